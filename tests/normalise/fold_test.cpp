#include <string>

#include "normalise/normalise.hpp"
#include "support/catch.hpp"

using namespace dehusk;

TEST_CASE("fold_case") {
    struct Row {
        std::string_view text, folded;
    };
    const Row rows[] = {
        {"", ""},
        {"plain text 123", "plain text 123"},
        {"Read MORE Now", "read more now"},
        {"[\\]^_`@{", "[\\]^_`@{"},
        {"ÉTÉ Ünter Ñandú Øre", "été ünter ñandú øre"},
        {"ПОДПИСАТЬСЯ", "подписаться"},
        {"ΣΊΣΥΦΟΣ σίσυφος", "σίσυφοσ σίσυφοσ"},
        {"İSTANBUL ısı", "istanbul ısı"},
        {"ẞ ß", "ß ß"},
        {"don’t ‘so’ donʼt", "don't 'so' don't"},
        {"a‐b‑c‒d–e—f―g−h", "a-b-c-d-e-f-g-h"},
        {"関連記事 Ａ", "関連記事 ａ"},
        {"“kept” … «too»", "“kept” … «too»"},
        {"\u023A\u023A\u023A\u023A\u023A", "\u2C65\u2C65\u2C65\u2C65\u2C65"},
        {"A\xFF", "a\uFFFD"},
        {"\xFF\xFE\xFD", "\uFFFD\uFFFD\uFFFD"},
    };
    Arena arena;
    for (const Row& row : rows) CHECK(fold_case(row.text, arena) == row.folded);
}

TEST_CASE("folded text is returned as it is") {
    Arena arena;
    const std::string_view text = "already folded: été";
    CHECK(fold_case(text, arena).data() == text.data());
    const std::string_view folded = fold_case("It’s ΣΊΣΥΦΟΣ — İ", arena);
    CHECK(fold_case(folded, arena).data() == folded.data());
}
