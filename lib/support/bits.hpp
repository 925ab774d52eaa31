// Bits of a word of 64. Counting them is what std::popcount is too slow for: without the instruction, which is younger
// than plain x86-64, it is a call.
#pragma once

#include <cstddef>
#include <cstdint>

namespace dehusk {

/// How many bits are set.
constexpr std::uint32_t count_bits(std::uint64_t bits) {
    bits -= bits >> 1 & 0x5555555555555555U;
    bits = (bits & 0x3333333333333333U) + (bits >> 2 & 0x3333333333333333U);
    bits = (bits + (bits >> 4)) & 0x0F0F0F0F0F0F0F0FU;
    return static_cast<std::uint32_t>(bits * 0x0101010101010101U >> 56);
}

/// The first `count`, at most 64, lowest first.
constexpr std::uint64_t first_bits(std::size_t count) {
    return count == 0 ? 0 : ~std::uint64_t{0} >> (64 - count);
}

}  // namespace dehusk
