// Sets of lines of a block as the bits of a word, and what is done to all lines of a set at once.
//
// Each function has a portable twin that says what it does.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "measure/columns.hpp"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace dehusk {

/// Bit i stands for line i of the block.
using LineBits = std::uint64_t;
static_assert(sizeof(LineBits) * 8 == most_block_lines);

/// One value a line of a block, aligned as the functions below need it.
struct alignas(16) LineSums {
    std::array<std::int32_t, most_block_lines> values{};
};

namespace portable {

inline LineBits lines_above(Column column, std::int16_t threshold) {
    LineBits lines = 0;
    for (std::size_t i = 0; i < column.size(); ++i) lines |= LineBits{column[i] > threshold} << i;
    return lines;
}

inline void add_to_lines(std::int32_t value, LineBits lines, LineSums& sums) {
    for (std::size_t i = 0; i < most_block_lines; ++i) sums.values[i] += (lines >> i & 1U) != 0 ? value : 0;
}

inline LineBits lines_outside(std::int32_t below, std::int32_t above, const LineSums& sums) {
    LineBits lines = 0;
    for (std::size_t i = 0; i < most_block_lines; ++i) {
        const std::int32_t sum = sums.values[i];
        lines |= LineBits{sum < below || sum > above} << i;
    }
    return lines;
}

}  // namespace portable

#if defined(__SSE2__)

/// The lines whose number is above a threshold. `column` is aligned to 16 bytes.
inline LineBits lines_above(Column column, std::int16_t threshold) {
    const __m128i thresholds = _mm_set1_epi16(threshold);
    const auto* const numbers = reinterpret_cast<const __m128i*>(column.data());
    LineBits lines = 0;
    for (int i = 0; i < 4; ++i) {
        const __m128i low = _mm_cmpgt_epi16(_mm_load_si128(numbers + 2 * i), thresholds);
        const __m128i high = _mm_cmpgt_epi16(_mm_load_si128(numbers + 2 * i + 1), thresholds);
        const auto bits = static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_packs_epi16(low, high)));
        lines |= LineBits{bits} << (16 * i);
    }
    return lines;
}

namespace detail {

/// Four bits, each as a lane of all its own.
struct alignas(16) Lanes {
    std::array<std::int32_t, 4> lanes{};
};
inline constexpr std::array<Lanes, 16> lanes_of_bits = [] {
    std::array<Lanes, 16> table{};
    for (std::size_t bits = 0; bits < table.size(); ++bits) {
        for (std::size_t i = 0; i < 4; ++i) table[bits].lanes[i] = (bits >> i & 1U) != 0 ? -1 : 0;
    }
    return table;
}();

}  // namespace detail

/// Adds `value` to the sums of the lines in a set. No branch depends on the set, and no line is looked for.
inline void add_to_lines(std::int32_t value, LineBits lines, LineSums& sums) {
    const __m128i values = _mm_set1_epi32(value);
    auto* const out = reinterpret_cast<__m128i*>(sums.values.data());
    for (int i = 0; i < 16; ++i) {
        const auto* const lanes = reinterpret_cast<const __m128i*>(&detail::lanes_of_bits[lines >> (4 * i) & 15U]);
        _mm_store_si128(out + i, _mm_add_epi32(_mm_load_si128(out + i), _mm_and_si128(_mm_load_si128(lanes), values)));
    }
}

/// The lines whose sum is below the one bound or above the other.
inline LineBits lines_outside(std::int32_t below, std::int32_t above, const LineSums& sums) {
    const __m128i least = _mm_set1_epi32(below);
    const __m128i most = _mm_set1_epi32(above);
    const auto* const in = reinterpret_cast<const __m128i*>(sums.values.data());
    LineBits lines = 0;
    for (int i = 0; i < 16; ++i) {
        const __m128i four = _mm_load_si128(in + i);
        const __m128i is_outside = _mm_or_si128(_mm_cmplt_epi32(four, least), _mm_cmpgt_epi32(four, most));
        lines |= LineBits{static_cast<std::uint32_t>(_mm_movemask_ps(_mm_castsi128_ps(is_outside)))} << (4 * i);
    }
    return lines;
}

#else

using portable::add_to_lines;
using portable::lines_above;
using portable::lines_outside;

#endif

}  // namespace dehusk
