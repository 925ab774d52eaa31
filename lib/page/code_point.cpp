#include "page/code_point.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <unicode/uchar.h>

#include "support/utf8.hpp"

namespace dehusk {
namespace {

struct Range {
    char32_t first;
    char32_t last;
};

template <std::size_t count>
bool in_ranges(const std::array<Range, count>& ranges, char32_t character) {
    const auto* range = std::upper_bound(ranges.begin(), ranges.end(), character,
                                         [](char32_t value, const Range& entry) { return value < entry.first; });
    return range != ranges.begin() && character <= std::prev(range)->last;
}

// UAX #11, the ranges whose characters are nearly all W or F.
constexpr std::array wide_ranges{Range{0x1100, 0x115F},  Range{0x2E80, 0x303E}, Range{0x3041, 0xA4CF},
                                 Range{0xA960, 0xA97F},  Range{0xAC00, 0xD7A3}, Range{0xF900, 0xFAFF},
                                 Range{0xFE30, 0xFE6F},  Range{0xFF01, 0xFF60}, Range{0xFFE0, 0xFFE6},
                                 Range{0x20000, 0x3FFFD}};

constexpr std::array unspaced_ranges{
    Range{0x0E00, 0x0EFF}, Range{0x1000, 0x109F}, Range{0x1780, 0x17FF}, Range{0x2E80, 0x3029},  Range{0x3030, 0x312F},
    Range{0x3190, 0x4DBF}, Range{0x4E00, 0xA4CF}, Range{0xF900, 0xFAFF}, Range{0xFE30, 0xFE4F},  Range{0xFF01, 0xFF0F},
    Range{0xFF1A, 0xFF1F}, Range{0xFF3B, 0xFF3D}, Range{0xFF5B, 0xFF9F}, Range{0x20000, 0x3FFFD}};

// Zs, and what shows nothing: U+200B to U+200F, U+2060, U+FEFF. The C1 controls come from mistaken encodings.
constexpr std::array blank_ranges{Range{0x0000, 0x0020}, Range{0x007F, 0x00A0}, Range{0x1680, 0x1680},
                                  Range{0x2000, 0x200F}, Range{0x2028, 0x2029}, Range{0x202F, 0x202F},
                                  Range{0x205F, 0x2060}, Range{0x3000, 0x3000}, Range{0xFEFF, 0xFEFF}};

constexpr std::u32string_view terminals =
    U".!?\u2026\u3002\uFF01\uFF1F\uFF0E\uFF61\u061F\u06D4\u0964\u0965\u104B\u1362\u203D";
constexpr std::u32string_view openings =
    U"\"'([{*_~`\u201C\u2018\u201E\u201A\u00AB\u2039\u00BF\u00A1\u300C\u300E\u3010\u300A\uFF08";
constexpr std::u32string_view closings = U"\"')]}*_~`\u201D\u2019\u201C\u00BB\u203A\u300D\u300F\u3011\u300B\uFF09";

std::uint32_t sequence_bytes(unsigned char lead) {
    if (lead < 0x80) return 1;
    if (lead >= 0xF0 && lead < 0xF8) return 4;
    if (lead >= 0xE0) return lead < 0xF0 ? 3 : 1;
    return lead >= 0xC2 ? 2 : 1;
}

}  // namespace

CodePoint code_point_detail::beyond_ascii_at(std::string_view text, std::size_t offset) {
    const auto lead = static_cast<unsigned char>(text[offset]);
    const std::uint32_t bytes = sequence_bytes(lead);
    if (bytes == 1 || offset + bytes > text.size()) return {0xFFFD, 1};
    char32_t value = lead & (0xFFU >> (bytes + 1));
    for (std::uint32_t i = 1; i < bytes; ++i) {
        const auto byte = static_cast<unsigned char>(text[offset + i]);
        if (!is_trail_byte(static_cast<char>(byte))) return {0xFFFD, 1};
        value = value << 6 | (byte & 0x3FU);
    }
    return {value, bytes};
}

CodePoint code_point_detail::beyond_ascii_before(std::string_view text, std::size_t offset) {
    std::size_t begin = offset - 1;
    const std::size_t lowest = offset >= 4 ? offset - 4 : 0;
    while (begin > lowest && is_trail_byte(text[begin])) --begin;
    const CodePoint found = code_point_at(text, begin);
    return begin + found.bytes == offset ? found : CodePoint{0xFFFD, 1};
}

bool code_point_detail::is_blank_beyond_ascii(char32_t character) {
    // Most letters and quotes of most text fall into these gaps.
    if (character > 0xA0 && character < 0x1680) return false;
    if (character > 0x200F && character < 0x2028) return false;
    return in_ranges(blank_ranges, character);
}

bool is_lower_letter(char32_t character) {
    if (character < 0x80) return character >= 'a' && character <= 'z';
    return u_islower(static_cast<UChar32>(character)) != 0;
}

bool is_upper_letter(char32_t character) {
    if (character < 0x80) return character >= 'A' && character <= 'Z';
    return u_isupper(static_cast<UChar32>(character)) != 0 || u_istitle(static_cast<UChar32>(character)) != 0;
}

bool is_letter(char32_t character) {
    if (character < 0x80) return is_lower_letter(character) || is_upper_letter(character);
    return u_isalpha(static_cast<UChar32>(character)) != 0;
}

bool code_point_detail::is_wide_beyond_latin(char32_t character) {
    if (character > 0x115F && character < 0x2E80) return false;
    return in_ranges(wide_ranges, character);
}

bool is_unspaced(char32_t character) {
    return character >= 0x0E00 && in_ranges(unspaced_ranges, character);
}

bool is_terminal(char32_t character) {
    return terminals.find(character) != std::u32string_view::npos;
}

bool is_opening(char32_t character) {
    return openings.find(character) != std::u32string_view::npos;
}

bool is_closing(char32_t character) {
    return closings.find(character) != std::u32string_view::npos;
}

}  // namespace dehusk
