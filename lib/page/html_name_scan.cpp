#include "page/html_name_scan.hpp"

namespace dehusk {

const char* find_name_end(const char* begin, const char* end, CharacterClass ending) {
    const char* at = begin + 1;
    while (at != end && !has_class(*at, ending)) ++at;
    return at;
}

NameKey key_of_rare_name(const char* begin, const char* end) {
    return name_key({begin, static_cast<std::size_t>(end - begin)});
}

}  // namespace dehusk
