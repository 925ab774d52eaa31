#include "assemble/markdown_line.hpp"

#include "support/catch.hpp"

using namespace dehusk;

namespace {

std::string markdown_of(std::string_view text, const std::vector<LineMark>& marks = {},
                        MarkdownPlace place = MarkdownPlace::paragraph, std::string before = {}) {
    const LinkBase links("https://x.example/", "");
    MarkdownLineWriter(links, before).write(text, marks, place);
    return before;
}

struct Row {
    std::string_view text;
    std::string_view markdown;
};

LineMark mark(std::uint32_t begin, std::uint32_t end, SpanKind kind, std::string_view target = {},
              std::string_view label = {}) {
    return {begin, end, kind, target, label};
}

}  // namespace

TEST_CASE("what would be markup is escaped, what would not is left") {
    const Row rows[] = {
        {"Plain text, (with) \"signs\" - and: more!", "Plain text, (with) \"signs\" - and: more!"},
        {"2 * 3 * 4 = \\n", "2 \\* 3 \\* 4 = \\\\n"},
        {"snake_case _private_ and __init__", "snake_case \\_private\\_ and \\_\\_init\\_\\_"},
        {"a [link](to) and [x]: y", "a \\[link\\](to) and \\[x\\]: y"},
        {"`code` ~~gone~~", "\\`code\\` \\~\\~gone\\~\\~"},
        {"a < b <i> </i> <!-- <?x <3", "a < b \\<i> \\</i> \\<!-- \\<?x <3"},
        {"AT&T &amp; &#38; &copy; & ;", "AT&T \\&amp; \\&#38; \\&copy; & ;"},
        // At the beginning of a line.
        {"# no heading", "\\# no heading"},
        {"#tag", "\\#tag"},
        {"> no quote", "\\> no quote"},
        {"- no item", "\\- no item"},
        {"+ no item", "\\+ no item"},
        {"* no item", "\\* no item"},
        {"-5 degrees", "-5 degrees"},
        {"--- no rule", "\\--- no rule"},
        {"===", "\\==="},
        {"|---|", "\\|---|"},
        {":--", "\\:--"},
        {"1. no item", "1\\. no item"},
        {"1986) no item", "1986\\) no item"},
        {"1.5 litres", "1.5 litres"},
        {"1234567890. no item anyway", "1234567890. no item anyway"},
        {"2026.", "2026\\."},
        // Addresses, which dialects link by themselves.
        {"see http://x.example/a-b.", "see http://x.example/a-b."},
        {"see http://x.example/~a/b_c_ now", "see <http://x.example/~a/b_c_> now"},
        {"HTTPS://x.example/*", "<HTTPS://x.example/*>"},
        {"http://x.example/?a&copy;=1", "http\\://x.example/?a\\&copy;=1"},
        {"http://x.example/%20~", "http\\://x.example/%20\\~"},
        {"http://x.example/<b>", "<http://x.example/>\\<b>"},
        {"www.x.example/~a", "www\\.x.example/\\~a"},
        {"", ""},
    };
    for (const Row& row : rows) CHECK(markdown_of(row.text) == row.markdown);
}

TEST_CASE("cells and headings have signs of their own") {
    CHECK(markdown_of("a | b\tc\nd", {}, MarkdownPlace::cell) == "a \\| b c d");
    CHECK(markdown_of("- 1. x", {}, MarkdownPlace::cell) == "- 1. x");
    CHECK(markdown_of("a|b", {mark(0, 3, SpanKind::code)}, MarkdownPlace::cell) == "`a\\|b`");
    CHECK(markdown_of("C# and ##", {}, MarkdownPlace::heading) == "C# and \\##");
    CHECK(markdown_of("1. One", {}, MarkdownPlace::heading) == "1. One");
    CHECK(markdown_of("Bold", {mark(0, 4, SpanKind::bold)}, MarkdownPlace::heading) == "Bold");
}

TEST_CASE("marks") {
    struct MarkRow {
        std::string_view text;
        std::vector<LineMark> marks;
        std::string_view markdown;
    };
    const MarkRow rows[] = {
        {"a bold word", {mark(2, 6, SpanKind::bold)}, "a **bold** word"},
        {"a thin word", {mark(2, 6, SpanKind::italic)}, "a *thin* word"},
        {"unbelievable", {mark(2, 6, SpanKind::bold)}, "un**beli**evable"},
        // Flanking that no reader would see.
        {"a(b)c", {mark(1, 4, SpanKind::bold)}, "a(b)c"},
        {"a (b) c", {mark(2, 5, SpanKind::bold)}, "a **(b)** c"},
        {"\u3046\u300Cx\u300D\u306F", {mark(3, 10, SpanKind::bold)}, "\u3046\u300Cx\u300D\u306F"},
        {"onetwo", {mark(0, 3, SpanKind::bold), mark(3, 6, SpanKind::italic)}, "**one**two"},
        {"one two", {mark(0, 7, SpanKind::bold), mark(4, 7, SpanKind::italic)}, "**one two**"},
        // Code knows no escapes.
        {"a*b`c & d", {mark(0, 5, SpanKind::code)}, "``a*b`c`` & d"},
        {"`x`", {mark(0, 3, SpanKind::code)}, "`` `x` ``"},
        {"**x", {mark(0, 2, SpanKind::code), mark(2, 3, SpanKind::bold)}, "`**`**x**"},
        // Links and images.
        {"see here", {mark(4, 8, SpanKind::link, "/a(b) c")}, "see [here](https://x.example/a%28b%29%20c)"},
        {"here!", {mark(0, 4, SpanKind::link, "javascript:x")}, "here!"},
        {"oh!here", {mark(3, 7, SpanKind::link, "/a")}, "oh\\![here](https://x.example/a)"},
        {"here", {mark(0, 4, SpanKind::link, "/?a=1&copy;b")}, "[here](https://x.example/?a=1\\&copy;b)"},
        {"one two", {mark(0, 7, SpanKind::link, "/"), mark(4, 7, SpanKind::bold)}, "[one **two**](https://x.example/)"},
        {"http://x_", {mark(0, 9, SpanKind::link, "/")}, "[http\\://x\\_](https://x.example/)"},
        {"http://x and", {mark(0, 12, SpanKind::bold)}, "**<http://x> and**"},
        {"a b",
         {mark(2, 2, SpanKind::image, "/i.png", "an [i], _you_")},
         "a ![an \\[i\\], \\_you\\_](https://x.example/i.png)b"},
        {"a", {mark(1, 1, SpanKind::image, "data:x", "")}, "a"},
        {"a", {mark(1, 1, SpanKind::image, "/i.png", "")}, "a ![](https://x.example/i.png)"},
        {"ab", {mark(1, 1, SpanKind::image, "/i.png", "")}, "a![](https://x.example/i.png)b"},
        {"a b", {mark(2, 2, SpanKind::image, "data:x", "i")}, "a b"},
    };
    for (const MarkRow& row : rows) {
        CAPTURE(row.text);
        CHECK(markdown_of(row.text, row.marks) == row.markdown);
    }
}
