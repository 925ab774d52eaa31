// What the caller is told about the decision: status, confidence, and every line with its reasons.
#pragma once

#include <vector>

#include <dehusk/extract.hpp>

#include "assemble/selection.hpp"

namespace dehusk {

/// From 0 to 1: how far the scores of the body's lines lie on the side of keeping, weighted by words; 0 without a body.
double confidence_of(const Evidence& evidence, const std::vector<Decision>& decisions);

/// By `limit` and `body`.
Status status_of(const Article& article);

std::vector<Line> report_lines(const Evidence& evidence, const std::vector<Decision>& decisions);

}  // namespace dehusk
