// The matcher of the built-in rules, over tables that compile_builtin_rules.cpp wrote when the library was built:
// making them from the rows takes more than ten milliseconds, as long as many pages.
#include "residue/rules.hpp"

namespace dehusk {

namespace {

#include "residue/builtin_rule_tables.inc"

}  // namespace

const RuleMatcher& RuleMatcher::builtin() {
    static const RuleMatcher matcher(builtin_tables);
    return matcher;
}

}  // namespace dehusk
