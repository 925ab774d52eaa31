#include "page/tag.hpp"

#include "page/html_names.hpp"

namespace dehusk {

Tag tag_for_name(std::string_view text) {
    return tag_for_key(name_key(text));
}

}  // namespace dehusk
