// The little language that residue rules are written in.
//
//     share( this|) (article|story)      photo( by|:) *      # comments      #( |)min( |)read
//
// - `#` stands for a number of at most 32 bytes: digits of any script, grouping marks inside, K or M behind;
// - `*` for one to six words of anything (24 characters in scripts without spaces), at most 120 bytes;
// - `(a|b|)` for one of its alternatives, which may be empty and hold all of this but groups;
// - a space for what parts words: up to eight spaces, marks of punctuation or symbols; at the beginning it may
//   stand for nothing, so that `( the|) news` hits "News";
// - all else for itself, in the form that fold_case() gives.
//
// Each pattern begins with something other than `*`, holds at most two `*` on any way through it, and cannot match
// nothing; check_pattern() tells. Where it begins or ends with a letter or digit of a script with spaces, so must a
// word of the text.
//
// Why not regular expressions: rules are data that people add without looking into a manual, every one must be bounded
// in its work on hostile text, and spaces, numbers and case would have to be spelled out in each. A match is found by
// keeping the set of places that each part of the pattern can end at (Thompson, "Regular expression search algorithm",
// 1968, over parts instead of characters), so nothing backtracks and what one attempt costs is bounded by the pattern
// alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace dehusk {

enum class PatternError : std::uint8_t {
    none,
    empty,           ///< could match nothing, or spaces alone
    open_group,      ///< `(` without `)`
    nested_group,    ///< `(` inside a group
    stray_mark,      ///< `)` or `|` outside a group
    leading_words,   ///< could begin with `*`: a rule that matches at the end of the line says the same
    too_many_words,  ///< more than two `*` on one way through
    too_long,        ///< more than longest_pattern_bytes
};

PatternError check_pattern(std::string_view pattern);

constexpr std::size_t longest_pattern_bytes = 65535;

/// The longest stretches that `#`, `*` and a space of a pattern stand for.
constexpr std::size_t longest_number_bytes = 32;
constexpr std::size_t longest_words_bytes = 120;
constexpr std::size_t longest_gap_characters = 8;

using Positions = std::vector<std::size_t>;

/// Adds the ends of each number or gap that begins at `position`; the shortest first.
void add_number_ends(std::string_view text, std::size_t position, Positions& ends);
void add_gap_ends(std::string_view text, std::size_t position, Positions& ends);

/// A way that a pattern may begin: at most the first eight bytes of what skeleton_head() (skeleton.hpp) gives for texts
/// that it matches, but the mark of punctuation or symbol that it begins with as itself, and a number that it begins
/// with as `#`, behind which again a mark stands as itself.
struct Head {
    static constexpr std::uint8_t longest_bytes = 8;
    static constexpr char number_mark = '#';

    std::uint64_t key = 0;  ///< first byte lowest
    std::uint8_t bytes = 0;

    bool operator==(const Head&) const = default;
};

/// The key of what stands behind a number with that number before it.
constexpr std::uint64_t behind_number_mark(std::uint64_t key) {
    return key << 8U | static_cast<unsigned char>(Head::number_mark);
}

/// What an alternative begins with, up to the byte that tells most of them apart.
enum class Opening : std::uint8_t {
    any,  ///< none of the below: nothing, words, or marks in another order
    literal,
    gap,         ///< and a literal behind it
    number,      ///< the same
    number_gap,  ///< the same
};
inline constexpr std::size_t opening_count = 5;

/// Patterns, parsed, as arrays, which are either a PatternCompiler's or constants of the library. Pattern p is the
/// choices [pattern_begins[p], pattern_begins[p+1]), one behind the other. The alternatives of choice c with opening o
/// are [opening_begins[c*opening_count+o], opening_begins[c*opening_count+o+1]), sorted by lead; alternative a goes on
/// behind what its opening says at byte sources[a] of its pattern, with the byte leads[a] (0 for those of any opening).
struct PatternTables {
    std::span<const std::uint32_t> pattern_begins;
    std::span<const std::uint32_t> opening_begins;
    std::span<const std::uint16_t> sources;
    std::span<const std::uint8_t> leads;
};

/// Matches parsed patterns.
class PatternSet {
  public:
    /// What one attempt needs for its places; kept by the caller so that none allocates.
    struct Workspace {
        std::size_t begin = 0;  ///< of the match
        Positions ends;         ///< the result: where the match can end, sorted
        Positions opening_ends;
        Positions places;
        Positions atom_ends;
        Positions choice_ends;
        std::size_t steps = 0;  ///< alternatives tried and parts looked at, over all attempts
    };

    PatternSet() = default;
    explicit constexpr PatternSet(const PatternTables& tables) : tables_(tables) {}

    /// Fills work.ends with every place where a match of pattern `index`, which is `pattern`, from byte `begin` on may
    /// end.
    void match(std::size_t index, std::string_view pattern, std::string_view text, std::size_t begin,
               Workspace& work) const;

  private:
    /// All add to work.choice_ends: a choice from all places of work.ends, its alternatives of one opening from all
    /// places where that ends, and what of an alternative begins with an atom that is no literal.
    void match_choice(std::size_t choice, std::string_view pattern, std::string_view text, Workspace& work) const;
    void match_behind(std::size_t opening, std::span<const std::size_t> opening_ends, std::string_view pattern,
                      std::string_view text, Workspace& work) const;
    static void match_atoms(std::string_view atoms, std::string_view text, std::span<const std::size_t> begins,
                            Workspace& work);

    PatternTables tables_;
};

class PatternCompiler {
  public:
    /// Patterns are numbered in the order they come, from 0. A malformed one matches nothing.
    void add(std::string_view pattern);

    /// Views this.
    PatternTables tables() const { return {pattern_begins_, opening_begins_, sources_, leads_}; }

  private:
    void add_choice(std::string_view pattern, std::size_t begin, std::size_t end);

    std::vector<std::uint32_t> pattern_begins_{0};
    std::vector<std::uint32_t> opening_begins_{0};
    std::vector<std::uint16_t> sources_;
    std::vector<std::uint8_t> leads_;
};

/// All ways the pattern may begin, sorted by their bytes and none the beginning of another; not all eight bytes of each
/// where they are many. `to_the_end` if only letters and digits that it matches itself may stand behind its beginning.
/// Empty for a malformed one.
std::vector<Head> heads_of(std::string_view pattern, bool to_the_end);

}  // namespace dehusk
