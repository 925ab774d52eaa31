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

/// Bytes of a head that the index holds: enough to tell words apart in scripts of two and three bytes a letter.
constexpr std::size_t head_bytes = 12;

bool is_anchored(Match match) {
    return match == Match::whole || match == Match::start;
}

}  // namespace

struct RuleMatcher::Workspace {
    std::string_view text;            ///< the line, folded
    std::size_t content_end = 0;      ///< behind its last letter or digit
    std::vector<std::uint16_t> hits;  ///< rules that hit it
    HeadIndex::Workspace heads;
    PatternSet::Workspace pattern;
};

RuleMatcher::RuleMatcher(std::span<const Rule> rules) : rules_(rules) {
    for (std::size_t index = 0; index < rules.size(); ++index) {
        const Rule& rule = rules[index];
        const bool anchored = is_anchored(rule.match);
        patterns_.add(rule.pattern);
        for (const std::string& head : patterns_.heads(index, head_bytes)) {
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
    const std::size_t steps = index.find(work.text, position, work.heads);
    for (const std::uint16_t candidate : work.heads.found) {
        const Rule& rule = rules_[candidate];
        if (words < rule.min_words || words > rule.max_words) continue;
        patterns_.match(candidate, work.text, position, work.pattern);
        const bool to_the_end = rule.match == Match::whole || rule.match == Match::end;
        const bool hit = std::any_of(work.pattern.ends.begin(), work.pattern.ends.end(), [&](std::size_t end) {
            return to_the_end ? end >= work.content_end : is_word_edge(work.text, end);
        });
        if (hit) work.hits.push_back(candidate);
    }
    return steps;
}

std::size_t RuleMatcher::match_line(const NormalLine& line, Workspace& work) const {
    const std::string_view text = work.text;
    const bool try_floating = line.words <= longest_floating_words_;
    const bool try_anchored = line.words <= longest_anchored_words_;
    std::size_t steps = 0;
    bool before_content = true;
    CharacterClass previous = CharacterClass::other;
    for (std::size_t position = 0; position < text.size() && (try_floating || before_content);) {
        const Character character = character_at(text, position);
        const bool inside_word = previous == CharacterClass::word && character.kind == CharacterClass::word;
        if (before_content && try_anchored) steps += match_from(position, anchored_, line.words, work);
        if (try_floating && !inside_word) steps += match_from(position, floating_, line.words, work);
        before_content = before_content && character.kind == CharacterClass::other;
        previous = character.kind;
        position += character.bytes;
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
        work.content_end = work.text.size();
        while (work.content_end > 0) {
            const Character last = character_before(work.text, work.content_end);
            if (last.kind != CharacterClass::other) break;
            work.content_end -= last.bytes;
        }
        work.hits.clear();
        steps += match_line(line, work);
        std::sort(work.hits.begin(), work.hits.end());
        work.hits.erase(std::unique(work.hits.begin(), work.hits.end()), work.hits.end());
        for (const std::uint16_t rule : work.hits) hits.push_back({index, rule});
    }
    return steps + work.pattern.steps;
}

}  // namespace dehusk
