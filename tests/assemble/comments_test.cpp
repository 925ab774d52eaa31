#include "assemble/comments.hpp"

#include "support/catch.hpp"
#include "support/measured_page.hpp"

using namespace dehusk;
using dehusk::testing::MeasuredPage;

namespace {

// Of a page or dump of which nothing is body but its first line, and those that begin with "+".
std::vector<std::string> comments_of(const std::string& input, InputKind kind, std::size_t max_bytes = 1 << 20,
                                     bool expect_cut = false) {
    const MeasuredPage page(input, kind);
    std::vector<Decision> decisions(page.pipeline.text.lines.size());
    for (std::size_t i = 0; i < decisions.size(); ++i) {
        const bool is_body = i == 0 || page.pipeline.text.lines[i].text.starts_with('+');
        decisions[i].verdict = is_body ? Verdict::body : Verdict::residue;
    }
    bool is_cut = false;
    std::vector<std::string> comments = read_comments(page.evidence(), decisions, max_bytes, is_cut);
    CHECK(is_cut == expect_cut);
    return comments;
}

}  // namespace

TEST_CASE("comments of a page") {
    struct Row {
        const char* what;
        std::string comments;
        std::vector<std::string> expected;
    };
    const Row rows[] = {
        {"none", "", {}},
        {"items of a list that is named",
         "<h3>Comments (2)</h3><ol class=comments><li><p>Too late.</p><p>And on.</p><li><p>Second!</p></ol>",
         {"Too late.\n\nAnd on.", "Second!"}},
        {"each of them is named",
         "<div id=comments><div class=comment><p>Too late.</p><p>And on.</p></div><div "
         "class=comment><p>Second!</p></div></div>",
         {"Too late.\n\nAnd on.", "Second!"}},
        {"answers inside",
         "<ol class=comment-list><li class=comment><div class=comment-content><p>Too late.</p></div><ol class=children>"
         "<li class=comment><div class=comment-content><p>An answer.</p></div></ol></ol>",
         {"Too late.", "An answer."}},
        {"articles",
         "<section class=comments><article><p>Too late.</p><p>And "
         "on.</p></article><article><p>Second!</p></article></section>",
         {"Too late.\n\nAnd on.", "Second!"}},
        {"made alike by a template",
         "<div class=comments><div class=x1><p>Too late.</p><p>And on.</p></div><div "
         "class=x2><p>Second!</p></div></div>",
         {"Too late.\n\nAnd on.", "Second!"}},
        {"nothing tells where they end",
         "<div class=comments><p>Too late.</p><p>And on.</p></div>",
         {"Too late.", "And on."}},
        {"authors, dates, buttons and the form",
         "<div class=comments><div class=comment><div class=comment-author>Eve says:</div><div class=comment-date>June "
         "13, "
         "2025</div><p>Too late.</p><p><a href=/r>Reply</a></p><button>Like</button></div></div>"
         "<form class=comment-form><p>Leave a comment</p><p>Your words here</p></form>",
         {"Too late."}},
        {"counters", "<div class=comments><p>26</p><p>Too late.</p></div>", {"Too late."}},
        {"labels", "<div class=comments><p>Newest</p><p>Thanks!</p><p>Expand</p></div>", {"Thanks!"}},
        {"what stands beside the posts of a thread",
         "<ol class=comments><li><p>+Which one?</p><p>Reactions: Eve</p><li><p>+The red one.</p><li><p>Log in to "
         "answer.</p></ol>",
         {}},
        {"one of them taken for body",
         "<ol class=comments><li><p>+Which one?</p><li><p>The red one.</p><li><p>No, the blue.</p></ol>",
         {"The red one.", "No, the blue."}},
        {"the latest comments elsewhere",
         "<aside class='widget recent-comments'><ul><li>Eve: how true</ul></aside>",
         {}},
    };
    for (const Row& row : rows) {
        INFO(row.what);
        CHECK(comments_of("<p>The body.</p>" + row.comments, InputKind::html) == row.expected);
    }
}

TEST_CASE("comments that do not fit are left out") {
    const std::string page =
        "<p>The body.</p><ol class=comments><li><p>Too late.</p><p>And on.</p><li><p>Second!</p></ol>";
    CHECK(comments_of(page, InputKind::html, 25).size() == 2);
    CHECK(comments_of(page, InputKind::html, 24, true) == std::vector<std::string>{"Too late.\n\nAnd on."});
    CHECK(comments_of(page, InputKind::html, 9, true) == std::vector<std::string>{"Too late."});
    CHECK(comments_of(page, InputKind::html, 8, true).empty());
}

TEST_CASE("what was dropped of a post that stayed is no comment") {
    const MeasuredPage page(
        "<div class=comments><div class=comment><p>The post.</p><p>Three people liked it.</p></div>"
        "<div class=comment><p>Another one.</p></div></div>",
        InputKind::html);
    std::vector<Decision> decisions(page.pipeline.text.lines.size());
    for (std::size_t i = 0; i < decisions.size(); ++i) {
        const bool is_body = i == 0 || page.pipeline.text.lines[i].text.starts_with('+');
        decisions[i].verdict = is_body ? Verdict::body : Verdict::residue;
    }
    bool is_cut = false;
    CHECK(read_comments(page.evidence(), decisions, 1000, is_cut) == std::vector<std::string>{"Another one."});
}

TEST_CASE("what is dropped as standing elsewhere too is no comment") {
    const MeasuredPage page(
        "<p>The body.</p><div class=comments><p>Too late.</p><p>Be kind to each other here.</p></div>",
        InputKind::html);
    for (const ReasonKind reason : {ReasonKind::repeated, ReasonKind::site}) {
        std::vector<Decision> decisions(page.pipeline.text.lines.size());
        decisions[0].verdict = Verdict::body;
        decisions[2].reason = reason;
        bool is_cut = false;
        CHECK(read_comments(page.evidence(), decisions, 1000, is_cut) == std::vector<std::string>{"Too late."});
    }
}

TEST_CASE("comments of a dump are lines") {
    const std::string dump = "The body of the text.\n\nComments (2)\n\nAbout time!\n\nWho paid for it?\n\n";
    const std::vector<std::string> expected = {"About time!", "Who paid for it?"};
    CHECK(comments_of(dump, InputKind::text) == expected);
    CHECK(comments_of(dump + "Related articles\n\nFerries\n", InputKind::text) == expected);
    CHECK(comments_of("The body of the text.\n\nAnother line.\n", InputKind::text).empty());
}
