// Residue rules: phrases that stand on pages but not in articles, as rows of data.
//
// A rule is evidence for the decision about a line, never the decision itself: a phrase inside a sentence of prose is
// prose.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "normalise/normalise.hpp"
#include "residue/head_index.hpp"
#include "residue/pattern.hpp"

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
    /// See pattern.hpp for its syntax.
    std::string_view pattern;
    Place place = Place::any;
    /// Bounds on the line's words (NormalLine::words), both included.
    std::uint16_t min_words = 0;
    std::uint16_t max_words = 0;
    Reach reach = Reach::line;
};

/// The built-in rules, sorted by language as lib/residue/rules/ lists them.
std::span<const Rule> builtin_rules();

struct RuleHit {
    std::uint32_t line;
    std::uint16_t rule;  ///< index in the rules that were matched
};

/// Rules made ready for matching. Immutable, shared by threads.
class RuleMatcher {
  public:
    /// `rules`, at most 65,536 of them, must outlive the matcher. One whose pattern check_pattern() refuses never hits.
    explicit RuleMatcher(std::span<const Rule> rules);
    /// The one of the built-in rules, made at the first call (thread-safe).
    static const RuleMatcher& builtin();

    /// Hits sorted by line, then rule, no pair twice. Linear in the text, whatever the number of rules. `scratch` is
    /// overwritten. Returns the steps taken, index nodes and pattern parts looked at, which tests hold against the
    /// length of the text.
    std::size_t match(const NormalText& text, Arena& scratch, std::vector<RuleHit>& hits) const;

    const Rule& rule(std::uint16_t index) const { return rules_[index]; }

  private:
    /// What one call keeps between lines.
    struct Workspace;

    std::size_t match_from(std::size_t position, const HeadIndex& index, std::uint32_t words, Workspace& work) const;
    std::size_t match_line(const NormalLine& line, Workspace& work) const;

    std::span<const Rule> rules_;
    PatternSet patterns_;
    /// Rules that stand at the start of a line, and rules that may stand anywhere in it.
    HeadIndex anchored_;
    HeadIndex floating_;
    /// Longer lines need no look.
    std::uint32_t longest_anchored_words_ = 0;
    std::uint32_t longest_floating_words_ = 0;
};

}  // namespace dehusk
