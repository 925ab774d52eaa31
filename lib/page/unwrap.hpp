// Which lines of a dump were one line before somebody wrapped them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "page/dump_line.hpp"
#include "support/deadline.hpp"

namespace dehusk {

/// How a line goes on from the line before it.
enum class Join : std::uint8_t {
    none,       ///< it does not: it begins a paragraph, heading, item, ...
    space,      ///< after a space
    nothing,    ///< at once: scripts without spaces, a hyphen that stays
    no_hyphen,  ///< at once, the hyphen before it taken off
};

/// One Join for each of `lines` of `text`, marks taken off. Linear.
std::vector<Join> find_joins(std::string_view text, const std::vector<DumpLine>& lines, Deadline& deadline);

}  // namespace dehusk
