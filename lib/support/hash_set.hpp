// A set of hashes whose memory serves one page after another.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace dehusk {

/// Open addressing in a flat array of at least twice as many places as there are hashes. The lowest bit of a hash is
/// not looked at.
class HashSet {
  public:
    /// Keeps the memory, but not the size: the next page may be a small one.
    void clear() {
        places_.assign(first_places, 0);
        size_ = 0;
    }

    /// True if `hash` was not there before. clear() comes first.
    bool insert(std::uint64_t hash) {
        if (2 * (size_ + 1) > places_.size()) grow();
        std::uint64_t& place = place_of(hash | 1U);
        const bool is_new = place == 0;
        place = hash | 1U;
        size_ += is_new ? 1 : 0;
        return is_new;
    }

  private:
    static constexpr std::size_t first_places = 256;

    /// Where the odd `hash` is or may go; 0 marks a free place.
    std::uint64_t& place_of(std::uint64_t hash) {
        const std::size_t mask = places_.size() - 1;
        std::size_t at = static_cast<std::size_t>(hash >> 1) & mask;
        while (places_[at] != 0 && places_[at] != hash) at = (at + 1) & mask;
        return places_[at];
    }

    void grow() {
        outgrown_.swap(places_);
        places_.assign(2 * outgrown_.size(), 0);
        for (const std::uint64_t hash : outgrown_) {
            if (hash != 0) place_of(hash) = hash;
        }
    }

    std::vector<std::uint64_t> places_;
    std::vector<std::uint64_t> outgrown_;
    std::size_t size_ = 0;
};

}  // namespace dehusk
