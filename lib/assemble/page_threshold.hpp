// From which score on the lines of a page are kept.
#pragma once

#include <cstdint>
#include <vector>

#include "measure/line_facts.hpp"

namespace dehusk {

/// Permille, from 0 to 500, that promises the best word F1 of what is kept, lowered where cleaning promises little.
/// `scores` are probabilities in permille, one for each of `facts`. Linear.
std::int32_t text_threshold(const std::vector<std::int32_t>& scores, const std::vector<LineFacts>& facts);

/// The same for a web page, whose model's threshold is `threshold`.
std::int32_t web_threshold(const std::vector<std::int32_t>& scores, const std::vector<LineFacts>& facts,
                           std::int32_t threshold);

}  // namespace dehusk
