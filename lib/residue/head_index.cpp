#include "residue/head_index.hpp"

#include <algorithm>
#include <tuple>

#include "residue/characters.hpp"
#include "residue/skeleton.hpp"

namespace dehusk {

using namespace head_detail;

namespace {

std::uint32_t fingerprint_of(std::uint64_t hash) {
    return static_cast<std::uint32_t>(hash ^ hash >> 32U);
}

void set(std::array<std::uint64_t, 4>& bits, std::uint64_t byte) {
    bits[byte / 64] |= std::uint64_t{1} << (byte % 64);
}

}  // namespace

std::size_t HeadIndex::find_lengths(std::uint64_t key, unsigned lengths, std::vector<std::uint16_t>& found) const {
    std::size_t steps = 1;
    for (; lengths != 0; lengths &= lengths - 1, ++steps) {
        const std::uint64_t prefix = first_bytes_of(key, static_cast<std::size_t>(std::countr_zero(lengths)) + 1);
        const std::uint64_t hash = hash_of(prefix);
        const std::uint32_t fingerprint = fingerprint_of(hash);
        const std::size_t bucket = buckets_.of(hash);
        const std::uint32_t bucket_end = tables_.bucket_begins[bucket + 1];
        for (std::uint32_t index = tables_.bucket_begins[bucket]; index < bucket_end; ++index) {
            if (tables_.fingerprints[index] == fingerprint) found.push_back(tables_.values[index]);
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

void HeadIndexBuilder::add_lengths(const Head& head) {
    set(first_bytes_, head.key & 0xFFU);
    if (head.bytes == Head::longest_bytes) {
        const std::size_t slot = Slots(64 * longest_.size()).of(hash_of(head.key));
        longest_[slot / 64] |= std::uint64_t{1} << (slot % 64);
    }
    // Any bytes may follow a head of one; no built-in rule has such a head.
    if (head.bytes == 1 && (lengths_.front() & 1U) == 0) {
        for (std::uint8_t& lengths : lengths_) lengths |= 1U;
    }
    // A head of two bytes goes before every third one.
    const std::size_t telling_bytes = std::min<std::size_t>(std::max<std::size_t>(head.bytes, 3), long_bytes);
    const std::uint64_t thirds = head.bytes == 2 ? 256 : 1;
    for (std::uint64_t third = 0; head.bytes >= 2 && third < thirds; ++third) {
        const std::uint64_t key = first_bytes_of(head.key, telling_bytes) | third << 16U;
        lengths_[Slots(lengths_.size()).of(hash_of(key))] |= static_cast<std::uint8_t>(1U << (head.bytes - 1U));
    }
}

void HeadIndexBuilder::build() {
    // Some four heads a bucket, one cache line; bytes for the lengths until most are 0, within what a cache holds; and
    // eight bits a head for those of eight bytes, which lets one look-up in vain of ten pass.
    constexpr std::size_t most_lengths = 65536;
    const std::size_t buckets = std::bit_ceil(std::max<std::size_t>(8, entries_.size())) / 4;
    lengths_.assign(std::min(32 * buckets, std::max(most_lengths, 4 * buckets)), 0);
    longest_.assign(buckets / 2, 0);
    const auto order = [](const Entry& entry) { return std::tuple(hash_of(entry.head.key), entry.value); };
    std::ranges::sort(entries_, {}, order);
    for (const Entry& entry : entries_) {
        const std::uint64_t hash = hash_of(entry.head.key);
        bucket_begins_.resize(Slots(buckets).of(hash) + 1, static_cast<std::uint32_t>(values_.size()));
        fingerprints_.push_back(fingerprint_of(hash));
        values_.push_back(entry.value);
        add_lengths(entry.head);
    }
    bucket_begins_.resize(buckets + 1, static_cast<std::uint32_t>(values_.size()));
}

HeadTables HeadIndexBuilder::tables() const {
    return {lengths_, longest_, first_bytes_, bucket_begins_, fingerprints_, values_};
}

}  // namespace dehusk
