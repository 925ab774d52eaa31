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

void RuleMatcher::try_found(std::size_t position, const Line& line, Workspace& work, std::vector<RuleHit>& hits) const {
    const std::size_t bytes = work.skeleton.line().size() - position;
    for (const std::uint16_t candidate : work.found) {
        const RuleGate& gate = gates_[candidate];
        // A comma begins a rule of most languages, nearly all of them for short lines alone.
        const bool may_hit = line.words >= gate.min_words && line.words <= gate.max_words &&
                             (gate.tails & line.tail) != 0 && bytes >= gate.min_bytes;
        if (may_hit && is_hit(candidate, position, work)) hits.push_back({line.index, candidate});
    }
    work.found.clear();
}

std::size_t RuleMatcher::match_line(const Line& line, Workspace& work, std::vector<RuleHit>& hits) const {
    std::size_t steps = 0;
    Skeleton& skeleton = work.skeleton;
    const std::size_t anchored_end = line.words <= longest_anchored_words_ ? skeleton.content_begin() + 1 : 0;
    const bool try_floating = line.words <= longest_floating_words_;
    const auto look_up = [&](std::size_t start, const auto& find_in) {
        if (start < anchored_end) steps += find_in(anchored_);
        if (try_floating) steps += find_in(floating_);
        if (!work.found.empty()) try_found(start, line, work, hits);
    };
    skeleton.for_each_start(
        [&](std::size_t start, std::uint64_t head) {
            look_up(start, [&](const HeadIndex& index) {
                return index.find_at_word(skeleton, start, head, work.found, work.number_ends);
            });
        },
        [&](std::size_t start) {
            look_up(start, [&](const HeadIndex& index) { return index.find_at_symbol(skeleton, start, work.found); });
        });
    return steps;
}

std::size_t RuleMatcher::match(const NormalText& text, Workspace& work, std::vector<RuleHit>& hits) const {
    hits.clear();
    work.found.clear();
    work.pattern.steps = 0;
    const std::size_t run_steps_before = work.skeleton.run_steps();
    std::size_t steps = 0;
    const std::uint32_t longest_words = std::max(longest_anchored_words_, longest_floating_words_);
    for (std::uint32_t index = 0; index < text.lines.size(); ++index) {
        const NormalLine& normal = text.lines[index];
        if (normal.words > longest_words) continue;
        work.skeleton.assign(normal.text);
        const auto first_hit = static_cast<std::ptrdiff_t>(hits.size());
        steps += match_line({index, normal.words, tail_of(work.skeleton)}, work, hits);
        std::ranges::sort(hits.begin() + first_hit, hits.end(), {}, &RuleHit::rule);
        const auto is_same = [](const RuleHit& a, const RuleHit& b) { return a.rule == b.rule; };
        hits.erase(std::unique(hits.begin() + first_hit, hits.end(), is_same), hits.end());
    }
    return steps + work.pattern.steps + (work.skeleton.run_steps() - run_steps_before);
}

}  // namespace dehusk
