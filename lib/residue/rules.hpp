// Residue rules: phrases that stand on pages but not in articles, as rows of data.
//
// A rule is evidence for the decision about a line, never the decision itself: a phrase inside a sentence of prose is
// prose.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "normalise/normalise.hpp"
#include "residue/head_index.hpp"
#include "residue/pattern.hpp"
#include "residue/skeleton.hpp"
#include "support/arena.hpp"

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

    bool operator==(const RuleHit&) const = default;
};

constexpr bool must_reach_end(Match match) {
    return match == Match::whole || match == Match::end;
}

/// What tells without a look at the pattern that a rule cannot hit a line.
struct RuleGate {
    /// A bit of tail_bit() for each way that the last letter or digit of the pattern may end.
    std::uint64_t tails = 0;
    std::uint16_t min_words = 0;
    std::uint16_t max_words = 0;
};

/// The bit for a last letter whose last byte is `byte`; digits count as any_digit.
constexpr std::uint64_t tail_bit(char byte) {
    return std::uint64_t{1} << (static_cast<unsigned char>(byte) % 64U);
}

/// Rules as the matcher reads them: arrays, which are either a CompiledRules' or constants of the library.
struct RuleTables {
    PatternTables patterns;
    std::span<const RuleGate> gates;
    /// Of rules that stand at the start of a line, and of rules that may stand anywhere in it.
    HeadTables anchored;
    HeadTables floating;
    /// Longer lines need no look.
    std::uint32_t longest_anchored_words = 0;
    std::uint32_t longest_floating_words = 0;
};

/// Rules made into tables when the program runs.
class CompiledRules {
  public:
    explicit CompiledRules(std::span<const Rule> rules);
    /// Views this.
    RuleTables tables() const;

  private:
    PatternCompiler patterns_;
    std::vector<RuleGate> gates_;
    HeadIndexBuilder anchored_;
    HeadIndexBuilder floating_;
    std::uint32_t longest_anchored_words_ = 0;
    std::uint32_t longest_floating_words_ = 0;
};

/// Rules made ready for matching. Immutable, shared by threads.
class RuleMatcher {
  public:
    /// What matching needs for its work. Kept from page to page, it makes no allocations any more; one for each thread.
    struct Workspace {
        Arena arena;
        Skeleton skeleton;
        std::vector<std::uint16_t> found;
        Positions number_ends;
        PatternSet::Workspace pattern;
    };

    /// `rules`, at most 65,536 of them, must outlive the matcher. One whose pattern check_pattern() refuses never hits.
    explicit RuleMatcher(std::span<const Rule> rules);
    /// The one of the built-in rules, whose tables were made when the library was built.
    static const RuleMatcher& builtin();

    /// Hits sorted by line, then rule, no pair twice. Linear in the text, whatever the number of rules. Returns the
    /// steps taken, index nodes and pattern parts looked at, which tests hold against the length of the text.
    std::size_t match(const NormalText& text, Workspace& work, std::vector<RuleHit>& hits) const;

    const Rule& rule(std::uint16_t index) const { return rules_[index]; }

  private:
    struct Line {
        std::uint32_t index;
        std::uint32_t words;
        std::uint64_t tail;  ///< to hold against RuleGate::tails
    };

    RuleMatcher(std::span<const Rule> rules, const RuleTables& tables);
    RuleMatcher(std::span<const Rule> rules, std::unique_ptr<const CompiledRules> compiled);
    bool is_hit(std::uint16_t candidate, std::size_t position, Workspace& work) const;
    std::size_t match_from(std::size_t position, const HeadIndex& index, const Line& line, Workspace& work,
                           std::vector<RuleHit>& hits) const;
    std::size_t match_line(const Line& line, Workspace& work, std::vector<RuleHit>& hits) const;

    std::span<const Rule> rules_;
    std::unique_ptr<const CompiledRules> compiled_;  ///< none where the tables are constants
    std::span<const RuleGate> gates_;
    PatternSet patterns_;
    HeadIndex anchored_;
    HeadIndex floating_;
    std::uint32_t longest_anchored_words_;
    std::uint32_t longest_floating_words_;
};

}  // namespace dehusk
