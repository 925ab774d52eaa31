#include "classify/classify.hpp"

namespace dehusk {

bool classify(const Model& model, Measurer& measurer, Deadline& deadline, std::vector<std::int32_t>& scores) {
    const auto lines = static_cast<std::uint32_t>(measurer.line_facts().size());
    scores.assign(lines, 0);
    NumberRow row{};
    for (std::uint32_t i = 0; i < lines && !deadline.passed(); ++i) {
        measurer.fill_first_pass(i, row);
        scores[i] = permille_of_log_odds(model.first.sum(row));
    }
    measurer.prepare_scores(scores);
    for (std::uint32_t i = 0; i < lines; ++i) {
        if (deadline.passed()) {
            scores[i] = 0;
            continue;
        }
        measurer.fill_first_pass(i, row);
        measurer.fill_second_pass(i, row);
        scores[i] = permille_of_log_odds(model.second.sum(row));
    }
    return !deadline.passed();
}

}  // namespace dehusk
