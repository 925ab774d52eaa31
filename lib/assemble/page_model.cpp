#include "assemble/page_model.hpp"

#include <algorithm>

namespace dehusk {

PageKind kind_of(const PageModel& model, const PageRow& row) {
    std::array<std::int32_t, known_page_kinds> probabilities{};
    std::int32_t sum = 0;
    for (std::size_t i = 0; i < known_page_kinds; ++i) {
        probabilities[i] = permille_of_log_odds(model.kinds[i].sum(row));
        sum += probabilities[i];
    }
    const auto best = std::ranges::max_element(probabilities);
    // The forests do not know of each other: only together do their answers make probabilities.
    if (sum == 0 || *best * 1000 / sum < model.least_probability) return PageKind::unknown;
    return static_cast<PageKind>(best - probabilities.begin() + 1);
}

double confidence_of(const PageModel& model, const PageRow& row) {
    return permille_of_log_odds(model.confidence.sum(row)) / 1000.0;
}

}  // namespace dehusk
