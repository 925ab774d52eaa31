#include <algorithm>
#include <array>
#include <iterator>
#include <limits>

#include "classify/model.hpp"

namespace dehusk {
namespace {

constexpr std::int32_t never = std::numeric_limits<std::int32_t>::max();

// Log-odds from which each permille, 1 to 999, is reached, and behind them as many as the search below needs.
constexpr std::array<std::int32_t, 1023> permille_log_odds = [] {
    constexpr std::int32_t table[] = {
#include "classify/permille_log_odds.inc"
    };
    std::array<std::int32_t, 1023> padded{};
    padded.fill(never);
    std::copy(std::begin(table), std::end(table), padded.begin());
    return padded;
}();

}  // namespace

std::int32_t permille_of_log_odds(std::int64_t log_odds) {
    constexpr std::int64_t least = std::numeric_limits<std::int32_t>::min();
    const auto sought = static_cast<std::int32_t>(std::clamp<std::int64_t>(log_odds, least, never - 1));
    // Halves as any search does, yet adds where others branch: each of these branches would be a coin toss.
    std::size_t reached = 0;
    for (std::size_t step = (permille_log_odds.size() + 1) / 2; step != 0; step /= 2) {
        reached += sought >= permille_log_odds[reached + step - 1] ? step : 0;
    }
    return static_cast<std::int32_t>(reached);
}

}  // namespace dehusk
