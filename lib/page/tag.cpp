// Names to tags by one open-addressed table that the compiler fills.
//
// A perfect hash would save the rare second probe, but its constants would have to be searched again for every tag that
// is added; at a load of 15 in 100 nearly every name is settled at its first slot.
#include "page/tag.hpp"

#include "page/html_names.hpp"

namespace dehusk {
namespace {

constexpr std::size_t slot_count = 1024;

constexpr std::size_t first_slot(std::uint64_t hash) {
    return (hash ^ (hash >> 32)) % slot_count;
}

constexpr std::array<Tag, slot_count> slots = [] {
    std::array<Tag, slot_count> filled{};
    for (std::size_t tag = 1; tag < tag_count; ++tag) {
        std::size_t slot = first_slot(name_hash(tag_names[tag]));
        while (filled[slot] != Tag::unknown) slot = (slot + 1) % slot_count;
        filled[slot] = static_cast<Tag>(tag);
    }
    return filled;
}();

}  // namespace

Tag tag_for_name(std::string_view text, std::uint64_t hash) {
    for (std::size_t slot = first_slot(hash);; slot = (slot + 1) % slot_count) {
        const Tag tag = slots[slot];
        if (tag == Tag::unknown || equals_ignoring_case(text, name(tag))) return tag;
    }
}

Tag tag_for_name(std::string_view text) {
    return tag_for_name(text, name_hash(text));
}

}  // namespace dehusk
