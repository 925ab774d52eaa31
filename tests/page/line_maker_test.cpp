#include "page/line_maker.hpp"

#include <string>

#include "support/catch.hpp"
#include "support/html_page.hpp"
#include "support/page_dump.hpp"

using namespace dehusk;
using namespace dehusk_tests;

TEST_CASE("text of a line is put together as the source has it", "[line_maker]") {
    struct Row {
        std::string_view html;
        std::string_view lines;
    };
    const Row rows[] = {
        {"<p>foo<b>bar</b>", "paragraph p \"foobar\" bold(3-6)\n"},
        {"<p>foo <b> bar</b>", "paragraph p \"foo bar\" bold(4-7)\n"},
        {"<p>foo<b> bar </b> baz", "paragraph p \"foo bar baz\" bold(4-7)\n"},
        {"<p> a\n\t b ", "paragraph p \"a b\"\n"},
        {"<p>a<wbr>b", "paragraph p \"ab\"\n"},
        {"<p>a<!-- c -->b", "paragraph p \"ab\"\n"},
        {"<p>a<br>b", "paragraph p \"a b\"\n"},
        {"<p>a<br><br>b", "paragraph p \"a\"\nparagraph p \"b\"\n"},
        {"<p>a<br>&nbsp;<br>b", "paragraph p \"a\"\nparagraph p \"b\"\n"},
        {"<p>a<br> <i> </i><br>b", "paragraph p \"a\"\nparagraph p \"b\"\n"},
        {"<p>a<br>&nbsp;b", "paragraph p \"a b\"\n"},
        {"<p><br><br>a<br>", "paragraph p \"a\"\n"},
        {"<p>&nbsp;</p><p>\xE2\x80\x8B</p><p> </p>", ""},
        {"<p>a&nbsp;b&nbsp;",
         "paragraph p \"a\xC2\xA0"
         "b\"\n"},
        {"<p><b>a</b><strong>b</strong> <b>c</b>", "paragraph p \"ab c\" bold(0-2) bold(3-4)\n"},
        {"<p><a href=/1>a<i>b</i></a><a href=/2>c</a>", "paragraph p \"abc\" link(0-2 /1) italic(1-2) link(2-3 /2)\n"},
        {"<p><a name=x>a</a>", "paragraph p \"a\"\n"},
        {"<p>a <img src=s alt=t> b", "paragraph p \"a b\" image(1-1 s 't')\n"},
        {"<p><img src=s>b", "paragraph p \"b\" image(0-0 s)\n"},
        {"<p><img src=s></p>b", "paragraph body \"b\"\n"},
        {"<p>a <code>c</code> <kbd>k</kbd>", "paragraph p \"a c k\" code(2-3) code(4-5)\n"},
        {"<pre>\n\n  a\n\n b \n\n</pre>", "code pre.code \"  a\\n\\n b\"\n"},
        {"<pre><code>a\n  <b>b</b></code></pre>", "code pre.code \"a\\n  b\" bold(4-5) ~code\n"},
        {"<pre><div>a</div><div>b</div></pre>", "code pre.code \"a\\nb\"\n"},
        {"<pre><b>a </b> <b>b</b> </pre>", "code pre.code \"a  b\" bold(0-1) bold(3-4)\n"},
        {"<pre>a<br>b</pre>", "code pre.code \"a\\nb\"\n"},
        {"<pre>\n\n  <b>a</b></pre>", "code pre.code \"  a\" bold(2-3)\n"},
        {"<p><span class=byline>By A</span> <em class=date>May</em>", "paragraph p \"By A May\" italic(5-8)\n"},
        {"<p><span class=byline>By <b>A</b></span>", "paragraph p \"By A\" bold(3-4) ~author\n"},
        {"<p><span class=byline>By</span> A", "paragraph p \"By A\"\n"},
        {"<p>a <span style='Display : NONE ! important'>b</span><p><i aria-hidden=true>c</i>",
         "paragraph p \"a b\"\nparagraph p \"c\" italic(0-1) ~hidden\n"},
        {"<p style='clip: rect(1px, 1px, 1px, 1px)'>a<p style='clip:auto'>b",
         "paragraph p.hidden \"a\"\nparagraph p \"b\"\n"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.html);
        CHECK(dump_lines(HtmlPage(std::string(row.html)).page) == row.lines);
    }
}

TEST_CASE("a line knows its bytes in the input", "[line_maker]") {
    struct Row {
        std::string_view html;
        std::string_view source;  // of the first line
    };
    const Row rows[] = {
        {"<p> foo <b>bar</b> <i> </i></p>", "foo <b>bar"},
        {"<p>a &amp;</p>", "a &amp;"},
        {"<p>&nbsp; a&#160;b &nbsp;\xC2\xA0</p>", "a&#160;b"},
        {"<p>\n<span>\nx</span>\n</p>", "x"},
        {"<pre>\n\n  a\n b\n</pre>", "  a\n b"},
        {"<p>a<br>b<br><br>c</p>", "a<br>b"},
        {"<p><img src=x>a<img src=y></p>", "a"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.html);
        const HtmlPage html{row.html};
        REQUIRE_FALSE(html.page.lines.empty());
        const PageLine& line = html.page.lines[0];
        CHECK(row.html.substr(line.source_begin, line.source_end - line.source_begin) == row.source);
    }
}

TEST_CASE("the words of a class make its hash, whatever their order and digits", "[line_maker]") {
    struct Row {
        std::string_view one;
        std::string_view other;
        bool is_same;
    };
    const Row rows[] = {
        {"post text", "text  post", true},
        {"post-17", "post-4711", true},
        {"post", "posts", false},
        {"post text", "post", false},
        {"", " ", true},
        {"Post", "post", false},
        {"listing-item-12345-card", "listing-item--card", true},
        {"a1234567b", "ab", true},
        {"abcdefgh", "abcdefg1h", true},
        {"abcdefghij12", "abcdefghij", true},
        {"abcdefghij12", "abcdefghik12", false},
        {"abcdefgh 12", "abcdefgh", false},
    };
    for (const Row& row : rows) {
        CAPTURE(row.one, row.other);
        const auto hash_of = [](std::string_view words) {
            const HtmlPage html{"<p class='" + std::string(words) + "'>Text" + plenty_of_words};
            return html.page.elements[html.page.lines[0].element].class_hash;
        };
        CHECK((hash_of(row.one) == hash_of(row.other)) == row.is_same);
    }
    const HtmlPage without{"<p>Text" + plenty_of_words};
    CHECK(without.page.elements[without.page.lines[0].element].class_hash == 0);
}

TEST_CASE("long lines are cut at a character", "[line_maker]") {
    PageBuildOptions options;
    options.max_line_bytes = 4;
    const HtmlPage html("<p>abc\xC3\xA4<b>d</b> e<p>short<p>ok", options);
    CHECK(dump_lines(html.page) == "paragraph p \"abc\"\nparagraph p \"shor\"\nparagraph p \"ok\"\n");
    CHECK(html.page.limits_met.line_bytes);
}

TEST_CASE("lines beyond the limit are left out", "[line_maker]") {
    PageBuildOptions options;
    options.max_lines = 2;
    const HtmlPage two("<p>a<p>b", options);
    CHECK(two.page.lines.size() == 2);
    CHECK_FALSE(two.page.limits_met.lines);
    const HtmlPage three("<p>a<p>b<p>c", options);
    CHECK(three.page.lines.size() == 2);
    CHECK(three.page.limits_met.lines);
}
