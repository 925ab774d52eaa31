#include "residue/characters.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "support/catch.hpp"
#include "support/utf8.hpp"

using namespace dehusk;

TEST_CASE("characters fall into three classes") {
    struct {
        std::string_view text;
        CharacterClass kind;
        bool is_digit;
    } const rows[] = {
        {"a", CharacterClass::word, false},          {"7", CharacterClass::word, true},
        {"\u0667", CharacterClass::word, true},      {"\u00E9", CharacterClass::word, false},
        {"\u0301", CharacterClass::word, false},     {"\uD55C", CharacterClass::word, false},
        {"\u6587", CharacterClass::unspaced, false}, {"\u3042", CharacterClass::unspaced, false},
        {"\u30FC", CharacterClass::unspaced, false}, {"\u0E01", CharacterClass::unspaced, false},
        {"\u0E49", CharacterClass::unspaced, false}, {" ", CharacterClass::other, false},
        {"-", CharacterClass::other, false},         {"\u00BB", CharacterClass::other, false},
        {"\u2605", CharacterClass::other, false},    {"\u2764\uFE0F", CharacterClass::other, false},
        {"\uFE0F", CharacterClass::other, false},    {"\U0001F44D", CharacterClass::other, false},
        {"\uE001", CharacterClass::other, false},
    };
    for (const auto& row : rows) {
        INFO(row.text);
        const Character character = character_at(row.text, 0);
        CHECK(character.kind == row.kind);
        CHECK(character.is_digit == row.is_digit);
        CHECK(character_before(row.text, character.bytes).bytes == character.bytes);
        CHECK(character_before(row.text, character.bytes).kind == row.kind);
    }
}

TEST_CASE("ends and ill-formed bytes are characters of class other") {
    CHECK(character_at("a", 1).bytes == 0);
    CHECK(character_before("a", 0).bytes == 0);
    for (const std::string_view text : {"\x80", "\xC3", "\xE6\x96", "\xFF"}) {
        CHECK(character_at(text, 0).kind == CharacterClass::other);
        CHECK(character_at(text, 0).bytes >= 1);
        CHECK(character_before(text, text.size()).kind == CharacterClass::other);
    }
}

TEST_CASE("edges of words") {
    const std::string_view text =
        "ab \u6587\u5B57"
        "c";
    const std::size_t edges[] = {0, 2, 3, 6, 9, 10};
    for (const std::size_t edge : edges) CHECK(is_word_edge(text, edge));
    CHECK_FALSE(is_word_edge(text, 1));
}

TEST_CASE("the table holds what ICU says of its Unicode") {
    if (std::string_view(U_UNICODE_VERSION) != "15.0") return;
    for (UChar32 code_point = 0x80; code_point <= 0x10FFFF; ++code_point) {
        if (U_IS_SURROGATE(code_point)) continue;
        char bytes[4];
        const char* const end = write_utf8(bytes, static_cast<char32_t>(code_point));
        const Character character = character_at({bytes, static_cast<std::size_t>(end - bytes)}, 0);
        const std::uint32_t category = U_GET_GC_MASK(code_point);
        UErrorCode status = U_ZERO_ERROR;
        const UScriptCode script = uscript_getScript(code_point, &status);
        const bool is_unspaced = script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA ||
                                 script == USCRIPT_THAI || script == USCRIPT_LAO || script == USCRIPT_KHMER ||
                                 script == USCRIPT_MYANMAR || code_point == 0x30FC;
        const bool is_other = (category & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) == 0 || code_point == 0xFE0E ||
                              code_point == 0xFE0F || code_point == 0x20E3;
        const CharacterClass expected = is_other                                  ? CharacterClass::other
                                        : is_unspaced && category != U_GC_ND_MASK ? CharacterClass::unspaced
                                                                                  : CharacterClass::word;
        if (character.kind == expected && character.is_digit == (category == U_GC_ND_MASK)) continue;
        FAIL_CHECK(code_point);
    }
}
