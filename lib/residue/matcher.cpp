// Finds the rules that hit each line: the line's edges, a look into the index of heads at each place where a rule may
// begin, and the pattern itself where its head stands.
//
// All languages' rules are tried on every page. Pages mix languages (an English cookie notice on a Polish page), the
// declared language is often wrong, and the index makes the other languages nearly free.
#include <algorithm>

#include "residue/characters.hpp"
#include "residue/rules.hpp"

namespace dehusk {

namespace {

bool is_anchored(Match match) {
    return match == Match::whole || match == Match::start;
}

}  // namespace

struct RuleMatcher::Workspace {
    std::string_view text;            ///< the line, folded
    std::vector<std::uint16_t> hits;  ///< rules that hit it
    Skeleton skeleton;
    HeadIndex::Workspace heads;
    PatternSet::Workspace pattern;
};

RuleMatcher::RuleMatcher(std::span<const Rule> rules) : rules_(rules) {
    for (std::size_t index = 0; index < rules.size(); ++index) {
        const Rule& rule = rules[index];
        const bool anchored = is_anchored(rule.match);
        patterns_.add(rule.pattern);
        for (const Head& head : patterns_.heads(index)) {
            (anchored ? anchored_ : floating_).add(head, static_cast<std::uint16_t>(index));
        }
        std::uint32_t& longest_words = anchored ? longest_anchored_words_ : longest_floating_words_;
        longest_words = std::max<std::uint32_t>(longest_words, rule.max_words);
    }
}

const RuleMatcher& RuleMatcher::builtin() {
    static const RuleMatcher matcher(builtin_rules());
    return matcher;
}

std::size_t RuleMatcher::match_from(std::size_t position, const HeadIndex& index, std::uint32_t words,
                                    Workspace& work) const {
    const std::size_t steps = index.find(work.text, work.skeleton, position, work.heads);
    std::vector<std::uint16_t>& found = work.heads.found;
    // First, as it is cheap: a comma begins a rule of most languages, nearly all of them for short lines alone.
    std::erase_if(found, [&](std::uint16_t candidate) {
        const Rule& rule = rules_[candidate];
        return words < rule.min_words || words > rule.max_words;
    });
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    for (const std::uint16_t candidate : found) {
        const Rule& rule = rules_[candidate];
        patterns_.match(candidate, work.text, position, work.pattern);
        const bool to_the_end = rule.match == Match::whole || rule.match == Match::end;
        const bool hit = std::any_of(work.pattern.ends.begin(), work.pattern.ends.end(), [&](std::size_t end) {
            return to_the_end ? end >= work.skeleton.content_end() : is_word_edge(work.text, end);
        });
        if (hit) work.hits.push_back(candidate);
    }
    return steps;
}

std::size_t RuleMatcher::match_line(const NormalLine& line, Workspace& work) const {
    const bool try_floating = line.words <= longest_floating_words_;
    const bool try_anchored = line.words <= longest_anchored_words_;
    std::size_t steps = 0;
    for (const std::size_t start : work.skeleton.starts()) {
        const bool before_content = start <= work.skeleton.content_begin();
        if (!try_floating && !before_content) break;
        if (try_anchored && before_content) steps += match_from(start, anchored_, line.words, work);
        if (try_floating) steps += match_from(start, floating_, line.words, work);
    }
    return steps;
}

std::size_t RuleMatcher::match(const NormalText& text, Arena& scratch, std::vector<RuleHit>& hits) const {
    hits.clear();
    Workspace work;
    std::size_t steps = 0;
    const std::uint32_t longest_words = std::max(longest_anchored_words_, longest_floating_words_);
    for (std::uint32_t index = 0; index < text.lines.size(); ++index) {
        const NormalLine& line = text.lines[index];
        if (line.words > longest_words) continue;
        scratch.clear();
        work.text = fold_case(line.text, scratch);
        work.skeleton.assign(work.text);
        work.hits.clear();
        steps += match_line(line, work);
        std::sort(work.hits.begin(), work.hits.end());
        work.hits.erase(std::unique(work.hits.begin(), work.hits.end()), work.hits.end());
        for (const std::uint16_t rule : work.hits) hits.push_back({index, rule});
    }
    return steps + work.pattern.steps;
}

}  // namespace dehusk
