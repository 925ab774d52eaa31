#include "classify/classify.hpp"

#include <algorithm>

#include "classify/block_sums.hpp"
#include "measure/number_block.hpp"

namespace dehusk {
namespace {

/// One pass over a page's lines, in blocks.
class Pass {
  public:
    Pass(const Forest& forest, const Checkpoints& checkpoints, const Measurer& measurer,
         std::vector<std::int32_t>& scores)
        : forest_(forest), checkpoints_(checkpoints), block_(measurer), scores_(scores) {}

    void add(std::uint32_t line) {
        block_.add(line);
        if (block_.is_full()) finish();
    }

    /// Scores the lines that were added and are not yet scored.
    void finish() {
        sums_.add(forest_, checkpoints_, block_);
        for (std::size_t i = 0; i < block_.size(); ++i) {
            scores_[block_.lines()[i]] = permille_of_log_odds(sums_.log_odds(i));
        }
        block_.clear();
    }

    std::uint64_t nodes_visited() const { return sums_.nodes_visited(); }

  private:
    const Forest& forest_;
    const Checkpoints& checkpoints_;
    NumberBlock block_;
    BlockSums sums_;
    std::vector<std::int32_t>& scores_;
};

std::uint64_t score_first(const Model& model, const Measurer& measurer, Deadline& deadline,
                          std::vector<std::int32_t>& scores) {
    Pass pass(model.first, model.settling.first, measurer, scores);
    for (std::uint32_t line = 0; line < scores.size() && !deadline.passed(); ++line) pass.add(line);
    pass.finish();
    return pass.nodes_visited();
}

std::uint64_t score_second(const Model& model, const Measurer& measurer, Deadline& deadline,
                           std::vector<std::int32_t>& scores) {
    const Settling& settling = model.settling;
    const std::int32_t best = scores.empty() ? 0 : *std::ranges::max_element(scores);
    const std::int32_t least_score = best * settling.share_of_best / 1000;
    Pass pass(model.second, settling.second, measurer, scores);
    std::uint32_t line = 0;
    for (; line < scores.size() && !deadline.passed(); ++line) {
        if (scores[line] >= least_score && scores[line] <= settling.most_score) pass.add(line);
    }
    std::fill(scores.begin() + line, scores.end(), 0);
    pass.finish();
    return pass.nodes_visited();
}

}  // namespace

Classified classify(const Model& model, Measurer& measurer, const Deadline& deadline,
                    std::vector<std::int32_t>& scores) {
    Classified result;
    scores.assign(measurer.line_facts().size(), 0);
    Deadline first_deadline = deadline.part(50);
    result.nodes_visited = score_first(model, measurer, first_deadline, scores);
    measurer.prepare_scores(scores);
    Deadline second_deadline = deadline.part(70);
    result.nodes_visited += score_second(model, measurer, second_deadline, scores);
    result.is_in_time = !first_deadline.has_passed() && !second_deadline.has_passed();
    return result;
}

}  // namespace dehusk
