#include "assemble/report.hpp"

#include "support/catch.hpp"
#include "support/measured_page.hpp"

using namespace dehusk;
using dehusk::testing::MeasuredPage;

TEST_CASE("status follows from limit and body") {
    Article article;
    CHECK(status_of(article) == Status::no_content);
    article.body = "x";
    CHECK(status_of(article) == Status::ok);
    article.limit = Limit::lines;
    CHECK(status_of(article) == Status::limit_reached);
}

TEST_CASE("every line is reported with its reasons and its bytes") {
    MeasuredPage page("<p>A first line</p>\n<p>Related articles</p>", InputKind::html);
    page.scores = {900, 600};
    std::vector<Decision> decisions;
    select_lines(page.evidence(), decisions);
    const std::vector<Line> lines = report_lines(page.evidence(), decisions);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].text == "A first line");
    CHECK(lines[0].verdict == Verdict::body);
    CHECK(lines[0].score == Approx(0.9));
    REQUIRE(lines[0].reasons.size() == 1);
    CHECK(lines[0].reasons[0].kind == ReasonKind::model);
    CHECK(lines[0].source_begin_byte == 3);
    CHECK(lines[0].source_end_byte == 15);
    CHECK(lines[1].verdict == Verdict::residue);
    REQUIRE(lines[1].reasons.size() >= 2);
    CHECK(lines[1].reasons[0].kind == ReasonKind::rule);
    CHECK(lines[1].reasons[0].rule.starts_with("en.related"));
}
