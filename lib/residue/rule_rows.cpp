// The built-in rules: rows of data, one file a language under lib/residue/rules/.
//
// A row is
//
//     DEHUSK_RULE(id, language, kind, match, pattern, place, min_words, max_words, reach, drops, keeps)
//
// The columns up to `reach` are those of Rule. `drops` is a line as it stands on a site, which the rule must hit;
// `keeps` is a near miss, a line of an article, which it must not. The tests read both; the library compiles neither.
// Wording that all languages of the web share stands once, in und.inc. Bounds on words are those of count_words(); on
// whole lines they only spare work, as the pattern bounds the line already, unless it holds `*`.
//
// Alternatives refused: a regular expression per language (nobody can review one of two hundred words, and a row can
// say which wording fired), and learning the phrases (a rule is what one adds when a site's wording slips through).
#include "residue/rule_rows.hpp"

namespace dehusk {

namespace {

// Lengths come with such literals; counting them would take more steps than clang gives a constant.
using namespace std::string_view_literals;

constexpr Rule rule_of(std::string_view id, std::string_view language, ResidueKind kind, Match match,
                       std::string_view pattern, Place place, std::uint16_t min_words, std::uint16_t max_words,
                       Reach reach) {
    return {id, language, kind, match, pattern, place, min_words, max_words, reach};
}

#define DEHUSK_RULE(id, language, kind, match, pattern, place, min_words, max_words, reach, drops, keeps)              \
    rule_of(id ""sv, language ""sv, ResidueKind::kind, Match::match, pattern ""sv, Place::place, min_words, max_words, \
            Reach::reach),

constexpr Rule rows[] = {
#include "residue/rules/all.inc"
};
#undef DEHUSK_RULE

}  // namespace

std::span<const Rule> rule_rows() {
    return rows;
}

}  // namespace dehusk
