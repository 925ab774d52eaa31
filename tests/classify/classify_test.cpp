#include "classify/classify.hpp"

#include <array>

#include "support/catch.hpp"
#include "support/measured_page.hpp"

using namespace dehusk;
using dehusk::testing::MeasuredPage;

namespace {

constexpr auto words = static_cast<std::int16_t>(Number::words);
constexpr auto score_before = static_cast<std::int16_t>(Number::score_1_before);
constexpr std::array<TreePlace, 1> root = {0};
constexpr std::array<std::int32_t, 2> leaves = {-300'000, 300'000};
// First pass: lines of more than two words; second pass: lines that follow such a one.
constexpr std::array<Split, 1> by_words = {{{words, 2, ~0, ~1}}};
constexpr std::array<Split, 1> by_score_before = {{{score_before, 500, ~0, ~1}}};
constexpr Forest first{by_words, leaves, root};
constexpr Forest second{by_score_before, leaves, root};

}  // namespace

TEST_CASE("the second pass reads the first pass's answers") {
    MeasuredPage page("a b c d\n\ne\n\nf\n\ng h i j", InputKind::text);
    REQUIRE(page.pipeline.text.lines.size() == 4);
    const Model model{"test", numbers_stamp, 500, {}, first, second};
    Deadline deadline;
    std::vector<std::int32_t> scores;
    const Classified classified = Classifier().classify(model, page.pipeline.measurer, deadline, scores);
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
    constexpr std::array<TreePlace, 2> roots = {0, 0};  // the same tree twice
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
        const Model model{"test", numbers_stamp, 500, each.settling, {by_words, leaves, roots}, second};
        Deadline deadline;
        std::vector<std::int32_t> scores;
        CHECK(Classifier().classify(model, page.pipeline.measurer, deadline, scores).nodes_visited == each.nodes);
    }
}

TEST_CASE("a line scores the same in whatever block it is asked") {
    // Blocks that are asked again as a whole, blocks of which few lines are, and more of them than are kept.
    std::string text;
    std::vector<bool> is_long;
    for (int i = 0; i < 1000; ++i) {
        is_long.push_back(i % 300 < 150 || i % 7 == 0);
        text += is_long.back() ? "a b c d\n\n" : "e\n\n";
    }
    MeasuredPage page(text, InputKind::text);
    REQUIRE(page.pipeline.text.lines.size() == is_long.size());
    const Model model{"test", numbers_stamp, 500, {{}, {}, 300, 1000}, first, second};
    const std::int32_t low = permille_of_log_odds(leaves[0]);
    const std::int32_t high = permille_of_log_odds(leaves[1]);
    Classifier classifier;
    for (int round = 0; round < 2; ++round) {  // in memory that is new, and in memory that is used
        Deadline deadline;
        std::vector<std::int32_t> scores;
        classifier.classify(model, page.pipeline.measurer, deadline, scores);
        for (std::size_t i = 0; i < is_long.size(); ++i) {
            INFO(i);
            const bool is_behind_long = i > 0 && is_long[i - 1];
            REQUIRE(scores[i] == (is_long[i] && is_behind_long ? high : low));
        }
    }
}
