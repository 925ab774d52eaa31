#include "classify/block_sums.hpp"

#include <array>
#include <random>
#include <vector>

#include "support/bits.hpp"
#include "support/catch.hpp"
#include "support/measured_page.hpp"

using namespace dehusk;
using dehusk::testing::MeasuredPage;

namespace {

struct PlainSum {
    std::int64_t log_odds = 0;
    std::uint64_t nodes = 0;
};

// One line through one tree after the other.
PlainSum plain_sum(const Forest& forest, const Checkpoints& checkpoints, const Measurer& measurer, std::uint32_t line) {
    PlainSum sum;
    for (std::size_t tree = 0; tree < forest.roots.size(); ++tree) {
        const bool is_checkpoint = checkpoints.every_trees != 0 && tree > 0 && tree % checkpoints.every_trees == 0;
        if (is_checkpoint && (sum.log_odds < checkpoints.below || sum.log_odds > checkpoints.above)) break;
        TreePlace place = forest.roots[tree];
        for (; place >= 0; ++sum.nodes) {
            const Split& split = forest.splits[static_cast<std::size_t>(place)];
            const bool is_left = measurer.number(static_cast<Number>(split.number), line) <= split.threshold;
            place = is_left ? split.left : split.right;
        }
        sum.log_odds += forest.leaves[static_cast<std::size_t>(~place)];
    }
    return sum;
}

// Sections of headings, prose, menus and lists, so that the lines differ.
std::string page_of_sections(int sections) {
    std::mt19937 random(20261125);
    std::string html = "<nav><ul><li><a href=/>Home</a><li><a href=/n>News</a></ul></nav><article class=content>";
    for (int i = 0; i < sections; ++i) {
        html += "<h2>Part " + std::to_string(i) + "</h2>";
        for (auto p = random() % 4; p > 0; --p) {
            html += "<p>";
            for (auto w = random() % 60; w > 0; --w) html += w % 11 == 0 ? "river, " : "mill ";
            html += "turns.</p>";
        }
        html += random() % 3 == 0 ? "<div class=related><a href=/x>Read more</a> <a href=/y>Share</a></div>" : "";
    }
    return html + "</article><footer><p>Copyright 2026</p></footer>";
}

}  // namespace

TEST_CASE("a block of lines sums up as each of its lines does alone") {
    MeasuredPage page(page_of_sections(60), InputKind::html);
    Measurer& measurer = page.pipeline.measurer;
    const auto line_count = static_cast<std::uint32_t>(measurer.line_facts().size());
    REQUIRE(line_count > 150);
    const Model& html = html_model();
    measurer.prepare_scores(std::vector<std::int32_t>(line_count, 600));
    struct Case {
        const Forest& forest;
        Checkpoints checkpoints;
        std::uint32_t every_line;
    };
    const Case cases[] = {
        {html.first, html.settling.first, 1},
        {html.second, html.settling.second, 1},
        {html.first, {}, 2},
        {html.second, {7, -100'000, 100'000}, 3},
        {text_model().second, {40, 0, 0}, 13},
        {html.first, {1, -10'000, 10'000}, 1},
    };
    for (const Case& each : cases) {
        NumberBlock block;
        block.start(measurer);
        BlockSums sums;
        std::uint64_t nodes = 0;
        for (std::uint32_t line = 0; line < line_count; line += each.every_line) {
            block.add(line);
            if (!block.is_full() && line + each.every_line < line_count) continue;
            sums.add(each.forest, each.checkpoints, block, first_bits(block.size()));
            for (std::size_t i = 0; i < block.size(); ++i) {
                const PlainSum plain = plain_sum(each.forest, each.checkpoints, measurer, block.lines()[i]);
                REQUIRE(sums.log_odds(i) == plain.log_odds);
                nodes += plain.nodes;
            }
            block.start(measurer);
        }
        CHECK(sums.nodes_visited() == nodes);
    }
}

TEST_CASE("a forest stops at the checkpoint that settles a line") {
    const MeasuredPage page("one", InputKind::text);
    constexpr std::array<Split, 1> by_words = {{{static_cast<std::int16_t>(Number::words), 2, ~0, ~1}}};
    constexpr std::array<std::int32_t, 2> leaves = {-300'000, 300'000};
    constexpr std::array<TreePlace, 6> roots = {0, 0, 0, 0, 0, 0};  // the same tree six times
    struct Case {
        Checkpoints checkpoints;
        std::uint64_t nodes;
    };
    const Case cases[] = {
        {{0, 0, 0}, 6},                  // no checkpoint
        {{2, -500'000, 1}, 2},           // below the bound
        {{2, -1'000'000, 1}, 4},         // after the second step
        {{4, -2'000'000, 1}, 6},         // the last step is short
        {{2, -9'000'000, -700'000}, 2},  // above the other bound
    };
    for (const Case& each : cases) {
        NumberBlock block;
        block.start(page.pipeline.measurer);
        block.add(0);
        BlockSums sums;
        sums.add({by_words, leaves, roots}, each.checkpoints, block, first_bits(block.size()));
        CHECK(sums.nodes_visited() == each.nodes);
        CHECK(sums.log_odds(0) == -300'000 * static_cast<std::int32_t>(each.nodes));
    }
}

TEST_CASE("an empty block and an empty forest have no sums") {
    const MeasuredPage page("one", InputKind::text);
    NumberBlock block;
    block.start(page.pipeline.measurer);
    BlockSums sums;
    sums.add(html_model().first, {}, block, 0);
    block.add(0);
    sums.add(Forest{}, {16, 0, 0}, block, first_bits(1));
    CHECK(sums.log_odds(0) == 0);
    CHECK(sums.nodes_visited() == 0);
}
