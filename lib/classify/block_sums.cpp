#include "classify/block_sums.hpp"

#include <algorithm>

#include "support/bits.hpp"

namespace dehusk {

void BlockSums::add(const Forest& forest, const Checkpoints& checkpoints, NumberBlock& block, LineBits lines) {
    sums_ = {};
    const std::size_t step = checkpoints.every_trees == 0 ? forest.roots.size() : checkpoints.every_trees;
    for (std::size_t begin = 0; begin < forest.roots.size() && lines != 0; begin += step) {
        const auto roots = forest.roots.subspan(begin, std::min(step, forest.roots.size() - begin));
        for (std::size_t i = 0; i < roots.size(); i += most_trees) {
            add_trees(forest, roots.subspan(i, std::min(most_trees, roots.size() - i)), lines, block);
        }
        if (checkpoints.every_trees != 0) lines &= ~lines_outside(checkpoints.below, checkpoints.above, sums_);
    }
}

void BlockSums::add_trees(const Forest& forest, std::span<const TreePlace> roots, LineBits lines, NumberBlock& block) {
    std::size_t split_count = 0;
    std::size_t leaf_count = 0;
    const auto push = [&](TreePlace place, std::uint32_t depth, LineBits some) {
        const std::size_t is_any = some != 0 ? 1 : 0;
        const std::size_t is_leaf = place < 0 ? 1 : 0;
        const std::size_t at = is_leaf != 0 ? most_visits + leaf_count : split_count;
        visits_[at] = {place, depth};
        lines_[at] = some;
        split_count += is_any & ~is_leaf;
        leaf_count += is_any & is_leaf;
    };
    for (const TreePlace root : roots) push(root, 0, lines);
    for (std::size_t i = 0; i < split_count; ++i) {
        const Visit at = visits_[i];
        const LineBits here = lines_[i];
        const Split split = forest.splits[static_cast<std::size_t>(at.place)];
        const LineBits above = lines_above(block.column(static_cast<std::size_t>(split.number)), split.threshold);
        push(split.left, at.depth + 1, here & ~above);
        push(split.right, at.depth + 1, here & above);
    }
    for (std::size_t i = most_visits; i < most_visits + leaf_count; ++i) {
        const Visit& leaf = visits_[i];
        add_to_lines(forest.leaves[leaf_at(leaf.place)], lines_[i], sums_);
        nodes_visited_ += std::uint64_t{leaf.depth} * count_bits(lines_[i]);
    }
}

}  // namespace dehusk
