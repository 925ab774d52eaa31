#include "normalise/edit.hpp"

#include <string>

#include "support/catch.hpp"

using namespace dehusk;

namespace {

std::string repeated(std::string_view piece, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out += piece;
    return out;
}

}  // namespace

TEST_CASE("text_needs finds what must change at every offset of a word") {
    struct Row {
        std::string_view odd;
        bool edit, edit_layout, compose;
    };
    const Row rows[] = {
        {"  ", true, false, false},        {"\n", true, false, false},  {"\t", true, false, false},
        {"\r", true, true, false},         {"\x01", true, true, false}, {"\x7F", true, true, false},
        {"\xC2\xA0", true, true, false},   {"é", false, false, false},  {"\xC2\xAD", true, true, false},
        {"e\xCC\x81", false, false, true}, {"中", false, false, false}, {"\xE2\x80\x8B", true, true, true},
        {" !", false, false, false},       {"’", false, false, false},  {"\xFF", true, true, true},
        {"🙂", false, false, true},
    };
    for (const Row& row : rows) {
        for (std::size_t before = 1; before < 20; ++before) {
            const std::string text = std::string(before, 'a') + std::string(row.odd) + "bcdefghijkl";
            CAPTURE(text);
            CHECK(text_needs(text, Spacing::single).edit == row.edit);
            CHECK(text_needs(text, Spacing::layout).edit == row.edit_layout);
            CHECK(text_needs(text, Spacing::single).compose == row.compose);
        }
    }
}

TEST_CASE("spaces at the ends need an edit, but not in code") {
    for (const char* text : {" abcdefghi", "abcdefghi ", " ", "abcdefg ", "abcdefgh "}) {
        CHECK(text_needs(text, Spacing::single).edit);
        CHECK_FALSE(text_needs(text, Spacing::layout).edit);
    }
    CHECK_FALSE(text_needs("", Spacing::single).edit);
    CHECK_FALSE(text_needs("abcdefgh ijklmno p", Spacing::single).edit);
}

TEST_CASE("edit_text treats spaces and invisible characters") {
    struct Row {
        std::string_view text, plain, layout;
    };
    const Row rows[] = {
        {" a  b ", "a b", " a  b "},
        {"a\u00A0\u2009 b\u3000", "a b", "a   b "},
        {"a\tb\nc", "a b c", "a\tb\nc"},
        {"a\r\nb\rc\n\nd", "a b c d", "a\nb\nc\n\nd"},
        {"a\u2028b\u2029c\u0085d", "a b c d", "a\nb\nc\nd"},
        {"a\vb\fc", "a b c", "a b c"},
        {{"a\0b\x1B[0m\x7F", 9}, "ab[0m", "ab[0m"},
        {"co\u00ADop\u200Ber\u2060a\uFEFFtion", "cooperation", "cooperation"},
        {"\u202Eabc\u202C \u2067x\u2069 \u061C", "abc x", "abc x "},
        {"\u200B \u200B", "", " "},
        {"a \u200B b", "a b", "a  b"},
        // Joiners: between letters, at the end of a word, behind a virama, in an emoji, several in a row.
        {"می\u200Cخواهم", "می\u200Cخواهم", "می\u200Cخواهم"},
        {"a\u200C b\u200D", "a b", "a b"},
        {"\u200Da \u200Cb", "a b", "a b"},
        {"ന\u0D4D\u200D അ", "ന\u0D4D\u200D അ", "ന\u0D4D\u200D അ"},
        {"👩\u200D💻", "👩\u200D💻", "👩\u200D💻"},
        {"a\u200D\u200D\u200Cb", "a\u200Db", "a\u200Db"},
        {"❤\uFE0F", "❤\uFE0F", "❤\uFE0F"},
        // The flag of Wales, and its tags without it.
        {"🏴\U000E0067\U000E0062\U000E0077\U000E006C\U000E0073\U000E007F!",
         "🏴\U000E0067\U000E0062\U000E0077\U000E006C\U000E0073\U000E007F!",
         "🏴\U000E0067\U000E0062\U000E0077\U000E006C\U000E0073\U000E007F!"},
        {"x\U000E0067\U000E0062y", "xy", "xy"},
        {"a\uFFFEb\uFDD0c\U0001FFFFd", "abcd", "abcd"},
        {"\uFFFD\uE000", "\uFFFD\uE000", "\uFFFD\uE000"},
        {"a\xFF\xC3 b", "a\uFFFD\uFFFD b", "a\uFFFD\uFFFD b"},
        {"“quoted” – it’s…", "“quoted” – it’s…", "“quoted” – it’s…"},
    };
    Arena arena;
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(edit_text(row.text, Spacing::single, arena) == row.plain);
        CHECK(edit_text(row.text, Spacing::layout, arena) == row.layout);
    }
}

TEST_CASE("a tab between cells stays, one for each stretch of white space that holds one") {
    struct Row {
        std::string_view text, cells;
    };
    const Row rows[] = {
        {"a\tb c", "a\tb c"},
        {"a \t\u00A0\t b", "a\tb"},
        {"a  b\nc", "a b c"},
        {"\t a\tb \t", "a\tb"},
        {"a\u200B\tb\u200B", "a\tb"},
        {"\u3000中\t\u3000文", "中\t文"},
        {"a\t\u200Bb\xFF", "a\tb\uFFFD"},
    };
    Arena arena;
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(edit_text(row.text, Spacing::cells, arena) == row.cells);
        CHECK(text_needs(row.text, Spacing::cells).edit == (row.text != row.cells));
        CHECK_FALSE(text_needs(row.cells, Spacing::cells).edit);
    }
}

TEST_CASE("a heap of marks is cut, also of marks that ICU does not call so") {
    Arena arena;
    for (const char* mark : {"\u0301", "\u0316", "\u0F73"}) {
        const std::string base = "a";
        const std::string heap = base + repeated(mark, 100) + "b" + mark;
        const std::string wanted = base + repeated(mark, max_marks) + "b" + mark;
        CHECK(edit_text(heap, Spacing::single, arena) == wanted);
        CHECK(limit_marks(heap, arena) == wanted);
        CHECK(limit_marks(wanted, arena).size() == wanted.size());
    }
    const std::string_view fine = "a\u0301\u0302";
    CHECK(limit_marks(fine, arena).data() == fine.data());
}
