#include "assemble/selection.hpp"
#include "support/catch.hpp"
#include "support/measured_page.hpp"

using namespace dehusk;
using dehusk::testing::MeasuredPage;

namespace {

const std::string prose =
    "The old mill on the river has been turning for three hundred years without a pause, the miller says.";

std::vector<Decision> decide(const MeasuredPage& page) {
    std::vector<Decision> decisions;
    select_lines(page.evidence(), decisions);
    return decisions;
}

}  // namespace

TEST_CASE("without rules the score decides") {
    MeasuredPage page("<p>One line<p>" + prose + "<p>Another line", InputKind::html);
    page.scores = {300, 900, 400};
    const std::vector<Decision> decisions = decide(page);
    CHECK(decisions[0].verdict == Verdict::residue);
    CHECK(decisions[0].reason == ReasonKind::model);
    CHECK(decisions[1].verdict == Verdict::body);
    CHECK(decisions[2].verdict == Verdict::body);
}

TEST_CASE("a rule takes a line that the classifier leans to, not one it is sure of") {
    MeasuredPage page(prose + "\n\nRelated articles\n\n" + prose + " Again.", InputKind::text);
    page.scores = {900, 300, 900};
    CHECK(decide(page)[1].verdict == Verdict::residue);
    CHECK(decide(page)[1].reason == ReasonKind::rule);
    page.scores = {900, 950, 900};
    CHECK(decide(page)[1].verdict == Verdict::body);
}

TEST_CASE("a residue heading takes its teasers with it, and prose ends the section") {
    MeasuredPage page(prose + "\n\nRelated articles\n\nMill burns down in the hills\n\nRiver rises again\n\n" + prose +
                          " Again.\n\nThe cost of flour",
                      InputKind::text);
    page.scores = {900, 250, 300, 300, 900, 300};
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

TEST_CASE("a page whose best line scores low is judged by its own lines") {
    MeasuredPage page("<p>One line<p>" + prose + "<p>Another line", InputKind::html);
    page.scores = {70, 200, 150};
    const std::vector<Decision> decisions = decide(page);
    CHECK(decisions[0].verdict == Verdict::residue);
    CHECK(decisions[1].verdict == Verdict::body);
    CHECK(decisions[2].verdict == Verdict::body);
    page.scores = {20, 149, 60};
    CHECK(decide(page)[1].verdict == Verdict::residue);
}

TEST_CASE("on a web page less than the threshold is enough for a lead, not for a menu, nor for what follows the body") {
    const std::string lead = "<p>The miller of the old mill on the river is to stop after thirty years.";
    const std::string menu = "<p><a href=/>The miller of the old mill on the river is to stop after thirty years</a>";
    MeasuredPage page(lead + menu + "<p>Too few words<p>" + prose + "<p>" + prose + " Again." + lead, InputKind::html);
    page.scores = {200, 200, 200, 900, 900, 200};
    const std::vector<Decision> decisions = decide(page);
    CHECK(decisions[0].verdict == Verdict::body);
    CHECK(decisions[1].verdict == Verdict::residue);
    CHECK(decisions[2].verdict == Verdict::residue);
    CHECK(decisions[3].verdict == Verdict::body);
    CHECK(decisions[5].verdict == Verdict::residue);
    page.scores[0] = 100;
    CHECK(decide(page)[0].verdict == Verdict::residue);
}

TEST_CASE("a dump that is clean already keeps its doubtful lines, but not what a rule names") {
    MeasuredPage page("One line\n\n" + prose + "\n\n" + prose + " Again.\n\nRelated articles", InputKind::text);
    page.scores = {300, 900, 900, 400};
    const std::vector<Decision> decisions = decide(page);
    CHECK(decisions[0].verdict == Verdict::body);
    CHECK(decisions[3].verdict == Verdict::residue);
}

TEST_CASE("a dump that is full of residue loses its doubtful lines") {
    MeasuredPage page("One line\n\n" + prose + "\n\n" + prose + " Again.\n\n" + prose + " Thrice.", InputKind::text);
    page.scores = {300, 900, 20, 20};
    const std::vector<Decision> decisions = decide(page);
    CHECK(decisions[0].verdict == Verdict::residue);
    CHECK(decisions[1].verdict == Verdict::body);
}

TEST_CASE("a line of a web page is judged by rules at their full weight") {
    MeasuredPage page("<p>" + prose + "<p>Related articles<p>" + prose + " Again.", InputKind::html);
    page.scores = {900, 850, 900};
    CHECK(decide(page)[1].verdict == Verdict::residue);
}

TEST_CASE("a caption whose credit stands on the next line goes with it") {
    const std::string caption = "Jane Roe speaks to reporters during a meeting in San\nFrancisco. (AP Photo/John Doe)";
    MeasuredPage page(prose + "\n\n" + caption + "\n\n" + prose + " Again.", InputKind::text);
    REQUIRE(page.scores.size() == 4);
    page.scores = {900, 300, 300, 900};
    CHECK(decide(page)[1].verdict == Verdict::residue);
    CHECK(decide(page)[2].verdict == Verdict::residue);
    MeasuredPage apart(
        prose + "\n\nJane Roe speaks to reporters during a meeting\n\n(AP Photo/John Doe)\n\n" + prose + " Again.",
        InputKind::text);
    apart.scores = {900, 300, 300, 900};
    CHECK(decide(apart)[1].verdict == Verdict::body);
}

TEST_CASE("a byline that breaks off takes the name on the next line") {
    MeasuredPage page("[June 13, 2025] By\n\nJANE ROE\n\n" + prose + "\n\n" + prose + " Again.", InputKind::text);
    page.scores = {300, 300, 900, 900};
    const std::vector<Decision> decisions = decide(page);
    CHECK(decisions[0].verdict == Verdict::residue);
    CHECK(decisions[1].verdict == Verdict::residue);
    CHECK(decisions[2].verdict == Verdict::body);
}

TEST_CASE("teasers between a residue heading and the text's second copy go, however article-like they are") {
    const std::string other =
        "The river has never been bridged above the mill, and nobody in the town would want it to be now or later.";
    MeasuredPage page(
        prose + "\n\n" + other + "\n\nRelated articles\n\nMill burns down in the hills\n\n" + prose + "\n\n" + other,
        InputKind::text);
    page.scores = {950, 950, 400, 700, 900, 900};
    const std::vector<Decision> decisions = decide(page);
    CHECK(decisions[3].verdict == Verdict::residue);
    CHECK(decisions[3].reason == ReasonKind::section);
    CHECK(decisions[4].verdict == Verdict::body);

    MeasuredPage once(prose + "\n\n" + other + "\n\nRelated articles\n\nMill burns down in the hills", InputKind::text);
    once.scores = {950, 950, 400, 700};
    CHECK(decide(once)[3].verdict == Verdict::body);
}

TEST_CASE("the lines of a block that ends with a credit are its caption") {
    const std::string caption = "The miller waves from the upper window in Northport.\n(AP Photo/Anna\nBerg, File)";
    MeasuredPage page(prose + "\n\n" + caption + "\n\n" + prose + " Again.", InputKind::text);
    page.scores = {950, 600, 600, 600, 950};
    const std::vector<Decision> decisions = decide(page);
    CHECK(decisions[1].verdict == Verdict::residue);
    CHECK(decisions[2].verdict == Verdict::residue);
    CHECK(decisions[3].verdict == Verdict::residue);
    CHECK(decisions[4].verdict == Verdict::body);
    // Without blank lines around nothing tells a caption's lines from the text's.
    MeasuredPage solid(prose + "\n" + caption + "\n" + prose + " Again.", InputKind::text);
    solid.scores = page.scores;
    CHECK(decide(solid)[1].verdict == Verdict::body);
}

TEST_CASE("a byline that breaks off takes the name below it, under a headline as long as prose") {
    const std::string headline =
        "The old mill on the river that has been turning for three hundred years stands still now";
    MeasuredPage page(headline + "\n\n[June 13, 2025] By\nJANE ROE\n\n" + prose + "\n\n" + prose + " Again.",
                      InputKind::text);
    page.scores = {400, 300, 690, 950, 950};
    const std::vector<Decision> decisions = decide(page);
    CHECK(decisions[1].verdict == Verdict::residue);
    CHECK(decisions[2].verdict == Verdict::residue);
}

TEST_CASE("one date inside a dump's body is less sure than a log of them") {
    std::string text;
    for (int i = 0; i < 40; ++i) text += prose + " ";
    const std::string date = "\n\nUpdated: March 3, 2024\n\n";
    MeasuredPage one(text + date + text + "Again.", InputKind::text);
    one.scores = {950, 90, 950};
    CHECK(decide(one)[1].verdict == Verdict::residue);
    MeasuredPage log(text + date + text + "Again." + date + text + "Thrice.", InputKind::text);
    log.scores = {950, 90, 950, 90, 950};
    CHECK(decide(log)[1].verdict == Verdict::body);
    CHECK(decide(log)[3].verdict == Verdict::body);
}
