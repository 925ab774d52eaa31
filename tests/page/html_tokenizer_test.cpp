#include "page/html_tokenizer.hpp"

#include "page/gumbo_reader.hpp"
#include "page/html_attributes.hpp"
#include "page/read_cases.hpp"
#include "support/catch.hpp"
#include "support/tree_dump.hpp"

namespace dehusk::test {
namespace {

using namespace std::string_view_literals;

constexpr ReadCase markup[] = {
    {"a<b", "body: a"},
    {"a< b", "body: a< b"},
    {"a<3 b<", "body: a<3 b<"},
    {"a</", "body: a</"},
    {"a</>b", "body: ab"},
    {"a</ p>b", "body: ab"},
    {"a</3>b", "body: ab"},
    {"a<?php echo ?>b", "body: ab"},
    {"a<!foo>b", "body: ab"},
    {"a<!-->b", "body: ab"},
    {"a<!--->b", "body: ab"},
    {"a<!---->b", "body: ab"},
    {"a<!--x--!>b", "body: ab"},
    {"a<!----!>b", "body: ab"},
    {"a<!--!>b-->c", "body: ac"},
    {"a<!--x--y>z-->b", "body: ab"},
    {"a<!--<!-->b", "body: ab"},
    {"a<!-- <p> -- > -->b", "body: ab"},
    {"a<!--b", "body: a"},
    {"a<![CDATA[b]]>c", "body: ac"},
    {"<P CLASS=x>a</P >b", "body/p: a\nbody: b"},
    {"<p/x>a", "body/p: a"},
    {"<x-y>a</X-Y>b", "body/x-y: a\nbody: b"},
    {"<p title='>'>a", "body/p: a"},
    {"<p title=\"a<p>b", ""},
    {"a<p", "body: a"},
};

constexpr ReadCase raw_text[] = {
    {"<title>a&amp;<b></title>", "head/title: a&<b>"},
    {"<title>a</titles></TITLE >b", "head/title: a</titles>\nbody: b"},
    {"<style>a&amp;<b></style>", "head/style: a&amp;<b>"},
    {"<style>a</style", "head/style: a</style"},
    {"<style>a</style x", "head/style: a"},
    {"<textarea>\na<p></textarea>b", "body/textarea: a<p>\nbody: b"},
    {"<textarea>\r\n\na</textarea>", "body/textarea: \\na"},
    {"<xmp>a<p></xmp><iframe><p></iframe>", "body/xmp: a<p>\nbody/iframe: <p>"},
    {"<noembed><p></noembed><noframes><p></noframes>", "body/noembed: <p>\nbody/noframes: <p>"},
    {"<title>a\0b</title>"sv,
     "head/title: a\xEF\xBF\xBD"
     "b"},
    {"<plaintext>a</plaintext>&amp;", "body/plaintext: a</plaintext>&amp;"},
};

constexpr ReadCase script[] = {
    {"<script>a<b</script>c", "head/script: a<b\nbody: c"},
    {"<script><!--a</script>b", "head/script: <!--a\nbody: b"},
    {"<script><!--<script>a</script>b</script>c", "head/script: <!--<script>a</script>b\nbody: c"},
    {"<script><!--<script>a--></script>b", "head/script: <!--<script>a-->\nbody: b"},
    {"<script><!--><script>a</script>b", "head/script: <!--><script>a\nbody: b"},
    {"<script><!--<scripty>a</script>b", "head/script: <!--<scripty>a\nbody: b"},
    {"<script><!--<script/a</script>-->b</script>c", "head/script: <!--<script/a</script>-->b\nbody: c"},
    {"<script><!--<script>a</script>b", "head/script: <!--<script>a</script>b"},
    {"<script>a</scripts>b", "head/script: a</scripts>b"},
};

struct Recovery {
    std::string_view html;
    std::string_view runs;
    std::string_view unclosed;
};

constexpr Recovery recoveries[] = {
    {"a<p>b</p>", "body: a\nbody/p: b", ""},
    {"a<!--b<p>c", "body: ab\nbody/p: c", "comment"},
    {"a<!--b<!--c", "body: abc", "comment"},
    {"a<!b", "body: ab", "comment"},
    {"a<?b", "body: ab", "comment"},
    {"a<?b<!c</3<?d", "body: ab<!c</3<?d", "comment"},
    {"a<!b<!--c<!d", "body: abc<!d", "comment"},
    {"<title>a<p>b", "body: a\nbody/p: b", "title"},
    {"<style>a<p>b", "body: a\nbody/p: b", "style"},
    {"<textarea>a<p>b", "body: a\nbody/p: b", "textarea"},
    {"<iframe>a<p>b", "body: a\nbody/p: b", "iframe"},
    {"<script>a<p>b", "body: a\nbody/p: b", "script"},
    {"<script><!--<script>a</script><p>b", "head/script: <!--<script>a\nbody/p: b", "script"},
    {"a<a href=\"x>b<p>c", "body: a\nbody/a: b\nbody/a/p: c", "tag"},
    {"a<a href='x>b<p title=\"y\">c", "body: a\nbody/a: b\nbody/a/p: c", "tag"},
    {"a<b c=\">\" d", "body: a\nbody/b: \" d", "tag"},
    {"a<b c\nd", "body: a\nbody/b: \\nd", "tag"},
    {"<svg><![CDATA[a<p>b", "body/svg: a\nbody/p: b", "cdata"},
    {"a<!doctype b", "body: a", "doctype"},
    {"<!--a<title>b", "body: a\nbody: b", "comment"},
};

}  // namespace

TEST_CASE("tags, comments and text", "[html_tokenizer]") {
    check_cases(markup);
}

TEST_CASE("elements whose contents are not markup", "[html_tokenizer]") {
    check_cases(raw_text);
}

TEST_CASE("script data", "[html_tokenizer]") {
    check_cases(script);
}

TEST_CASE("what the page leaves open is read on behind its opening", "[html_tokenizer]") {
    for (const Recovery& one : recoveries) {
        INFO(one.html);
        const Tree tree = read_tree(one.html, TreeReadOptions{});
        CHECK(dump_runs(tree, one.html) == one.runs);
        CHECK(tree.unclosed == one.unclosed);
    }
}

TEST_CASE("attribute values are kept and decoded", "[html_tokenizer]") {
    const Tree tree = read_tree("<a HREF='x?a=1&amp;b=2&copy=3' id=one id=two onclick=z class=\"p\r\nq\" title>");
    const std::uint32_t anchor = 3;
    REQUIRE(tree.elements.size() == 4);
    CHECK(tree.elements[anchor].attribute_count == 4);
    CHECK(*tree.attribute(anchor, AttributeName::href) == "x?a=1&b=2&copy=3");
    CHECK(*tree.attribute(anchor, AttributeName::id) == "one");
    CHECK(*tree.attribute(anchor, AttributeName::class_) == "p\nq");
    CHECK(tree.attribute(anchor, AttributeName::title)->empty());
    CHECK(tree.attributes.size() == 4);
}

TEST_CASE("of attributes of one name the first counts, whatever the name", "[html_tokenizer]") {
    std::string tag = "<p";
    for (const std::string_view value : {"first", "second"}) {
        for (const std::string_view name : attribute_names) tag.append(" ").append(name).append("=").append(value);
    }
    const std::string html = tag + ">";
    Tree by_gumbo;
    REQUIRE(read_html_with_gumbo(html, {}, by_gumbo));
    const Tree by_standard = read_tree(html);
    for (const Tree* reading : {&by_standard, static_cast<const Tree*>(&by_gumbo)}) {
        const Tree& tree = *reading;
        REQUIRE(tree.elements.size() == 4);
        CHECK(tree.elements[3].attribute_count == attribute_names.size());
        for (std::size_t i = 0; i < attribute_names.size(); ++i) {
            CAPTURE(attribute_names[i]);
            const std::string_view* value = tree.attribute(3, static_cast<AttributeName>(i));
            REQUIRE(value != nullptr);
            CHECK(*value == "first");
        }
    }
}

TEST_CASE("a quote that is never closed ends its value with the tag", "[html_tokenizer]") {
    const Tree tree = read_tree("<a id=x href=\"y>z", TreeReadOptions{});
    CHECK(*tree.attribute(3, AttributeName::id) == "x");
    CHECK(*tree.attribute(3, AttributeName::href) == "y");
}

TEST_CASE("runs and elements know where they stand", "[html_tokenizer]") {
    const Tree tree = read_tree("<p>a&lt;b</p>c");
    REQUIRE(tree.elements.size() == 4);
    CHECK(tree.elements[0].begin == 0);
    CHECK(tree.elements[3].begin == 0);
    REQUIRE(tree.runs.size() == 2);
    CHECK(tree.runs[0].text == "a<b");
    CHECK(tree.runs[0].begin == 3);
    CHECK(tree.runs[0].end == 9);
    CHECK(tree.runs[0].elements_before == 4);
    CHECK(tree.runs[1].begin == 13);
    CHECK(tree.runs[1].end == 14);
}

}  // namespace dehusk::test
