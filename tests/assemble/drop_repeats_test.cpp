#include "assemble/selection.hpp"
#include "support/catch.hpp"
#include "support/measured_page.hpp"

using namespace dehusk;
using dehusk::testing::MeasuredPage;

namespace {

const std::string first = "The bridge was built in the year of the great flood by masons from the hills.";
const std::string second = "Its arches still carry the mill road across the river every day of the week.";
const std::string third = "No one has counted the carts.";

// One letter a line: b for body, r for residue, x for dropped as a repeat.
std::string decide(MeasuredPage& page, const std::vector<int>& residue_lines = {}) {
    std::vector<Decision> decisions(page.pipeline.text.lines.size(), Decision{Verdict::body, ReasonKind::model});
    for (const int line : residue_lines) decisions[static_cast<std::size_t>(line)].verdict = Verdict::residue;
    drop_repeats(page.evidence(), decisions);
    std::string letters;
    for (const Decision& decision : decisions) {
        const bool is_repeat = decision.reason == ReasonKind::repeated;
        letters += is_repeat ? 'x' : decision.verdict == Verdict::body ? 'b' : 'r';
    }
    return letters;
}

}  // namespace

TEST_CASE("a body given twice comes out once") {
    MeasuredPage page(first + "\n\n" + second + "\n\n" + third + "\n\n" + first + "\n\n" + second + "\n\n" + third,
                      InputKind::text);
    CHECK(decide(page) == "bbbxxx");
}

TEST_CASE("also where the copy lacks lines, or residue stands between") {
    MeasuredPage lacking(first + "\n\n" + third + "\n\n" + second + "\n\n" + first + "\n\n" + second, InputKind::text);
    CHECK(decide(lacking) == "bbbxx");
    MeasuredPage between(first + "\n\n" + second + "\n\n" + first + "\n\nShare\n\n" + second, InputKind::text);
    CHECK(decide(between, {3}) == "bbxrx");
}

TEST_CASE("residue that stood before goes with the run") {
    MeasuredPage page(first + "\n\n" + second + "\n\nOther news\n\n" + first + "\n\n" + second + "\n\nOther news",
                      InputKind::text);
    CHECK(decide(page, {2}) == "bbrxxx");
}

TEST_CASE("a single short line may repeat, a long one may not") {
    MeasuredPage refrain(third + "\n\n" + first + "\n\n" + third + "\n\n" + second, InputKind::text);
    CHECK(decide(refrain) == "bbbb");
    std::string forty;
    for (int i = 0; i < 40; ++i) forty += "word" + std::to_string(i) + (i < 39 ? " " : "");
    MeasuredPage longer(forty + "\n\n" + first + "\n\n" + forty, InputKind::text);
    CHECK(decide(longer) == "bbx");
}

TEST_CASE("items of a dump may repeat, and so may a refrain that the classifier is sure of") {
    const std::string items = "Keeps the rain out\n\nFits in any pocket";
    MeasuredPage listed(items + "\n\n" + first + "\n\n" + items + "\n\n" + second, InputKind::text);
    CHECK(decide(listed) == "bbbbbb");
    const std::string refrain = first + "\n\n" + second + "\n\n";
    MeasuredPage thrice(refrain + "One more\n\n" + refrain + "And again\n\n" + refrain + "The end", InputKind::text);
    CHECK(decide(thrice) == "bbbbbbbbb");
    thrice.scores.assign(thrice.scores.size(), 600);
    CHECK(decide(thrice) == "bbbxxbxxb");
}

TEST_CASE("a refrain inside a copy does not part it") {
    const std::string given = first + "\n\nOrdinary way\n\n" + second + "\n\nOrdinary way\n\n" + third + "\n\n";
    MeasuredPage page(given + given, InputKind::text);
    CHECK(decide(page) == "bbbbbxxxxx");
}

TEST_CASE("cells may repeat") {
    MeasuredPage page(
        "<table><tr><td>yes, it does so every day<td>no, it never does so here"
        "<tr><td>yes, it does so every day<td>no, it never does so here</table>",
        InputKind::html);
    CHECK(decide(page) == "bbbb");
}

TEST_CASE("a copy whose original was dropped stays") {
    MeasuredPage page(first + "\n\n" + second + "\n\n" + first + "\n\n" + second, InputKind::text);
    CHECK(decide(page, {0, 1}) == "rrbb");
}
