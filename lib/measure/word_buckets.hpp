// Which words a table keeps that is never searched on: the first that comes to a bucket takes it, and others are
// forgotten.
//
// Today's tables forget nothing. The models of dumps were trained on one that did, though, and see some in a hundred of
// a dump's words less as known than there are; without this they would take a little too much for the article.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "support/words.hpp"

namespace dehusk {

class WordBuckets {
  public:
    /// Frees all buckets, four for each of `words`.
    void clear(std::size_t words) {
        bucket_count_ = std::bit_ceil(std::clamp<std::size_t>(4 * words, 64, most));
        taken_.assign(bucket_count_ / 64, 0);
    }

    /// Takes the word's bucket, in lower case; false where it was taken before.
    bool take(std::string_view word) {
        std::uint64_t hash = hash_seed;
        for (const char c : word) {
            const bool is_upper = c >= 'A' && c <= 'Z';
            hash = hash_step(hash, static_cast<unsigned char>(is_upper ? c | 0x20 : c));
        }
        const std::size_t bucket = hash & (bucket_count_ - 1);
        const std::uint64_t bit = std::uint64_t{1} << bucket % 64;
        const bool is_free = (taken_[bucket / 64] & bit) == 0;
        taken_[bucket / 64] |= bit;
        return is_free;
    }

  private:
    static constexpr std::size_t most = std::size_t{1} << 20;

    std::size_t bucket_count_ = 0;
    std::vector<std::uint64_t> taken_;
};

}  // namespace dehusk
