#include "page/image_source.hpp"

#include <algorithm>
#include <string>

#include "support/catch.hpp"
#include "support/html_page.hpp"

using namespace dehusk;
using namespace dehusk_tests;

TEST_CASE("the picture of an image is found where a script would look for it", "[image_source]") {
    struct Row {
        const char* what;
        std::string_view html;
        std::string_view source;
    };
    const Row rows[] = {
        {"src alone", "<img src=a.png>", "a.png"},
        {"blanks around it", "<img src=' a.png\n'>", "a.png"},
        {"none", "<img alt=a>", ""},
        {"an empty one", "<img src=''>", ""},
        {"left out for a script", "<img data-src=a.png>", "a.png"},
        {"a stand-in of the site's", "<img src=blank.gif data-src=a.png>", "a.png"},
        {"a stand-in in the page", "<img src='data:image/gif;base64,AA' data-lazy-src=a.png>", "a.png"},
        {"the same in capitals", "<img src='DATA:image/gif;base64,AA' data-original=a.png>", "a.png"},
        {"a stand-in alone", "<img src='data:image/gif;base64,AA'>", ""},
        {"a stand-in for the script", "<img src=a.png data-src='data:,'>", "a.png"},
        {"a set beside a stand-in", "<img src='data:,' srcset='a.png 400w, b.png 800w'>", "b.png"},
        {"a set alone", "<img srcset='a.png'>", "a.png"},
        {"src before a set", "<img src=a.png srcset='b.png 2x'>", "a.png"},
        {"references", "<img data-src='a.png?b=1&amp;c=2'>", "a.png?b=1&c=2"},
    };
    for (const Row& row : rows) {
        INFO(row.what);
        const HtmlPage html(row.html);
        const auto image = std::ranges::find(html.tree.elements, Tag::img, &TreeElement::tag);
        REQUIRE(image != html.tree.elements.end());
        CHECK(image_source(html.tree, static_cast<std::uint32_t>(image - html.tree.elements.begin())) == row.source);
    }
}

TEST_CASE("the largest of a srcset is taken", "[image_source]") {
    struct Row {
        std::string_view srcset;
        std::string_view largest;
    };
    const Row rows[] = {
        {"", ""},
        {" , ,", ""},
        {"a", "a"},
        {"a 1x, b 2x", "b"},
        {"a 800w,b 400w", "a"},
        {"a 2x,\n\tb 2x", "a"},
        {"a, b 2x", "b"},
        {"a,, b", "a"},
        {"a,b 2x", "a,b"},
        {"i/w_300,h_200/a 300w, i/w_600,h_400/b 600w", "i/w_600,h_400/b"},
        {"data:image/png;base64,AA 900w, b 100w", "b"},
        {"a 99999999999w, b 1w", "b"},
        {"a -5w, b 1w", "b"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.srcset);
        CHECK(largest_of_srcset(row.srcset) == row.largest);
    }
}
