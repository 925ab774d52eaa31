#include "assemble/html_line.hpp"

#include "support/catch.hpp"

using namespace dehusk;

TEST_CASE("lines in HTML") {
    struct Row {
        std::string_view text;
        std::vector<LineMark> marks;
        std::string_view html;
    };
    const Row rows[] = {
        {"a < b & \"c\" > 'd'", {}, "a &lt; b &amp; &quot;c&quot; &gt; 'd'"},
        {"<script>x</script>", {}, "&lt;script&gt;x&lt;/script&gt;"},
        {"&amp;", {}, "&amp;amp;"},
        {"one two",
         {{0, 7, SpanKind::bold, {}, {}}, {4, 7, SpanKind::italic, {}, {}}},
         "<strong>one <em>two</em></strong>"},
        {"a<b", {{0, 3, SpanKind::code, {}, {}}}, "<code>a&lt;b</code>"},
        {"here", {{0, 4, SpanKind::link, "/?a&b='\"", {}}}, "<a href=\"https://x.example/?a&amp;b=%27%22\">here</a>"},
        {"here", {{0, 4, SpanKind::link, "javascript:x", {}}}, "here"},
        {"a",
         {{1, 1, SpanKind::image, "/i", "\" onerror=\"x"}},
         "a <img src=\"https://x.example/i\" alt=\"&quot; onerror=&quot;x\">"},
        {"a", {{0, 0, SpanKind::image, "data:x", "i"}}, "a"},
    };
    const LinkBase links("https://x.example/", "");
    for (const Row& row : rows) {
        CAPTURE(row.text);
        std::string out;
        HtmlLineWriter(links, out).write(row.text, row.marks, false);
        CHECK(out == row.html);
    }
    std::string out;
    HtmlLineWriter(links, out).write("one", {{0, 3, SpanKind::bold, {}, {}}, {0, 3, SpanKind::code, {}, {}}}, true);
    CHECK(out == "<code>one</code>");
}
