// A forest asked about many lines at once.
//
// Neighbouring lines of a page are much alike: 64 of them fall into three leaves of a tree with 31 on average. So all
// lines go through a tree together, as the bits of a word, and a split compares one column with its threshold. Sixteen
// trees are worked off at a time, from one list of the splits that lines have come to, in the order they were come to.
// Nothing branches on where lines go: what a processor cannot foresee costs it more than the comparison does.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "classify/line_bits.hpp"
#include "classify/model.hpp"
#include "measure/number_block.hpp"

namespace dehusk {

class BlockSums {
  public:
    /// Leaves that a tree may have.
    static constexpr std::size_t most_leaves = 64;

    /// Sums what `forest` says of `lines` of `block`, of as many trees as `checkpoints` ask for.
    void add(const Forest& forest, const Checkpoints& checkpoints, NumberBlock& block, LineBits lines);

    /// Log-odds in 1/65,536 that the line belongs to the body, by its place in the block that was last added.
    std::int32_t log_odds(std::size_t place) const { return sums_.values[place]; }

    /// Splits that lines were led through, over all lines and blocks.
    std::uint64_t nodes_visited() const { return nodes_visited_; }

  private:
    static constexpr std::size_t most_trees = 16;

    static constexpr std::size_t most_visits = most_trees * most_leaves + 1;

    /// Lines that have come to a split or a leaf.
    struct Visit {
        std::int32_t place = 0;
        std::uint32_t depth = 0;
    };

    void add_trees(const Forest& forest, std::span<const TreePlace> roots, LineBits lines, NumberBlock& block);

    LineSums sums_;
    std::uint64_t nodes_visited_ = 0;
    // One more than are used: whatever has no lines is written all the same, and overwritten by the next.
    std::array<Visit, 2 * most_visits> visits_;
    std::array<LineBits, 2 * most_visits> lines_;
};

}  // namespace dehusk
