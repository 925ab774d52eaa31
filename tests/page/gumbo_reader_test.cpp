#include "page/gumbo_reader.hpp"

#include <string>

#include "support/catch.hpp"

using namespace dehusk;

namespace {

// Each run as chain:text@begin-end.
std::string dump_runs(const Tree& tree) {
    std::string result;
    for (const TextRun& run : tree.runs) {
        std::string chain;
        for (std::uint32_t i = run.element; i != no_element; i = tree.elements[i].parent) {
            const std::string tag(name(tree.elements[i].tag));
            chain = tag + (tree.elements[i].is_foreign ? "*" : "") + (chain.empty() ? "" : ">" + chain);
        }
        if (!result.empty()) result += " | ";
        result += chain + ":" + std::string(run.text) + "@" + std::to_string(run.begin) + "-" +
                  std::to_string(run.end) + "#" + std::to_string(run.elements_before);
    }
    return result;
}

}  // namespace

TEST_CASE("gumbo's tree becomes rows", "[gumbo_reader]") {
    struct Row {
        std::string_view html;
        std::string_view runs;
    };
    const Row rows[] = {
        {"", ""},
        {"x", "html>body:x@0-1#3"},
        {"<p>a &amp; b", "html>body>p:a & b@3-12#4"},
        {"<p>a<!-- -->b", "html>body>p:a@3-4#4 | html>body>p:b@12-13#4"},
        {"a\r\nb", "html>body:a\nb@0-4#3"},
        {"<b>x<p>y</b>z", "html>body>b:x@3-4#5 | html>body>p>b:y@7-8#6 | html>body>p:z@12-13#6"},
        {"<table>t<tr><td>c", "html>body:t@7-8#4 | html>body>table>tbody>tr>td:c@16-17#7"},
        {"<svg><title>t</title></svg>", "html>body>svg*>title*:t@12-13#5"},
        {"<my-tag>x", "html>body>unknown:x@8-9#4"},
        {"<SEARCH>x", "html>body>search:x@8-9#4"},
        {"<image>x", "html>body:x@7-8#4"},
        {"<template>x", "html>head>template:x@10-11#3"},
        {"<body><noscript><p>x</noscript>", "html>body>noscript>p:x@19-20#5"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.html);
        Tree tree;
        REQUIRE(read_html_with_gumbo(row.html, {}, tree));
        CHECK(dump_runs(tree) == row.runs);
    }
}

TEST_CASE("attributes that later stages ask for are kept", "[gumbo_reader]") {
    Tree tree;
    REQUIRE(read_html_with_gumbo("<p class='a &amp; b' CLASS=second data-x=y id=z hidden>", {}, tree));
    const std::uint32_t p = 3;
    REQUIRE(tree.elements[p].tag == Tag::p);
    REQUIRE(tree.elements[p].attribute_count == 3);
    REQUIRE(tree.attribute(p, AttributeName::class_) != nullptr);
    CHECK(*tree.attribute(p, AttributeName::class_) == "a & b");
    CHECK(*tree.attribute(p, AttributeName::id) == "z");
    CHECK(tree.attribute(p, AttributeName::hidden)->empty());
    CHECK(tree.attribute(p, AttributeName::href) == nullptr);
}

TEST_CASE("rows stand in source order though parents move", "[gumbo_reader]") {
    Tree tree;
    REQUIRE(read_html_with_gumbo("<table><b>x<tr><td><i>y<div>z</i>w", {}, tree));
    for (std::size_t i = 1; i < tree.elements.size(); ++i) CHECK(tree.elements[i - 1].begin <= tree.elements[i].begin);
    for (std::size_t i = 1; i < tree.runs.size(); ++i) CHECK(tree.runs[i - 1].begin <= tree.runs[i].begin);
    CHECK(tree.elements[0].tag == Tag::html);
    CHECK(tree.elements[0].parent == no_element);
}

TEST_CASE("at the depth limit text goes to the deepest element that is kept", "[gumbo_reader]") {
    TreeReadOptions options;
    options.max_depth = 4;
    Tree tree;
    REQUIRE(read_html_with_gumbo("<div><p><b>deep</b></p></div>", options, tree));
    CHECK(tree.limits_met.depth);
    CHECK(dump_runs(tree) == "html>body>div>p:deep@11-15#5");
}

TEST_CASE("at the element limit the page ends", "[gumbo_reader]") {
    TreeReadOptions options;
    options.max_elements = 4;
    Tree tree;
    REQUIRE(read_html_with_gumbo("<p>one<p>two<p>three", options, tree));
    CHECK(tree.limits_met.elements);
    CHECK(dump_runs(tree) == "html>body>p:one@3-6#4");
}

TEST_CASE("a declined page leaves the tree empty", "[gumbo_reader]") {
    Tree tree;
    REQUIRE(read_html_with_gumbo("<p>x", {}, tree));
    CHECK_FALSE(read_html_with_gumbo("<table><svg><desc><![CDATA[q]]>x", {}, tree));
    CHECK(tree.elements.empty());
    CHECK(tree.runs.empty());
}
