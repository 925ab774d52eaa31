// A Tree as text, for tests: paths of elements, runs with the chain of their parents.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "page/tree.hpp"

namespace dehusk::test {

enum class PathAttributes : std::uint8_t { no, yes };

/// `html/body/p`, the root first; with attributes `html/body/p[class="x"][id="y"]`, sorted. Unknown elements are named
/// from `html`, the source.
std::string element_path(const Tree& tree, std::string_view html, std::uint32_t row, PathAttributes attributes);

/// One run a line, `body/p: text`, without the leading `html/`; LF, CR and NUL are written as \n, \r, \0. Neighbours
/// with one parent and no element between are one line.
std::string dump_runs(const Tree& tree, std::string_view html);

}  // namespace dehusk::test
