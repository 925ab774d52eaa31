#include "classify/classify.hpp"

#include <algorithm>

namespace dehusk {

Classified classify(const Model& model, Measurer& measurer, Deadline& deadline, std::vector<std::int32_t>& scores) {
    const Settling& settling = model.settling;
    Classified result;
    const auto lines = static_cast<std::uint32_t>(measurer.line_facts().size());
    scores.assign(lines, 0);
    NumberRow row{};
    for (std::uint32_t i = 0; i < lines && !deadline.passed(); ++i) {
        measurer.fill_first_pass(i, row);
        scores[i] = permille_of_log_odds(model.first.sum(settling.first, row, result.nodes_visited));
    }
    measurer.prepare_scores(scores);
    const std::int32_t best = lines == 0 ? 0 : *std::ranges::max_element(scores);
    const std::int32_t least_score = best * settling.share_of_best / 1000;
    for (std::uint32_t i = 0; i < lines; ++i) {
        if (deadline.passed()) {
            scores[i] = 0;
            continue;
        }
        if (scores[i] < least_score || scores[i] > settling.most_score) continue;
        measurer.fill_first_pass(i, row);
        measurer.fill_second_pass(i, row);
        scores[i] = permille_of_log_odds(model.second.sum(settling.second, row, result.nodes_visited));
    }
    result.is_in_time = !deadline.passed();
    return result;
}

}  // namespace dehusk
