#include <algorithm>

#include "residue/characters.hpp"
#include "residue/rules.hpp"

namespace dehusk {

namespace {

constexpr std::uint64_t any_tail = ~std::uint64_t{0};

/// How an alternative can end; 0 if it may hold no letter or digit, so that what stands before it tells.
std::uint64_t tails_of_alternative(std::string_view alternative) {
    while (!alternative.empty()) {
        const char last = alternative.back();
        if (last == '*') return any_tail;
        // The unit of a number may stand behind its digits.
        if (last == '#') return tail_bit(any_digit) | tail_bit('k') | tail_bit('m');
        const Character character = character_before(alternative, alternative.size());
        if (character.is_digit) return tail_bit(any_digit);
        if (character.kind != CharacterClass::other) return tail_bit(last);
        alternative.remove_suffix(character.bytes);
    }
    return 0;
}

std::uint64_t tails_of(std::string_view pattern) {
    std::uint64_t tails = 0;
    bool may_end_before = true;
    while (may_end_before && !pattern.empty()) {
        const bool is_group = pattern.back() == ')';
        const std::size_t begin = is_group ? pattern.rfind('(') + 1 : pattern.rfind(')') + 1;
        std::string_view alternatives = pattern.substr(begin, pattern.size() - begin - (is_group ? 1 : 0));
        may_end_before = false;
        for (bool more = true; more;) {
            const std::size_t bar = alternatives.find('|');
            const std::uint64_t found = tails_of_alternative(alternatives.substr(0, bar));
            tails |= found;
            may_end_before = may_end_before || found == 0;
            more = bar != std::string_view::npos;
            if (more) alternatives.remove_prefix(bar + 1);
        }
        pattern = pattern.substr(0, begin - (is_group ? 1 : 0));
    }
    return may_end_before ? any_tail : tails;
}

/// As each atom of a pattern, and each byte of a literal, takes a byte of the line at the least; but for spaces that
/// nothing was matched before, which may stand for nothing.
std::uint16_t min_bytes_of(std::string_view pattern) {
    std::size_t bytes = 0;
    while (!pattern.empty()) {
        const bool is_group = pattern.front() == '(';
        std::string_view alternatives =
            is_group ? pattern.substr(1, pattern.find(')') - 1) : pattern.substr(0, pattern.find('('));
        pattern.remove_prefix(alternatives.size() + (is_group ? 2 : 0));
        const auto least_bytes = [&](std::string_view alternative) {
            const std::size_t begin = bytes == 0 ? alternative.find_first_not_of(' ') : 0;
            return alternative.size() - std::min(begin, alternative.size());
        };
        std::size_t fewest = alternatives.size();
        for (bool more = true; more;) {
            const std::size_t bar = alternatives.find('|');
            fewest = std::min(fewest, least_bytes(alternatives.substr(0, bar)));
            more = bar != std::string_view::npos;
            if (more) alternatives.remove_prefix(bar + 1);
        }
        bytes += fewest;
    }
    return static_cast<std::uint16_t>(bytes);
}

}  // namespace

void CompiledRules::add_row(const Rule& rule) {
    rows_.push_back({static_cast<std::uint32_t>(texts_.size()), static_cast<std::uint16_t>(rule.pattern.size()),
                     static_cast<std::uint8_t>(rule.id.size()), static_cast<std::uint8_t>(rule.language.size()),
                     rule.min_words, rule.max_words, rule.kind, rule.match, rule.place, rule.reach});
    texts_.append(rule.id).append(rule.language).append(rule.pattern);
}

CompiledRules::CompiledRules(std::span<const Rule> rules) {
    for (std::size_t index = 0; index < rules.size(); ++index) {
        const Rule& rule = rules[index];
        const bool is_well_formed = check_pattern(rule.pattern) == PatternError::none;
        const bool is_anchored = rule.match == Match::whole || rule.match == Match::start;
        add_row(rule);
        patterns_.add(rule.pattern);
        gates_.push_back({is_well_formed && must_reach_end(rule.match) ? tails_of(rule.pattern) : any_tail,
                          rule.min_words, rule.max_words,
                          is_well_formed ? min_bytes_of(rule.pattern) : std::uint16_t{0}});
        for (const Head& head : heads_of(rule.pattern, must_reach_end(rule.match))) {
            (is_anchored ? anchored_ : floating_).add(head, static_cast<std::uint16_t>(index));
        }
        std::uint32_t& longest_words = is_anchored ? longest_anchored_words_ : longest_floating_words_;
        longest_words = std::max<std::uint32_t>(longest_words, rule.max_words);
    }
    anchored_.build();
    floating_.build();
}

RuleTables CompiledRules::tables() const {
    return {RuleList(rows_, texts_), patterns_.tables(),     gates_, anchored_.tables(), floating_.tables(),
            longest_anchored_words_, longest_floating_words_};
}

}  // namespace dehusk
