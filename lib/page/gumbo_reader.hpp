// Fills a Tree from gumbo-parser: the reference that tests hold read_html() against, and an option for callers.
#pragma once

#include <string_view>

#include "page/html_reader.hpp"

namespace dehusk {

/// As read_html(), by gumbo. Returns false and leaves `tree` empty where its guard declines the page: gumbo 0.10.1
/// aborts on CDATA in foreign content, is quadratic in depth and checks no malloc.
bool read_html_with_gumbo(std::string_view html, const TreeReadOptions& options, Tree& tree);

}  // namespace dehusk
