// Two passes of boosted trees over the numbers of each line.
//
// The second pass sees what the first answered around the line, under the same element, in the same group and section:
// that is how a caption between two paragraphs learns that its neighbours are body. One pass with more trees cannot
// know that.
#pragma once

#include <cstdint>
#include <vector>

#include "classify/model.hpp"
#include "measure/measure.hpp"
#include "support/deadline.hpp"

namespace dehusk {

struct Classified {
    /// The deadline did not pass.
    bool is_in_time = true;
    /// Inner nodes of trees that were looked at: what the two passes cost.
    std::uint64_t nodes_visited = 0;
};

/// Fills `scores` with the probability, in permille, that each line belongs to the body. `measurer` has been prepared
/// for the page and is prepared for the second pass here. Linear. Where time ends the rest scores 0.
Classified classify(const Model& model, Measurer& measurer, const Deadline& deadline,
                    std::vector<std::int32_t>& scores);

}  // namespace dehusk
