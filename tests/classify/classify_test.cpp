#include "classify/classify.hpp"

#include <array>

#include "support/catch.hpp"
#include "support/measured_page.hpp"

using namespace dehusk;
using dehusk::testing::MeasuredPage;

namespace {

constexpr auto words = static_cast<std::int16_t>(Number::words);
constexpr auto score_before = static_cast<std::int16_t>(Number::score_1_before);
constexpr std::array<std::uint32_t, 1> root = {0};
// First pass: lines of more than two words; second pass: lines that follow such a one.
constexpr std::array<TreeNode, 3> first = {{{words, 2, 2}, {-1, 0, -300'000}, {-1, 0, 300'000}}};
constexpr std::array<TreeNode, 3> second = {{{score_before, 2, 500}, {-1, 0, -300'000}, {-1, 0, 300'000}}};

}  // namespace

TEST_CASE("the second pass reads the first pass's answers") {
    MeasuredPage page("a b c d\n\ne\n\nf\n\ng h i j", InputKind::text);
    REQUIRE(page.pipeline.text.lines.size() == 4);
    const Model model{"test", numbers_stamp, 500, {}, {first, root}, {second, root}};
    Deadline deadline;
    std::vector<std::int32_t> scores;
    const Classified classified = classify(model, page.pipeline.measurer, deadline, scores);
    CHECK(classified.is_in_time);
    CHECK(classified.nodes_visited == 2 * 4);
    REQUIRE(scores.size() == 4);
    CHECK(scores[0] < 100);
    CHECK(scores[1] > 900);
    CHECK(scores[2] < 100);
    CHECK(scores[3] < 100);
}

TEST_CASE("a line that the first trees settle is asked no more") {
    MeasuredPage page("a b c d\n\ne\n\nf\n\ng h i j", InputKind::text);
    constexpr std::array<std::uint32_t, 2> roots = {0, 0};  // the same tree twice
    struct Case {
        Settling settling;
        std::uint64_t nodes;
    };
    const Case cases[] = {
        // All four lines through both trees and the second pass.
        {{}, 4 * 3},
        // The two lines of one word are settled by the first tree, and their answers are the last.
        {{{1, -200'000, 700'000}, {}, 300, 1000}, 2 * 3 + 2 * 1},
        // So are the other two, but their answers are asked again.
        {{{1, -200'000, 200'000}, {}, 300, 1000}, 2 * 2 + 2 * 1},
        {{{1, -200'000, 200'000}, {}, 0, 980}, 4 * 1 + 2 * 1},
        {{{1, -200'000, 200'000}, {}, 300, 980}, 4 * 1},
    };
    for (const Case& each : cases) {
        CAPTURE(each.nodes);
        const Model model{"test", numbers_stamp, 500, each.settling, {first, roots}, {second, root}};
        Deadline deadline;
        std::vector<std::int32_t> scores;
        CHECK(classify(model, page.pipeline.measurer, deadline, scores).nodes_visited == each.nodes);
    }
}

TEST_CASE("a forest stops at the checkpoint that settles it") {
    constexpr std::array<std::uint32_t, 6> roots = {0, 0, 0, 0, 0, 0};
    const Forest forest{first, roots};
    const std::array<std::int32_t, all_numbers> few_words{};
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
        std::uint64_t nodes = 0;
        const std::int64_t sum = forest.sum(each.checkpoints, few_words, nodes);
        CHECK(nodes == each.nodes);
        CHECK(sum == -300'000 * static_cast<std::int64_t>(each.nodes));
    }
}
