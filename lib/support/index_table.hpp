// A hash table from keys to small numbers that keeps its memory from page to page.
//
// Keys are hashes that pages choose, in part. So that no page can make them meet in one stretch of slots, the place of
// a key also hangs on where the table lies in memory, which no page knows; what is found does not hang on it.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace dehusk {

class IndexTable {
  public:
    /// Forgets all keys and makes room for `most_keys` of them, at 16 to 64 bytes each.
    void clear(std::size_t most_keys) {
        const std::size_t slots = std::bit_ceil(std::max<std::size_t>(2 * most_keys, 16));
        if (slots_.size() < slots) slots_.resize(slots);
        std::fill_n(slots_.begin(), slots, Slot{});
        mask_ = slots - 1;
        shift_ = static_cast<unsigned>(64 - std::countr_zero(slots));
        const auto address = static_cast<std::uint64_t>(reinterpret_cast<std::uintptr_t>(slots_.data()));
        multiplier_ = ((address >> 4) * 0x9E3779B97F4A7C15ULL) | 1U;
    }

    /// The index that `key` was added with; where it is new, adds it with `index`. No more than `most_keys` of them.
    std::uint32_t find_or_add(std::uint64_t key, std::uint32_t index) {
        // Multiply-shift (Dietzfelbinger and others 1997).
        for (std::size_t place = (key * multiplier_) >> shift_;; place = (place + 1) & mask_) {
            Slot& slot = slots_[place];
            if (slot.index == free) {
                slot = {key, index};
                return index;
            }
            if (slot.key == key) return slot.index;
        }
    }

  private:
    static constexpr std::uint32_t free = 0xFFFFFFFF;
    struct Slot {
        std::uint64_t key = 0;
        std::uint32_t index = free;
    };

    std::vector<Slot> slots_;
    std::size_t mask_ = 0;
    unsigned shift_ = 0;
    std::uint64_t multiplier_ = 1;
};

}  // namespace dehusk
