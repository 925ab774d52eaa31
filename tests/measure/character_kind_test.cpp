#include "measure/character_kind.hpp"

#include "support/catch.hpp"

using namespace dehusk;

TEST_CASE("bytes of ASCII have a kind each") {
    struct Row {
        CharacterKind kind;
        std::string_view bytes;
    };
    const Row rows[] = {
        {CharacterKind::space, " \n\t"},
        {CharacterKind::lower, "amz"},
        {CharacterKind::upper, "AMZ"},
        {CharacterKind::digit, "059"},
        {CharacterKind::comma, ",;"},
        {CharacterKind::quote, "\"'"},
        {CharacterKind::separator, "|/<>"},
        {CharacterKind::terminal, ".!?"},
        {CharacterKind::symbol, "_@[`{:#$%&()*+-=]^}~\r\x7F"},
    };
    for (const Row& row : rows) {
        for (const char c : row.bytes) {
            CAPTURE(c);
            CHECK(kind_of_ascii(static_cast<unsigned char>(c)) == row.kind);
        }
    }
}

TEST_CASE("characters beyond ASCII have traits") {
    struct Row {
        char32_t character;
        CharacterKind kind;
        bool is_word, is_currency, is_spaceless;
    };
    const Row rows[] = {
        {0xE9, CharacterKind::lower, true, false, false},        {0xC9, CharacterKind::upper, true, false, false},
        {0xD7, CharacterKind::lower, false, false, false},       {0xA3, CharacterKind::symbol, false, true, false},
        {0xAB, CharacterKind::quote, false, false, false},       {0x410, CharacterKind::upper, true, false, false},
        {0x430, CharacterKind::lower, true, false, false},       {0x60C, CharacterKind::comma, true, false, false},
        {0xE01, CharacterKind::lower, true, false, true},        {0x201C, CharacterKind::quote, false, false, false},
        {0x2022, CharacterKind::separator, false, false, false}, {0x2026, CharacterKind::terminal, false, false, false},
        {0x20AC, CharacterKind::symbol, true, true, false},      {0x3002, CharacterKind::terminal, false, false, false},
        {0x6CB3, CharacterKind::lower, true, false, true},       {0x1F600, CharacterKind::symbol, true, false, false},
    };
    for (const Row& row : rows) {
        CAPTURE(static_cast<unsigned>(row.character));
        const CharacterTraits traits = traits_beyond_ascii(row.character);
        CHECK(traits.kind == row.kind);
        CHECK(traits.is_word == row.is_word);
        CHECK(traits.is_currency == row.is_currency);
        CHECK(traits.is_spaceless == row.is_spaceless);
    }
}
