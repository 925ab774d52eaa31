// Reads how a page's h1s are marked up, which no line tells.
#pragma once

#include "page/joined_text.hpp"
#include "page/page.hpp"
#include "page/tree.hpp"

namespace dehusk {

/// Fills PageMeta::h1s of `page` from `tree`, which must outlive it. `text` is room for a heading's. Linear.
void read_h1s(const Tree& tree, JoinedText& text, Page& page);

}  // namespace dehusk
