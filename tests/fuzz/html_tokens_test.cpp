#include "fuzz/html_tokens.hpp"

#include <set>

#include "support/catch.hpp"
#include "support/corpus_pages.hpp"

using namespace dehusk::fuzz;

namespace {

struct Case {
    std::string_view html;
    std::vector<std::string> tokens;
};

const Case cases[] = {
    {"", {}},
    {"text", {"text"}},
    {"<p>a</p>", {"<p>", "a", "</p>"}},
    {"<a href=\"x>y\">z", {"<a href=\"x>y\">", "z"}},
    {"<p title='>'>", {"<p title='>'>"}},
    {"<p don't>a", {"<p don't>", "a"}},
    {"<!-- <p> -->x", {"<!-- <p> -->", "x"}},
    {"<!-- open", {"<!-- open"}},
    {"<!doctype html>\n<b", {"<!doctype html>", "\n", "<b"}},
    {"1 < 2", {"1 ", "< 2"}},
    {"</", {"</"}},
};

}  // namespace

TEST_CASE("HTML is taken apart into tokens") {
    for (const Case& row : cases) {
        INFO(row.html);
        std::vector<std::string> texts;
        for (const HtmlToken& token : split_tokens(row.html)) texts.push_back(token.text);
        CHECK(texts == row.tokens);
    }
}

TEST_CASE("kinds of tokens") {
    const std::vector<HtmlToken> tokens = split_tokens("<p class=x>a</p><!-- c --></>");
    REQUIRE(tokens.size() == 5);
    CHECK(tokens[0].kind == TokenKind::start_tag);
    CHECK(tokens[1].kind == TokenKind::text);
    CHECK(tokens[2].kind == TokenKind::end_tag);
    CHECK(tokens[3].kind == TokenKind::markup);
    CHECK(tokens[4].kind == TokenKind::markup);
}

TEST_CASE("tokens join to what they were taken from") {
    for (const dehusk::testing::CorpusPage& page : dehusk::testing::corpus_pages()) {
        INFO(page.id);
        CHECK(join_tokens(split_tokens(page.bytes)) == page.bytes);
    }
}

TEST_CASE("changes are many, and the same for the same numbers") {
    constexpr std::string_view html = "<div class=\"story\"><p>One <b>two</b> three</p><ul><li>four</ul></div>";
    std::set<std::string> pages;
    for (unsigned seed = 1; seed <= 200; ++seed) {
        Random random(seed);
        Random twin(seed);
        const std::string page = with_mutated_tokens(html, 3, random, 10'000);
        CHECK(with_mutated_tokens(html, 3, twin, 10'000) == page);
        pages.insert(page);
    }
    CHECK(pages.size() > 150);
}

TEST_CASE("a changed page keeps the limit of its size") {
    for (unsigned seed = 1; seed <= 50; ++seed) {
        Random random(seed);
        CHECK(with_mutated_tokens("<p>a</p>", 40, random, 100).size() <= 100);
    }
}
