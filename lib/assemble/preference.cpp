#include <algorithm>

#include "assemble/selection.hpp"

namespace dehusk {
namespace {

// Shares of the page's best score, as thresholds are set page by page. Out of fold on the labelled pages precision and
// recall are 0.905 and 0.869 with the first, 0.877 and 0.920 in between, 0.827 and 0.956 with the second.
constexpr std::int32_t precise_share = 650;  // permille
constexpr std::int32_t lenient_share = 150;

std::int32_t best_score(const std::vector<Decision>& decisions) {
    const auto best = std::ranges::max_element(decisions, {}, &Decision::weighed_score);
    return best == decisions.end() ? 0 : best->weighed_score;
}

}  // namespace

void apply_preference(Preference preference, std::vector<Decision>& decisions) {
    if (preference == Preference::balanced) return;
    const std::int32_t best = best_score(decisions);
    const bool is_precise = preference == Preference::precision;
    const std::int32_t threshold = std::max(best * (is_precise ? precise_share : lenient_share) / 1000, 1);
    for (Decision& decision : decisions) {
        const bool is_certain = decision.weighed_score >= threshold;
        if (is_precise && decision.verdict == Verdict::body && !is_certain) {
            decision = {Verdict::residue, ReasonKind::model, decision.weighed_score};
        }
        const bool was_weighed = decision.reason != ReasonKind::repeated && decision.reason != ReasonKind::headline &&
                                 decision.reason != ReasonKind::site;
        if (!is_precise && decision.verdict == Verdict::residue && was_weighed && is_certain) {
            decision = {Verdict::body, ReasonKind::model, decision.weighed_score};
        }
    }
}

}  // namespace dehusk
