// Residue rules: phrases that stand on pages but not in articles, as rows of data.
//
// A rule is evidence for the decision about a line, never the decision itself: a phrase inside a sentence of prose is prose.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "normalise/normalise.hpp"

namespace dehusk {

// clang-format off
#define DEHUSK_RESIDUE_KINDS(KIND) \
    KIND(related) KIND(most_read) KIND(comments) KIND(comment_form) KIND(counter) KIND(log_in) KIND(ad_block) \
    KIND(advert_mark) KIND(newsletter) KIND(share) KIND(consent) KIND(paywall) KIND(copyright) KIND(source_link) \
    KIND(credit) KIND(byline) KIND(date_line) KIND(navigation) KIND(back_to_top) KIND(read_more)
// clang-format on

enum class ResidueKind : std::uint8_t {
#define DEHUSK_RESIDUE_KIND_ENUMERATOR(name) name,
    DEHUSK_RESIDUE_KINDS(DEHUSK_RESIDUE_KIND_ENUMERATOR)
#undef DEHUSK_RESIDUE_KIND_ENUMERATOR
};

std::string_view name(ResidueKind kind);

/// Where in the line the pattern must stand. Punctuation, symbols and spaces around it do not count.
enum class Match : std::uint8_t { whole, start, end, within };

/// Where on the page a hit means something, relative to the body.
enum class Place : std::uint8_t { any, before, inside, after };

/// How far a hit reaches.
enum class Reach : std::uint8_t {
    line,     ///< the line itself
    section,  ///< the line is a heading, and the teasers, comments or links under it go with it
};

struct Rule {
    std::string_view id;        ///< "en.related.1": language, kind, number; unique
    std::string_view language;  ///< BCP 47 primary tag; "und" for marks of no language
    ResidueKind kind = ResidueKind::related;
    Match match = Match::whole;
    /// In folded case. `#` stands for a number (digits, grouping marks, K or M behind), `*` for one to six words of anything,
    /// `(a|b|)` for one of its alternatives, which may be empty; a space for white space; all else for itself.
    std::string_view pattern;
    Place place = Place::any;
    /// Bounds on the line's words (NormalLine::words), both included.
    std::uint16_t min_words = 0;
    std::uint16_t max_words = 0;
    Reach reach = Reach::line;
};

/// The built-in rules.
std::span<const Rule> builtin_rules();

struct RuleHit {
    std::uint32_t line;
    std::uint16_t rule;  ///< index in the rules that were matched
};

/// Rules made ready for matching. Immutable, shared by threads.
class RuleMatcher {
  public:
    explicit RuleMatcher(std::span<const Rule> rules);
    /// The one of the built-in rules, made at the first call (thread-safe).
    static const RuleMatcher& builtin();

    /// Hits sorted by line, then rule. Linear in the text, whatever the number of rules. `scratch` is overwritten.
    void match(const NormalText& text, Arena& scratch, std::vector<RuleHit>& hits) const;

    const Rule& rule(std::uint16_t index) const { return rules_[index]; }

  private:
    std::span<const Rule> rules_;
    // ... compiled patterns
};

}  // namespace dehusk
