// Words that a line break parted at a hyphen.
#pragma once

#include <string_view>
#include <vector>

#include "page/dump_line.hpp"
#include "page/unwrap.hpp"

namespace dehusk {

/// Decides for each joined pair of `lines` whose first ends with a hyphen how the parts belong together, and changes
/// `joins` accordingly. Linear.
void repair_hyphens(std::string_view text, const std::vector<DumpLine>& lines, std::vector<Join>& joins);

}  // namespace dehusk
