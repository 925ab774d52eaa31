#include <algorithm>

#include "assemble/headline_candidates.hpp"
#include "assemble/selection.hpp"
#include "support/catch.hpp"
#include "support/measured_page.hpp"

using namespace dehusk;
using dehusk::testing::MeasuredPage;

namespace {

const std::string prose =
    "The old mill on the river has been turning for three hundred years without a pause, the miller says.";

struct Taken {
    std::string headline;
    std::vector<Decision> decisions;
};

// Lines of fewer than ten words are residue, all others body.
Taken take(const MeasuredPage& page) {
    Taken taken;
    for (const LineFacts& fact : page.pipeline.measurer.line_facts()) {
        taken.decisions.push_back({fact.words < 10 ? Verdict::residue : Verdict::body, ReasonKind::model});
    }
    taken.headline = take_headline(page.evidence(), {}, taken.decisions);
    return taken;
}

}  // namespace

TEST_CASE("headlines of dumps") {
    struct Row {
        const char* what;
        std::string text;
        const char* headline;
    };
    const Row rows[] = {
        {"the first line", "Mill burns down in the night\n\n" + prose, "Mill burns down in the night"},
        {"a date glued to its front goes", "date 2025-06-13 Mill burns down in the night\n\n" + prose,
         "Mill burns down in the night"},
        {"byline and date stand between", "Mill burns down in the night\n\nBy Jane Roe\n\nJune 13, 2025\n\n" + prose,
         "Mill burns down in the night"},
        {"a menu stands above", "Home\n\nNews\n\nSport\n\nMill burns down in the night\n\n" + prose,
         "Mill burns down in the night"},
        {"a heading wins over plain lines",
         "Our weekly paper for the valley\n\n# Mill burns down in the night\n\n" + prose,
         "Mill burns down in the night"},
        {"prose alone has none", prose + "\n\n" + prose + " Again.", ""},
    };
    for (const Row& row : rows) {
        INFO(row.what);
        const MeasuredPage page(row.text, InputKind::text);
        CHECK(take(page).headline == row.headline);
    }
}

TEST_CASE("the headline's line is not body, nor is its copy at the head of the body") {
    const MeasuredPage page("Mill burns down in the night\n\nMill burns down in the night\n\n" + prose,
                            InputKind::text);
    const Taken taken = take(page);
    CHECK(taken.decisions[0].verdict == Verdict::headline);
    CHECK(taken.decisions[1].verdict == Verdict::headline);
    CHECK(taken.decisions[2].verdict == Verdict::body);
}

TEST_CASE("candidates of a page: headings, titles and their parts, each once") {
    const MeasuredPage page(
        "<title>Mill burns down - News | The Valley Gazette</title><meta property=og:title content='Mill burns down'>"
        "<h1>The Valley Gazette</h1><h1>Mill Burns Down</h1><h2>Read on</h2><p>" +
            prose,
        InputKind::html);
    Arena arena;
    const std::vector<HeadlineCandidate> candidates =
        headline_candidates(page.evidence(), "https://valleygazette.example/mill", arena);
    std::vector<std::string> texts;
    for (const HeadlineCandidate& candidate : candidates) texts.emplace_back(candidate.text);
    const std::vector<std::string> expected = {"The Valley Gazette",
                                               "Mill Burns Down",
                                               "Read on",
                                               "Mill burns down - News | The Valley Gazette",
                                               "Mill burns down - News",
                                               "News"};
    CHECK(texts == expected);
    const auto has = [](const HeadlineCandidate& candidate, HeadlineSource source) {
        return (candidate.sources >> static_cast<unsigned>(source) & 1U) != 0;
    };
    CHECK(has(candidates[1], HeadlineSource::h1));
    CHECK(has(candidates[1], HeadlineSource::og));
    CHECK(has(candidates[1], HeadlineSource::title_soft_first));
    CHECK(has(candidates[0], HeadlineSource::title_last));
    CHECK(candidates[1].h1_index == 1);
}

TEST_CASE("a page's headline is its h1 where the titles agree") {
    const MeasuredPage page(
        "<title>Mill burns down | The Valley Gazette</title><meta property=og:site_name content='The Valley Gazette'>"
        "<header><h1>The Valley Gazette</h1></header><main><h1>Mill burns down</h1><p>" +
            prose + "</p></main>",
        InputKind::html);
    const Taken taken = take(page);
    CHECK(taken.headline == "Mill burns down");
    CHECK(taken.decisions[static_cast<std::size_t>(page.line("Mill burns down"))].verdict == Verdict::headline);
}
