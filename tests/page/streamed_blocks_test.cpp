#include "page/streamed_blocks.hpp"

#include <string>

#include "page/html_reader.hpp"
#include "page/page_builder.hpp"
#include "support/catch.hpp"
#include "support/html_page.hpp"
#include "support/page_dump.hpp"

using namespace dehusk;
using namespace dehusk_tests;

namespace {

// Texts of the lines, parted by bars, read by both readers.
std::string lines_of(std::string_view html) {
    const HtmlPage by_gumbo(html);
    HtmlPage by_standard("");
    Deadline deadline;
    read_html(by_gumbo.html, {}, deadline, by_standard.tree);
    place_streamed_blocks(by_gumbo.html, by_standard.tree);
    build_page(by_standard.tree, by_gumbo.decoded, {}, deadline, by_standard.page);
    CHECK(dump_page(by_gumbo.page) == dump_page(by_standard.page));
    std::string texts;
    for (const PageLine& line : by_gumbo.page.lines) {
        if (line.text.starts_with("word ")) continue;
        texts += texts.empty() ? "" : "|";
        texts += line.text;
    }
    return texts;
}

}  // namespace

TEST_CASE("streamed blocks come where their templates stand", "[streamed_blocks]") {
    struct Row {
        std::string_view why;
        std::string_view html;
        std::string_view lines;
    };
    const Row rows[] = {
        {"what is shown meanwhile gives way",
         "<p>a</p><!--$?--><template id=B:0></template><p>wait<div>a <b>moment</b></div><!--/$--><p>c"
         "<div hidden id=S:0><p>b</div><script>$RC(\"B:0\",\"S:0\")</script>",
         "a|b|c"},
        {"text alone waits too", "a <!--$?--><template id=B:0></template>wait<!--/$--> c<div hidden id=S:0>b</div>",
         "a b c"},
        {"numbers tell where no script does", "<p>a<template id=B:1f></template><p>c<div hidden id=S:1f><p>b</div>",
         "a|b|c"},
        {"scripts know better than numbers",
         "<p>a<template id=B:0></template><template id=B:1></template><p>d<div hidden id=S:0><p>c</div>"
         "<div hidden id=S:1><p>b</div><script>$RC(\"B:1\",\"S:0\");$RR('B:0', 'S:1',[[\"x.css\"]])</script>",
         "a|b|c|d"},
        {"pieces of a block",
         "<p>a<template id=B:0></template><p>d<div hidden id=S:1><p>c</div>"
         "<div hidden id=S:0><p>b<template id=P:1></template></div><script>$RS(\"S:1\",\"P:1\")</script>",
         "a|b|c|d"},
        {"boundaries within what is shown meanwhile end before it does",
         "<body><!--$?--><template id=B:0></template><p>wait<!--$--><p>and<!--/$--><p>see<!--/$--><p>b"
         "<div hidden id=S:0><p>a</div>",
         "a|b"},
        {"a template that is not shown any more takes no block",
         "<body><!--$?--><template id=B:0></template><!--$?--><template id=B:1></template><!--/$--><!--/$--><p>b"
         "<div hidden id=S:1><p>x</div><div hidden id=S:0><p>a</div>",
         "a|b"},
        {"rows of a table",
         "<table><tr><td>a<template id=B:0></template></table><p>c"
         "<table hidden><tr id=S:0><td>b</table>",
         "a|b|c"},
        {"no template", "<p>a<div hidden id=S:0><p>x</div>", "a"},
        {"no block", "<p>a</p><!--$?--><template id=B:0></template><p>wait<!--/$--><p>b", "a|wait|b"},
        {"not a block, as it shows", "<p>a<template id=B:0></template><p>b<div id=S:0><p>c</div>", "a|b|c"},
        {"a boundary without end", "<body><!--$?--><template id=B:0></template><p>b<div hidden id=S:0><p>a</div>",
         "a|b"},
        {"blocks that wait for one another",
         "<p>a<div hidden id=S:0><template id=B:1></template>x</div><div hidden id=S:1><template id=B:0></template>y"
         "</div>",
         "a"},
        {"a block that waits for itself", "<p>a<div hidden id=S:0>x<template id=B:0></template></div>", "a"},
        {"two blocks of one name",
         "<body><template id=B:0></template><p>b<div hidden id=S:0><p>a</div><div hidden id=S:0><p>x</div>", "a|b"},
        {"two templates of one name",
         "<body><template id=B:0></template><p>b<template id=B:0></template><div hidden id=S:0><p>a</div>", "a|b"},
        {"a block in a block",
         "<body><template id=B:0></template><p>b<div hidden id=S:0><p>a<div hidden id=S:1>c</div></div>", "a|b"},
    };
    for (const Row& row : rows) {
        INFO(row.why);
        CHECK(lines_of(std::string(row.html) + plenty_of_words) == row.lines);
    }
}

TEST_CASE("placed blocks stand in the elements around their template", "[streamed_blocks]") {
    const HtmlPage html(plenty_of_words +
                        "<article><template id=B:0></template></article><div hidden id=S:0><p>a</div>");
    CHECK(dump_page(html.page, {true, false, false}).ends_with("html>body>article.article>p \"a\"\n"));
}

TEST_CASE("blocks in blocks have an end", "[streamed_blocks]") {
    std::string html = "<p>a<template id=B:0></template>";
    constexpr int chain = 40;
    for (int i = 0; i < chain; ++i) {
        const std::string number = std::to_string(i);
        html += "<div hidden id=S:" + number + "><p>" + number + "<template id=B:" + std::to_string(i + 1) +
                "></template></div>";
    }
    CHECK(lines_of(html + plenty_of_words) == "a|0|1|2|3|4|5|6|7|8|9|10|11|12|13|14");
}

TEST_CASE("a page with a run of text to every few bytes keeps its blocks hidden", "[streamed_blocks]") {
    constexpr std::string_view block = "<body><template id=B:0></template><p>b</p><div hidden id=S:0><p>a</div><p>";
    const auto first_line = [&](int runs) {
        std::string html(block);
        for (int i = 0; i < runs; ++i) html += "x<i></i>";
        const std::string lines = lines_of(html + plenty_of_words);
        return lines.substr(0, lines.find('|'));
    };
    CHECK(first_line(5'000) == "a");
    CHECK(first_line(50'000) == "b");
}
