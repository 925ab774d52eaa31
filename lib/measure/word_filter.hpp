// Tells in a few instructions that a word is none of those that are looked for, which is so of most words of a page.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace dehusk {

/// How the hashes of some words end: a Bloom filter of one hash (Bloom 1970).
class WordFilter {
  public:
    constexpr void add(std::uint64_t hash) { endings_[word_of(hash)] |= std::uint64_t{1} << hash % 64; }
    /// False where the word was not added.
    constexpr bool may_hold(std::uint64_t hash) const { return (endings_[word_of(hash)] >> hash % 64 & 1U) != 0; }

  private:
    static constexpr std::size_t ending_count = 8192;
    static constexpr std::size_t word_of(std::uint64_t hash) { return hash % ending_count / 64; }

    std::array<std::uint64_t, ending_count / 64> endings_{};
};

}  // namespace dehusk
