// The way from a caller's rules to the matcher of them.
#pragma once

#include <dehusk/rule_set.hpp>

#include "residue/rules.hpp"

namespace dehusk {

/// Of `rules`, which it lives as long as; of the built-in ones where there are none or they were moved from.
const RuleMatcher& matcher_of(const RuleSet* rules);

}  // namespace dehusk
