// Puts blocks that a page streams behind its end where its scripts would put them.
#pragma once

#include <string_view>

#include "page/tree.hpp"

namespace dehusk {

/// Moves what stands in `<div hidden id="S:n">` to the template that waits for it, and what was to be shown meanwhile
/// into that template, where it is no text. A block whose template is missing stays where it is, and hidden; so do all
/// on a page that has over 10,000 runs of text more than one to every 12 bytes. `html` is what `tree` was read from.
/// Linear.
void place_streamed_blocks(std::string_view html, Tree& tree);

}  // namespace dehusk
