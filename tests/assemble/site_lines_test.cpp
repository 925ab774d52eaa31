#include "assemble/site_lines.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "support/catch.hpp"
#include "support/measured_page.hpp"

using namespace dehusk;
using dehusk::testing::MeasuredPage;

namespace {

const std::string own = "The mill was sold to the miller's son in the spring.";
const std::string line = "Ada Holm writes about mills and rivers on Fridays.";

// A profile of `pages` pages, of which the first `with_line` hold the line.
SiteProfile profile_of(std::size_t pages, std::size_t with_line, const std::string& text) {
    SiteProfile site;
    for (std::size_t page = 0; page < pages; ++page) {
        Article article;
        article.lines.emplace_back().text = "An article of its own on page number " + std::to_string(page);
        if (page < with_line) article.lines.emplace_back().text = text;
        site.learn(article);
    }
    return site;
}

struct Row {
    const char* what;
    std::size_t pages;
    std::size_t with_line;
    std::int32_t score;
    std::string text;
    bool is_dropped;
};

const Row rows[] = {
    {"on every page", 10, 10, 600, line, true},
    {"on 65 % of the other pages", 21, 14, 600, line, true},
    {"on less than 65 % of them", 21, 13, 600, line, false},
    {"on three other pages", 4, 4, 600, line, true},
    {"on two other pages", 3, 3, 600, line, false},
    {"a notice that stands on two pages on purpose", 2, 2, 600, line, false},
    {"sure of, and on eight other pages", 9, 9, 700, line, true},
    {"sure of, and on seven other pages", 8, 8, 700, line, false},
    {"almost sure of, and on seven other pages", 8, 8, 699, line, true},
    {"sure of, and on 95 % of the other pages", 21, 20, 700, line, true},
    {"sure of, and on less than 95 % of them", 21, 19, 700, line, false},
    {"a label of seven words", 10, 10, 600, "This game requires a broadband Internet connection", false},
    {"a line that is on no other page", 10, 0, 600, line, false},
    {"no page is known", 0, 0, 600, line, false},
};

Decision decide(MeasuredPage& page, const std::string& text, std::int32_t score, const SiteProfile& site,
                Verdict verdict = Verdict::body) {
    const int index = page.line(text);
    REQUIRE(index >= 0);
    const auto place = static_cast<std::size_t>(index);
    page.scores[place] = score;
    std::vector<Decision> decisions(page.scores.size(), Decision{Verdict::body, ReasonKind::model, score});
    decisions[place].verdict = verdict;
    drop_site_lines(page.evidence(), site, decisions);
    CHECK(std::ranges::count(decisions, ReasonKind::site, &Decision::reason) ==
          (decisions[place].reason == ReasonKind::site ? 1 : 0));
    return decisions[place];
}

}  // namespace

TEST_CASE("a line that stands on most pages of the site goes, if the classifier is in doubt") {
    for (const Row& row : rows) {
        INFO(row.what);
        MeasuredPage page("<p>" + own + "</p><p>" + row.text + "</p>", InputKind::html);
        const Decision decision = decide(page, row.text, row.score, profile_of(row.pages, row.with_line, row.text));
        CHECK(decision.verdict == (row.is_dropped ? Verdict::residue : Verdict::body));
        CHECK(decision.reason == (row.is_dropped ? ReasonKind::site : ReasonKind::model));
    }
}

TEST_CASE("cells and code may repeat over a site") {
    const SiteProfile site = profile_of(10, 10, line);
    for (const char* markup : {"<table><tr><td>x</td><td>", "<pre>"}) {
        INFO(markup);
        MeasuredPage page("<p>" + own + "</p>" + markup + line, InputKind::html);
        CHECK(decide(page, line, 600, site).verdict == Verdict::body);
    }
}

TEST_CASE("only the body is asked about") {
    const SiteProfile site = profile_of(10, 10, line);
    for (const Verdict verdict : {Verdict::headline, Verdict::residue}) {
        MeasuredPage page("<p>" + own + "</p><p>" + line + "</p>", InputKind::html);
        const Decision decision = decide(page, line, 600, site, verdict);
        CHECK(decision.verdict == verdict);
        CHECK(decision.reason == ReasonKind::model);
    }
}
