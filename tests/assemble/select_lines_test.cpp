#include "assemble/selection.hpp"
#include "support/catch.hpp"
#include "support/measured_page.hpp"

using namespace dehusk;
using dehusk::testing::MeasuredPage;

namespace {

const std::string prose = "The old mill on the river has been turning for three hundred years without a pause, the miller says.";

std::vector<Decision> decide(const MeasuredPage& page) {
    std::vector<Decision> decisions;
    select_lines(page.evidence(), decisions);
    return decisions;
}

}  // namespace

TEST_CASE("without rules the score decides") {
    MeasuredPage page("One line\n\n" + prose + "\n\nAnother line", InputKind::text);
    page.scores = {499, 900, 500};
    const std::vector<Decision> decisions = decide(page);
    CHECK(decisions[0].verdict == Verdict::residue);
    CHECK(decisions[0].reason == ReasonKind::model);
    CHECK(decisions[1].verdict == Verdict::body);
    CHECK(decisions[2].verdict == Verdict::body);
}

TEST_CASE("a rule takes a line that the classifier leans to, not one it is sure of") {
    MeasuredPage page(prose + "\n\nRelated articles\n\n" + prose + " Again.", InputKind::text);
    page.scores = {900, 700, 900};
    CHECK(decide(page)[1].verdict == Verdict::residue);
    CHECK(decide(page)[1].reason == ReasonKind::rule);
    page.scores = {900, 950, 900};
    CHECK(decide(page)[1].verdict == Verdict::body);
}

TEST_CASE("a residue heading takes its teasers with it, and prose ends the section") {
    MeasuredPage page(prose + "\n\nRelated articles\n\nMill burns down in the hills\n\nRiver rises again\n\n" + prose +
                          " Again.\n\nThe cost of flour",
                      InputKind::text);
    page.scores = {900, 300, 650, 650, 900, 650};
    const std::vector<Decision> decisions = decide(page);
    CHECK(decisions[2].verdict == Verdict::residue);
    CHECK(decisions[2].reason == ReasonKind::section);
    CHECK(decisions[3].verdict == Verdict::residue);
    CHECK(decisions[4].verdict == Verdict::body);
    CHECK(decisions[5].verdict == Verdict::body);
}

TEST_CASE("a heading that was kept opens nothing") {
    MeasuredPage page(prose + "\n\nRelated articles\n\nMill burns down in the hills", InputKind::text);
    page.scores = {900, 950, 650};
    CHECK(decide(page)[2].verdict == Verdict::body);
}
