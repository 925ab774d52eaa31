// Fills PageMeta: what a page says of itself in its head and in attributes.
#pragma once

#include "page/page.hpp"
#include "page/tree.hpp"

namespace dehusk {

/// Fills `page.meta` from `tree`, which must outlive it. Of several tags that say the same the first that is not empty
/// counts. Linear.
void read_meta(const Tree& tree, Page& page);

/// Is the element a <script type="application/ld+json">? PageMeta::json_ld holds one text for each that is not empty.
bool is_json_ld(const Tree& tree, std::uint32_t element);

}  // namespace dehusk
