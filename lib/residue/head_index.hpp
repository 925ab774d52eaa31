// Which rules might begin at a place of the text: a table of the first bytes that their patterns can begin with.
//
// Most places begin no pattern, and the lengths of the heads that share their first four bytes, one byte for each hash
// of four, settle them; the others look up one prefix for each of those lengths. Alternatives refused: an automaton
// over whole patterns (Aho and Corasick, "Efficient string matching", 1975), because with all alternatives written out
// dates alone would make it hundreds of kilobytes to save the few parts of a pattern that are looked at once its head
// stands there; and a trie, whose nodes cost a cache miss a letter.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "residue/characters.hpp"
#include "residue/pattern.hpp"
#include "residue/skeleton.hpp"

namespace dehusk {

/// The index as arrays, which are either a HeadIndexBuilder's or constants of the library.
struct HeadTables {
    /// For each hash of bytes a bit set of the lengths, less one, of the heads that begin with such bytes: four bytes
    /// for heads that have them, three for the others.
    std::span<const std::uint8_t> lengths;
    /// A bit for each hash of a head of eight bytes. Most heads are so long, and most texts that begin with the first
    /// four bytes of one go on otherwise.
    std::span<const std::uint64_t> longest;
    /// A bit for each byte that a head begins with.
    std::array<std::uint64_t, 4> first_bytes{};
    /// Heads by the upper bits of their hash: those of bucket b are [bucket_begins[b], bucket_begins[b+1]) of the two
    /// arrays below. Half a hash stands for a head: two that share one only cost a look at a pattern too many.
    std::span<const std::uint32_t> bucket_begins;
    std::span<const std::uint32_t> fingerprints;
    std::span<const std::uint16_t> values;
};

namespace head_detail {

/// Shorter heads are told by three bytes, the others by four.
inline constexpr std::size_t long_bytes = 4;
inline constexpr unsigned short_lengths = 0x07;
inline constexpr unsigned longest_length = 1U << (Head::longest_bytes - 1U);

constexpr std::uint64_t first_bytes_of(std::uint64_t key, std::size_t bytes) {
    return key & (~std::uint64_t{0} >> (64 - 8 * bytes));
}

/// A product with the golden ratio, whose upper bits depend on the whole key (Knuth, The Art of Computer Programming 3,
/// 6.4).
constexpr std::uint64_t hash_of(std::uint64_t key) {
    constexpr std::uint64_t golden_ratio = 0x9E3779B97F4A7C15;
    return key * golden_ratio;
}

/// The slots of a table by a hash's upper bits; `size`, a power of two from 2 on, is kept as what costs least to use.
class Slots {
  public:
    Slots() = default;
    explicit constexpr Slots(std::size_t size) : shift_(64 - std::countr_zero(size)) {}
    constexpr std::size_t of(std::uint64_t hash) const { return static_cast<std::size_t>(hash >> shift_); }

  private:
    int shift_ = 63;
};

constexpr bool test(const std::array<std::uint64_t, 4>& bits, std::uint64_t byte) {
    return (bits[byte / 64] >> (byte % 64) & 1U) != 0;
}

}  // namespace head_detail

class HeadIndex {
  public:
    HeadIndex() = default;
    explicit constexpr HeadIndex(const HeadTables& tables)
        : tables_(tables),
          lengths_slots_(tables.lengths.size()),
          longest_slots_(64 * tables.longest.size()),
          buckets_(tables.bucket_begins.size() - 1) {}

    /// Adds to `found` the values of all heads that stand at byte `begin` of the line, where a word begins with this
    /// head, in no order and some of them twice. Returns the steps taken.
    std::size_t find_at_word(Skeleton& skeleton, std::size_t begin, std::uint64_t head,
                             std::vector<std::uint16_t>& found, Positions& number_ends) const {
        std::size_t steps = find_prefixes(head, found);
        const bool is_digit = (head & 0xFFU) == any_digit;
        if (is_digit && may_begin_with(Head::number_mark)) {
            steps += find_behind_number(skeleton, begin, found, number_ends);
        }
        return steps;
    }
    /// The same where a symbol stands.
    std::size_t find_at_symbol(Skeleton& skeleton, std::size_t begin, std::vector<std::uint16_t>& found) const {
        const char first = skeleton.line()[begin];
        if (!may_begin_with(first) || first == Head::number_mark) return 1;
        return find_prefixes(skeleton.symbol_head(begin, character_at(skeleton.line(), begin).bytes), found);
    }

  private:
    bool may_begin_with(char byte) const {
        return head_detail::test(tables_.first_bytes, static_cast<unsigned char>(byte));
    }
    /// The lengths, less one, that heads which begin a text with this head may have.
    unsigned lengths_of(std::uint64_t key) const {
        using namespace head_detail;
        const auto lengths_by = [&](std::size_t bytes) -> unsigned {
            return tables_.lengths[lengths_slots_.of(hash_of(first_bytes_of(key, bytes)))];
        };
        const unsigned lengths =
            (lengths_by(long_bytes - 1) & short_lengths) | (lengths_by(long_bytes) & ~short_lengths);
        return (lengths & longest_length) != 0 && !may_be_longest(key) ? lengths & ~longest_length : lengths;
    }
    bool may_be_longest(std::uint64_t key) const {
        const std::size_t slot = longest_slots_.of(head_detail::hash_of(key));
        return (tables_.longest[slot / 64] >> (slot % 64) & 1U) != 0;
    }
    std::size_t find_prefixes(std::uint64_t key, std::vector<std::uint16_t>& found) const {
        const unsigned lengths = lengths_of(key);
        return lengths == 0 ? 1 : find_lengths(key, lengths, found);
    }
    std::size_t find_lengths(std::uint64_t key, unsigned lengths, std::vector<std::uint16_t>& found) const;
    std::size_t find_behind_number(Skeleton& skeleton, std::size_t begin, std::vector<std::uint16_t>& found,
                                   Positions& number_ends) const;

    HeadTables tables_;
    head_detail::Slots lengths_slots_;
    head_detail::Slots longest_slots_;
    head_detail::Slots buckets_;
};

class HeadIndexBuilder {
  public:
    void add(const Head& head, std::uint16_t value) { entries_.push_back({head, value}); }
    void build();
    /// Views this; good after build().
    HeadTables tables() const;

  private:
    struct Entry {
        Head head;
        std::uint16_t value;
    };
    void add_lengths(const Head& head);

    std::vector<Entry> entries_;
    std::vector<std::uint8_t> lengths_;
    std::array<std::uint64_t, 4> first_bytes_{};
    std::vector<std::uint64_t> longest_;
    std::vector<std::uint32_t> bucket_begins_;
    std::vector<std::uint32_t> fingerprints_;
    std::vector<std::uint16_t> values_;
};

}  // namespace dehusk
