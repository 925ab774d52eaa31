// Kinds of characters, as they are counted in a line. Ranges, not ICU's properties: the numbers must not change with
// the version of ICU.
#pragma once

#include <array>
#include <cstdint>

#include "support/words.hpp"

namespace dehusk {

enum class CharacterKind : std::uint8_t { space, lower, upper, digit, comma, quote, separator, terminal, symbol };

constexpr CharacterKind kind_of_ascii(unsigned char c) {
    if (c >= 'a' && c <= 'z') return CharacterKind::lower;
    if (c >= 'A' && c <= 'Z') return CharacterKind::upper;
    if (c >= '0' && c <= '9') return CharacterKind::digit;
    switch (c) {
        case ' ':
        case '\n':
        case '\t':
            return CharacterKind::space;
        case ',':
        case ';':
            return CharacterKind::comma;
        case '"':
        case '\'':
            return CharacterKind::quote;
        case '|':
        case '/':
        case '>':
        case '<':
            return CharacterKind::separator;
        case '.':
        case '!':
        case '?':
            return CharacterKind::terminal;
        default:
            return CharacterKind::symbol;
    }
}

constexpr bool is_space(char c) {
    return kind_of_ascii(static_cast<unsigned char>(c)) == CharacterKind::space;
}

/// What is asked of a character from U+0080 on.
struct CharacterTraits {
    CharacterKind kind = CharacterKind::symbol;
    bool is_word = false;  ///< see is_word_character()
    bool is_currency = false;
    bool is_spaceless = false;  ///< of a script that parts no words
};

namespace kind_detail {

constexpr bool is_upper_beyond_ascii(char32_t c) {
    return (c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x100 && c <= 0x17F && (c & 1U) == 0) ||
           (c >= 0x391 && c <= 0x3A9) || (c >= 0x400 && c <= 0x42F);
}

constexpr CharacterKind kind_by_ranges(char32_t c) {
    switch (c) {
        case 0x3001:
        case 0xFF0C:
        case 0x060C:
        case 0xFF1B:
            return CharacterKind::comma;
        case 0x3002:
        case 0xFF01:
        case 0xFF1F:
        case 0x0964:
        case 0x06D4:
        case 0x061F:
        case 0x2026:
        case 0x17D4:
            return CharacterKind::terminal;
        case 0xAB:
        case 0xBB:
        case 0x300C:
        case 0x300D:
            return CharacterKind::quote;
        case 0xB7:
        case 0x2022:
        case 0xA6:
        case 0x203A:
        case 0x2039:
        case 0x2192:
            return CharacterKind::separator;
        default:
            break;
    }
    if (c >= 0x2018 && c <= 0x201F) return CharacterKind::quote;
    if (is_upper_beyond_ascii(c)) return CharacterKind::upper;
    const bool is_symbol = (c >= 0xA1 && c <= 0xBF && c != 0xAA && c != 0xBA) || (c >= 0x2000 && c <= 0x2BFF) ||
                           (c >= 0x3003 && c <= 0x303F) || (c >= 0xFE00 && c <= 0xFE0F) || c >= 0x1F000;
    return is_symbol ? CharacterKind::symbol : CharacterKind::lower;
}

constexpr bool is_spaceless(char32_t c) {
    return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF) ||
           (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

constexpr bool is_currency(char32_t c) {
    return (c >= 0xA2 && c <= 0xA5) || (c >= 0x20A0 && c <= 0x20BF);
}

constexpr CharacterTraits make_traits(char32_t c) {
    return {kind_by_ranges(c), is_word_character(c), is_currency(c), is_spaceless(c)};
}

// Of what UTF-8 writes in two bytes: Latin, Greek, Cyrillic, Hebrew, Arabic.
inline constexpr auto two_byte_traits = [] {
    std::array<CharacterTraits, 0x800> table{};
    for (char32_t c = 0x80; c < table.size(); ++c) table[c] = make_traits(c);
    return table;
}();

}  // namespace kind_detail

/// Of a code point from U+0080 on.
inline CharacterTraits traits_beyond_ascii(char32_t c) {
    using namespace kind_detail;
    return c < two_byte_traits.size() ? two_byte_traits[c] : make_traits(c);
}

}  // namespace dehusk
