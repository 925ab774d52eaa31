// Readers' comments, which are residue under an article, as a field of their own.
#pragma once

#include <string>
#include <vector>

#include "assemble/selection.hpp"

namespace dehusk {

/// The comments among the dropped lines, in order, without their authors, dates and buttons where these can be told.
/// One text for each comment that markup keeps together, its paragraphs parted by a blank line; else one for each line.
/// In at most `max_bytes`; `is_cut` tells whether something did not fit. Linear, but for sorting elements.
std::vector<std::string> read_comments(const Evidence& evidence, const std::vector<Decision>& decisions,
                                       std::size_t max_bytes, bool& is_cut);

}  // namespace dehusk
