// The last look: what is the page as a whole, and is there anything on it?
#pragma once

#include <string_view>
#include <vector>

#include <dehusk/extract.hpp>

#include "assemble/selection.hpp"

namespace dehusk {

/// Fills kind and confidence of `article`, whose headline has been taken. On a page without content the lines of
/// `decisions` become residue, on an error page those of the headline too, but only where the page `is_whole`: what was
/// read before a limit is handed on as it is.
void judge_page(const Evidence& evidence, std::string_view url, bool is_whole, std::vector<Decision>& decisions,
                Article& article);

}  // namespace dehusk
