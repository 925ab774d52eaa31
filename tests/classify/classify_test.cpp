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
    // The same tree twice: lines of up to two words are settled by the first of them.
    constexpr std::array<std::uint32_t, 2> roots = {0, 0};
    const Settling settling{1, -200'000, 100};
    const Model model{"test", numbers_stamp, 500, settling, {first, roots}, {second, root}};
    Deadline deadline;
    std::vector<std::int32_t> scores;
    const Classified classified = classify(model, page.pipeline.measurer, deadline, scores);
    CHECK(scores[0] < 100);  // by the second pass, which asks for a neighbour
    CHECK(scores[1] == permille_of_log_odds(-300'000));
    CHECK(scores[2] == permille_of_log_odds(-300'000));
    // Two lines through two trees and the second pass, two through one tree.
    CHECK(classified.nodes_visited == 2 * 3 + 2 * 1);
}
