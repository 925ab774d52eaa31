// Small arithmetic shared by the files that fill numbers.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "measure/numbers.hpp"

namespace dehusk {

/// `part` of `whole` in permille, rounded down; 0 of nothing.
inline std::int32_t permille(std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? 0 : static_cast<std::int32_t>(part * 1000 / whole);
}

/// Ten times `part` for each of `whole`, rounded down; 0 of nothing.
inline std::int64_t tenths(std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? 0 : static_cast<std::int64_t>(10 * part / whole);
}

/// The column `steps` behind `first` in the list.
constexpr Number offset_by(Number first, std::size_t steps) {
    return static_cast<Number>(static_cast<std::size_t>(first) + steps);
}

/// Columns from `first` to `number`, which stands behind it.
constexpr std::size_t steps_between(Number first, Number number) {
    return static_cast<std::size_t>(number) - static_cast<std::size_t>(first);
}

/// Lines since the nearest marked one before each, at most far_away, which also stands for none.
template <typename IsMarked>
void measure_since(std::uint32_t lines, IsMarked is_marked, std::vector<std::uint8_t>& since) {
    since.resize(lines);
    auto distance = static_cast<std::uint32_t>(far_away);
    for (std::uint32_t i = 0; i < lines; ++i) {
        since[i] = static_cast<std::uint8_t>(distance);
        distance = is_marked(i) ? 1 : std::min(distance + 1, static_cast<std::uint32_t>(far_away));
    }
}

/// Lines until the nearest marked one behind each, likewise.
template <typename IsMarked>
void measure_until(std::uint32_t lines, IsMarked is_marked, std::vector<std::uint8_t>& until) {
    until.resize(lines);
    auto distance = static_cast<std::uint32_t>(far_away);
    for (std::uint32_t i = lines; i-- > 0;) {
        until[i] = static_cast<std::uint8_t>(distance);
        distance = is_marked(i) ? 1 : std::min(distance + 1, static_cast<std::uint32_t>(far_away));
    }
}

}  // namespace dehusk
