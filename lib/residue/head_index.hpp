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

#include "residue/pattern.hpp"
#include "residue/skeleton.hpp"

namespace dehusk {

/// The index as arrays, which are either a HeadIndexBuilder's or constants of the library.
struct HeadTables {
    /// For each hash of bytes a bit set of the lengths, less one, of the heads that begin with such bytes: four bytes
    /// for heads that have them, three for the others.
    std::span<const std::uint8_t> lengths;
    /// A bit for each byte that a head begins with, and for each that is a head.
    std::array<std::uint64_t, 4> first_bytes{};
    std::array<std::uint64_t, 4> single_bytes{};
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

constexpr std::uint64_t first_bytes_of(std::uint64_t key, std::size_t bytes) {
    return key & (~std::uint64_t{0} >> (64 - 8 * bytes));
}

/// A product with the golden ratio, whose upper bits depend on the whole key (Knuth, The Art of Computer Programming 3,
/// 6.4).
constexpr std::uint64_t hash_of(std::uint64_t key) {
    constexpr std::uint64_t golden_ratio = 0x9E3779B97F4A7C15;
    return key * golden_ratio;
}

/// `size` is a power of two from 2 on.
constexpr std::size_t slot_below(std::uint64_t hash, std::size_t size) {
    return static_cast<std::size_t>(hash >> (64 - std::countr_zero(size)));
}

constexpr bool test(const std::array<std::uint64_t, 4>& bits, std::uint64_t byte) {
    return (bits[byte / 64] >> (byte % 64) & 1U) != 0;
}

}  // namespace head_detail

class HeadIndex {
  public:
    HeadIndex() = default;
    explicit constexpr HeadIndex(const HeadTables& tables) : tables_(tables) {}

    /// Whether find() has anything to look for: false at nearly all starts, and soon.
    bool may_find(Skeleton& skeleton, std::size_t begin) const {
        if (skeleton.is_other(begin)) return may_begin_with(skeleton.line()[begin]);
        return lengths_of(skeleton.head(begin)) != 0 || (skeleton.is_digit(begin) && may_begin_with(Head::number_mark));
    }

    /// Adds to `found` the values of all heads that stand at byte `begin` of the line, one of its starts, in no order
    /// and some of them twice. Returns the steps taken.
    std::size_t find(Skeleton& skeleton, std::size_t begin, std::vector<std::uint16_t>& found,
                     Positions& number_ends) const;

  private:
    bool may_begin_with(char byte) const {
        return head_detail::test(tables_.first_bytes, static_cast<unsigned char>(byte));
    }
    /// The lengths, less one, that heads which begin a text with this head may have.
    unsigned lengths_of(std::uint64_t key) const {
        using namespace head_detail;
        const auto lengths_by = [&](std::size_t bytes) -> unsigned {
            return tables_.lengths[slot_below(hash_of(first_bytes_of(key, bytes)), tables_.lengths.size())];
        };
        return (lengths_by(long_bytes - 1) & short_lengths) | (lengths_by(long_bytes) & ~short_lengths) |
               unsigned{test(tables_.single_bytes, key & 0xFFU)};
    }
    std::size_t find_prefixes(std::uint64_t key, std::vector<std::uint16_t>& found) const;
    std::size_t find_behind_number(Skeleton& skeleton, std::size_t begin, std::vector<std::uint16_t>& found,
                                   Positions& number_ends) const;

    HeadTables tables_;
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
    std::array<std::uint64_t, 4> single_bytes_{};
    std::vector<std::uint32_t> bucket_begins_;
    std::vector<std::uint32_t> fingerprints_;
    std::vector<std::uint16_t> values_;
};

}  // namespace dehusk
