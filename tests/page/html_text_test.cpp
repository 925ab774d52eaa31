#include "page/html_text.hpp"

#include <string>

#include "support/catch.hpp"

namespace dehusk::test {
namespace {

using namespace std::string_view_literals;

struct Row {
    std::string_view piece;
    References references;
    NulPolicy nul_policy;
    std::string_view text;
};

constexpr Row rows[] = {
    {"a&amp;b&#x21;", References::in_text, NulPolicy::drop, "a&b!"},
    {"a&amp;b", References::none, NulPolicy::drop, "a&amp;b"},
    {"a&copy=b", References::in_text, NulPolicy::drop, "a\xC2\xA9=b"},
    {"a&copy=b", References::in_attribute, NulPolicy::drop, "a&copy=b"},
    {"a\r\nb\rc\n\rd\r", References::none, NulPolicy::drop, "a\nb\nc\n\nd\n"},
    {"a&#13;b", References::in_text, NulPolicy::drop, "a\rb"},
    {"a\0b"sv, References::none, NulPolicy::drop, "ab"},
    {"a\0b"sv, References::none, NulPolicy::replace,
     "a\xEF\xBF\xBD"
     "b"},
    {"\0\0\0"sv, References::none, NulPolicy::replace, "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
    {"&nGt;&nGt;", References::in_text, NulPolicy::drop, "\xE2\x89\xAB\xE2\x83\x92\xE2\x89\xAB\xE2\x83\x92"},
    {"&", References::in_text, NulPolicy::drop, "&"},
    {"", References::in_text, NulPolicy::drop, ""},
};

}  // namespace

TEST_CASE("source text becomes text", "[html_text]") {
    for (const Row& row : rows) {
        INFO(row.piece);
        Arena arena;
        HtmlTextDecoder decoder(row.piece, arena);
        CHECK(decoder.decode(row.piece, row.references, row.nul_policy) == row.text);
    }
}

TEST_CASE("pieces are read in blocks as they are byte by byte", "[html_text]") {
    const std::string behind = "&amp;\r" + std::string(100, 'y');
    for (const Row& row : rows) {
        for (std::size_t before = 0; before < 140; ++before) {
            const std::string page = std::string(before, 'x') + std::string(row.piece) + behind;
            Arena arena;
            HtmlTextDecoder decoder(page, arena);
            const std::string_view piece = std::string_view(page).substr(0, before + row.piece.size());
            const std::string expected = std::string(before, 'x') + std::string(row.text);
            if (decoder.decode(piece, row.references, row.nul_policy) != expected) FAIL(row.piece << ' ' << before);
        }
    }
}

TEST_CASE("text that stands for itself is not copied", "[html_text]") {
    const std::string page = "one &amp; two\r\n";
    Arena arena;
    HtmlTextDecoder decoder(page, arena);
    const std::string_view piece = std::string_view(page).substr(0, 4);
    CHECK(decoder.decode(piece, References::in_text, NulPolicy::drop).data() == page.data());
    CHECK(decoder.decode(page, References::in_text, NulPolicy::drop).data() != page.data());
}

TEST_CASE("white space at the start of a piece", "[html_text]") {
    CHECK(leading_space_bytes(" \t\r\n\fx", References::in_text) == 5);
    CHECK(leading_space_bytes(" &#32;&Tab; x", References::in_text) == 12);
    CHECK(leading_space_bytes(" &#32;", References::none) == 1);
    CHECK(leading_space_bytes("\v", References::in_text) == 0);
    CHECK(leading_space_bytes("&nbsp;", References::in_text) == 0);
}

}  // namespace dehusk::test
