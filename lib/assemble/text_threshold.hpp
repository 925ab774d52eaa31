// From which score on the lines of a text dump are kept.
#pragma once

#include <cstdint>
#include <span>

#include "measure/line_facts.hpp"

namespace dehusk {

/// Permille, from 0 to 500, that promises the best word F1 of what is kept, lowered where cleaning promises little.
/// `scores` are probabilities in permille, one for each of `facts`. Linear.
std::int32_t text_threshold(std::span<const std::int32_t> scores, std::span<const LineFacts> facts);

}  // namespace dehusk
