#include "page/tag.hpp"

#include <algorithm>

#include "page/html_names.hpp"

namespace dehusk {
namespace {

constexpr NameTable<tag_count - 1, 12> tags{[] {
    std::array<std::string_view, tag_count - 1> names{};
    std::copy(tag_names.begin() + 1, tag_names.end(), names.begin());
    return names;
}()};

}  // namespace

Tag tag_for_key(const NameKey& key) {
    return static_cast<Tag>(tags.find(key));
}

Tag tag_for_name(std::string_view text) {
    return tag_for_key(name_key(text));
}

}  // namespace dehusk
