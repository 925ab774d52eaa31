// The pieces between the places are brought into normal form one by one. What shows in them, bytes other than spaces,
// comes to the same as in the whole, unless something was composed or dropped across a place; so counting it finds the
// place again, whatever became of the spaces.
#include "normalise/offsets.hpp"

#include <algorithm>

#include "support/utf8.hpp"

namespace dehusk {
namespace {

std::uint32_t visible_bytes(std::string_view text) {
    return static_cast<std::uint32_t>(text.size()) - static_cast<std::uint32_t>(std::ranges::count(text, ' '));
}

}  // namespace

bool move_to_normal(std::string_view raw, std::string_view normal, std::vector<std::uint32_t>& offsets, Arena& arena) {
    std::uint32_t raw_begin = 0;
    std::uint32_t visible = 0;
    for (std::uint32_t& offset : offsets) {
        const std::string_view piece = raw.substr(raw_begin, offset - raw_begin);
        raw_begin = offset;
        visible += visible_bytes(normalise_text(piece, Spacing::single, arena));
        offset = visible;
    }
    visible += visible_bytes(normalise_text(raw.substr(raw_begin), Spacing::single, arena));
    if (visible != visible_bytes(normal)) return false;
    std::uint32_t place = 0;
    std::uint32_t passed = 0;
    for (std::uint32_t& offset : offsets) {
        for (; passed < offset; ++place) passed += normal[place] != ' ' ? 1 : 0;
        offset = place;
        if (place < normal.size() && is_trail_byte(normal[place])) return false;
    }
    return true;
}

}  // namespace dehusk
