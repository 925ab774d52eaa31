#include "page/html_tree_builder.hpp"

#include <string>

#include "page/read_cases.hpp"
#include "support/catch.hpp"
#include "support/tree_dump.hpp"

namespace dehusk::test {
namespace {

std::string repeated(std::string_view unit, std::size_t count) {
    std::string result;
    for (std::size_t i = 0; i < count; ++i) result += unit;
    return result;
}

/// `#` in `unit` becomes a number that grows.
std::string numbered(std::string_view unit, std::size_t count) {
    const std::size_t mark = unit.find('#');
    std::string result;
    for (std::size_t i = 0; i < count; ++i) {
        result.append(unit.substr(0, mark)).append(std::to_string(i)).append(unit.substr(mark + 1));
    }
    return result;
}

struct Bomb {
    std::string_view prefix;
    std::string_view unit;
    bool is_numbered = false;
};

/// Pages that some parser reads in quadratic time, or worse.
constexpr Bomb bombs[] = {
    {"", "<div>"},
    {"", "<div></span>"},
    {"", "<b><i>"},
    {"", "<a>"},
    {"", "<font><p>"},
    {"", "<form>"},
    {"", "<frameset>"},
    {"", "<select><option>"},
    {"", "<span>"},
    {"", "<table>"},
    {"", "<table><td>"},
    {"", "<"},
    {"", "&"},
    {"", "<!--"},
    {"", "<!-- -"},
    {"<p ", "a=b "},
    {"<b id=1><b id=2><b ", "id=b "},
    {"", "<script>"},
    {"", "<script><!--<script>"},
    {"", "<script><!--</script>"},
    {"", "<title>"},
    {"", "<a href=\""},
    {"", "<a b=\">\" c="},
    {"", "<a "},
    {"", "<a\n"},
    {"", "<!"},
    {"", "<?"},
    {"", "</ "},
    {"", "<svg><![CDATA["},
    {"", "<b id=#><p>", true},
    {"", "<b id=#><p></b>", true},
    {"", "<a id=#><div></a>", true},
    {"", "<nobr>"},
    {"", "<button>"},
    {"", "<ul><li>"},
    {"", "<table><td><applet></table>"},
    {"", "<template><tr><td>"},
    {"", "<svg><desc>"},
    {"", "<b id=#>", true},
    {"<table>", "a<tr><b>"},
    {"", "<html lang=x><body class=y>"},
    {"", "<p><i></p>"},
    {"<b><div><div><div><div>", "</i></b><b>"},
    {"", "<b><p><i><p></b></i>"},
};

struct Work {
    std::size_t rows;
    std::uint64_t steps;
};

Work read_bomb(const Bomb& bomb, std::size_t count, bool recover) {
    const std::string html =
        std::string(bomb.prefix) + (bomb.is_numbered ? numbered(bomb.unit, count) : repeated(bomb.unit, count));
    TreeReadOptions options;
    options.recover_unclosed = recover;
    Deadline deadline;
    Tree tree;
    HtmlTreeBuilder::Memory memory;
    HtmlTreeBuilder builder(html, options, deadline, memory, tree);
    builder.read();
    return {tree.elements.size() + tree.runs.size() + tree.attributes.size(), builder.steps()};
}

std::uint32_t deepest(const Tree& tree) {
    std::uint32_t result = 0;
    for (std::uint32_t row = 0; row < tree.elements.size(); ++row) {
        std::uint32_t depth = 0;
        for (std::uint32_t at = row; at != no_element; at = tree.elements[at].parent) ++depth;
        result = std::max(result, depth);
    }
    return result;
}

}  // namespace

TEST_CASE("work grows no faster than the page", "[html_tree_builder][pathological]") {
    constexpr std::size_t count = 3000;
    for (const Bomb& bomb : bombs) {
        for (const bool recover : {true, false}) {
            INFO(bomb.unit << (recover ? " recovered" : " by the standard"));
            const Work once = read_bomb(bomb, count, recover);
            const Work twice = read_bomb(bomb, 2 * count, recover);
            // What is held below a bound (depth, the list of formatting elements) may still be filling up at first.
            CHECK(twice.rows <= 2 * once.rows + 10'000);
            CHECK(twice.steps <= 2 * once.steps + 600'000);
        }
    }
}

TEST_CASE("elements beyond the depth open nothing and close nothing", "[html_tree_builder]") {
    TreeReadOptions options;
    options.max_depth = 4;
    const ReadCase rows[] = {
        {"<div><p>a</p></div>b", "body/div/p: a\nbody: b"},
        {"<div><div><div>a</div>b</div>c</div>d", "body/div/div: ab\nbody/div: c\nbody: d"},
        {"<div><div><p>a<p>b</div><p>c</p>d", "body/div/div: ab\nbody/div/p: c\nbody/div: d"},
        {"<div><div><table><tr><td>a</table>b", "body/div/div: ab"},
        {"<div><table><tr><td>a<p>b</table>c", "body/div/table/tbody/tr/td: ab\nbody/div: c"},
        {"<div><div><script>a</script>b", "body/div/div/script: a\nbody/div/div: b"},
        {"<div><div><b>a</b>b</div>c", "body/div/div: ab\nbody/div: c"},
        {"<div><div><svg><g>a</g></svg>b</div>c", "body/div/div: ab\nbody/div: c"},
        {"<div><div><svg/>a</div>b", "body/div/div: a\nbody/div: b"},
    };
    for (const ReadCase& row : rows) {
        check_case(row, options);
    }
    CHECK(read_tree("<div><div><div>", options).limits_met.depth);
    CHECK_FALSE(read_tree("<div><div><br>", options).limits_met.depth);
}

TEST_CASE("no chain is much deeper than the limit", "[html_tree_builder]") {
    const std::string_view units[] = {"<div>",      "<table><td>", "<b><div>",        "<svg><desc>",
                                      "<template>", "<ul><li>",    "<svg><tr><html>", "<math><th>"};
    for (const std::string_view unit : units) {
        INFO(unit);
        const Tree tree = read_tree(repeated(unit, 2000));
        CHECK(tree.limits_met.depth);
        CHECK(deepest(tree) <= 512 + 4);
    }
}

TEST_CASE("reading stops at the limit of elements", "[html_tree_builder]") {
    TreeReadOptions options;
    options.max_elements = 100;
    const Tree tree = read_tree(repeated("<p>a</p>", 1000), options);
    CHECK(tree.limits_met.elements);
    CHECK(tree.elements.size() == 100);
    CHECK(tree.runs.size() == 96);
}

TEST_CASE("clones are bounded by the tags read", "[html_tree_builder]") {
    const std::size_t tags = 8000;
    const Tree tree = read_tree(numbered("<b id=#><p>x", tags / 2));
    CHECK(tree.limits_met.elements);
    CHECK(tree.elements.size() <= 4 * tags + 10'000 + 4);
    CHECK(tree.runs.size() == tags / 2);
}

TEST_CASE("reading stops when time is up", "[html_tree_builder]") {
    const std::string html = repeated("<p>", 200'000);
    Deadline deadline(std::chrono::milliseconds(1));
    while (!deadline.passed()) {
    }
    Tree tree;
    read_html(html, {}, deadline, tree);
    CHECK(tree.limits_met.time);
    CHECK(tree.elements.empty());
}

TEST_CASE("a tree can be filled again", "[html_tree_builder]") {
    Deadline deadline;
    Tree tree;
    read_html("<p id=a>&amp;<b><div></b>", {}, deadline, tree);
    read_html("<i>x", {}, deadline, tree);
    CHECK(dump_runs(tree, "<i>x") == "body/i: x");
    CHECK(tree.attributes.empty());
}

TEST_CASE("nothing of a page is left for the next", "[html_tree_builder]") {
    // Left open: formatting elements, a template, a table, a form, swapped slots, elements beyond the depth.
    const std::string_view pages[] = {"<b><p></b><i>x<template><form><table><td><a>y", "<p>z</b></i></a></template>q",
                                      "<form><b><div></b>1</form></div></p>2"};
    Deadline deadline;
    TreeReader reader;
    for (const std::string_view first : pages) {
        for (const std::string_view second : pages) {
            Tree kept;
            Tree fresh;
            reader.read(first, {}, deadline, kept);
            reader.read(second, {}, deadline, kept);
            read_html(second, {}, deadline, fresh);
            INFO(first << "\n" << second);
            CHECK(dump_runs(kept, second) == dump_runs(fresh, second));
        }
    }
}

TEST_CASE("NULs in text are dropped", "[html_tree_builder]") {
    using namespace std::string_view_literals;
    check_case({"<p>a\0b"sv, "body/p: ab"});
    check_case({"\0<table>\0<td>a\0"sv, "body/table/tbody/tr/td: a"});
    check_case({"<select>a\0b"sv, "body/select: ab"});
}

}  // namespace dehusk::test
