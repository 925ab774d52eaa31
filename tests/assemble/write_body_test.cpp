#include "assemble/selection.hpp"
#include "support/catch.hpp"
#include "support/measured_page.hpp"

using namespace dehusk;
using dehusk::testing::MeasuredPage;

namespace {

std::string body_of(const std::string& html, std::size_t max_bytes = 1 << 20, bool expect_cut = false) {
    const MeasuredPage page(html, InputKind::html);
    const std::vector<Decision> decisions(page.pipeline.text.lines.size(), Decision{Verdict::body, ReasonKind::model});
    bool is_cut = false;
    std::string body = write_body(page.evidence(), decisions, max_bytes, is_cut);
    CHECK(is_cut == expect_cut);
    return body;
}

std::string repeated(int times, const std::string& text) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

}  // namespace

TEST_CASE("the grammar of the body") {
    struct Row {
        const char* what;
        const char* html;
        const char* body;
    };
    const std::string paragraph = "a paragraph that is long enough to count as prose by the number of its words";
    const Row rows[] = {
        {"blocks are parted by a blank line", "<h2>Head</h2><p>one</p><div>two</div><blockquote>three</blockquote>",
         "Head\n\none\n\ntwo\n\nthree"},
        {"a break inside a paragraph is a space, two part it", "<p>one<br>two<br><br>three</p>", "one two\n\nthree"},
        {"items stand on lines of their own", "<p>x</p><ul><li>one<li>two<ul><li>deep</ul><li>three</ul><p>y</p>",
         "x\n\none\ntwo\ndeep\nthree\n\ny"},
        {"two lists are two blocks", "<ul><li>one</ul><ul><li>two</ul>", "one\n\ntwo"},
        {"definition lists are lists", "<dl><dt>term<dd>meaning<dt>other<dd>sense</dl>", "term\nmeaning\nother\nsense"},
        {"rows are lines, cells are parted by tabs", "<table><tr><th>a<th>b<tr><td>1<td>2</table>", "a\tb\n1\t2"},
        {"cells of several paragraphs are layout", "<table><tr><td><p>one</p><p>two</p><td>three</table>",
         "one\n\ntwo\n\nthree"},
        {"code keeps its lines", "<p>x</p><pre>if (a)\n    b;\n</pre>", "x\n\nif (a)\n    b;"},
    };
    for (const Row& row : rows) {
        INFO(row.what);
        CHECK(body_of(row.html) == row.body);
    }
    const std::string layout = "<ul><li><p>" + paragraph + " one</p><p>" + paragraph + " two</p><li>three</ul>";
    CHECK(body_of(layout) == paragraph + " one\n\n" + paragraph + " two\n\nthree");
}

TEST_CASE("a body over the limit ends at a line") {
    CHECK(body_of("<p>one</p><p>two</p><p>three</p>", 8, true) == "one\n\ntwo");
    CHECK(body_of("<p>one</p><p>two</p>", 8) == "one\n\ntwo");
    CHECK(body_of("<p>one</p>", 2, true).empty());
}

TEST_CASE("the blocks of a dump") {
    struct Row {
        const char* what;
        std::string dump;
        std::string body;
    };
    const std::string first = "The ferry left the landing stage at noon with forty passengers and one goat on board.";
    const std::string second = "The council had set aside the money for new engines in the spring of that year.";
    const Row rows[] = {
        {"items stay together", "First line of the text.\n\n* one\n* two\n\nLast line of the text.",
         "First line of the text.\n\none\ntwo\n\nLast line of the text."},
        {"paragraphs without blank lines are parted", first + '\n' + second, first + "\n\n" + second},
        {"where blank lines part paragraphs, what has none is a list",
         first + "\n\n" + second + "\n\nGoats: one\nSheep: none\n\n" + first,
         first + "\n\n" + second + "\n\nGoats: one\nSheep: none\n\n" + first},
        {"its items may be long, and more than the paragraphs", first + "\n\n" + second + '\n' + first + '\n' + second,
         first + "\n\n" + second + '\n' + first + '\n' + second},
        {"where they part sections alone, they tell nothing",
         first + '\n' + second + "\n\n" + first + "\nGoats: one\nSheep: none",
         first + "\n\n" + second + "\n\n" + first + "\n\nGoats: one\n\nSheep: none"},
        {"nor does one paragraph before very many", first + "\n\n" + second + repeated(8, '\n' + second),
         first + repeated(9, "\n\n" + second)},
    };
    for (const Row& row : rows) {
        INFO(row.what);
        const MeasuredPage page(row.dump, InputKind::text);
        const std::vector<Decision> decisions(page.pipeline.text.lines.size(),
                                              Decision{Verdict::body, ReasonKind::model});
        bool is_cut = false;
        CHECK(write_body(page.evidence(), decisions, 1 << 20, is_cut) == row.body);
    }
}
