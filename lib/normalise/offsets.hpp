// Where places of a line's raw text stand in its normal form.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "normalise/normalise.hpp"
#include "support/arena.hpp"

namespace dehusk {

/// Moves `offsets`, ascending and within `raw`, to where what stood before them ends in `normal`, which is `raw` in
/// normal form with single spaces. False where that cannot be told, as a character was composed from both sides of a
/// place; `offsets` then mean nothing. Linear.
bool move_to_normal(std::string_view raw, std::string_view normal, std::vector<std::uint32_t>& offsets, Arena& arena);

}  // namespace dehusk
