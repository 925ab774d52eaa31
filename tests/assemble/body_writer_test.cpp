// Both formats with markup side by side: they say the same.
#include "assemble/body_writer.hpp"

#include "support/catch.hpp"
#include "support/measured_page.hpp"

using namespace dehusk;
using dehusk::testing::MeasuredPage;

namespace {

struct Bodies {
    std::string markdown;
    std::string html;
};

std::string body_in(const MeasuredPage& page, BodyFormat format, std::size_t max_bytes, bool expect_cut) {
    const std::vector<Decision> decisions(page.pipeline.text.lines.size(), Decision{Verdict::body, ReasonKind::model});
    Options options;
    options.body_format = format;
    options.limits.max_output_bytes = max_bytes;
    Limit cut_by = Limit::none;
    std::string body = write_in_format(page.evidence(), decisions, options, cut_by);
    CHECK(cut_by == (expect_cut ? Limit::output_bytes : Limit::none));
    return body;
}

Bodies bodies_of(const std::string& input, InputKind kind) {
    const MeasuredPage page(input, kind);
    return {body_in(page, BodyFormat::markdown, 1 << 20, false), body_in(page, BodyFormat::html, 1 << 20, false)};
}

struct Row {
    const char* what;
    std::string input;
    const char* markdown;
    const char* html;
};

}  // namespace

TEST_CASE("blocks of a page in Markdown and HTML") {
    const std::string long_text = "a paragraph that is long enough to count as prose by the number of its words";
    const Row rows[] = {
        {"headings and paragraphs", "<h2>Head</h2><p>one<br>two</p><p>three</p>", "## Head\n\none two\n\nthree",
         "<h2>Head</h2>\n<p>one two</p>\n<p>three</p>"},
        {"code", "<pre>if (a &lt; b)\n\n    c;</pre><pre>```</pre>",
         "```\nif (a < b)\n\n    c;\n```\n\n````\n```\n````",
         "<pre><code>if (a &lt; b)\n\n    c;</code></pre>\n<pre><code>```</code></pre>"},
        {"a nested list", "<ul><li>one<li>two<ul><li>deep<li>down</ul><li>three</ul>",
         "- one\n- two\n  - deep\n  - down\n- three",
         "<ul>\n<li>one</li>\n<li>two\n<ul>\n<li>deep</li>\n<li>down</li></ul></li>\n<li>three</li></ul>"},
        {"numbers", "<ol><li>one<li>two<ol><li>deep</ol><li>three</ol>", "1. one\n2. two\n   1. deep\n3. three",
         "<ol>\n<li>one</li>\n<li>two\n<ol>\n<li>deep</li></ol></li>\n<li>three</li></ol>"},
        {"two lists", "<ul><li>one</ul><ul><li>two</ul><ul><li>three</ul>", "- one\n\n* two\n\n- three",
         "<ul>\n<li>one</li></ul>\n<ul>\n<li>two</li></ul>\n<ul>\n<li>three</li></ul>"},
        {"terms and meanings", "<dl><dt>term<dd>meaning<dd>sense<dt>other<dd>what<ul><li>x</ul></dl>",
         "- term\n  - meaning\n  - sense\n- other\n  - what\n    - x",
         "<dl>\n<dt>term</dt>\n<dd>meaning</dd>\n<dd>sense</dd>\n<dt>other</dt>\n<dd>what\n<ul>\n<li>x</li></ul></dd></"
         "dl>"},
        {"lines of one item", "<ul><li><p>one</p><p>two</p><li>three<ul><li>deep</ul>four</ul>",
         "- one\\\n  two\n- three\n  - deep\n\n  four",
         "<ul>\n<li>one<br>\ntwo</li>\n<li>three\n<ul>\n<li>deep</li></ul>four</li></ul>"},
        {"code in an item", "<ul><li>one<pre>x\ny</pre><li><pre>z</pre></ul>",
         "- one\n  ```\n  x\n  y\n  ```\n- ```\n  z\n  ```",
         "<ul>\n<li>one<pre><code>x\ny</code></pre></li>\n<li><pre><code>z</code></pre></li></ul>"},
        {"a table", "<table><tr><th>a|b<th>c<tr><td>1<td>2<tr><td>3</table>",
         "| a\\|b | c |\n| --- | --- |\n| 1 | 2 |\n| 3 |",
         "<table>\n<tr><th>a|b</th><th>c</th></tr>\n<tr><td>1</td><td>2</td></tr>\n<tr><td>3</td></tr>\n</table>"},
        {"rows longer than the first", "<table><tr><td>1<tr><td>2<td>3</table>", "| 1 |  |\n| --- | --- |\n| 2 | 3 |",
         "<table>\n<tr><td>1</td></tr>\n<tr><td>2</td><td>3</td></tr>\n</table>"},
        {"empty cells", "<table><tr><th>a<th>b<th>c<tr><td>1<td><td>3<tr><td>&nbsp;<td>2</table>",
         "| a | b | c |\n| --- | --- | --- |\n| 1 |  | 3 |\n|  | 2 |",
         "<table>\n<tr><th>a</th><th>b</th><th>c</th></tr>\n<tr><td>1</td><td></td><td>3</td></tr>\n"
         "<tr><td></td><td>2</td></tr>\n</table>"},
        {"cells over several columns",
         "<table><tr><th colspan=2>a<th>b<tr><td>1<td>2<td>3<tr><td colspan=x>4<td>5</table>",
         "| a |  | b |\n| --- | --- | --- |\n| 1 | 2 | 3 |\n| 4 | 5 |",
         "<table>\n<tr><th>a</th><td></td><th>b</th></tr>\n<tr><td>1</td><td>2</td><td>3</td></tr>\n"
         "<tr><td>4</td><td>5</td></tr>\n</table>"},
        {"cells of several paragraphs are layout", "<table><tr><td><p>one</p><p>two</p><td>three</table>",
         "one\n\ntwo\n\nthree", "<p>one</p>\n<p>two</p>\n<p>three</p>"},
        {"quotes", "<blockquote><p>one</p><p>two</p></blockquote><blockquote>three</blockquote><p>four</p>",
         "> one\n>\n> two\n\n> three\n\nfour",
         "<blockquote><p>one</p>\n<p>two</p></blockquote>\n<blockquote><p>three</p></blockquote>\n<p>four</p>"},
        {"a quote in a quote", "<blockquote><p>one</p><blockquote>two</blockquote><p>three</p></blockquote>",
         "> one\n>\n> > two\n>\n> three",
         "<blockquote><p>one</p>\n<blockquote><p>two</p></blockquote>\n<p>three</p></blockquote>"},
        {"lists and code in a quote", "<blockquote><ul><li>one<li>two</ul><pre>x\n\ny</pre></blockquote>",
         "> - one\n> - two\n>\n> ```\n> x\n> \n> y\n> ```",
         "<blockquote><ul>\n<li>one</li>\n<li>two</li></ul>\n<pre><code>x\n\ny</code></pre></blockquote>"},
        {"long paragraphs in items are layout", "<ol><li><p>" + long_text + "</p><p>" + long_text + "</p><li>x</ol>",
         "a paragraph that is long enough to count as prose by the number of its words\n\n"
         "a paragraph that is long enough to count as prose by the number of its words\n\nx",
         "<p>a paragraph that is long enough to count as prose by the number of its words</p>\n"
         "<p>a paragraph that is long enough to count as prose by the number of its words</p>\n<p>x</p>"},
        {"emphasis and code", "<p>a <b>bold</b> <code>x</code> <i>word</i></p>", "a **bold** `x` *word*",
         "<p>a <strong>bold</strong> <code>x</code> <em>word</em></p>"},
    };
    for (const Row& row : rows) {
        INFO(row.what);
        const Bodies bodies = bodies_of(row.input, InputKind::html);
        CHECK(bodies.markdown == row.markdown);
        CHECK(bodies.html == row.html);
    }
}

TEST_CASE("blocks of a dump in Markdown and HTML") {
    const std::string first = "The ferry left the landing stage at noon with forty passengers and one goat on board.";
    const Row rows[] = {
        {"headings, items and quotes", "# Head\n\n* one\n* two\n\n> quoted words",
         "# Head\n\n- one\n- two\n\n> quoted words",
         "<h1>Head</h1>\n<ul>\n<li>one</li>\n<li>two</li></ul>\n<blockquote><p>quoted words</p></blockquote>"},
        {"numbers are the list's", "3. one\n4. two\n6. four", "3. one\n4. two\n\n6\\. four",
         "<ol>\n<li value=\"3\">one</li>\n<li>two</li></ol>\n<p>6. four</p>"},
        {"lines without blank ones between", first + "\n\n" + "Goats: one\nSheep: none\n\n" + first,
         "The ferry left the landing stage at noon with forty passengers and one goat on board.\n\n"
         "Goats: one\\\nSheep: none\n\n"
         "The ferry left the landing stage at noon with forty passengers and one goat on board.",
         "<p>The ferry left the landing stage at noon with forty passengers and one goat on board.</p>\n"
         "<p>Goats: one<br>\nSheep: none</p>\n"
         "<p>The ferry left the landing stage at noon with forty passengers and one goat on board.</p>"},
        {"code", "```\nif (a)\n    b;\n```", "```\nif (a)\n    b;\n```", "<pre><code>if (a)\n    b;</code></pre>"},
        {"rows", first + "\n\na\tb\n1\t2|3\n\n" + first,
         "The ferry left the landing stage at noon with forty passengers and one goat on board.\n\n"
         "| a | b |\n| --- | --- |\n| 1 | 2\\|3 |\n\n"
         "The ferry left the landing stage at noon with forty passengers and one goat on board.",
         "<p>The ferry left the landing stage at noon with forty passengers and one goat on board.</p>\n"
         "<table>\n<tr><td>a</td><td>b</td></tr>\n<tr><td>1</td><td>2|3</td></tr>\n</table>\n"
         "<p>The ferry left the landing stage at noon with forty passengers and one goat on board.</p>"},
    };
    for (const Row& row : rows) {
        INFO(row.what);
        const Bodies bodies = bodies_of(row.input, InputKind::text);
        CHECK(bodies.markdown == row.markdown);
        CHECK(bodies.html == row.html);
    }
}

TEST_CASE("images on request") {
    struct ImageRow {
        const char* what;
        const char* page;
        const char* markdown;
    };
    const ImageRow rows[] = {
        {"between paragraphs", "<p>one</p><img src=/i.png alt='an  i'><p>two</p>", "one\n\n![an i](/i.png)\n\ntwo"},
        {"with a caption", "<p>one</p><figure><img src=/i.png><figcaption>-caption</figcaption></figure><p>two</p>",
         "one\n\n![](/i.png)\n\ntwo"},
        {"once more for browsers without scripts",
         "<p>one</p><img data-src=/i.png><noscript><img src=/i.png></noscript><p>two</p>", "one\n\n![](/i.png)\n\ntwo"},
        {"inside a line", "<p>one <img src=/i.png alt=i> two</p>", "one ![i](/i.png) two"},
        {"beside residue", "<p>one</p><p>-teaser</p><img src=/i.png><p>two</p>", "one\n\ntwo"},
        {"before and behind the body", "<img src=/a.png><p>one</p><img src=/b.png>", "one"},
        {"between items", "<ul><li>one<li><img src=/i.png><li>two</ul>", "- one\n- two"},
        {"icons, and what is no address", "<p>one</p><img src=/i.png width=16><img src=data:x><p>two</p>",
         "one\n\ntwo"},
        {"of navigation", "<p>one</p><nav><img src=/i.png></nav><p>two</p>", "one\n\ntwo"},
    };
    for (const ImageRow& row : rows) {
        INFO(row.what);
        for (const bool wants_images : {true, false}) {
            Options options;
            options.body_format = BodyFormat::markdown;
            options.want_images = wants_images;
            const MeasuredPage page(row.page, InputKind::html, options);
            std::vector<Decision> decisions(page.pipeline.text.lines.size());
            for (std::size_t i = 0; i < decisions.size(); ++i) {
                const bool is_residue = page.pipeline.text.lines[i].text.starts_with('-');
                decisions[i].verdict = is_residue ? Verdict::residue : Verdict::body;
            }
            Limit cut_by = Limit::none;
            const std::string body = write_in_format(page.evidence(), decisions, options, cut_by);
            if (wants_images) CHECK(body == row.markdown);
            CHECK((wants_images || body.find("![") == std::string::npos));
        }
    }
}

TEST_CASE("a body with markup that is over the limit ends at a block") {
    const MeasuredPage page("<p>one</p><blockquote><p>two</p></blockquote>", InputKind::html);
    CHECK(body_in(page, BodyFormat::markdown, 10, false) == "one\n\n> two");
    CHECK(body_in(page, BodyFormat::markdown, 9, true) == "one");
    CHECK(body_in(page, BodyFormat::markdown, 2, true).empty());
    const std::string html = "<p>one</p>\n<blockquote><p>two</p></blockquote>";
    CHECK(body_in(page, BodyFormat::html, html.size(), false) == html);
    CHECK(body_in(page, BodyFormat::html, html.size() - 1, true) == "<p>one</p>");
}

TEST_CASE("a limit of time bounds markup, not text") {
    std::string html;
    for (int i = 0; i < 200; ++i) html += "<p>see <a href=x>it</a></p>";
    const MeasuredPage page(html, InputKind::html);
    const std::vector<Decision> decisions(page.pipeline.text.lines.size(), Decision{Verdict::body, ReasonKind::model});
    Options options;
    options.url = "https://x.example/" + std::string(1000, 'a') + "/";
    options.want_links = true;
    options.limits.max_time = std::chrono::milliseconds(1);
    Limit cut_by = Limit::none;
    CHECK(write_in_format(page.evidence(), decisions, options, cut_by).size() == 200 * 8 - 2);
    CHECK(cut_by == Limit::none);
    options.body_format = BodyFormat::html;
    CHECK(write_in_format(page.evidence(), decisions, options, cut_by).size() <= 16 << 10);
    CHECK(cut_by == Limit::time);
}

TEST_CASE("what nests without end stays flat") {
    std::string page;
    for (int i = 0; i < 300; ++i) page += "<blockquote><ul><li>x";
    const Bodies bodies = bodies_of(page, InputKind::html);
    CHECK(bodies.markdown.size() < std::size_t{300} * 64);
    CHECK(bodies.html.size() < std::size_t{300} * 64);
}

TEST_CASE("headlines as headings") {
    CHECK(heading("A & B #", BodyFormat::text) == "A & B #");
    CHECK(heading("A & B *c* #", BodyFormat::markdown) == "# A & B \\*c\\* \\#");
    CHECK(heading("A & <B>", BodyFormat::html) == "<h1>A &amp; &lt;B&gt;</h1>");
    CHECK(heading("a\nb", BodyFormat::markdown) == "# a b");
    CHECK(heading("", BodyFormat::markdown).empty());
}
