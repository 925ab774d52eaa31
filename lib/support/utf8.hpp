// UTF-8, read and written one code point at a time, and ASCII skipped in vectors or words.
//
// Ill-formed bytes read as one U+FFFD for each maximal subpart (Unicode 15, 3.9, "U+FFFD Substitution of Maximal
// Subparts"), which is what the Encoding standard's UTF-8 decoder gives (section 8.1.1). ICU's U8_NEXT macros leave
// that choice to the caller and take 32-bit offsets; a vectorised validator would earn little here, as only the
// non-ASCII stretches of a page get past skip_ascii().
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace dehusk {

inline constexpr char32_t replacement_character = 0xFFFD;

/// Whether `byte` can only stand behind the first one of a character.
constexpr bool is_trail_byte(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// `byte` in each of the eight bytes of a word.
constexpr std::uint64_t in_every_byte(unsigned char byte) {
    return 0x0101010101010101U * byte;
}

inline std::uint64_t load_eight_bytes(const char* from) {
    std::uint64_t word;
    std::memcpy(&word, from, sizeof word);
    return word;
}

/// The first `bytes` of at most eight, zeros behind them, as load_eight_bytes() would give them. Put together in
/// registers: what was written to memory in parts is slow to be read back in one.
inline std::uint64_t load_some_bytes(const char* from, std::size_t bytes) {
    if (bytes >= 8) return load_eight_bytes(from);
    std::uint64_t word = 0;
    if constexpr (std::endian::native != std::endian::little) {
        std::memcpy(&word, from, bytes);
    } else if (bytes >= 4) {
        std::uint32_t first;
        std::uint32_t last;
        std::memcpy(&first, from, sizeof first);
        std::memcpy(&last, from + bytes - 4, sizeof last);
        word = first | std::uint64_t{last} << (8 * (bytes - 4));
    } else {
        for (std::size_t i = 0; i < bytes; ++i) {
            word |= std::uint64_t{static_cast<unsigned char>(from[i])} << (8 * i);
        }
    }
    return word;
}

/// Offset of the first byte at or behind `from` that is not ASCII, or text.size().
inline std::size_t skip_ascii(std::string_view text, std::size_t from) {
#if defined(__SSE2__)
    const auto load = [&text](std::size_t at) {
        return _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
    };
    while (text.size() - from >= 64) {
        const __m128i all =
            _mm_or_si128(_mm_or_si128(load(from), load(from + 16)), _mm_or_si128(load(from + 32), load(from + 48)));
        if (_mm_movemask_epi8(all) != 0) break;
        from += 64;
    }
    for (; text.size() - from >= 16; from += 16) {
        const int high_bits = _mm_movemask_epi8(load(from));
        if (high_bits != 0) return from + static_cast<std::size_t>(std::countr_zero(static_cast<unsigned>(high_bits)));
    }
#else
    constexpr std::uint64_t high_bits = in_every_byte(0x80);
    while (text.size() - from >= 16 &&
           ((load_eight_bytes(text.data() + from) | load_eight_bytes(text.data() + from + 8)) & high_bits) == 0) {
        from += 16;
    }
#endif
    while (from < text.size() && static_cast<unsigned char>(text[from]) < 0x80) ++from;
    return from;
}

/// One code point as read: U+FFFD with `valid` false for a maximal subpart of an ill-formed sequence.
struct Utf8Step {
    char32_t code_point;
    std::uint8_t bytes;
    bool valid;
};

namespace utf8_detail {

/// How a lead byte goes on: trail bytes to come (0 for bytes that lead nothing) and the range of the first of them.
struct Lead {
    std::uint8_t trail_bytes;
    std::uint8_t second_min;
    std::uint8_t second_max;
};

constexpr Lead lead_of(unsigned char byte) {
    if (byte < 0xC2) return {0, 0, 0};
    if (byte < 0xE0) return {1, 0x80, 0xBF};
    if (byte == 0xE0) return {2, 0xA0, 0xBF};
    if (byte == 0xED) return {2, 0x80, 0x9F};
    if (byte < 0xF0) return {2, 0x80, 0xBF};
    if (byte == 0xF0) return {3, 0x90, 0xBF};
    if (byte < 0xF4) return {3, 0x80, 0xBF};
    if (byte == 0xF4) return {3, 0x80, 0x8F};
    return {0, 0, 0};
}

/// Any sequence, step by step.
inline Utf8Step read_any(std::string_view text, std::size_t at) {
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0x80) return {first, 1, true};
    const Lead lead = lead_of(first);
    if (lead.trail_bytes == 0) return {replacement_character, 1, false};
    char32_t code_point = first & (0x3FU >> lead.trail_bytes);
    std::uint8_t low = lead.second_min;
    std::uint8_t high = lead.second_max;
    for (std::uint8_t i = 1; i <= lead.trail_bytes; ++i) {
        const unsigned char byte = at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0;
        if (byte < low || byte > high) return {replacement_character, i, false};
        code_point = code_point << 6 | (byte & 0x3FU);
        low = 0x80;
        high = 0xBF;
    }
    return {code_point, static_cast<std::uint8_t>(lead.trail_bytes + 1), true};
}

}  // namespace utf8_detail

/// The code point at `at`, which must be less than text.size(). Two and three bytes, nearly all there is beyond ASCII,
/// have a short way.
inline Utf8Step read_utf8(std::string_view text, std::size_t at) {
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0x80) return {first, 1, true};
    if (text.size() - at >= 3) {
        const unsigned second = static_cast<unsigned char>(text[at + 1]) ^ 0x80U;
        const unsigned third = static_cast<unsigned char>(text[at + 2]) ^ 0x80U;
        if (first >= 0xC2 && first < 0xE0 && second < 0x40) return {(first & 0x1FU) << 6 | second, 2, true};
        // 0xE0 and 0xED narrow the range of the second byte.
        if (first > 0xE0 && first < 0xF0 && first != 0xED && (second | third) < 0x40) {
            return {(first & 0xFU) << 12 | second << 6 | third, 3, true};
        }
    }
    return utf8_detail::read_any(text, at);
}

/// Bytes that `code_point` takes.
constexpr unsigned utf8_bytes(char32_t code_point) {
    if (code_point < 0x80) return 1;
    if (code_point < 0x800) return 2;
    return code_point < 0x10000 ? 3 : 4;
}

/// Writes a Unicode scalar value (at most 4 bytes) and returns the place behind it.
inline char* write_utf8(char* to, char32_t code_point) {
    if (code_point < 0x80) {
        *to++ = static_cast<char>(code_point);
        return to;
    }
    const unsigned bytes = utf8_bytes(code_point);
    for (unsigned i = bytes - 1; i > 0; --i) {
        to[i] = static_cast<char>(0x80U | (code_point & 0x3FU));
        code_point >>= 6;
    }
    to[0] = static_cast<char>((0xF00U >> bytes & 0xFFU) | code_point);
    return to + bytes;
}

/// What a stretch of bytes looks like when read as UTF-8.
struct Utf8Survey {
    /// Well-formed sequences of two bytes or more.
    std::size_t multibyte = 0;
    /// Maximal subparts of ill-formed sequences.
    std::size_t ill_formed = 0;
    /// The last of `ill_formed` only lacks bytes that the end of the text cut off.
    bool cut_at_end = false;
};

inline Utf8Survey survey_utf8(std::string_view text) {
    Utf8Survey survey;
    for (std::size_t at = skip_ascii(text, 0); at < text.size();) {
        const Utf8Step step = read_utf8(text, at);
        if (!step.valid) {
            ++survey.ill_formed;
            const auto lead = utf8_detail::lead_of(static_cast<unsigned char>(text[at]));
            survey.cut_at_end = lead.trail_bytes > 0 && at + step.bytes == text.size();
        } else {
            ++survey.multibyte;
        }
        at += step.bytes;
        if (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) at = skip_ascii(text, at);
    }
    return survey;
}

inline bool is_valid_utf8(std::string_view text) {
    for (std::size_t at = skip_ascii(text, 0); at < text.size();) {
        const Utf8Step step = read_utf8(text, at);
        if (!step.valid) return false;
        at += step.bytes;
        if (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) at = skip_ascii(text, at);
    }
    return true;
}

}  // namespace dehusk
