#include <algorithm>
#include <array>
#include <iterator>

#include "classify/model.hpp"

namespace dehusk {
namespace {

// Log-odds from which each permille, 1 to 999, is reached.
constexpr std::array<std::int32_t, 999> permille_log_odds = {
#include "classify/permille_log_odds.inc"
};

}  // namespace

std::int32_t permille_of_log_odds(std::int64_t log_odds) {
    const auto above = std::ranges::upper_bound(permille_log_odds, log_odds);
    return static_cast<std::int32_t>(std::distance(permille_log_odds.begin(), above));
}

}  // namespace dehusk
