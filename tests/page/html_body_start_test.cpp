#include "page/read_cases.hpp"
#include "support/catch.hpp"
#include "support/tree_dump.hpp"

namespace dehusk::test {
namespace {

constexpr ReadCase rows[] = {
    {"<p>a<p>b", "body/p: a\nbody/p: b"},
    {"<p>a<div>b</div>c", "body/p: a\nbody/div: b\nbody: c"},
    {"<p>a<span>b<h2>c", "body/p: a\nbody/p/span: b\nbody/h2: c"},
    {"<h1>a<h2>b", "body/h1: a\nbody/h2: b"},
    {"<h1><span><h2>a", "body/h1/span/h2: a"},
    {"<pre>\na</pre>", "body/pre: a"},
    {"<pre>\n\na</pre>", "body/pre: \\na"},
    {"<pre>\r\na</pre>", "body/pre: a"},
    {"<pre>&#10;a</pre>", "body/pre: a"},
    {"<pre><!-- -->\na</pre>", "body/pre: \\na"},
    {"<listing>\na", "body/listing: a"},
    {"<form>a<form>b</form>c", "body/form: ab\nbody: c"},
    {"<ul><li>a<li>b</ul>", "body/ul/li: a\nbody/ul/li: b"},
    {"<ul><li>a<ul><li>b</ul><li>c", "body/ul/li: a\nbody/ul/li/ul/li: b\nbody/ul/li: c"},
    {"<li><div>a<li>b", "body/li/div: a\nbody/li: b"},
    {"<li><section>a<li>b", "body/li/section: a\nbody/li/section/li: b"},
    {"<li><p>a<li>b", "body/li/p: a\nbody/li: b"},
    {"<dl><dt>a<dd>b<dt>c", "body/dl/dt: a\nbody/dl/dd: b\nbody/dl/dt: c"},
    {"<button>a<button>b", "body/button: a\nbody/button: b"},
    {"<p>a<button>b<p>c", "body/p: a\nbody/p/button: b\nbody/p/button/p: c"},
    {"<a>a<a>b", "body/a: a\nbody/a: b"},
    {"<a>a<table><td><a>b", "body/a: a\nbody/a/table/tbody/tr/td/a: b"},
    {"<nobr>a<nobr>b", "body/nobr: a\nbody/nobr: b"},
    {"<p>a<hr>b", "body/p: a\nbody: b"},
    {"<p>a<br>b<img>c<input>d", "body/p: a\nbody/p: b\nbody/p: c\nbody/p: d"},
    {"<image>a", "body: a"},
    {"<p>a<table><td>b", "body/p: a\nbody/p/table/tbody/tr/td: b"},
    {"<!doctype html><p>a<table><td>b", "body/p: a\nbody/table/tbody/tr/td: b"},
    {"<p>a<plaintext>b<p>c", "body/p: a\nbody/plaintext: b<p>c"},
    {"<option>a<option>b", "body/option: a\nbody/option: b"},
    {"<ruby>a<rt>b<rp>c<rb>d<rtc>e<rt>f</ruby>",
     "body/ruby: a\nbody/ruby/rt: b\nbody/ruby/rp: c\nbody/ruby/rb: d\nbody/ruby/rtc: e\nbody/ruby/rtc/rt: f"},
    {"<td>a<tr>b<col>c<head>d<caption>e", "body: abcde"},
    {"<p>a<details>b<summary>c", "body/p: a\nbody/details: b\nbody/details/summary: c"},
    {"<foo>a<bar>b</foo>c", "body/foo: a\nbody/foo/bar: b\nbody: c"},
    {"<p>a<title>b</title>c<link>d", "body/p: a\nbody/p/title: b\nbody/p: c\nbody/p: d"},
};

}  // namespace

TEST_CASE("start tags in the body", "[html_body_start]") {
    check_cases(rows);
}

TEST_CASE("image is img", "[html_body_start]") {
    const Tree tree = read_tree("<image src=x>");
    REQUIRE(tree.elements.size() == 4);
    CHECK(tree.elements[3].tag == Tag::img);
    CHECK(*tree.attribute(3, AttributeName::src) == "x");
}

}  // namespace dehusk::test
