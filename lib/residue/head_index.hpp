// Which patterns might begin at a place of the text: a table of the first bytes that patterns can begin with.
//
// Most places begin no pattern, and a bit for their first three bytes settles them; the others look up each of their
// prefixes. Alternatives refused: an automaton over whole patterns (Aho and Corasick, "Efficient string matching",
// 1975), because with all alternatives written out dates alone would make it hundreds of kilobytes, built at start-up,
// to save the few parts of a pattern that are looked at once its head stands there; and a trie, whose nodes cost a
// cache miss a letter.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "residue/pattern.hpp"
#include "residue/skeleton.hpp"

namespace dehusk {

/// Values by short texts; finds those of all prefixes of a text.
class PrefixTable {
  public:
    PrefixTable() : slots_(64) {}

    /// `prefix` is not empty and has at most Head::longest_bytes bytes.
    void add(std::string_view prefix, std::uint16_t value);
    /// Adds the values of all prefixes that `text` begins with to `found`. Returns the slots looked at.
    std::size_t find(std::string_view text, std::vector<std::uint16_t>& found) const;

  private:
    static constexpr std::uint32_t none = 0xFFFFFFFF;
    struct Slot {
        std::uint64_t key = 0;  ///< the prefix, first byte lowest, behind it zeros; 0 where the slot is free
        std::uint32_t first_value = none;
    };
    struct Value {
        std::uint32_t next;
        std::uint16_t value;
    };

    std::size_t slot_of(std::uint64_t key) const;
    void grow();

    std::vector<Slot> slots_;  ///< a power of two
    std::size_t used_ = 0;
    std::vector<Value> values_;
    /// First bytes of prefixes that have fewer than three bytes, and hashes of the first three of the others.
    std::bitset<256> short_;
    std::bitset<65536> long_;
};

class HeadIndex {
  public:
    struct Workspace {
        std::vector<std::uint16_t> found;  ///< the result: values, in no order, may repeat
        Positions number_ends;
        Positions gap_ends;
    };

    void add(const Head& head, std::uint16_t value);

    /// Fills work.found with the values of all heads that stand at byte `begin` of `text`, whose skeleton is given too.
    /// Returns the steps taken.
    std::size_t find(std::string_view text, const Skeleton& skeleton, std::size_t begin, Workspace& work) const;

  private:
    struct Tables {
        PrefixTable words;
        PrefixTable symbols;
        std::vector<std::uint16_t> anything;  ///< values of heads without a text
    };

    std::size_t find_after_number(std::string_view text, const Skeleton& skeleton, std::size_t begin,
                                  Workspace& work) const;

    Tables plain_;
    Tables after_number_;
};

}  // namespace dehusk
