#include "residue/characters.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "support/utf8.hpp"

namespace dehusk {

namespace {

bool is_unspaced(UChar32 code_point) {
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(code_point, &status)) {
        case USCRIPT_HAN:
        case USCRIPT_HIRAGANA:
        case USCRIPT_KATAKANA:
        case USCRIPT_THAI:
        case USCRIPT_LAO:
        case USCRIPT_KHMER:
        case USCRIPT_MYANMAR:
            return true;
        default:
            // The mark that lengthens a vowel belongs to both kana and so to neither script.
            return code_point == 0x30FC;
    }
}

Character classify(UChar32 code_point, std::uint8_t bytes) {
    constexpr std::uint32_t word_categories = U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK;
    // Marks that choose between the text and the picture form of a symbol.
    if (code_point == 0xFE0E || code_point == 0xFE0F || code_point == 0x20E3)
        return {CharacterClass::other, false, bytes};
    const std::uint32_t category = U_GET_GC_MASK(code_point);
    if ((category & word_categories) == 0) return {CharacterClass::other, false, bytes};
    if (category == U_GC_ND_MASK) return {CharacterClass::word, true, bytes};
    return {is_unspaced(code_point) ? CharacterClass::unspaced : CharacterClass::word, false, bytes};
}

bool is_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

}  // namespace

Character character_detail::multibyte_character_at(std::string_view text, std::size_t position) {
    const Utf8Step step = read_utf8(text, position);
    if (!step.valid) return {CharacterClass::other, false, step.bytes};
    return classify(static_cast<UChar32>(step.code_point), step.bytes);
}

Character character_before(std::string_view text, std::size_t position) {
    if (position == 0) return {};
    std::size_t begin = position - 1;
    while (begin > 0 && position - begin < 4 && is_continuation(text[begin])) --begin;
    const Character character = character_at(text, begin);
    return begin + character.bytes == position ? character : Character{CharacterClass::other, false, 1};
}

bool is_word_edge(std::string_view text, std::size_t position) {
    return character_before(text, position).kind != CharacterClass::word ||
           character_at(text, position).kind != CharacterClass::word;
}

}  // namespace dehusk
