// Characters as the rules see them: where words of scripts with spaces begin and end, and what only stands around them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dehusk {

enum class CharacterClass : std::uint8_t {
    other,     ///< space, punctuation, symbol, emoji, icon of a private font
    word,      ///< letter, digit or mark of a script that parts words by spaces
    unspaced,  ///< letter or mark of a script that does not: Han, kana, Thai, Lao, Khmer, Burmese
};

struct Character {
    CharacterClass kind = CharacterClass::other;
    bool is_digit = false;
    std::uint8_t bytes = 0;  ///< 0 at the end of the text
};

namespace character_detail {

constexpr std::array<Character, 128> make_ascii_table() {
    std::array<Character, 128> table{};
    for (std::size_t byte = 0; byte < table.size(); ++byte) {
        const char letter = static_cast<char>(byte);
        const bool digit = letter >= '0' && letter <= '9';
        const bool alphabetic = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
        table[byte] = {digit || alphabetic ? CharacterClass::word : CharacterClass::other, digit, 1};
    }
    return table;
}

inline constexpr std::array<Character, 128> ascii_table = make_ascii_table();

/// How character_classes.inc keeps a class: two bits a code point.
inline constexpr unsigned other_bits = 0;
inline constexpr unsigned word_bits = 1;
inline constexpr unsigned digit_bits = 2;
inline constexpr unsigned unspaced_bits = 3;
inline constexpr std::size_t code_points_per_block = 64;

/// `position` is less than text.size(), and its byte is not ASCII.
Character multibyte_character_at(std::string_view text, std::size_t position);

/// The byte before `position` is not ASCII.
Character multibyte_character_before(std::string_view text, std::size_t position);

}  // namespace character_detail

/// The character that begins at byte `position`. A byte that begins none counts as one of class other.
inline Character character_at(std::string_view text, std::size_t position) {
    if (position >= text.size()) return {};
    const auto lead = static_cast<unsigned char>(text[position]);
    if (lead < character_detail::ascii_table.size()) return character_detail::ascii_table[lead];
    return character_detail::multibyte_character_at(text, position);
}

/// The character that ends before byte `position`.
inline Character character_before(std::string_view text, std::size_t position) {
    if (position == 0) return {};
    const auto last = static_cast<unsigned char>(text[position - 1]);
    if (last < character_detail::ascii_table.size()) return character_detail::ascii_table[last];
    return character_detail::multibyte_character_before(text, position);
}

/// Whether byte `position` is an edge of words: not between two characters of class word.
inline bool is_word_edge(std::string_view text, std::size_t position) {
    return character_before(text, position).kind != CharacterClass::word ||
           character_at(text, position).kind != CharacterClass::word;
}

}  // namespace dehusk
