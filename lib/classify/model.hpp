// Boosted trees as flat tables of integers.
//
// Thresholds are integers because the numbers are; leaves are log-odds rounded to 1/65,536 and summed in 64 bits. So a
// score is the same on every compiler and CPU, and a table is a constexpr array that costs nothing at start-up.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "measure/measure.hpp"

namespace dehusk {

/// A node; its left child is the next one. Goes left where the row's number is at most `value`.
struct TreeNode {
    std::int16_t number = leaf;  ///< column of the row, or `leaf`
    std::uint16_t right = 0;     ///< nodes from this one to its right child
    std::int32_t value = 0;      ///< threshold; of a leaf its part of the sum

    static constexpr std::int16_t leaf = -1;
};

struct Forest {
    std::span<const TreeNode> nodes;
    std::span<const std::uint32_t> roots;

    /// Log-odds in 1/65,536 that the line belongs to the body.
    std::int64_t sum(std::span<const std::int32_t> row) const {
        std::uint64_t nodes_visited = 0;
        return sum_of_trees(row, 0, roots.size(), nodes_visited);
    }

    /// The part of trees `begin` to `end`; adds the nodes it looked at to `nodes_visited`.
    std::int64_t sum_of_trees(std::span<const std::int32_t> row, std::size_t begin, std::size_t end,
                              std::uint64_t& nodes_visited) const {
        std::int64_t total = 0;
        for (const std::uint32_t root : roots.subspan(begin, end - begin)) {
            const TreeNode* node = &nodes[root];
            for (; node->number != TreeNode::leaf; ++nodes_visited) {
                const bool goes_left = row[static_cast<std::size_t>(node->number)] <= node->value;
                node += goes_left ? 1 : node->right;
            }
            total += node->value;
        }
        return total;
    }
};

/// When a line is so plainly no part of the body that the rest of the trees are not asked: most lines of a page are
/// menus. The model card tells what it saves and costs.
struct Settling {
    /// Trees of the first forest after which its sum is looked at, and the log-odds in 1/65,536 below which it stands
    /// as the first answer. 0 trees: never.
    std::uint32_t first_trees = 0;
    std::int32_t below_log_odds = 0;
    /// First answers below this, in permille, are the last.
    std::int32_t below_score = 0;
};

/// Two forests: the second also sees what the first answered around the line.
struct Model {
    std::string_view name;
    /// Of the list of numbers it was trained with; equal to numbers_stamp in every model that is used.
    std::uint32_t stamp = 0;
    /// Score, in permille, from which a line is kept.
    std::int32_t threshold = 500;
    Settling settling;
    Forest first;
    Forest second;
};

/// The models this library was built with.
const Model& html_model();
const Model& text_model();

/// Probability in permille for log-odds in 1/65,536, from a table.
std::int32_t permille_of_log_odds(std::int64_t log_odds);

}  // namespace dehusk
