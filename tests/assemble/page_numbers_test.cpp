#include "assemble/page_numbers.hpp"

#include <set>

#include "support/catch.hpp"
#include "support/measured_page.hpp"

using namespace dehusk;
using dehusk::testing::MeasuredPage;

namespace {

std::int32_t by_name(const PageRow& row, std::string_view name) {
    for (std::size_t i = 0; i < page_number_names.size(); ++i) {
        if (page_number_names[i] == name) return row[i];
    }
    return -1;
}

}  // namespace

TEST_CASE("every number of a page has its own name") {
    CHECK(std::set<std::string_view>(page_number_names.begin(), page_number_names.end()).size() ==
          page_number_names.size());
}

TEST_CASE("numbers of a page") {
    const std::string prose = "This is a line of prose that goes on for more than twelve words, as lines of prose do.";
    MeasuredPage page(
        "<!DOCTYPE html><html lang='en'><head><title>A fine lamp</title><meta property='og:type' "
        "content='product'><link rel='canonical' href='https://shop.example.org/products/fine-lamp'><script "
        "type='application/ld+json'>{\"@type\": \"Product\", \"offers\": {\"@type\": "
        "\"Offer\"}}</script></head><body><h1>A fine lamp</h1><p>" +
            prose + "</p><p class='price'>$ 20.00</p><ul><li>Add to cart</li></ul><p>" + prose + "</p></body></html>",
        InputKind::html);
    REQUIRE(page.scores.size() == 5);
    page.scores = {100, 900, 500, 300, 850};
    const std::vector<Decision> decisions = {{Verdict::headline, ReasonKind::headline},
                                             {Verdict::body, ReasonKind::model},
                                             {Verdict::body, ReasonKind::model},
                                             {Verdict::residue, ReasonKind::model},
                                             {Verdict::residue, ReasonKind::repeated}};
    const PageRow row = page_numbers(page.evidence(), decisions, true, {});
    const std::pair<const char*, std::int32_t> expected[] = {
        {"lines", 5},           {"long_lines", 2},       {"headings", 1},         {"h1s", 1},
        {"item_share", 200},    {"prices", 1},           {"kept_lines", 2},       {"kept_long_lines", 1},
        {"kept_runs", 1},       {"best_score", 900},     {"doubt_share", 95},     {"sure_words", 38},
        {"repeated_words", 19}, {"has_headline", 1},     {"words_above_body", 3}, {"is_english", 1},
        {"type_product", 1},    {"json_product", 1},     {"json_offer", 1},       {"path_product", 1},
        {"host_shop", 1},       {"signs_of_product", 4}, {"signs_of_article", 0}, {"path_depth", 2},
        {"json_products", 1},   {"with_price", 1},       {"error_in_title", 0},
    };
    for (const auto& [name, value] : expected) {
        INFO(name);
        CHECK(by_name(row, name) == value);
    }
    // The caller's address counts before the page's own.
    CHECK(by_name(page_numbers(page.evidence(), decisions, true, "https://example.org/blog/x"), "path_article") == 1);
}

TEST_CASE("an empty page has numbers too") {
    MeasuredPage page("", InputKind::html);
    const PageRow row = page_numbers(page.evidence(), {}, false, {});
    CHECK(number(row, PageNumber::lines) == 0);
    CHECK(number(row, PageNumber::kept_share) == 0);
}
