#include "measure/measure.hpp"

#include "support/catch.hpp"
#include "support/measured_page.hpp"

using namespace dehusk;
using dehusk::testing::MeasuredPage;
using dehusk::testing::number;

namespace {

const std::string prose =
    "The old mill on the river has been turning for three hundred years without a pause, the miller says.";

std::string page_of_lines(int lines) {
    std::string page;
    for (int i = 0; i < lines; ++i) page += (i % 3 == 0 ? prose : "Line number " + std::to_string(i)) + "\n\n";
    return page;
}

// The share of long lines in a window, counted one by one.
std::int32_t long_share(const std::vector<LineFacts>& facts, int line, int reach) {
    int lines = 0, longs = 0;
    for (int i = std::max(0, line - reach); i <= std::min(static_cast<int>(facts.size()) - 1, line + reach); ++i) {
        ++lines;
        longs += facts[static_cast<std::size_t>(i)].is_long ? 1 : 0;
    }
    return 1000 * longs / lines;
}

}  // namespace

TEST_CASE("windows by prefix sums equal windows counted line by line") {
    const MeasuredPage page(page_of_lines(40), InputKind::text);
    const std::vector<LineFacts>& facts = page.pipeline.measurer.line_facts();
    REQUIRE(facts.size() == 40);
    for (int i = 0; i < 40; ++i) {
        const NumberRow row = page.row(i);
        CHECK(number(row, Number::window_5_long_share) == long_share(facts, i, 2));
        CHECK(number(row, Number::window_12_long_share) == long_share(facts, i, 6));
        CHECK(number(row, Number::window_30_long_share) == long_share(facts, i, 15));
    }
}

TEST_CASE("distances to long lines, on both sides, with a cap") {
    const MeasuredPage page("a\n\nb\n\n" + prose + "\n\nc\n\nd", InputKind::text);
    REQUIRE(page.pipeline.text.lines.size() == 5);
    CHECK(number(page.row(0), Number::lines_since_long) == far_away);
    CHECK(number(page.row(0), Number::lines_until_long) == 2);
    CHECK(number(page.row(2), Number::lines_since_long) == far_away);
    CHECK(number(page.row(4), Number::lines_since_long) == 2);
    CHECK(number(page.row(4), Number::lines_until_long) == far_away);
}

TEST_CASE("sections run from heading to heading") {
    const MeasuredPage page(
        "<p>Before</p><h2>First part</h2><p>" + prose + "</p><p>x y</p><h3>Second part</h3><p>z</p>", InputKind::html);
    const NumberRow inside = page.row(page.line("x y"));
    CHECK(number(inside, Number::lines_since_heading) == 2);
    CHECK(number(inside, Number::heading_level_before) == 2);
    CHECK(number(inside, Number::section_lines) == 2);
    CHECK(number(page.row(page.line("z")), Number::heading_level_before) == 3);
    CHECK(number(page.row(page.line("Before")), Number::lines_since_heading) == far_away);
}

TEST_CASE("a residue rule shows in its line's row and in the distance of those behind") {
    const MeasuredPage page(prose + "\n\nRelated articles\n\nAnother mill burns\n\nA third mill", InputKind::text);
    CHECK(number(page.row(page.line("Related articles")), Number::rule_related) == 1);
    CHECK(number(page.row(page.line(prose)), Number::rule_related) == 0);
    CHECK(number(page.row(page.line("A third mill")), Number::lines_since_related) == 2);
    CHECK(number(page.row(page.line(prose)), Number::lines_since_related) == far_away);
}

TEST_CASE("the second pass sees its neighbours' scores") {
    MeasuredPage page("a\n\nb\n\nc\n\nd", InputKind::text);
    const std::vector<std::int32_t> scores = {100, 900, 800, 0};
    page.pipeline.measurer.prepare_scores(scores);
    NumberRow row{};
    page.pipeline.measurer.fill_second_pass(1, row);
    CHECK(number(row, Number::score) == 900);
    CHECK(number(row, Number::score_1_before) == 100);
    CHECK(number(row, Number::score_2_before) == -1);
    CHECK(number(row, Number::score_1_after) == 800);
    CHECK(number(row, Number::score_2_after) == 0);
    CHECK(number(row, Number::score_page) == 450);
    CHECK(number(row, Number::kept_run) == 2);
    CHECK(number(row, Number::lines_until_kept) == 1);
    page.pipeline.measurer.fill_second_pass(3, row);
    CHECK(number(row, Number::kept_run) == -1);
    CHECK(number(row, Number::lines_since_kept) == 1);
}

TEST_CASE("an empty page and a page of one line are measured") {
    const MeasuredPage empty("", InputKind::html);
    CHECK(empty.pipeline.text.lines.empty());
    const MeasuredPage one("x", InputKind::text);
    REQUIRE(one.pipeline.text.lines.size() == 1);
    CHECK(number(one.row(0), Number::words_1_before) == -1);
    CHECK(number(one.row(0), Number::words_1_after) == -1);
}
