#include "classify/classify.hpp"

namespace dehusk {
namespace {

std::int32_t first_answer(const Model& model, const NumberRow& row, std::uint64_t& nodes_visited) {
    const Settling& settling = model.settling;
    const std::int64_t begun = model.first.sum_of_trees(row, 0, settling.first_trees, nodes_visited);
    if (settling.first_trees > 0 && begun < settling.below_log_odds) return permille_of_log_odds(begun);
    const std::size_t trees = model.first.roots.size();
    return permille_of_log_odds(begun + model.first.sum_of_trees(row, settling.first_trees, trees, nodes_visited));
}

}  // namespace

Classified classify(const Model& model, Measurer& measurer, Deadline& deadline, std::vector<std::int32_t>& scores) {
    Classified result;
    const auto lines = static_cast<std::uint32_t>(measurer.line_facts().size());
    scores.assign(lines, 0);
    NumberRow row{};
    for (std::uint32_t i = 0; i < lines && !deadline.passed(); ++i) {
        measurer.fill_first_pass(i, row);
        scores[i] = first_answer(model, row, result.nodes_visited);
    }
    measurer.prepare_scores(scores);
    for (std::uint32_t i = 0; i < lines; ++i) {
        if (deadline.passed()) {
            scores[i] = 0;
            continue;
        }
        if (scores[i] < model.settling.below_score) continue;
        measurer.fill_first_pass(i, row);
        measurer.fill_second_pass(i, row);
        const std::size_t trees = model.second.roots.size();
        scores[i] = permille_of_log_odds(model.second.sum_of_trees(row, 0, trees, result.nodes_visited));
    }
    result.is_in_time = !deadline.passed();
    return result;
}

}  // namespace dehusk
