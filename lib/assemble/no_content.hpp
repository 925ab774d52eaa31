// Pages that hold no article though they hold text: errors, walls, shells that a script was to fill.
//
// What is kept on them is a sentence or two, or the footer. A page is empty when it says so itself and keeps next to
// nothing besides, or when what it keeps is a scrap that the classifier does not believe in, on a page of furniture.
// The bounds were set on the labelled pages, out of fold, so that no page with content is lost.
#pragma once

#include <vector>

#include "assemble/page_numbers.hpp"

namespace dehusk {

enum class Emptiness : std::uint8_t {
    none,   ///< there is content
    error,  ///< an error page or a wall: its heading is no headline either
    shell,  ///< only furniture
};

/// `row` was taken before the answer is acted on.
Emptiness emptiness_of(const PageRow& row, bool is_text);

/// Makes residue of all lines; of those of the headline too where `with_headline`.
void drop_all(std::vector<Decision>& decisions, bool with_headline);

}  // namespace dehusk
