#include "assemble/line_marks.hpp"

#include "support/catch.hpp"
#include "support/measured_page.hpp"

using namespace dehusk;
using dehusk::testing::MeasuredPage;

TEST_CASE("marks of a line nest") {
    struct Row {
        const char* what;
        const char* html;
        const char* marks;  // kind(text) of each
    };
    const Row rows[] = {
        {"none", "<p>one two</p>", ""},
        {"bold, italic and code", "<p><b>one</b> <i>two</i> <code>three</code></p>",
         "bold(one) italic(two) code(three)"},
        {"the outer comes first", "<p><b>one <i>two</i></b></p>", "bold(one two) italic(two)"},
        {"of the same text a link holds the others", "<p><b><a href=/>one</a></b></p>", "link(one) bold(one)"},
        {"bold text ends before a link that it would end in", "<p><b>one </b><a href=/><b>two</b> three</a></p>",
         "bold(one) link(two three)"},
        {"of other two that cross the first stays", "<p><b>one </b><i><b>two</b> three</i></p>", "bold(one two)"},
        {"code holds none", "<p><code>one <b>two</b></code></p>", "code(one two)"},
        {"an image between two words", "<p>one <img src=/i alt=' an  i '> two</p>", "image(:an i)"},
        {"an image inside a link", "<p><a href=/>one <img src=/i alt=i> two</a></p>", "link(one two) image(:i)"},
        {"no-break spaces and composed letters", "<p>a&nbsp;&nbsp;b e&#x301; <b>one&nbsp; two</b> c</p>",
         "bold(one two)"},
        {"what was composed across a border has none", "<p>e<b>&#x301; one</b></p>", ""},
        {"blocks of code have none", "<pre>one <b>two</b></pre>", ""},
    };
    constexpr std::string_view names[] = {"bold", "italic", "code", "link", "image"};
    for (const Row& row : rows) {
        INFO(row.what);
        const MeasuredPage page(row.html, InputKind::html);
        const Evidence evidence = page.evidence();
        MarkReader reader(evidence, {true, true});
        std::string marks;
        for (const LineMark& mark : reader.marks_of(0)) {
            const std::string_view text = evidence.text.lines[0].text.substr(mark.begin, mark.end - mark.begin);
            marks += (marks.empty() ? "" : " ") + std::string(names[static_cast<std::size_t>(mark.kind)]) + "(" +
                     std::string(text) + (mark.kind == SpanKind::image ? ":" + std::string(mark.label) : "") + ")";
        }
        CHECK(marks == row.marks);
        MarkReader without(evidence, {false, false});
        for (const LineMark& mark : without.marks_of(0))
            CHECK((mark.kind != SpanKind::link && mark.kind != SpanKind::image));
    }
}
