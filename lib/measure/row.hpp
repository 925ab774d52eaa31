// Small arithmetic shared by the files that fill rows.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "measure/measure.hpp"

namespace dehusk {

inline void set(NumberRow& row, Number column, std::int64_t value) {
    constexpr std::int64_t most = 1'000'000'000;
    row[static_cast<std::size_t>(column)] = static_cast<std::int32_t>(std::clamp<std::int64_t>(value, -most, most));
}

/// `part` of `whole` in permille, rounded down; 0 of nothing.
inline std::int32_t permille(std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? 0 : static_cast<std::int32_t>(part * 1000 / whole);
}

/// The column `steps` behind `first` in the list.
constexpr Number offset_by(Number first, std::size_t steps) {
    return static_cast<Number>(static_cast<std::size_t>(first) + steps);
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
