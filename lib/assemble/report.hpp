// What the caller is told about the decision: status, and every line with its reasons.
#pragma once

#include <vector>

#include <dehusk/extract.hpp>

#include "assemble/selection.hpp"

namespace dehusk {

/// By `limit` and `body`.
Status status_of(const Article& article);

std::vector<Line> report_lines(const Evidence& evidence, const std::vector<Decision>& decisions);

}  // namespace dehusk
