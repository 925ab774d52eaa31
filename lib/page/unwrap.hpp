// Which lines of a dump were one line before somebody wrapped them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "page/dump_line.hpp"
#include "page/wrap_width.hpp"
#include "support/deadline.hpp"
#include "support/index_table.hpp"

namespace dehusk {

/// How a line goes on from the line before it.
enum class Join : std::uint8_t {
    none,       ///< it does not: it begins a paragraph, heading, item, ...
    space,      ///< after a space
    nothing,    ///< at once: scripts without spaces, a hyphen that stays
    no_hyphen,  ///< at once, the hyphen before it taken off
};

/// Lines that begin paragraphs or go on level with the line before, at one margin.
struct MarginLines {
    std::uint32_t first = 0;
    std::uint32_t level = 0;
};

/// Room for the lines of one dump after another.
struct UnwrapMemory {
    /// What find_joins() found.
    std::vector<Join> joins;
    std::vector<LineBreak> breaks;
    WrapMemory wrap;
    /// By margin.
    std::vector<MarginLines> margins;
    /// Lines that were met, by the index of the first of their kind.
    IndexTable seen_lines;
};

/// Fills `memory.joins` with one Join for each of `lines` of `text`, marks taken off. Linear.
void find_joins(std::string_view text, const std::vector<DumpLine>& lines, Deadline& deadline, UnwrapMemory& memory);

}  // namespace dehusk
