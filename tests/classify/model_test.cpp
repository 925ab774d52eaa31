#include "classify/model.hpp"

#include <array>

#include "support/catch.hpp"

using namespace dehusk;

namespace {

// Tree 1: number 0 <= 10 ? -65536 : (number 1 <= 0 ? 7 : 65536); tree 2: a single leaf.
constexpr std::array<TreeNode, 6> nodes = {
    {{0, 2, 10}, {-1, 0, -65536}, {1, 2, 0}, {-1, 0, 7}, {-1, 0, 65536}, {-1, 0, 100}}};
constexpr std::array<std::uint32_t, 2> roots = {0, 5};

void check_forest(const Forest& forest, std::size_t columns) {
    for (std::size_t i = 0; i < forest.nodes.size(); ++i) {
        const TreeNode& node = forest.nodes[i];
        if (node.number == TreeNode::leaf) continue;
        REQUIRE(node.number >= 0);
        REQUIRE(static_cast<std::size_t>(node.number) < columns);
        REQUIRE(node.right > 1);
        REQUIRE(i + node.right < forest.nodes.size());
    }
    for (const std::uint32_t root : forest.roots) REQUIRE(root < forest.nodes.size());
}

}  // namespace

TEST_CASE("a forest sums the leaves that a row falls into") {
    const Forest forest{nodes, roots};
    struct Case {
        std::array<std::int32_t, 2> row;
        std::int64_t sum;
    };
    const Case cases[] = {{{10, 5}, -65536 + 100}, {{11, 0}, 107}, {{11, 1}, 65536 + 100}, {{-5, -5}, -65536 + 100}};
    for (const Case& each : cases) CHECK(forest.sum(each.row) == each.sum);
    CHECK(Forest{}.sum(std::array<std::int32_t, 2>{}) == 0);
}

TEST_CASE("log-odds become permille, monotone and symmetric") {
    CHECK(permille_of_log_odds(0) == 500);
    CHECK(permille_of_log_odds(65536) == 731);
    CHECK(permille_of_log_odds(-65536) == 269);
    CHECK(permille_of_log_odds(std::int64_t{1} << 40) == 999);
    CHECK(permille_of_log_odds(-(std::int64_t{1} << 40)) == 0);
    std::int32_t before = 0;
    for (std::int64_t log_odds = -600'000; log_odds < 600'000; log_odds += 997) {
        const std::int32_t now = permille_of_log_odds(log_odds);
        REQUIRE(now >= before);
        before = now;
    }
}

TEST_CASE("the built-in models stay inside their tables and their rows") {
    for (const Model* model : {&html_model(), &text_model()}) {
        INFO(model->name);
        CHECK(model->stamp == numbers_stamp);
        CHECK(model->threshold > 0);
        CHECK(model->threshold < 1000);
        CHECK_FALSE(model->first.roots.empty());
        CHECK_FALSE(model->second.roots.empty());
        check_forest(model->first, first_pass_numbers);
        check_forest(model->second, all_numbers);
    }
}
