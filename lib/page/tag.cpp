#include "page/tag.hpp"

#include <algorithm>
#include <numeric>

namespace dehusk {

namespace {

constexpr auto tags_by_name = [] {
    std::array<std::uint8_t, tag_count> order{};
    std::iota(order.begin(), order.end(), std::uint8_t{0});
    std::sort(order.begin(), order.end(), [](auto a, auto b) { return tag_names[a] < tag_names[b]; });
    return order;
}();

constexpr std::size_t longest_name =
    std::max_element(tag_names.begin(), tag_names.end(), [](auto a, auto b) { return a.size() < b.size(); }) -> size();

}  // namespace

Tag tag_for_name(std::string_view name) {
    if (name.size() > longest_name) return Tag::unknown;
    std::array<char, longest_name> lower{};
    std::transform(name.begin(), name.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
    const std::string_view wanted(lower.data(), name.size());
    const auto found = std::lower_bound(tags_by_name.begin(), tags_by_name.end(), wanted,
                                        [](std::uint8_t tag, std::string_view key) { return tag_names[tag] < key; });
    return found != tags_by_name.end() && tag_names[*found] == wanted ? static_cast<Tag>(*found) : Tag::unknown;
}

}  // namespace dehusk
