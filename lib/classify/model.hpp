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
        std::int64_t total = 0;
        for (const std::uint32_t root : roots) {
            const TreeNode* node = &nodes[root];
            while (node->number != TreeNode::leaf) {
                const bool goes_left = row[static_cast<std::size_t>(node->number)] <= node->value;
                node += goes_left ? 1 : node->right;
            }
            total += node->value;
        }
        return total;
    }
};

/// Two forests: the second also sees what the first answered around the line.
struct Model {
    std::string_view name;
    /// Of the list of numbers it was trained with; equal to numbers_stamp in every model that is used.
    std::uint32_t stamp = 0;
    /// Score, in permille, from which a line is kept.
    std::int32_t threshold = 500;
    Forest first;
    Forest second;
};

/// The models this library was built with.
const Model& html_model();
const Model& text_model();

/// Probability in permille for log-odds in 1/65,536, from a table.
std::int32_t permille_of_log_odds(std::int64_t log_odds);

}  // namespace dehusk
