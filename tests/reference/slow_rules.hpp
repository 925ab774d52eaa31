// The rules matched the obvious way: every rule at every place of the line, each alternative in turn, back where it
// fails.
//
// Says what RuleMatcher must say, with no index, no sets of places and no skeleton. Exponential in the pattern.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "residue/rules.hpp"

namespace dehusk::reference {

/// Indices of the rules that hit the folded line, in order.
std::vector<std::size_t> hits_of(std::span<const Rule> rules, std::string_view folded_line, std::uint32_t words);

}  // namespace dehusk::reference
