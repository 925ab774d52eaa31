#include "measure/measure.hpp"

#include "measure/number_block.hpp"
#include "support/catch.hpp"
#include "support/measured_page.hpp"

using namespace dehusk;
using dehusk::testing::LineNumbers;
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
        const LineNumbers row = page.row(i);
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
    const LineNumbers inside = page.row(page.line("x y"));
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
    const LineNumbers row = page.row(1);
    CHECK(number(row, Number::score) == 900);
    CHECK(number(row, Number::score_1_before) == 100);
    CHECK(number(row, Number::score_2_before) == -1);
    CHECK(number(row, Number::score_1_after) == 800);
    CHECK(number(row, Number::score_2_after) == 0);
    CHECK(number(row, Number::score_page) == 450);
    CHECK(number(row, Number::kept_run) == 2);
    CHECK(number(row, Number::lines_until_kept) == 1);
    CHECK(number(page.row(3), Number::kept_run) == -1);
    CHECK(number(page.row(3), Number::lines_since_kept) == 1);
}

TEST_CASE("a block of lines holds the numbers of each of its lines") {
    std::string html = "<main class=content>";
    for (int i = 0; i < 70; ++i) {
        html += "<div class=card><h2>Card " + std::to_string(i) + "</h2><p class=" + (i % 7 == 0 ? "share" : "text") +
                ">" + (i % 3 == 0 ? prose : "Line number " + std::to_string(i)) + "</p></div>";
    }
    for (const InputKind kind : {InputKind::html, InputKind::text}) {
        MeasuredPage page(kind == InputKind::html ? html : page_of_lines(90), kind);
        Measurer& measurer = page.pipeline.measurer;
        std::vector<std::int32_t> scores;
        for (std::size_t i = 0; i < measurer.line_facts().size(); ++i) {
            scores.push_back(static_cast<std::int32_t>(i * 37 % 1000));
        }
        measurer.prepare_scores(scores);
        NumberBlock block;
        block.start(measurer);
        for (std::uint32_t line = 1; line < scores.size() && !block.is_full(); line += line % 5 == 0 ? 2 : 1) {
            block.add(line);
        }
        REQUIRE(block.size() > 60);
        for (std::size_t column = 0; column < all_numbers; ++column) {
            INFO(number_names[column]);
            const Column numbers = block.column(column);
            for (std::size_t i = 0; i < block.size(); ++i) {
                REQUIRE(numbers[i] == measurer.number(static_cast<Number>(column), block.lines()[i]));
            }
        }
        block.start(measurer);
        block.add(0);
        CHECK(block.size() == 1);
        CHECK(block.column(static_cast<std::size_t>(Number::lines_before))[0] == 0);
    }
}

TEST_CASE("numbers are saturated to 16 bits") {
    CHECK(saturated(std::uint64_t{1} << 40) == 32767);
    CHECK(saturated(std::int64_t{-1} << 40) == -32768);
    CHECK(saturated(std::uint32_t{32768}) == 32767);
    CHECK(saturated(-5) == -5);
    CHECK(saturated(true) == 1);
    CHECK(saturated(Edge::opening) == static_cast<int>(Edge::opening));
}

TEST_CASE("an empty page and a page of one line are measured") {
    const MeasuredPage empty("", InputKind::html);
    CHECK(empty.pipeline.text.lines.empty());
    const MeasuredPage one("x", InputKind::text);
    REQUIRE(one.pipeline.text.lines.size() == 1);
    CHECK(number(one.row(0), Number::words_1_before) == -1);
    CHECK(number(one.row(0), Number::words_1_after) == -1);
}
