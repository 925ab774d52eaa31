// Fills PageMeta: what a page says of itself in its head and in attributes.
#pragma once

#include "page/heading_markup.hpp"
#include "page/joined_text.hpp"
#include "page/json_ld.hpp"
#include "page/page.hpp"
#include "page/tree.hpp"

namespace dehusk {

/// Room for the texts of one page after another.
struct MetaMemory {
    JoinedText title;
    JoinedText author;
    JoinedText script;
    HeadingMemory heading;
    JsonLd json_ld;
};

/// Fills `page.meta` from `tree`, which must outlive it. Of several tags that say the same the first that is not empty
/// counts. Linear.
void read_meta(const Tree& tree, MetaMemory& memory, Page& page);

/// Is the element a <script type="application/ld+json">? PageMeta::json_ld holds one text for each that is not empty.
bool is_json_ld(const Tree& tree, std::uint32_t element);

}  // namespace dehusk
