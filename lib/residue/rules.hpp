// Residue rules: phrases that stand on pages but not in articles, as rows of data.
//
// A rule is evidence for the decision about a line, never the decision itself: a phrase inside a sentence of prose is
// prose.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "normalise/normalise.hpp"
#include "residue/head_index.hpp"
#include "residue/pattern.hpp"
#include "residue/skeleton.hpp"

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

    bool operator==(const Rule&) const = default;
};

/// A rule whose texts stand in a RuleList: id, language and pattern one behind the other.
struct RuleRow {
    std::uint32_t texts_begin = 0;
    std::uint16_t pattern_bytes = 0;
    std::uint8_t id_bytes = 0;
    std::uint8_t language_bytes = 0;
    std::uint16_t min_words = 0;
    std::uint16_t max_words = 0;
    ResidueKind kind = ResidueKind::related;
    Match match = Match::whole;
    Place place = Place::any;
    Reach reach = Reach::line;
};

/// Rules without pointers. Each pointer in a constant is adjusted when the library is loaded: three for each rule took
/// half a megabyte of every process, and time.
class RuleList {
  public:
    RuleList() = default;
    constexpr RuleList(std::span<const RuleRow> rows, std::string_view texts) : rows_(rows), texts_(texts) {}

    std::size_t size() const { return rows_.size(); }
    Rule operator[](std::size_t index) const {
        const RuleRow& row = rows_[index];
        const char* const id = texts_.data() + row.texts_begin;
        const char* const language = id + row.id_bytes;
        const char* const pattern = language + row.language_bytes;
        return {{id, row.id_bytes},
                {language, row.language_bytes},
                row.kind,
                row.match,
                {pattern, row.pattern_bytes},
                row.place,
                row.min_words,
                row.max_words,
                row.reach};
    }
    std::span<const RuleRow> rows() const { return rows_; }
    std::string_view texts() const { return texts_; }

  private:
    std::span<const RuleRow> rows_;
    std::string_view texts_;
};

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
    /// The fewest that the pattern takes of the line.
    std::uint16_t min_bytes = 0;
};

/// The bit for a last letter whose last byte is `byte`; digits count as any_digit.
constexpr std::uint64_t tail_bit(char byte) {
    return std::uint64_t{1} << (static_cast<unsigned char>(byte) % 64U);
}

/// Rules as the matcher reads them: arrays, which are either a CompiledRules' or constants of the library.
struct RuleTables {
    RuleList rules;
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
    void add_row(const Rule& rule);

    std::vector<RuleRow> rows_;
    std::string texts_;
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
        Skeleton skeleton;
        std::vector<std::uint16_t> found;
        Positions number_ends;
        PatternSet::Workspace pattern;
    };

    /// At most 65,536 rules. One whose pattern check_pattern() refuses never hits.
    explicit RuleMatcher(std::span<const Rule> rules);
    /// The one of the built-in rules, whose tables were made when the library was built.
    static const RuleMatcher& builtin();

    /// Hits sorted by line, then rule, no pair twice. Linear in the text, whatever the number of rules. Returns the
    /// steps taken, index nodes, pattern parts and runs looked at, which tests hold against the length of the text.
    std::size_t match(const NormalText& text, Workspace& work, std::vector<RuleHit>& hits) const;

    const RuleList& rules() const { return rules_; }

  private:
    struct Line {
        std::uint32_t index;
        std::uint32_t words;
        std::uint64_t tail;  ///< to hold against RuleGate::tails
    };

    explicit RuleMatcher(const RuleTables& tables);
    explicit RuleMatcher(std::unique_ptr<const CompiledRules> compiled);
    bool is_hit(std::uint16_t candidate, std::size_t position, Workspace& work) const;
    /// Tries the rules of work.found, and empties it.
    void try_found(std::size_t position, const Line& line, Workspace& work, std::vector<RuleHit>& hits) const;
    std::size_t match_line(const Line& line, Workspace& work, std::vector<RuleHit>& hits) const;

    RuleList rules_;
    std::unique_ptr<const CompiledRules> compiled_;  ///< none where the tables are constants
    std::span<const RuleGate> gates_;
    PatternSet patterns_;
    HeadIndex anchored_;
    HeadIndex floating_;
    std::uint32_t longest_anchored_words_;
    std::uint32_t longest_floating_words_;
};

}  // namespace dehusk
