// Sixteen bytes at once: the ASCII letters and digits among them, in lower case, and what a skeleton makes of them.
#pragma once

#include <cstddef>
#include <cstdint>

#include "residue/characters.hpp"
#include "support/byte_range.hpp"

namespace dehusk {

constexpr std::size_t bytes_per_mask = 16;

/// A bit for each byte, the first one lowest.
struct AsciiMasks {
    std::uint32_t words = 0;   ///< letters and digits
    std::uint32_t spaces = 0;  ///< plain ones
    std::uint32_t beyond_ascii = 0;

    bool operator==(const AsciiMasks&) const = default;
};

/// Writes `bytes_per_mask` bytes from `from` to `folded` in lower case, and to `levelled` with each digit as 0 and all
/// that is neither letter nor digit as a space.
inline AsciiMasks level_plainly(const char* from, char* folded, char* levelled) {
    AsciiMasks masks;
    for (std::size_t index = 0; index < bytes_per_mask; ++index) {
        const auto byte = static_cast<unsigned char>(from[index]);
        const bool is_ascii = byte < character_detail::ascii_table.size();
        const Character character = is_ascii ? character_detail::ascii_table[byte] : Character{};
        const bool is_word = character.kind == CharacterClass::word;
        masks.words |= std::uint32_t{is_word} << index;
        masks.spaces |= std::uint32_t{byte == ' '} << index;
        masks.beyond_ascii |= std::uint32_t{!is_ascii} << index;
        folded[index] = static_cast<char>(is_word ? byte | 0x20U : byte);
        levelled[index] = character.is_digit ? '0' : is_word ? folded[index] : ' ';
    }
    return masks;
}

#if defined(__SSE2__)

/// The same in a few instructions.
inline AsciiMasks level(const char* from, char* folded, char* levelled) {
    const auto mask_of = [](__m128i bytes) { return static_cast<std::uint32_t>(_mm_movemask_epi8(bytes)); };
    const __m128i case_bit = _mm_set1_epi8('a' - 'A');
    const __m128i loaded = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
    const __m128i letters = bytes_within(_mm_or_si128(loaded, case_bit), 'a', 'z');
    const __m128i digits = bytes_within(loaded, '0', '9');
    const __m128i words = _mm_or_si128(letters, digits);
    const __m128i lower_case = _mm_or_si128(loaded, _mm_and_si128(letters, case_bit));
    const __m128i levelled_words =
        _mm_or_si128(_mm_and_si128(letters, lower_case), _mm_and_si128(digits, _mm_set1_epi8('0')));
    const __m128i spaces = _mm_andnot_si128(words, _mm_set1_epi8(' '));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(folded), lower_case);
    _mm_storeu_si128(reinterpret_cast<__m128i*>(levelled), _mm_or_si128(levelled_words, spaces));
    return {mask_of(words), mask_of(_mm_cmpeq_epi8(loaded, _mm_set1_epi8(' '))), mask_of(loaded)};
}

#else

inline AsciiMasks level(const char* from, char* folded, char* levelled) {
    return level_plainly(from, folded, levelled);
}

#endif

}  // namespace dehusk
