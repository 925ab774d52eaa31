// Two passes of boosted trees over the numbers of each line.
//
// The second pass sees what the first answered around the line, under the same element, in the same group and section:
// that is how a caption between two paragraphs learns that its neighbours are body. One pass with more trees cannot
// know that.
#pragma once

#include <cstdint>
#include <vector>

#include "classify/block_sums.hpp"
#include "classify/line_bits.hpp"
#include "classify/model.hpp"
#include "measure/measure.hpp"
#include "measure/number_block.hpp"
#include "support/deadline.hpp"

namespace dehusk {

struct Classified {
    /// The deadline did not pass.
    bool is_in_time = true;
    /// Inner nodes of trees that were looked at: what the two passes cost.
    std::uint64_t nodes_visited = 0;
};

/// Nothing but memory is kept from page to page.
class Classifier {
  public:
    /// Fills `scores` with the probability, in permille, that each line belongs to the body. `measurer` has been
    /// prepared for the page and is prepared for the second pass here. Linear. Where time ends the rest scores 0.
    Classified classify(const Model& model, Measurer& measurer, const Deadline& deadline,
                        std::vector<std::int32_t>& scores);

  private:
    /// Returns how many lines it came to.
    std::uint32_t score_first(const Model& model, const Measurer& measurer, Deadline& deadline,
                              std::vector<std::int32_t>& scores);
    void score_second(const Model& model, const Measurer& measurer, std::uint32_t lines_in_blocks, Deadline& deadline,
                      std::vector<std::int32_t>& scores);
    void score(const Forest& forest, const Checkpoints& checkpoints, NumberBlock& block, LineBits lines,
               std::vector<std::int32_t>& scores);
    NumberBlock& block_of(std::size_t index) { return index < kept_.size() ? kept_[index] : passing_; }

    BlockSums sums_;
    /// The page's first blocks, in which the second pass finds what numbers the first has filled.
    std::vector<NumberBlock> kept_;
    /// All others, one after the other.
    NumberBlock passing_;
};

}  // namespace dehusk
