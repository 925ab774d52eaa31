// Reads how a page's h1s are marked up, which no line tells.
#pragma once

#include <cstdint>
#include <vector>

#include "page/joined_text.hpp"
#include "page/page.hpp"
#include "page/tree.hpp"

namespace dehusk {

/// Room for the headings of one page after another.
struct HeadingMemory {
    JoinedText text;
    std::vector<std::uint8_t> may_stand_in_h1;
};

/// Fills PageMeta::h1s of `page` from `tree`, which must outlive it. Linear.
void read_h1s(const Tree& tree, HeadingMemory& memory, Page& page);

}  // namespace dehusk
