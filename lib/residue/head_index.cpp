#include "residue/head_index.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "residue/characters.hpp"

namespace dehusk {

namespace {

constexpr std::size_t filtered_bytes = 3;

/// The first `bytes` bytes, first lowest.
std::uint64_t key_of(std::string_view text, std::size_t bytes) {
    std::uint64_t key = 0;
    if constexpr (std::endian::native == std::endian::little) {
        if (bytes == sizeof key) {
            std::memcpy(&key, text.data(), sizeof key);
            return key;
        }
    }
    for (std::size_t index = 0; index < bytes; ++index) {
        key |= std::uint64_t{static_cast<unsigned char>(text[index])} << (8 * index);
    }
    return key;
}

std::uint64_t without_tail(std::uint64_t key, std::size_t bytes) {
    return key & (~std::uint64_t{0} >> (64 - 8 * bytes));
}

/// Multiplicative hashing (Knuth, The Art of Computer Programming 3, 6.4).
std::size_t hash_of(std::uint64_t key) {
    constexpr std::uint64_t golden_ratio = 0x9E3779B97F4A7C15;
    return static_cast<std::size_t>((key * golden_ratio) >> 32U);
}

std::size_t filter_bit(std::uint64_t key) {
    return hash_of(without_tail(key, filtered_bytes)) & 0xFFFFU;
}

}  // namespace

std::size_t PrefixTable::slot_of(std::uint64_t key) const {
    std::size_t slot = hash_of(key) & (slots_.size() - 1);
    while (slots_[slot].key != 0 && slots_[slot].key != key) slot = (slot + 1) & (slots_.size() - 1);
    return slot;
}

void PrefixTable::grow() {
    std::vector<Slot> old(2 * slots_.size());
    std::swap(old, slots_);
    for (const Slot& slot : old) {
        if (slot.key != 0) slots_[slot_of(slot.key)] = slot;
    }
}

void PrefixTable::add(std::string_view prefix, std::uint16_t value) {
    const std::uint64_t key = key_of(prefix, prefix.size());
    if (prefix.size() < filtered_bytes) {
        short_.set(static_cast<unsigned char>(prefix.front()));
    } else {
        long_.set(filter_bit(key));
    }
    if (2 * (used_ + 1) > slots_.size()) grow();
    Slot& slot = slots_[slot_of(key)];
    if (slot.key == 0) ++used_;
    slot.key = key;
    values_.push_back({slot.first_value, value});
    slot.first_value = static_cast<std::uint32_t>(values_.size() - 1);
}

std::size_t PrefixTable::find(std::string_view text, std::vector<std::uint16_t>& found) const {
    const std::size_t bytes = std::min(text.size(), Head::longest_bytes);
    if (bytes == 0) return 1;
    const std::uint64_t key = key_of(text, bytes);
    const std::size_t shortest = short_.test(key & 0xFFU) ? 1 : filtered_bytes;
    const std::size_t longest = bytes >= filtered_bytes && long_.test(filter_bit(key)) ? bytes : filtered_bytes - 1;
    for (std::size_t length = shortest; length <= std::min(longest, bytes); ++length) {
        const Slot& slot = slots_[slot_of(without_tail(key, length))];
        for (std::uint32_t value = slot.first_value; value != none; value = values_[value].next) {
            found.push_back(values_[value].value);
        }
    }
    return longest + 1 - std::min(shortest, longest);
}

void HeadIndex::add(const Head& head, std::uint16_t value) {
    Tables& tables = head.after_number ? after_number_ : plain_;
    if (head.bytes == 0) {
        tables.anything.push_back(value);
    } else {
        (head.is_symbol ? tables.symbols : tables.words).add(head.view(), value);
    }
}

std::size_t HeadIndex::find_after_number(std::string_view text, const Skeleton& skeleton, std::size_t begin,
                                         Workspace& work) const {
    work.found.insert(work.found.end(), after_number_.anything.begin(), after_number_.anything.end());
    work.number_ends.clear();
    add_number_ends(text, begin, work.number_ends);
    std::size_t steps = 1;
    for (const std::size_t end : work.number_ends) {
        steps += after_number_.words.find(skeleton.from(end), work.found);
        steps += after_number_.symbols.find(text.substr(end), work.found);
        work.gap_ends.clear();
        add_gap_ends(text, end, work.gap_ends);
        for (const std::size_t gap_end : work.gap_ends) {
            steps += after_number_.words.find(skeleton.from(gap_end), work.found);
            steps += after_number_.symbols.find(text.substr(gap_end), work.found);
        }
    }
    return steps;
}

std::size_t HeadIndex::find(std::string_view text, const Skeleton& skeleton, std::size_t begin, Workspace& work) const {
    work.found.assign(plain_.anything.begin(), plain_.anything.end());
    const Character first = character_at(text, begin);
    if (first.kind == CharacterClass::other) return plain_.symbols.find(text.substr(begin), work.found);
    const std::size_t steps = plain_.words.find(skeleton.from(begin), work.found);
    return first.is_digit ? steps + find_after_number(text, skeleton, begin, work) : steps;
}

}  // namespace dehusk
