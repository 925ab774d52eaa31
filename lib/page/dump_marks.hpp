// Marks that text dumps put before or under lines: list markers, Markdown headings, quotes, fences, rules, tables.
#pragma once

#include <string_view>
#include <vector>

#include "page/dump_line.hpp"

namespace dehusk {

/// Takes marks off `lines` of `text` and describes what is left of each (describe_line). A line that held nothing but a
/// mark is left empty (begin == end).
void find_marks(std::string_view text, std::vector<DumpLine>& lines);

}  // namespace dehusk
