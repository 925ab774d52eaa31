#include "residue/characters.hpp"

#include <cstdint>
#include <iterator>

#include "support/utf8.hpp"

namespace dehusk {

namespace {

#include "residue/character_classes.inc"

/// The table's two bits for a code point.
unsigned class_bits(char32_t code_point) {
    const std::size_t block = code_point / character_detail::code_points_per_block;
    if (block >= std::size(block_index)) return character_detail::other_bits;
    return class_blocks[block_index[block]][code_point / 32 % 2] >> (2 * (code_point % 32)) & 3U;
}

constexpr Character character_of_bits[] = {
    {CharacterClass::other, false, 0},
    {CharacterClass::word, false, 0},
    {CharacterClass::word, true, 0},
    {CharacterClass::unspaced, false, 0},
};

}  // namespace

Character character_detail::multibyte_character_at(std::string_view text, std::size_t position) {
    const Utf8Step step = read_utf8(text, position);
    if (!step.valid) return {CharacterClass::other, false, step.bytes};
    Character character = character_of_bits[class_bits(step.code_point)];
    character.bytes = step.bytes;
    return character;
}

Character character_detail::multibyte_character_before(std::string_view text, std::size_t position) {
    std::size_t begin = position - 1;
    while (begin > 0 && position - begin < 4 && is_trail_byte(text[begin])) --begin;
    const Character character = character_at(text, begin);
    return begin + character.bytes == position ? character : Character{CharacterClass::other, false, 1};
}

}  // namespace dehusk
