#include "residue/head_index.hpp"

#include <algorithm>
#include <tuple>

#include "residue/characters.hpp"
#include "residue/skeleton.hpp"

namespace dehusk {

using namespace head_detail;

namespace {

void set(std::array<std::uint64_t, 4>& bits, std::uint64_t byte) {
    bits[byte / 64] |= std::uint64_t{1} << (byte % 64);
}

}  // namespace

std::size_t HeadIndex::find_prefixes(std::uint64_t key, std::vector<std::uint16_t>& found) const {
    unsigned lengths = lengths_of(key);
    std::size_t steps = 1;
    for (; lengths != 0; lengths &= lengths - 1, ++steps) {
        const std::uint64_t prefix = first_bytes_of(key, static_cast<std::size_t>(std::countr_zero(lengths)) + 1);
        const std::size_t bucket = hash_below(prefix, tables_.bucket_begins.size() - 1);
        const std::uint32_t bucket_end = tables_.bucket_begins[bucket + 1];
        for (std::uint32_t index = tables_.bucket_begins[bucket]; index < bucket_end; ++index) {
            if (tables_.keys[index] != prefix) continue;
            found.insert(found.end(), tables_.values.begin() + tables_.value_begins[index],
                         tables_.values.begin() + tables_.value_begins[index + 1]);
            break;
        }
    }
    return steps;
}

std::size_t HeadIndex::find_behind_number(Skeleton& skeleton, std::size_t begin, std::vector<std::uint16_t>& found,
                                          Positions& number_ends) const {
    const std::string_view line = skeleton.line();
    std::size_t steps = 0;
    number_ends.clear();
    add_number_ends(line, begin, number_ends);
    for (const std::size_t end : number_ends) {
        steps += find_prefixes(behind_number_mark(skeleton.head(end)), found);
        const Character behind = character_at(line, end);
        if (behind.bytes == 0 || behind.kind != CharacterClass::other || line[end] == ' ') continue;
        steps += find_prefixes(behind_number_mark(skeleton.symbol_head(end, behind.bytes)), found);
    }
    // Many ends lead to the same.
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return steps;
}

std::size_t HeadIndex::find(Skeleton& skeleton, std::size_t begin, std::vector<std::uint16_t>& found,
                            Positions& number_ends) const {
    const std::string_view line = skeleton.line();
    if (!skeleton.is_other(begin)) {
        const std::size_t steps = find_prefixes(skeleton.head(begin), found);
        if (!skeleton.is_digit(begin) || !may_begin_with(Head::number_mark)) return steps;
        return steps + find_behind_number(skeleton, begin, found, number_ends);
    }
    if (line[begin] == Head::number_mark) return 1;
    return find_prefixes(skeleton.symbol_head(begin, character_at(line, begin).bytes), found);
}

void HeadIndexBuilder::add_lengths(const Head& head) {
    set(first_bytes_, head.key & 0xFFU);
    if (head.bytes == 1) set(single_bytes_, head.key & 0xFFU);
    // A head of two bytes goes before every third one.
    const std::size_t telling_bytes = std::min<std::size_t>(std::max<std::size_t>(head.bytes, 3), long_bytes);
    const std::uint64_t thirds = head.bytes == 2 ? 256 : 1;
    for (std::uint64_t third = 0; head.bytes >= 2 && third < thirds; ++third) {
        const std::uint64_t key = first_bytes_of(head.key, telling_bytes) | third << 16U;
        lengths_[hash_below(key, lengths_.size())] |= static_cast<std::uint8_t>(1U << (head.bytes - 1U));
    }
}

void HeadIndexBuilder::build() {
    // As many buckets as half the heads keep the search in one short, and eight hashes of bytes for each head keep
    // most of the bytes 0.
    const std::size_t buckets = std::bit_ceil(std::max<std::size_t>(4, entries_.size())) / 2;
    lengths_.assign(8 * buckets, 0);
    const auto order = [&](const Entry& entry) {
        return std::tuple(hash_below(entry.head.key, buckets), entry.head.key, entry.value);
    };
    std::ranges::sort(entries_, {}, order);
    for (const Entry& entry : entries_) {
        const bool is_new = keys_.empty() || keys_.back() != entry.head.key;
        if (is_new) {
            bucket_begins_.resize(hash_below(entry.head.key, buckets) + 1, static_cast<std::uint32_t>(keys_.size()));
            keys_.push_back(entry.head.key);
            value_begins_.push_back(static_cast<std::uint32_t>(values_.size()));
            add_lengths(entry.head);
        }
        if (is_new || values_.back() != entry.value) values_.push_back(entry.value);
    }
    bucket_begins_.resize(buckets + 1, static_cast<std::uint32_t>(keys_.size()));
    value_begins_.push_back(static_cast<std::uint32_t>(values_.size()));
}

HeadTables HeadIndexBuilder::tables() const {
    return {lengths_, first_bytes_, single_bytes_, bucket_begins_, keys_, value_begins_, values_};
}

}  // namespace dehusk
