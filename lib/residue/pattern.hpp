// The little language that residue rules are written in.
//
//     share( this|) (article|story)      photo( by|:) *      # comments      #( |)min( |)read
//
// - `#` stands for a number: digits of any script, grouping marks inside, K or M behind;
// - `*` for one to six words of anything (24 characters in scripts without spaces), at most 120 bytes;
// - `(a|b|)` for one of its alternatives, which may be empty and hold all of this but groups;
// - a space for what parts words: up to eight spaces, marks of punctuation or symbols;
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

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
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
};

PatternError check_pattern(std::string_view pattern);

/// The longest stretches that `#`, `*` and a space of a pattern stand for.
constexpr std::size_t longest_number_bytes = 32;
constexpr std::size_t longest_words_bytes = 120;
constexpr std::size_t longest_gap_characters = 8;

using Positions = std::vector<std::size_t>;

/// Adds the ends of each number or gap that begins at `position`; the shortest first.
void add_number_ends(std::string_view text, std::size_t position, Positions& ends);
void add_gap_ends(std::string_view text, std::size_t position, Positions& ends);

/// A way that a pattern may begin: at most eight bytes of its skeleton (skeleton.hpp), behind a number and the gap that
/// may follow it if `after_number`; or, if `is_symbol`, the mark of punctuation or symbol that it begins with. No text
/// at all means that nothing is known of what follows.
struct Head {
    static constexpr std::size_t longest_bytes = 8;
    std::array<char, longest_bytes> text{};
    std::uint8_t bytes = 0;
    bool after_number = false;
    bool is_symbol = false;
    bool is_complete = false;

    std::string_view view() const { return {text.data(), bytes}; }
    friend auto operator<=>(const Head&, const Head&) = default;  // NOLINT(modernize-use-nullptr): inside the library
};

/// Patterns, parsed. Views the sources, which must outlive it.
class PatternSet {
  public:
    /// What one attempt needs for its places; kept by the caller so that none allocates.
    struct Workspace {
        Positions ends;  ///< the result: where the match can end, sorted
        Positions sequence_places;
        Positions atom_ends;
        Positions choice_ends;
        std::size_t steps = 0;  ///< parts looked at, over all attempts
    };

    /// Patterns are numbered in the order they come, from 0. A malformed one matches nothing.
    void add(std::string_view source);

    /// Fills work.ends with every place where a match of pattern `index` from byte `begin` on may end.
    void match(std::size_t index, std::string_view text, std::size_t begin, Workspace& work) const;

    /// All ways pattern `index` may begin, sorted. Empty for a malformed pattern.
    std::vector<Head> heads(std::size_t index) const;

  private:
    enum class AtomKind : std::uint8_t { literal, gap, number, words };
    struct Atom {
        std::string_view text;
        AtomKind kind;
    };
    /// Slices of the arrays below: a pattern is a slice of choices, a choice of sequences, a sequence of atoms.
    struct Slice {
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
    };

    static void grow(const Atom& atom, Head& head);
    void grow_all(Slice choice, const std::vector<Head>& heads, std::vector<Head>& grown) const;
    void add_choice(std::string_view alternatives);
    void add_sequence(std::string_view source);
    void match_sequence(Slice sequence, std::string_view text, const Positions& begins, Workspace& work) const;
    static void match_atom(const Atom& atom, std::string_view text, std::size_t begin, Positions& ends);

    std::vector<Atom> atoms_;
    std::vector<Slice> sequences_;
    std::vector<Slice> choices_;
    std::vector<Slice> patterns_;
};

}  // namespace dehusk
