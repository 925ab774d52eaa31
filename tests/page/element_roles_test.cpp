#include "page/element_roles.hpp"

#include "support/catch.hpp"
#include "support/html_page.hpp"
#include "support/page_dump.hpp"

using namespace dehusk;
using namespace dehusk_tests;

TEST_CASE("elements give lines their kind", "[element_roles]") {
    struct Row {
        std::string_view html;
        std::string_view lines;
    };
    const Row rows[] = {
        {"<h1>a</h1><h6>b</h6>", "heading1 h1.title \"a\"\nheading6 h6.title \"b\"\n"},
        {"<ul><li>a<li><p>b</ul>", "list_item li \"a\"\nlist_item p \"b\"\n"},
        {"<ul><li><h3>a</h3><div>b</div></ul>", "heading3 h3.title \"a\"\nlist_item div \"b\"\n"},
        {"<dl><dt>a<dd>b</dl>", "list_item dt \"a\"\nlist_item dd \"b\"\n"},
        {"<table><caption>a</caption><tr><th>b<td><p>c</table>",
         "caption caption.caption \"a\"\ncell th \"b\"\ncell p \"c\"\n"},
        {"<figure><img><figcaption><p>a</figure>", "caption p \"a\"\n"},
        {"<blockquote>a<p>b<ul><li>c</ul></blockquote>",
         "quote blockquote.quote \"a\"\nquote p \"b\"\nlist_item li \"c\"\n"},
        {"<li><article><p>a</article>", "paragraph p \"a\"\n"},
        {"<li><pre>a</pre><p>b", "code pre.code \"a\"\nlist_item p \"b\"\n"},
        {"<pre><h1>a</h1></pre>", "code pre.code \"a\"\n"},
        {"<h2><div>a</div></h2>", "heading2 div \"a\"\n"},
        {"<button>a</button><select><option>b<option>c</select>",
         "control button.form \"a\"\ncontrol option.form \"b\"\ncontrol option.form \"c\"\n"},
        {"<label>a</label> b", "paragraph body \"a b\"\n"},
        {"<math><mi>x</mi><semantics><mn>1</mn><annotation>tex</annotation></semantics></math>",
         "paragraph body \"x1\"\n"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.html);
        CHECK(dump_lines(HtmlPage(std::string(row.html)).page) == row.lines);
    }
}

TEST_CASE("what is no text leaves no trace", "[element_roles]") {
    const std::string_view inline_rows[] = {
        "a<script>x</script>b",     "a<style>x</style>b",
        "a<template>x</template>b", "a<svg><text>x</text></svg>b",
        "a<video>x</video>b",       "a<object>x</object>b",
        "a<canvas>x</canvas>b",     "<ruby>a<rp>(</rp><rt>x</rt><rp>)</rp></ruby>b",
        "a<textarea>x</textarea>b", "a<svg><foreignObject><p>x</p></foreignObject></svg>b",
    };
    for (const std::string_view row : inline_rows) {
        CAPTURE(row);
        CHECK(dump_lines(HtmlPage("<div>" + std::string(row)).page) == "paragraph div \"ab\"\n");
    }
    CHECK(dump_lines(HtmlPage("<div>a<iframe>x</iframe>b").page) == "paragraph div \"a\"\nparagraph div \"b\"\n");
    CHECK(dump_lines(HtmlPage("<head><title>t</title></head>b").page) == "paragraph body \"b\"\n");
}

TEST_CASE("classes of html and body say nothing of lines", "[element_roles]") {
    const HtmlPage html("<html class=comment><body class='sidebar footer'><p class=byline>x");
    CHECK(dump_page(html.page, {true, false, false}) == "paragraph html>body>p.author \"x\"\n");
}

TEST_CASE("concepts come from all attributes that carry them", "[element_roles]") {
    const std::string_view attributes[] = {"class=comments",
                                           "id=comments",
                                           "role=comments",
                                           "itemprop=comment",
                                           "data-testid=comment-list",
                                           "itemtype='https://schema.org/Comment'"};
    for (const std::string_view attribute : attributes) {
        CAPTURE(attribute);
        const HtmlPage html("<div " + std::string(attribute) + ">x");
        CHECK(dump_lines(html.page) == "paragraph div.comment \"x\"\n");
    }
    CHECK(dump_lines(HtmlPage("<div title=comments>x").page) == "paragraph div \"x\"\n");
}
