#include "page/image_source.hpp"

#include <algorithm>
#include <charconv>

#include "page/white_space.hpp"
#include "support/ascii.hpp"

namespace dehusk {
namespace {

std::string_view value_of(const Tree& tree, std::uint32_t element, AttributeName name) {
    const std::string_view* value = tree.attribute(element, name);
    return value == nullptr ? std::string_view{} : trimmed(*value);
}

// What is written into the page itself is a stand-in, if not a dot.
bool is_picture(std::string_view source) {
    return !source.empty() && !starts_with_ignoring_case(source, "data:");
}

// "800w" and "2x" as whole numbers; that is enough to tell the largest in practice.
std::uint32_t described_size(std::string_view descriptor) {
    std::uint32_t size = 0;
    std::from_chars(descriptor.data(), descriptor.data() + descriptor.size(), size);
    return size;
}

}  // namespace

std::string_view largest_of_srcset(std::string_view srcset) {
    std::string_view largest;
    std::uint32_t largest_size = 0;
    while (true) {
        srcset.remove_prefix(std::min(srcset.find_first_not_of(" \t\n\f\r,"), srcset.size()));
        if (srcset.empty()) return largest;
        // A comma inside a URL belongs to it, one behind it ends the candidate.
        const std::size_t url_end = find_white_space(srcset, 0);
        std::string_view url = srcset.substr(0, url_end);
        srcset.remove_prefix(url_end);
        std::string_view descriptor;
        if (url.ends_with(',')) {
            url = url.substr(0, url.find_last_not_of(',') + 1);
        } else {
            descriptor = srcset.substr(0, srcset.find(','));
            srcset.remove_prefix(descriptor.size());
        }
        const std::uint32_t size = described_size(trimmed(descriptor));
        if (!is_picture(url) || (!largest.empty() && size <= largest_size)) continue;
        largest = url;
        largest_size = size;
    }
}

std::string_view image_source(const Tree& tree, std::uint32_t image) {
    // Whoever writes one of the first three means the script to overwrite `src`.
    for (const AttributeName name :
         {AttributeName::data_src, AttributeName::data_lazy_src, AttributeName::data_original, AttributeName::src}) {
        const std::string_view source = value_of(tree, image, name);
        if (is_picture(source)) return source;
    }
    return largest_of_srcset(value_of(tree, image, AttributeName::srcset));
}

}  // namespace dehusk
