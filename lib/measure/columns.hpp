// Numbers column by column: one number of up to 64 lines at a time.
//
// The classifier asks for a number where a tree asks for it, and then for all lines of a block: so filling a number is
// a loop over lines, and a number that the trees do not come to is never filled. Values are saturated to 16 bits, which
// no threshold of a model reaches, so that one SSE2 comparison takes eight lines.
#pragma once

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <type_traits>

#include "measure/arithmetic.hpp"

namespace dehusk {

inline constexpr std::size_t most_block_lines = 64;

/// One number of the lines of a block, in their order; places behind the last line mean nothing.
using Column = std::span<std::int16_t, most_block_lines>;

/// How many levels above a line's element its surroundings are summed up, in the order of the numbers that tell.
inline constexpr std::array measured_levels_up = {1, 2, 3, 5};

/// Lines whose numbers are filled together, and where they stand.
class LineSet {
  public:
    /// Indices into the page's lines or elements, one a line of the set.
    using Indices = std::span<const std::uint32_t>;

    void clear() { count_ = 0; }
    /// Not on a full set; `ancestors` are those of `element` at measured_levels_up.
    void add(std::uint32_t line, std::uint32_t element,
             const std::array<std::uint32_t, measured_levels_up.size()>& ancestors) {
        lines_[count_] = line;
        elements_[count_] = element;
        for (std::size_t level = 0; level < ancestors.size(); ++level) ancestors_[level][count_] = ancestors[level];
        ++count_;
    }

    std::size_t size() const { return count_; }
    Indices lines() const { return {lines_.data(), count_}; }
    Indices elements() const { return {elements_.data(), count_}; }
    Indices ancestors(std::size_t level) const { return {ancestors_[level].data(), count_}; }

  private:
    using PerLine = std::array<std::uint32_t, most_block_lines>;

    std::size_t count_ = 0;
    PerLine lines_;
    PerLine elements_;
    std::array<PerLine, measured_levels_up.size()> ancestors_;
};

template <typename Value>
constexpr std::int16_t saturated(Value value) {
    using Range = std::numeric_limits<std::int16_t>;
    if constexpr (std::is_enum_v<Value> || sizeof(Value) == 1) {
        return static_cast<std::int16_t>(value);
    } else if constexpr (std::unsigned_integral<Value>) {
        return static_cast<std::int16_t>(std::min<Value>(value, Range::max()));
    } else {
        return static_cast<std::int16_t>(std::clamp<Value>(value, Range::min(), Range::max()));
    }
}

/// `value_of` gets each index.
template <typename ValueOf>
void fill(Column column, LineSet::Indices indices, ValueOf value_of) {
    for (std::size_t i = 0; i < indices.size(); ++i) column[i] = saturated(value_of(indices[i]));
}

/// The share that `part_of` each index is of `whole_of` it, in permille, rounded down; 0 of nothing.
template <typename PartOf, typename WholeOf>
void fill_shares(Column column, LineSet::Indices indices, PartOf part_of, WholeOf whole_of) {
    for (std::size_t i = 0; i < indices.size(); ++i) {
        column[i] = saturated(permille(part_of(indices[i]), whole_of(indices[i])));
    }
}

}  // namespace dehusk
