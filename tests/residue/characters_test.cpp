#include "residue/characters.hpp"

#include "support/catch.hpp"

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
