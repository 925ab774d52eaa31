#include <algorithm>
#include <array>
#include <iterator>

#include "classify/model.hpp"

#ifdef DEHUSK_DEVELOPMENT_MODELS
#include "classify/model_file.hpp"
#endif

namespace dehusk {
namespace {

// Log-odds from which each permille, 1 to 999, is reached.
constexpr std::array<std::int32_t, 999> permille_log_odds = {
#include "classify/permille_log_odds.inc"
};

#include "classify/model_html.inc"
#include "classify/model_text.inc"

static_assert(built_in_html.stamp == numbers_stamp && built_in_text.stamp == numbers_stamp,
              "the list of numbers changed: train the models again (corpus/train)");

}  // namespace

std::int32_t permille_of_log_odds(std::int64_t log_odds) {
    const auto above = std::ranges::upper_bound(permille_log_odds, log_odds);
    return static_cast<std::int32_t>(std::distance(permille_log_odds.begin(), above));
}

#ifdef DEHUSK_DEVELOPMENT_MODELS
const Model& html_model() {
    static const ModelFile file("html", built_in_html);
    return file.model();
}
const Model& text_model() {
    static const ModelFile file("text", built_in_text);
    return file.model();
}
#else
const Model& html_model() { return built_in_html; }
const Model& text_model() { return built_in_text; }
#endif

}  // namespace dehusk
