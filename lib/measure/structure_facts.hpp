// What a template repeats: posts of a thread, cards of a grid, items of a list, rows of a table.
//
// Children of one parent that agree in tag and class are siblings of one pattern. A line stands in two of them at most:
// the outermost (the post, the card) and the innermost (the paragraph of the post). Lines are also grouped by their
// exact path, classes included, from the root: "Reply" and "Joined: May 2019" have a path of their own under every
// post, and a text that differs or does not.
#pragma once

#include <cstdint>
#include <vector>

#include "measure/line_facts.hpp"
#include "page/page.hpp"
#include "support/index_table.hpp"

namespace dehusk {

/// Sums over the lines under all elements of a pattern, or over lines of one path.
struct PatternSums {
    std::uint32_t members = 0;
    std::uint32_t lines = 0;
    std::uint32_t long_lines = 0;
    std::uint32_t distinct_texts = 0;  ///< of paths only
    std::uint32_t most_words = 0;      ///< of paths: in one line
    std::uint64_t words = 0;
    std::uint64_t link_words = 0;
};

inline constexpr std::uint32_t no_pattern = 0xFFFFFFFF;

/// Members from which siblings count as a pattern.
inline constexpr std::uint32_t pattern_members = 3;

struct ElementPlace {
    std::uint32_t pattern = no_pattern;        ///< that the element itself is a member of
    std::uint32_t place = 0;                   ///< among the members of its pattern
    std::uint32_t outer_element = no_element;  ///< outermost ancestor or self that is a member of a pattern
    std::uint32_t inner_element = no_element;  ///< innermost
    std::uint32_t first_line = 0;              ///< under the element, in document order
};

struct StructureFacts {
    std::vector<PatternSums> patterns;
    std::vector<ElementPlace> places;        ///< one an element
    std::vector<std::uint64_t> path_hashes;  ///< one an element
    std::vector<PatternSums> paths;
    std::vector<std::uint32_t> path_of;        ///< one a line
    std::vector<std::uint32_t> place_on_path;  ///< one a line: equal paths before it
    /// Long lines and lines whose element is a child of this one: what stands side by side. One an element.
    std::vector<std::uint32_t> child_lines, child_long_lines;
};

/// Fills `out` for `page`, whose lines have the facts given; `table` lends its memory. Linear.
void read_structure_facts(const Page& page, const std::vector<LineFacts>& facts, IndexTable& table,
                          StructureFacts& out);

}  // namespace dehusk
