#include "page/heading_markup.hpp"

#include "support/catch.hpp"
#include "support/html_page.hpp"
#include "support/page_dump.hpp"

using namespace dehusk;
using namespace dehusk_tests;

TEST_CASE("the markup of h1s is read", "[heading_markup]") {
    struct Row {
        const char* what;
        std::string_view html;
        std::string_view headings;
    };
    const Row rows[] = {
        {"bare", "<div><h1> A\n b </h1></div>", "h1: A b | in div, 0 names, 0 inner pieces\n"},
        {"names in class and id", "<h1 class=' x  y ' id=z>A</h1>", "h1: A | in body, 3 names, 0 inner pieces\n"},
        {"a class that names a title", "<h1 class=PostTitle>A</h1>",
         "h1: A | in body, 1 names, 0 inner pieces, a title\n"},
        {"an itemprop that names a headline", "<h1 itemprop='name headline'>A</h1>",
         "h1: A | in body, 0 names, 0 inner pieces, a title\n"},
        {"an element around the text", "<h1><span>A</span></h1>", "h1: A | in body, 0 names, 1 inner pieces\n"},
        {"elements beside text", "<h1>A <b>b</b> c<i>d</i></h1>", "h1: A b cd | in body, 0 names, 2 inner pieces\n"},
        {"two, and an empty one between", "<h1>A</h1><h1> </h1><h2>x</h2><h1>B</h1>",
         "h1: A | in body, 0 names, 0 inner pieces\nh1: B | in body, 0 names, 0 inner pieces\n"},
        {"side by side", "<h1>A</h1><h1>B</h1>",
         "h1: A | in body, 0 names, 0 inner pieces\nh1: B | in body, 0 names, 0 inner pieces\n"},
        {"text between is not taken in", "<h1>A</h1>x<h1>B</h1>",
         "h1: A | in body, 0 names, 0 inner pieces\nh1: B | in body, 0 names, 0 inner pieces\n"},
        {"none", "<h2>A</h2>", ""},
    };
    for (const Row& row : rows) {
        INFO(row.what);
        const HtmlPage html(row.html);
        Page page;
        HeadingMemory memory;
        read_h1s(html.tree, memory, page);
        CHECK(dump_page(page) == row.headings);
    }
}

TEST_CASE("eight h1s are enough", "[heading_markup]") {
    std::string html;
    for (int i = 0; i < 20; ++i) html += "<h1>A</h1>";
    const HtmlPage page(html);
    CHECK(page.page.meta.h1s.size() == 8);
}
