#include "measure/line_facts.hpp"

#include "support/catch.hpp"
#include "support/measured_page.hpp"

using namespace dehusk;
using dehusk::testing::MeasuredPage;

namespace {

struct EdgeRow {
    const char* text;
    Edge beginning;
    Edge ending;
};

const LineFacts& facts_of(const MeasuredPage& page, std::string_view text) {
    const int line = page.line(text);
    REQUIRE(line >= 0);
    return page.pipeline.measurer.line_facts()[static_cast<std::size_t>(line)];
}

}  // namespace

TEST_CASE("how lines begin and end") {
    const EdgeRow rows[] = {
        {"The river rose.", Edge::word, Edge::terminal},
        {"and fell again", Edge::lower, Edge::word},
        {"12 boats sank!", Edge::digit, Edge::terminal},
        {"\"Row,\" she said", Edge::opening, Edge::word},
        {"The crew:", Edge::word, Edge::colon},
        {"The crew, the cook,", Edge::word, Edge::comma},
        {"The boats were ...", Edge::word, Edge::ellipsis},
        {"The boats were\xE2\x80\xA6", Edge::word, Edge::ellipsis},
        {"(see the map)", Edge::opening, Edge::closing},
        {"\xE6\xB2\xB3\xE6\xB0\xB4\xE4\xB8\x8A\xE6\xB6\xA8\xE3\x80\x82", Edge::lower, Edge::terminal},
        {"Chapter 12", Edge::word, Edge::digit},
    };
    for (const EdgeRow& row : rows) {
        const MeasuredPage page(row.text, InputKind::text);
        const LineFacts& facts = facts_of(page, row.text);
        INFO(row.text);
        CHECK(facts.beginning == row.beginning);
        CHECK(facts.ending == row.ending);
    }
}

TEST_CASE("years, addresses, currency and upper case") {
    const MeasuredPage page(
        "Founded in 1987 by two smiths\n\nCall 19871 or write to mill@example.org\n\nTickets cost $12\n\nNIGHT TRAIN",
        InputKind::text);
    const LineFacts& year = facts_of(page, "Founded in 1987 by two smiths");
    CHECK(year.has_year);
    CHECK_FALSE(year.has_address);
    CHECK(year.digits == 4);
    CHECK(year.capitalised_words == 1);
    const LineFacts& address = facts_of(page, "Call 19871 or write to mill@example.org");
    CHECK_FALSE(address.has_year);
    CHECK(address.has_address);
    CHECK(facts_of(page, "Tickets cost $12").has_currency);
    const LineFacts& loud = facts_of(page, "NIGHT TRAIN");
    CHECK(loud.uppercase == 10);
    CHECK(loud.letters == 10);
}

TEST_CASE("copies are counted and point to the first") {
    const MeasuredPage page("Share\n\nThe mill stands.\n\nShare\n\nThe end.\n\nShare", InputKind::text);
    const std::vector<LineFacts>& facts = page.pipeline.measurer.line_facts();
    REQUIRE(facts.size() == 5);
    CHECK(facts[0].copies == 2);
    CHECK(facts[0].copies_before == 0);
    CHECK(facts[2].copies_before == 1);
    CHECK(facts[2].first_copy == 0);
    CHECK(facts[4].copies_before == 2);
    CHECK(facts[1].copies == 0);
    CHECK(facts[1].first_copy == 1);
}

TEST_CASE("title words and links are counted on web pages") {
    const MeasuredPage page(
        "<title>The mill on the river | Gazette</title><h1>The mill on the river</h1>"
        "<p>See <a href=/x>all the other mills</a> too</p>",
        InputKind::html);
    const LineFacts& headline = facts_of(page, "The mill on the river");
    CHECK(headline.words_in_title == 5);
    CHECK(headline.title_words == 4);  // "the" twice
    const LineFacts& links = facts_of(page, "See all the other mills too");
    CHECK(links.links == 1);
    CHECK(links.words == 6);
    CHECK(links.link_words == 4);
    CHECK_FALSE(links.is_long);
}

TEST_CASE("a line of prose is long, a line of links is not") {
    const std::string words = "one two three four five six seven eight nine ten eleven twelve";
    const MeasuredPage page("<p>" + words + "</p><p><a href=/>" + words + " more</a></p>", InputKind::html);
    CHECK(facts_of(page, words).is_long);
    CHECK_FALSE(facts_of(page, words + " more").is_long);
}

TEST_CASE("telling words are listed line by line, in any case") {
    const MeasuredPage page("Add to CART; replies 3\n\nNothing here\n\nCarted address my I", InputKind::text);
    const LineWords& words = page.pipeline.measurer.line_words();
    CHECK(words.telling == std::vector<TellingWords>{TellingWords::cart_words, TellingWords::cart_words,
                                                     TellingWords::forum_words, TellingWords::i_words,
                                                     TellingWords::i_words});
    CHECK(words.telling_ends == std::vector<std::uint32_t>{3, 3, 5});
    CHECK(words.last_hashes[1] == static_cast<std::uint32_t>(quick_hash_of("here")));
    CHECK(words.last_hashes[2] == static_cast<std::uint32_t>(quick_hash_of("i")));
}
