// From HTML to a Page in one call, for tests that start from markup.
#pragma once

#include <string>
#include <string_view>

#include "decode/decode.hpp"
#include "page/gumbo_reader.hpp"
#include "page/page.hpp"
#include "page/page_builder.hpp"
#include "page/streamed_blocks.hpp"
#include "support/catch.hpp"
#include "support/deadline.hpp"

namespace dehusk_tests {

/// A page with all that it views.
struct HtmlPage {
    explicit HtmlPage(std::string_view source, const dehusk::PageBuildOptions& options = {},
                      const dehusk::TreeReadOptions& tree_options = {})
        : html(source) {
        decoded.text = html;
        REQUIRE(dehusk::read_html_with_gumbo(html, tree_options, tree));
        dehusk::place_streamed_blocks(html, tree);
        dehusk::Deadline deadline;
        dehusk::build_page(tree, decoded, options, deadline, page);
    }
    HtmlPage(const HtmlPage&) = delete;
    HtmlPage& operator=(const HtmlPage&) = delete;

    std::string html;
    dehusk::Decoded decoded;
    dehusk::Tree tree;
    dehusk::Page page;
};

/// Words enough that a page does not count as empty.
inline const std::string plenty_of_words = [] {
    std::string text = "<p>";
    for (int i = 0; i < 60; ++i) text += "word ";
    return text + "</p>";
}();

}  // namespace dehusk_tests
