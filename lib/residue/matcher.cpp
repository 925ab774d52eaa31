// Finds the rules that hit each line: the line's edges, a look into the index of heads at each place where a rule may
// begin, and the pattern itself where its head stands.
//
// All languages' rules are tried on every page. Pages mix languages (an English cookie notice on a Polish page), the
// declared language is often wrong, and the index makes the other languages nearly free.
#include <algorithm>
#include <utility>

#include "residue/characters.hpp"
#include "residue/rules.hpp"

namespace dehusk {

namespace {

/// The bit of RuleGate::tails for a line that ends so; all of them where it has no letter or digit.
std::uint64_t tail_of(const Skeleton& skeleton) {
    const std::size_t end = skeleton.content_end();
    if (end == 0) return ~std::uint64_t{0};
    const bool is_digit = character_before(skeleton.line(), end).is_digit;
    return tail_bit(is_digit ? any_digit : skeleton.line()[end - 1]);
}

}  // namespace

RuleMatcher::RuleMatcher(const RuleTables& tables)
    : rules_(tables.rules),
      gates_(tables.gates),
      patterns_(tables.patterns),
      anchored_(tables.anchored),
      floating_(tables.floating),
      longest_anchored_words_(tables.longest_anchored_words),
      longest_floating_words_(tables.longest_floating_words) {}

RuleMatcher::RuleMatcher(std::unique_ptr<const CompiledRules> compiled) : RuleMatcher(compiled->tables()) {
    compiled_ = std::move(compiled);
}

RuleMatcher::RuleMatcher(std::span<const Rule> rules) : RuleMatcher(std::make_unique<const CompiledRules>(rules)) {}

bool RuleMatcher::is_hit(std::uint16_t candidate, std::size_t position, Workspace& work) const {
    const Rule rule = rules_[candidate];
    const Skeleton& skeleton = work.skeleton;
    patterns_.match(candidate, rule.pattern, skeleton.line(), position, work.pattern);
    return std::ranges::any_of(work.pattern.ends, [&](std::size_t end) {
        return must_reach_end(rule.match) ? end >= skeleton.content_end() : is_word_edge(skeleton.line(), end);
    });
}

std::size_t RuleMatcher::match_from(std::size_t position, const HeadIndex& index, const Line& line, Workspace& work,
                                    std::vector<RuleHit>& hits) const {
    work.found.clear();
    const std::size_t steps = index.find(work.skeleton, position, work.found, work.number_ends);
    for (const std::uint16_t candidate : work.found) {
        const RuleGate& gate = gates_[candidate];
        // A comma begins a rule of most languages, nearly all of them for short lines alone.
        const bool may_hit =
            line.words >= gate.min_words && line.words <= gate.max_words && (gate.tails & line.tail) != 0;
        if (may_hit && is_hit(candidate, position, work)) hits.push_back({line.index, candidate});
    }
    return steps;
}

std::size_t RuleMatcher::match_line(const Line& line, Workspace& work, std::vector<RuleHit>& hits) const {
    std::size_t steps = 0;
    Skeleton& skeleton = work.skeleton;
    const bool try_anchored = line.words <= longest_anchored_words_;
    const bool try_floating = line.words <= longest_floating_words_;
    const std::size_t last_anchored = skeleton.content_begin();
    skeleton.starts().for_each([&](std::size_t start) {
        ++steps;
        if (try_anchored && start <= last_anchored && anchored_.may_find(skeleton, start)) {
            steps += match_from(start, anchored_, line, work, hits);
        }
        if (try_floating && floating_.may_find(skeleton, start)) {
            steps += match_from(start, floating_, line, work, hits);
        }
    });
    return steps;
}

std::size_t RuleMatcher::match(const NormalText& text, Workspace& work, std::vector<RuleHit>& hits) const {
    hits.clear();
    work.pattern.steps = 0;
    std::size_t steps = 0;
    const std::uint32_t longest_words = std::max(longest_anchored_words_, longest_floating_words_);
    for (std::uint32_t index = 0; index < text.lines.size(); ++index) {
        const NormalLine& normal = text.lines[index];
        if (normal.words > longest_words) continue;
        work.arena.clear();
        work.skeleton.assign(fold_case(normal.text, work.arena));
        const auto first_hit = static_cast<std::ptrdiff_t>(hits.size());
        steps += match_line({index, normal.words, tail_of(work.skeleton)}, work, hits);
        std::ranges::sort(hits.begin() + first_hit, hits.end(), {}, &RuleHit::rule);
        const auto is_same = [](const RuleHit& a, const RuleHit& b) { return a.rule == b.rule; };
        hits.erase(std::unique(hits.begin() + first_hit, hits.end(), is_same), hits.end());
    }
    return steps + work.pattern.steps;
}

}  // namespace dehusk
