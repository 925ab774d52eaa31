// Single characters of UTF-8, and the classes of them that line breaks turn on.
//
// ASCII is settled without a table; only other letters ask ICU for their case.
#pragma once

#include <cstdint>
#include <string_view>

namespace dehusk {

struct CodePoint {
    char32_t value = 0;
    std::uint32_t bytes = 0;
};

namespace code_point_detail {

CodePoint beyond_ascii_at(std::string_view text, std::size_t offset);
CodePoint beyond_ascii_before(std::string_view text, std::size_t offset);
bool is_blank_beyond_ascii(char32_t character);
bool is_wide_beyond_latin(char32_t character);

}  // namespace code_point_detail

/// The character that begins at `offset` < text.size(). A byte that begins none is a character of its own, U+FFFD.
inline CodePoint code_point_at(std::string_view text, std::size_t offset) {
    const auto lead = static_cast<unsigned char>(text[offset]);
    return lead < 0x80 ? CodePoint{lead, 1} : code_point_detail::beyond_ascii_at(text, offset);
}

/// The character that ends at `offset` > 0.
inline CodePoint code_point_before(std::string_view text, std::size_t offset) {
    const auto last = static_cast<unsigned char>(text[offset - 1]);
    return last < 0x80 ? CodePoint{last, 1} : code_point_detail::beyond_ascii_before(text, offset);
}

/// White space, controls and characters that show nothing (zero-width spaces and joiners, BOM).
inline bool is_blank(char32_t character) {
    return character < 0x7F ? character <= 0x20 : code_point_detail::is_blank_beyond_ascii(character);
}

bool is_lower_letter(char32_t character);
bool is_upper_letter(char32_t character);
/// A letter, whatever its script.
bool is_letter(char32_t character);

/// Takes two columns on a terminal (East Asian wide and full-width), emoji left out as wrappers count them as one.
inline bool is_wide(char32_t character) {
    return character >= 0x1100 && code_point_detail::is_wide_beyond_latin(character);
}

/// Of a script that puts no spaces between words (Han, kana, Thai, Lao, Burmese, Khmer), or punctuation that goes with
/// it.
bool is_unspaced(char32_t character);

/// Ends a sentence in some script.
bool is_terminal(char32_t character);

/// Quotes, brackets and Markdown marks that may stand around a sentence.
bool is_opening(char32_t character);
bool is_closing(char32_t character);

}  // namespace dehusk
