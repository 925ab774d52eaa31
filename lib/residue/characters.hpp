// Characters as the rules see them: where words of scripts with spaces begin and end, and what only stands around them.
#pragma once

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

/// The character that begins at byte `position`. A byte that begins none counts as one of class other.
Character character_at(std::string_view text, std::size_t position);

/// The character that ends before byte `position`.
Character character_before(std::string_view text, std::size_t position);

/// Whether byte `position` is an edge of words: not between two characters of class word.
bool is_word_edge(std::string_view text, std::size_t position);

}  // namespace dehusk
