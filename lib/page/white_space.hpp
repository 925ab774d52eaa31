// White space of HTML, stepped over, trimmed and collapsed.
//
// Two in three of a page's runs of text are nothing but the line ends and indents between its tags. They are looked at
// sixteen bytes at a time where the machine can; searching a set of characters costs a call for each byte.
#pragma once

#include <cstddef>
#include <string_view>

#if defined(__SSE2__)
#include <bit>
#include <emmintrin.h>
#endif

#include "page/html_names.hpp"

namespace dehusk {

#if defined(__SSE2__)
/// White space among sixteen bytes, a bit for each.
struct WhiteSpaceOfSixteen {
    explicit WhiteSpaceOfSixteen(const char* from) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
        const auto equal = [bytes](char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); };
        const auto bits = [](__m128i mask) { return static_cast<unsigned>(_mm_movemask_epi8(mask)); };
        spaces = bits(equal(' '));
        others = bits(_mm_or_si128(_mm_or_si128(equal('\n'), equal('\r')), _mm_or_si128(equal('\t'), equal('\f'))));
    }

    /// White space but for single spaces; bit 16 of `next` tells whether white space follows.
    unsigned stretch_ends(unsigned next) const { return others | (spaces & (spaces | others | next) >> 1); }

    unsigned spaces;
    unsigned others;  ///< tab, LF, FF, CR
};
#endif

/// Offset of the first byte at or behind `from` that is no white space, or text.size().
inline std::size_t skip_white_space(std::string_view text, std::size_t from = 0) {
#if defined(__SSE2__)
    for (; text.size() - from >= 16; from += 16) {
        const WhiteSpaceOfSixteen found(text.data() + from);
        const unsigned visible = ~(found.spaces | found.others) & 0xFFFFU;
        if (visible != 0) return from + static_cast<std::size_t>(std::countr_zero(visible));
    }
#endif
    while (from < text.size() && is_html_space(text[from])) ++from;
    return from;
}

/// Offset of the first white space at or behind `from`, or text.size().
inline std::size_t find_white_space(std::string_view text, std::size_t from) {
#if defined(__SSE2__)
    for (; text.size() - from >= 16; from += 16) {
        const WhiteSpaceOfSixteen found(text.data() + from);
        const unsigned blank = found.spaces | found.others;
        if (blank != 0) return from + static_cast<std::size_t>(std::countr_zero(blank));
    }
#endif
    while (from < text.size() && !is_html_space(text[from])) ++from;
    return from;
}

/// Is there nothing but white space?
inline bool is_white_space(std::string_view text) {
    return skip_white_space(text) == text.size();
}

/// Where the stretch of `text` ends that begins at `from`, no white space, and reads the same when white space is
/// collapsed: before the first white space that is not a single space between two other characters.
inline std::size_t collapsed_stretch_end(std::string_view text, std::size_t from) {
#if defined(__SSE2__)
    // The byte behind the sixteen tells whether a space that ends them is alone; the text's end counts as white space.
    for (; text.size() - from > 16; from += 16) {
        const unsigned next = is_html_space(text[from + 16]) ? 1U << 16 : 0U;
        const unsigned ends = WhiteSpaceOfSixteen(text.data() + from).stretch_ends(next);
        if (ends != 0) return from + static_cast<std::size_t>(std::countr_zero(ends));
    }
    if (text.size() >= 16) {
        const std::size_t last = text.size() - 16;
        const unsigned ends = WhiteSpaceOfSixteen(text.data() + last).stretch_ends(1U << 16) >> (from - last);
        return ends != 0 ? from + static_cast<std::size_t>(std::countr_zero(ends)) : text.size();
    }
#endif
    for (; from < text.size(); ++from) {
        if (!is_html_space(text[from])) continue;
        if (text[from] != ' ' || from + 1 == text.size() || is_html_space(text[from + 1])) break;
    }
    return from;
}

/// `text` without white space at its ends.
inline std::string_view trimmed(std::string_view text) {
    std::size_t begin = 0;
    std::size_t end = text.size();
    while (begin < end && is_html_space(text[begin])) ++begin;
    while (end > begin && is_html_space(text[end - 1])) --end;
    return text.substr(begin, end - begin);
}

}  // namespace dehusk
