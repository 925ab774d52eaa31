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
    /// Forgets all keys and makes room for `expected_keys` of them, at 16 to 64 bytes each; with more it grows.
    void clear(std::size_t expected_keys) {
        const std::size_t slots = std::bit_ceil(std::max<std::size_t>(2 * expected_keys, 16));
        if (slots_.size() < slots) slots_.resize(slots);
        std::fill_n(slots_.begin(), slots, Slot{});
        place_keys_in(slots);
        keys_ = 0;
    }

    /// The index that `key` was added with; where it is new, adds it with `index`. clear() comes first.
    std::uint32_t find_or_add(std::uint64_t key, std::uint32_t index) {
        Slot* slot = &slot_of(key);
        if (slot->index != free) return slot->index;
        if (2 * ++keys_ > mask_ + 1) {
            grow();
            slot = &slot_of(key);
        }
        *slot = {key, index};
        return index;
    }

    static constexpr std::uint32_t none = 0xFFFFFFFF;

    /// The index that `key` was added with, or none.
    std::uint32_t find(std::uint64_t key) const { return slots_[place_of(key)].index; }

  private:
    static constexpr std::uint32_t free = none;
    struct Slot {
        std::uint64_t key = 0;
        std::uint32_t index = free;
    };

    void place_keys_in(std::size_t slots) {
        mask_ = slots - 1;
        shift_ = static_cast<unsigned>(64 - std::countr_zero(slots));
        const auto address = static_cast<std::uint64_t>(reinterpret_cast<std::uintptr_t>(slots_.data()));
        multiplier_ = ((address >> 4) * 0x9E3779B97F4A7C15ULL) | 1U;
    }

    /// Where `key` is or may go.
    std::size_t place_of(std::uint64_t key) const {
        // Multiply-shift (Dietzfelbinger and others 1997).
        std::size_t place = (key * multiplier_) >> shift_;
        while (slots_[place].index != free && slots_[place].key != key) place = (place + 1) & mask_;
        return place;
    }
    Slot& slot_of(std::uint64_t key) { return slots_[place_of(key)]; }

    void grow() {
        const std::size_t slots = mask_ + 1;
        outgrown_.assign(slots_.begin(), slots_.begin() + static_cast<std::ptrdiff_t>(slots));
        slots_.assign(std::max(slots_.size(), 2 * slots), Slot{});
        place_keys_in(2 * slots);
        for (const Slot& slot : outgrown_) {
            if (slot.index != free) slot_of(slot.key) = slot;
        }
    }

    std::vector<Slot> slots_;
    std::vector<Slot> outgrown_;
    std::size_t keys_ = 0;
    std::size_t mask_ = 0;
    unsigned shift_ = 0;
    std::uint64_t multiplier_ = 1;
};

}  // namespace dehusk
