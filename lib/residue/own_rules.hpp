// Residue rules out of rows of text, as `RuleSet` takes them; its comment says how a row is written.
#pragma once

#include <string_view>
#include <vector>

#include <dehusk/rule_set.hpp>

#include "residue/rules.hpp"
#include "support/arena.hpp"

namespace dehusk {

/// Adds the rules of `rows` to `rules`, and to `errors` what is wrong with the other rows. Ids of rules that stand
/// there already are taken. The rules view `rows` and `arena`.
void read_own_rules(std::string_view rows, Arena& arena, std::vector<Rule>& rules, std::vector<RuleError>& errors);

}  // namespace dehusk
