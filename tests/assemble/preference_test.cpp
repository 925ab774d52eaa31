#include "assemble/selection.hpp"
#include "support/catch.hpp"

using namespace dehusk;

namespace {

struct Row {
    const char* what;
    Decision decision;
    Verdict precise;
    Verdict lenient;
};

// The best score is 800: precision keeps from 520 on, recall from 120 on.
const Row rows[] = {
    {"the best line", {Verdict::body, ReasonKind::model, 800}, Verdict::body, Verdict::body},
    {"kept, certain", {Verdict::body, ReasonKind::model, 520}, Verdict::body, Verdict::body},
    {"kept, in doubt", {Verdict::body, ReasonKind::model, 519}, Verdict::residue, Verdict::body},
    {"dropped, in doubt", {Verdict::residue, ReasonKind::model, 120}, Verdict::residue, Verdict::body},
    {"dropped, certain", {Verdict::residue, ReasonKind::model, 119}, Verdict::residue, Verdict::residue},
    {"dropped by a rule, in doubt", {Verdict::residue, ReasonKind::rule, 300}, Verdict::residue, Verdict::body},
    {"dropped by a rule, certain", {Verdict::residue, ReasonKind::rule, -200}, Verdict::residue, Verdict::residue},
    {"a repeat", {Verdict::residue, ReasonKind::repeated, 790}, Verdict::residue, Verdict::residue},
    {"a copy of the headline", {Verdict::residue, ReasonKind::headline, 790}, Verdict::residue, Verdict::residue},
    {"a line of the site", {Verdict::residue, ReasonKind::site, 690}, Verdict::residue, Verdict::residue},
    {"the headline", {Verdict::headline, ReasonKind::headline, 100}, Verdict::headline, Verdict::headline},
};

std::vector<Decision> decisions_of_rows() {
    std::vector<Decision> decisions;
    for (const Row& row : rows) decisions.push_back(row.decision);
    return decisions;
}

}  // namespace

TEST_CASE("a preference moves the lines in doubt") {
    std::vector<Decision> precise = decisions_of_rows(), balanced = precise, lenient = precise;
    apply_preference(Preference::precision, precise);
    apply_preference(Preference::balanced, balanced);
    apply_preference(Preference::recall, lenient);
    for (std::size_t i = 0; i < std::size(rows); ++i) {
        INFO(rows[i].what);
        CHECK(precise[i].verdict == rows[i].precise);
        CHECK(balanced[i].verdict == rows[i].decision.verdict);
        CHECK(lenient[i].verdict == rows[i].lenient);
    }
}

TEST_CASE("a preference on a page without lines, or without a score above nothing, keeps nothing more") {
    std::vector<Decision> none;
    apply_preference(Preference::recall, none);
    CHECK(none.empty());
    std::vector<Decision> hopeless(3, Decision{Verdict::residue, ReasonKind::model, 0});
    apply_preference(Preference::recall, hopeless);
    for (const Decision& decision : hopeless) CHECK(decision.verdict == Verdict::residue);
}
