#include "classify/model.hpp"

#include <array>
#include <cstdlib>
#include <limits>

#include "classify/block_sums.hpp"
#include "support/catch.hpp"

using namespace dehusk;

namespace {

// Tree 1: number 0 <= 10 ? -65536 : (number 1 <= 0 ? 7 : 65536); tree 2: a single leaf.
constexpr std::array<Split, 2> splits = {{{0, 10, ~0, 1}, {1, 0, ~1, ~2}}};
constexpr std::array<std::int32_t, 4> leaves = {-65536, 7, 65536, 100};
constexpr std::array<TreePlace, 2> roots = {0, ~3};

// Leaves under a place; every place stays inside the tables and leads to places behind it.
std::size_t count_leaves(const Forest& forest, TreePlace place, std::size_t columns) {
    if (place < 0) {
        REQUIRE(static_cast<std::size_t>(~place) < forest.leaves.size());
        return 1;
    }
    REQUIRE(static_cast<std::size_t>(place) < forest.splits.size());
    const Split& split = forest.splits[static_cast<std::size_t>(place)];
    REQUIRE(split.number >= 0);
    REQUIRE(static_cast<std::size_t>(split.number) < columns);
    // Numbers are saturated to 16 bits: the greatest value stands for all above it.
    REQUIRE(split.threshold < std::numeric_limits<std::int16_t>::max());
    REQUIRE((split.left < 0 || split.left > place));
    REQUIRE((split.right < 0 || split.right > place));
    return count_leaves(forest, split.left, columns) + count_leaves(forest, split.right, columns);
}

void check_forest(const Forest& forest, std::size_t columns) {
    std::size_t leaf_count = 0;
    for (const TreePlace root : forest.roots) {
        const std::size_t leaves_of_tree = count_leaves(forest, root, columns);
        REQUIRE(leaves_of_tree <= BlockSums::most_leaves);
        leaf_count += leaves_of_tree;
    }
    CHECK(leaf_count == forest.leaves.size());
    // No sum of leaves leaves the 32 bits that BlockSums adds in.
    std::int64_t most = 0;
    for (const std::int32_t leaf : forest.leaves) most += std::abs(std::int64_t{leaf});
    CHECK(most < std::numeric_limits<std::int32_t>::max());
}

}  // namespace

TEST_CASE("a forest sums the leaves that a row falls into") {
    const Forest forest{splits, leaves, roots};
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
