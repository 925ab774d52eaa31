// Sixteen bytes of ASCII at once: which are letters or digits, and what a skeleton makes of them.
#pragma once

#include <cstddef>
#include <cstdint>

#include "residue/characters.hpp"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace dehusk {

constexpr std::size_t bytes_per_mask = 16;

/// A bit for each byte, the first one lowest.
struct AsciiMasks {
    std::uint32_t words = 0;   ///< letters and digits
    std::uint32_t spaces = 0;  ///< plain ones

    bool operator==(const AsciiMasks&) const = default;
};

/// Writes `bytes_per_mask` bytes from `from` to `to`, each digit as 0 and all that is neither letter nor digit as a
/// space. False, with nothing said of `to` and `masks`, if not all are ASCII.
inline bool level_ascii_plainly(const char* from, char* to, AsciiMasks& masks) {
    masks = {};
    for (std::size_t index = 0; index < bytes_per_mask; ++index) {
        const auto byte = static_cast<unsigned char>(from[index]);
        if (byte >= character_detail::ascii_table.size()) return false;
        const Character character = character_detail::ascii_table[byte];
        const bool is_word = character.kind == CharacterClass::word;
        masks.words |= std::uint32_t{is_word} << index;
        masks.spaces |= std::uint32_t{byte == ' '} << index;
        to[index] = character.is_digit ? '0' : is_word ? from[index] : ' ';
    }
    return true;
}

#if defined(__SSE2__)

/// The same in a few instructions.
inline bool level_ascii(const char* from, char* to, AsciiMasks& masks) {
    const auto mask_of = [](__m128i bytes) { return static_cast<std::uint32_t>(_mm_movemask_epi8(bytes)); };
    const auto bytes_within = [](__m128i bytes, char first, char last) {
        // Moved so that the range begins at the lowest signed byte, one signed comparison tells what lies in it.
        const __m128i moved = _mm_sub_epi8(bytes, _mm_set1_epi8(static_cast<char>(first + 128)));
        return _mm_cmplt_epi8(moved, _mm_set1_epi8(static_cast<char>(last - first + 1 - 128)));
    };
    const __m128i loaded = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
    if (mask_of(loaded) != 0) return false;
    const __m128i letters = bytes_within(_mm_or_si128(loaded, _mm_set1_epi8('a' - 'A')), 'a', 'z');
    const __m128i digits = bytes_within(loaded, '0', '9');
    const __m128i words = _mm_or_si128(letters, digits);
    const __m128i levelled = _mm_or_si128(_mm_and_si128(letters, loaded), _mm_and_si128(digits, _mm_set1_epi8('0')));
    const __m128i spaces = _mm_andnot_si128(words, _mm_set1_epi8(' '));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(to), _mm_or_si128(levelled, spaces));
    masks = {mask_of(words), mask_of(_mm_cmpeq_epi8(loaded, _mm_set1_epi8(' ')))};
    return true;
}

#else

inline bool level_ascii(const char* from, char* to, AsciiMasks& masks) {
    return level_ascii_plainly(from, to, masks);
}

#endif

}  // namespace dehusk
