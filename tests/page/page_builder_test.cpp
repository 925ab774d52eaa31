#include "page/page_builder.hpp"

#include <string>

#include "support/catch.hpp"
#include "support/html_page.hpp"
#include "support/page_dump.hpp"

using namespace dehusk;
using namespace dehusk_tests;

namespace {

std::string repeated(std::string_view text, std::size_t count) {
    std::string result;
    for (std::size_t i = 0; i < count; ++i) result += text;
    return result;
}

}  // namespace

TEST_CASE("blocks part lines and inline elements do not", "[page_builder]") {
    struct Row {
        std::string_view html;
        std::string_view lines;
    };
    const Row rows[] = {
        {"", ""},
        {"a<div>b</div>c", "paragraph body \"a\"\nparagraph div \"b\"\nparagraph body \"c\"\n"},
        {"a<div></div>c", "paragraph body \"a\"\nparagraph body \"c\"\n"},
        {"a<hr>c", "paragraph body \"a\"\nparagraph body \"c\"\n"},
        {"a<span></span>c", "paragraph body \"ac\"\n"},
        {"<div>a</div><div>b</div>", "paragraph div \"a\"\nparagraph div \"b\"\n"},
        {"<span>a</span><span>b</span>", "paragraph body \"ab\"\n"},
        {"<a href=/x><div>a</div><div>b</div></a>",
         "paragraph div \"a\" link(0-1 /x)\nparagraph div \"b\" link(0-1 /x)\n"},
        {"<p>a<b>b<p>c</b>d", "paragraph p \"ab\" bold(1-2)\nparagraph p \"cd\" bold(0-1)\n"},
        {"<table>a<tr><td>b</table>", "paragraph body \"a\"\ncell td \"b\"\n"},
        {"<p>a<button>b</button>c", "paragraph p \"a\"\ncontrol button.form \"b\"\nparagraph p \"c\"\n"},
        {"<my-card>a</my-card>b", "paragraph body \"ab\"\n"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.html);
        CHECK(dump_lines(HtmlPage(row.html).page) == row.lines);
    }
}

TEST_CASE("elements of a page are the ancestors of its lines, parents first", "[page_builder]") {
    const HtmlPage html("<div class=empty></div><table><div><b>x<p>y</b></div><tr><td>z</table>");
    REQUIRE_FALSE(html.page.elements.empty());
    for (std::uint32_t i = 0; i < html.page.elements.size(); ++i) {
        const PageElement& element = html.page.elements[i];
        if (i == 0) {
            CHECK(element.parent == no_element);
            CHECK(element.depth == 0);
        } else {
            REQUIRE(element.parent < i);
            CHECK(element.depth == html.page.elements[element.parent].depth + 1);
        }
    }
    CHECK(dump_page(html.page, {true, false, false}) ==
          "paragraph html>body>div \"x\" bold(0-1)\n"
          "paragraph html>body>div>p \"y\" bold(0-1)\n"
          "cell html>body>table>tbody>tr>td \"z\"\n");
}

TEST_CASE("what scripts would show is read when the page is nearly empty", "[page_builder]") {
    const std::string hidden = "<noscript>n</noscript><div hidden>h</div>";
    CHECK(dump_lines(HtmlPage("<p>v</p>" + hidden).page) ==
          "paragraph p \"v\"\nparagraph body \"n\"\nparagraph div.hidden \"h\"\n");
    const HtmlPage full(plenty_of_words + hidden);
    CHECK(full.page.lines.size() == 1);
    CHECK(HtmlPage(plenty_of_words + "a" + hidden + "b").page.lines.back().text == "ab");
    const HtmlPage only_navigation("<nav>" + plenty_of_words + "</nav>" + hidden);
    CHECK(only_navigation.page.lines.size() == 3);
    CHECK(
        dump_lines(HtmlPage(plenty_of_words + "<p hidden=until-found>h").page).ends_with("paragraph p.hidden \"h\"\n"));
}

TEST_CASE("hidden panels are read, other hidden boxes are not", "[page_builder]") {
    struct Row {
        std::string_view html;
        bool is_read;
    };
    const Row rows[] = {
        {"<div hidden role=tabpanel>h</div>", true},
        {"<div hidden role=region>h</div>", true},
        {"<button aria-controls=x>b</button><div hidden id=x>h</div>", true},
        {"<div hidden id=x>h</div><a aria-controls=' x '>b</a>", true},
        {"<input aria-controls=x><div hidden id=x>h</div>", false},
        {"<button aria-controls=y>b</button><div hidden id=x>h</div>", false},
        {"<button aria-controls=''>b</button><div hidden id=''>h</div>", false},
        {"<div hidden role=menu>h</div>", false},
    };
    for (const Row& row : rows) {
        CAPTURE(row.html);
        const std::string lines = dump_lines(HtmlPage(plenty_of_words + std::string(row.html)).page);
        CHECK((lines.find("\"h\"") != std::string::npos) == row.is_read);
    }
}

TEST_CASE("the article in JSON-LD is the last resort", "[page_builder]") {
    const std::string script =
        "<script type='application/ld+json'>{\"articleBody\":\"One  two.\\n\\nThree\\u00e4.\"}</script>";
    const HtmlPage empty("<body><p>v</p>" + script);
    CHECK(dump_page(empty.page, {true, false, false}) ==
          "paragraph html>body>p \"v\"\n"
          "paragraph html>article.article.content \"One two.\"\n"
          "paragraph html>article.article.content \"Three\xC3\xA4.\"\n");
    const PageLine& line = empty.page.lines[1];
    CHECK(empty.html.substr(line.source_begin, line.source_end - line.source_begin).starts_with("{\"articleBody"));
    const HtmlPage nothing_else(script);
    CHECK(nothing_else.page.lines.size() == 2);
    const HtmlPage full(plenty_of_words + script);
    CHECK(full.page.lines.size() == 1);
}

TEST_CASE("limits of the tree are the page's", "[page_builder]") {
    TreeReadOptions options;
    options.max_depth = 3;
    const HtmlPage html("<div><div>x", {}, options);
    CHECK(html.page.limits_met.depth);
    CHECK_FALSE(html.page.limits_met.elements);
    CHECK(dump_lines(html.page) == "paragraph div \"x\"\n");
}

TEST_CASE("a page object is used again", "[page_builder]") {
    HtmlPage html("<title>t</title><p>a");
    const std::string first = dump_page(html.page);
    Deadline deadline;
    build_page(html.tree, html.decoded, {}, deadline, html.page);
    CHECK(dump_page(html.page) == first);
}

TEST_CASE("deep pages with much text are read", "[page_builder]") {
    const HtmlPage html(repeated("<div>", 400) + repeated("<span>x</span> <i></i>", 5'000) + repeated("<p>y", 5'000));
    REQUIRE(html.page.lines.size() == 5'001);
    CHECK(html.page.lines[0].text.size() == 9'999);
    CHECK(html.page.elements[html.page.lines[5'000].element].depth == 402);
}
