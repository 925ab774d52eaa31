// Boosted trees as flat tables of integers.
//
// Thresholds are integers because the numbers are; leaves are log-odds rounded to 1/65,536. So a score is the same on
// every compiler and CPU, and a table is a constexpr array that costs nothing at start-up. What leads a line through a
// tree is kept apart from what it adds up in the end, at 8 bytes a split: the tables of a model and the numbers of a
// block of lines have to share the nearest cache.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "measure/measure.hpp"

namespace dehusk {

/// The root or a child in a forest: the index of a split, or of a leaf, as its complement.
using TreePlace = std::int16_t;

constexpr std::size_t leaf_at(std::int32_t place) {
    const std::int32_t leaf = ~place;
    return static_cast<std::size_t>(leaf);
}

/// An inner node of a tree.
struct Split {
    std::int16_t number = 0;     ///< column of the row
    std::int16_t threshold = 0;  ///< goes left where the row's number is at most that
    TreePlace left = 0;
    TreePlace right = 0;
};

/// Where a forest may stop: after every so many trees (0: nowhere) a sum of log-odds, in 1/65,536, below or above the
/// bounds stands as the whole.
struct Checkpoints {
    std::uint32_t every_trees = 0;
    std::int32_t below = 0;
    std::int32_t above = 0;
};

struct Forest {
    std::span<const Split> splits;
    std::span<const std::int32_t> leaves;  ///< their parts of the sum
    std::span<const TreePlace> roots;

    /// Log-odds in 1/65,536 that the row belongs to what the forest was trained on.
    std::int64_t sum(std::span<const std::int32_t> row) const {
        std::int64_t total = 0;
        for (TreePlace place : roots) {
            while (place >= 0) {
                const Split& split = splits[static_cast<std::size_t>(place)];
                place = row[static_cast<std::size_t>(split.number)] <= split.threshold ? split.left : split.right;
            }
            total += leaves[leaf_at(place)];
        }
        return total;
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
