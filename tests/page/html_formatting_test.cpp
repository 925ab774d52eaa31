#include "page/read_cases.hpp"
#include "support/catch.hpp"
#include "support/tree_dump.hpp"

namespace dehusk::test {
namespace {

constexpr ReadCase reconstruction[] = {
    {"<p><b>a<p>b", "body/p/b: a\nbody/p/b: b"},
    {"<p><b><i>a</p>b", "body/p/b/i: a\nbody/b/i: b"},
    {"<div><b>a</div>b</b>c", "body/div/b: a\nbody/b: b\nbody: c"},
    {"<p><font>a</p> <p>b", "body/p/font: a\nbody/font:  \nbody/font/p: b"},
    {"<p><b>a<object>b</p>c</object>d", "body/p/b: a\nbody/p/b/object: b\nbody/p/b/object: c\nbody/p/b: d"},
    {"<table><td><b>a<td>b", "body/table/tbody/tr/td/b: a\nbody/table/tbody/tr/td: b"},
};

constexpr ReadCase noahs_ark[] = {
    {"<p><b><b><b><b>a</p>b", "body/p/b/b/b/b: a\nbody/b/b/b: b"},
    {"<p><b id=1><b><b><b>a</p>b", "body/p/b/b/b/b: a\nbody/b/b/b/b: b"},
    {"<p><b a=1 b=2><b b=2 a=1><b a='1' b='2'><b b=2 a=1>a</p>b", "body/p/b/b/b/b: a\nbody/b/b/b: b"},
    {"<p><b><b><b><i><b>a</p>b", "body/p/b/b/b/i/b: a\nbody/b/b/i/b: b"},
};

constexpr ReadCase adoption[] = {
    {"<b>a<p>b</b>c", "body/b: a\nbody/p/b: b\nbody/p: c"},
    {"<b>a<i>b</b>c</i>d", "body/b: a\nbody/b/i: b\nbody/i: c\nbody: d"},
    {"<a>a<div>b<p>c</a>d", "body/a: a\nbody/div/a: b\nbody/div/p/a: c\nbody/div/p: d"},
    {"<b><i><div>a</b>b", "body/i/div/b: a\nbody/i/div: b"},
    {"<b>a<div>b<span>c</span></b>d</div>e", "body/b: a\nbody/div/b: b\nbody/div/b/span: c\nbody/div: d\nbody: e"},
    {"<a>a<div>b<a>c", "body/a: a\nbody/div/a: b\nbody/div/a: c"},
    {"<b><p>a</b>b<i>c</p>d", "body/p/b: a\nbody/p: b\nbody/p/i: c\nbody/i: d"},
    {"<a><u><p>a</a>b", "body/u/p/a: a\nbody/u/p: b"},
    {"<b><table>a</b>b", "body/b: ab"},
    {"<b><td></b>a", "body: a"},
    {"a</b>b", "body: ab"},
    {"<b>a<object>b</b>c", "body/b: a\nbody/b/object: bc"},
};

}  // namespace

TEST_CASE("formatting elements are opened again", "[html_formatting]") {
    check_cases(reconstruction);
}

TEST_CASE("no more than three of the same are", "[html_formatting]") {
    check_cases(noahs_ark);
}

TEST_CASE("the adoption agency", "[html_formatting]") {
    check_cases(adoption);
}

TEST_CASE("clones share the attributes of their original", "[html_formatting]") {
    const Tree tree = read_tree("<p><a href=x class=y>a<p>b");
    REQUIRE(tree.elements.size() == 7);
    CHECK(tree.elements[6].tag == Tag::a);
    CHECK(tree.elements[6].first_attribute == tree.elements[4].first_attribute);
    CHECK(*tree.attribute(6, AttributeName::href) == "x");
    CHECK(tree.attributes.size() == 2);
}

}  // namespace dehusk::test
