// What the bytes of a text are, for 64 of them at a time as bit sets, so that words, spaces and sentence ends are found
// by a few shifts instead of a look at each byte.
#pragma once

#include <cstddef>
#include <cstdint>

#include "support/bits.hpp"
#include "support/byte_range.hpp"
#include "support/utf8.hpp"

namespace dehusk {

inline constexpr std::size_t byte_set_size = 64;

/// Bit i of each tells of byte i. All but `beyond_ascii` hold ASCII only.
struct ByteSets {
    std::uint64_t letters = 0;    ///< and digits
    std::uint64_t joiners = 0;    ///< apostrophe and hyphen
    std::uint64_t terminals = 0;  ///< full stop, exclamation and question mark
    std::uint64_t spaces = 0;
    std::uint64_t visible = 0;  ///< all behind the space
    std::uint64_t deletes = 0;  ///< the last of them, which no reader sees
    std::uint64_t beyond_ascii = 0;

    friend bool operator==(const ByteSets&, const ByteSets&) = default;
};

/// Of at most 64 bytes at `from`; the bits of those that there are not are clear. One byte after the other.
constexpr ByteSets plain_byte_sets(const char* from, std::size_t bytes) {
    ByteSets sets;
    for (std::size_t i = 0; i < bytes; ++i) {
        const auto byte = static_cast<unsigned char>(from[i]);
        const std::uint64_t bit = std::uint64_t{1} << i;
        const unsigned lower = byte | 0x20U;
        if ((lower >= 'a' && lower <= 'z') || (byte >= '0' && byte <= '9')) sets.letters |= bit;
        if (byte == '\'' || byte == '-') sets.joiners |= bit;
        if (byte == '.' || byte == '!' || byte == '?') sets.terminals |= bit;
        if (byte == ' ') sets.spaces |= bit;
        if (byte > ' ' && byte < 0x80) sets.visible |= bit;
        if (byte == 0x7F) sets.deletes |= bit;
        if (byte >= 0x80) sets.beyond_ascii |= bit;
    }
    return sets;
}

#if defined(__SSE2__)

/// At most sixteen bytes, zeros behind them.
inline __m128i load_up_to_sixteen(const char* from, std::size_t bytes) {
    const std::uint64_t low = load_some_bytes(from, bytes);
    if (bytes <= 8) return _mm_set_epi64x(0, static_cast<long long>(low));
    const std::uint64_t high = load_eight_bytes(from + bytes - 8) >> (8 * (16 - bytes));
    return _mm_set_epi64x(static_cast<long long>(high), static_cast<long long>(low));
}

/// Puts what sixteen bytes are at bit `place` of `sets`.
inline void add_sixteen(__m128i bytes, unsigned place, ByteSets& sets) {
    const auto equal = [bytes](char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); };
    const auto either = [](__m128i a, __m128i b) { return _mm_or_si128(a, b); };
    const auto bits = [place](__m128i mask) {
        return static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(mask))) << place;
    };
    const __m128i lower = either(bytes, _mm_set1_epi8(0x20));
    sets.letters |= bits(either(bytes_within(lower, 'a', 'z'), bytes_within(bytes, '0', '9')));
    sets.joiners |= bits(either(equal('\''), equal('-')));
    sets.terminals |= bits(either(equal('.'), either(equal('!'), equal('?'))));
    sets.spaces |= bits(equal(' '));
    sets.visible |= bits(_mm_cmpgt_epi8(bytes, _mm_set1_epi8(' ')));
    sets.deletes |= bits(equal(0x7F));
    sets.beyond_ascii |= bits(bytes);
}

inline ByteSets byte_sets(const char* from, std::size_t bytes) {
    ByteSets sets;
    unsigned place = 0;
    for (; bytes - place >= 16; place += 16) {
        add_sixteen(_mm_loadu_si128(reinterpret_cast<const __m128i*>(from + place)), place, sets);
    }
    if (place == bytes) return sets;
    // The rest is not read past its end, where memory may belong to nobody. Bytes read twice give the same bits.
    if (bytes >= 16) {
        const auto last = static_cast<unsigned>(bytes - 16);
        add_sixteen(_mm_loadu_si128(reinterpret_cast<const __m128i*>(from + last)), last, sets);
        return sets;
    }
    add_sixteen(load_up_to_sixteen(from, bytes), 0, sets);
    return sets;
}

#else

inline ByteSets byte_sets(const char* from, std::size_t bytes) {
    return plain_byte_sets(from, bytes);
}

#endif

}  // namespace dehusk
