// Boosted trees as flat tables of integers.
//
// Thresholds are integers because the numbers are; leaves are log-odds rounded to 1/65,536 and summed in 64 bits. So a
// score is the same on every compiler and CPU, and a table is a constexpr array that costs nothing at start-up.
#pragma once

#include <algorithm>
#include <cstddef>
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

/// Where a forest may stop: after every so many trees (0: nowhere) a sum of log-odds, in 1/65,536, below or above the
/// bounds stands as the whole.
struct Checkpoints {
    std::uint32_t every_trees = 0;
    std::int32_t below = 0;
    std::int32_t above = 0;
};

struct Forest {
    std::span<const TreeNode> nodes;
    std::span<const std::uint32_t> roots;

    /// Log-odds in 1/65,536 that the line belongs to the body.
    std::int64_t sum(std::span<const std::int32_t> row) const {
        std::uint64_t nodes_visited = 0;
        return sum({}, row, nodes_visited);
    }

    /// The same, of as many trees as `checkpoints` ask for; adds the inner nodes that were looked at to
    /// `nodes_visited`.
    std::int64_t sum(const Checkpoints& checkpoints, std::span<const std::int32_t> row,
                     std::uint64_t& nodes_visited) const {
        const std::size_t step = checkpoints.every_trees == 0 ? roots.size() : checkpoints.every_trees;
        std::int64_t total = 0;
        for (std::size_t begin = 0; begin < roots.size(); begin += step) {
            const bool is_settled = begin > 0 && (total < checkpoints.below || total > checkpoints.above);
            if (is_settled) break;
            for (const std::uint32_t root : roots.subspan(begin, std::min(step, roots.size() - begin))) {
                total += leaf_value(root, row, nodes_visited);
            }
        }
        return total;
    }

  private:
    std::int32_t leaf_value(std::uint32_t root, std::span<const std::int32_t> row, std::uint64_t& nodes_visited) const {
        const TreeNode* node = &nodes[root];
        for (; node->number != TreeNode::leaf; ++nodes_visited) {
            const bool goes_left = row[static_cast<std::size_t>(node->number)] <= node->value;
            node += goes_left ? 1 : node->right;
        }
        return node->value;
    }
};

/// When a line is settled before all are asked: most lines of a page are plainly menus, many plainly prose. The model
/// card tells what it saves and costs.
struct Settling {
    Checkpoints first;
    Checkpoints second;
    /// First answers below this share of the page's highest are the last, in permille; so are those above `most_score`.
    std::int32_t share_of_best = 0;
    std::int32_t most_score = 1000;
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
