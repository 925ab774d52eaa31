// One matcher holds the built-in rules and the caller's, so that nothing behind it knows of two kinds of rules.
#include <optional>

#include <dehusk/rule_set.hpp>

#include "residue/matcher_of.hpp"
#include "residue/own_rules.hpp"
#include "residue/rules.hpp"
#include "support/arena.hpp"

namespace dehusk {
namespace {

std::vector<Rule> builtin_rules() {
    const RuleList& list = RuleMatcher::builtin().rules();
    std::vector<Rule> rules;
    rules.reserve(list.size());
    for (std::size_t i = 0; i < list.size(); ++i) rules.push_back(list[i]);
    return rules;
}

}  // namespace

struct RuleSet::State {
    explicit State(std::string_view rows) {
        Arena arena;
        std::vector<Rule> rules = builtin_rules();
        const std::size_t builtin_count = rules.size();
        read_own_rules(rows, arena, rules, errors);
        own_count = rules.size() - builtin_count;
        matcher.emplace(rules);
    }

    std::optional<RuleMatcher> matcher;
    std::vector<RuleError> errors;
    std::size_t own_count = 0;
};

RuleSet::RuleSet(std::string_view rows) : state_(std::make_unique<const State>(rows)) {}
RuleSet::~RuleSet() = default;
RuleSet::RuleSet(RuleSet&&) noexcept = default;
RuleSet& RuleSet::operator=(RuleSet&&) noexcept = default;

std::size_t RuleSet::size() const noexcept {
    return state_ == nullptr ? 0 : state_->own_count;
}

const std::vector<RuleError>& RuleSet::errors() const noexcept {
    static const std::vector<RuleError> none;
    return state_ == nullptr ? none : state_->errors;
}

const RuleMatcher& matcher_of(const RuleSet* rules) {
    return rules == nullptr || rules->state_ == nullptr ? RuleMatcher::builtin() : *rules->state_->matcher;
}

}  // namespace dehusk
