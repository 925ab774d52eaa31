#include "page/html_attributes.hpp"

namespace dehusk {
namespace {

std::uint64_t attribute_hash(const RawAttribute& attribute) {
    std::uint64_t hash = add_to_hash(name_hash(attribute.name), '=');
    for (const char c : attribute.value) hash = add_to_hash(hash, c);
    // Finished off, since sums of bare FNV values would let parts of two attributes trade places.
    return (hash ^ (hash >> 32)) * 0x9E3779B97F4A7C15U;
}

}  // namespace

std::optional<AttributeName> attribute_for_name(std::string_view name) {
    return attribute_for_key(name_key(name));
}

std::uint64_t attributes_hash(std::string_view text) {
    // Duplicates count as absent, as the standard wants, among the first few names; a tag with more is nobody's twin.
    std::array<std::uint64_t, 16> seen{};
    std::size_t seen_count = 0;
    std::uint64_t sum = 0;
    AttributeCursor cursor(text);
    for (RawAttribute attribute; cursor.next(attribute);) {
        const std::uint64_t name = name_hash(attribute.name);
        bool is_duplicate = false;
        for (std::size_t i = 0; i < seen_count; ++i) is_duplicate = is_duplicate || seen[i] == name;
        if (is_duplicate) continue;
        if (seen_count < seen.size()) seen[seen_count++] = name;
        sum += attribute_hash(attribute);
    }
    return sum;
}

}  // namespace dehusk
