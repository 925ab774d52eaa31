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
        {"a block of code, on one line", "```\nMill burns  down\nin the night\n```\n\n" + prose,
         "Mill burns down in the night"},
        {"a question, in any script", "磨坊昨夜为什么烧毁了？\n\n" + prose, "磨坊昨夜为什么烧毁了？"},
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

TEST_CASE("candidates of a page: headings, titles and runs of their parts, each once") {
    struct Row {
        const char* what;
        std::string html;
        std::vector<std::string> texts;
    };
    const Row rows[] = {
        {"what stands twice comes once",
         "<title>Mill burns down - News | The Valley Gazette</title>"
         "<meta property=og:title content='Mill burns down'><h1>The Valley Gazette</h1><h1>Mill Burns Down</h1>"
         "<h2>Read on</h2>",
         {"The Valley Gazette", "Mill Burns Down", "Read on", "Mill burns down - News | The Valley Gazette",
          "Mill burns down - News", "News", "News | The Valley Gazette"}},
        {"the parts of an h1", "<h1>Mill | burns | down</h1>", {"Mill | burns | down", "Mill", "down", "Mill | burns"}},
        {"an h1 is not cut off before a dash",
         "<title>Mill burns down - a warning</title><h1>Mill burns down - a warning</h1>",
         {"Mill burns down - a warning", "a warning"}},
        {"unless what goes is the site",
         "<meta property=og:site_name content='Gazette'><h1>Mill burns down - Gazette</h1>",
         {"Mill burns down - Gazette", "Mill burns down", "Gazette"}},
        {"halves around a colon in the first part alone",
         "<title>The Gazette: Mill burns down | News: today</title>",
         {"The Gazette: Mill burns down | News: today", "The Gazette: Mill burns down", "News: today", "The Gazette",
          "Mill burns down"}},
        {"no more than five parts in a row, from the first five",
         "<title>a | b | c | d | e | f | g</title>",
         {"a | b | c | d | e | f | g",
          "a",
          "a | b",
          "a | b | c",
          "a | b | c | d",
          "a | b | c | d | e",
          "b",
          "b | c",
          "b | c | d",
          "b | c | d | e",
          "b | c | d | e | f",
          "c",
          "c | d",
          "c | d | e",
          "c | d | e | f",
          "c | d | e | f | g",
          "d",
          "d | e",
          "d | e | f",
          "d | e | f | g",
          "e",
          "e | f",
          "e | f | g"}},
        {"the headline in JSON-LD",
         R"(<title>Mill</title><script type="application/ld+json">{"@type":"Article","headline":"It burns"}</script>)",
         {"Mill", "It burns"}},
    };
    for (const Row& row : rows) {
        INFO(row.what);
        const MeasuredPage page(row.html + "<p>" + prose, InputKind::html);
        std::vector<std::string> texts;
        for (const HeadlineCandidate& candidate : headline_candidates(page.evidence(), {})) {
            texts.emplace_back(candidate.text);
        }
        CHECK(texts == row.texts);
    }
}

TEST_CASE("a candidate knows all the places it stands in") {
    const MeasuredPage page(
        "<title>Mill burns down - News | The Valley Gazette</title><meta property=og:title content='Mill burns down'>"
        "<h1>The Valley Gazette</h1><h1>Mill Burns Down</h1><p>" +
            prose,
        InputKind::html);
    const std::vector<HeadlineCandidate> candidates = headline_candidates(page.evidence(), {});
    const auto sources = [](std::initializer_list<HeadlineSource> list) {
        std::uint32_t set = 0;
        for (const HeadlineSource source : list) set |= 1U << static_cast<unsigned>(source);
        return set;
    };
    CHECK(candidates[0].sources == sources({HeadlineSource::h1, HeadlineSource::title_last}));
    CHECK(candidates[1].sources == sources({HeadlineSource::h1, HeadlineSource::og, HeadlineSource::title_first}));
    CHECK(candidates[1].h1_index == 1);
    CHECK(candidates[1].line == page.line("Mill Burns Down"));
    CHECK(candidates[3].sources == sources({HeadlineSource::title_run}));
}

TEST_CASE("numbers of a candidate") {
    struct Row {
        const char* what;
        std::string html;
        const char* url;
        const char* candidate;
        HeadlineNumber number;
        std::int32_t value;
    };
    using Number = HeadlineNumber;
    const std::string glued = "<title>News | Mill burns down | The Valley Gazette</title>";
    const std::string site = "<meta property=og:site_name content='Valley Gazette'>";
    const std::string marked = "<header><h1 class='Post-Title large'>Mill <b>burns</b> down</h1></header>";
    const char* const mill = "Mill burns down";
    const char* const address = "https://www.valleygazette.example/news/2025/mill_burns%20down.html?page=1";
    const Row rows[] = {
        {"words of the title before it", glued, "", mill, Number::title_words_before, 1},
        {"words of the title behind it", glued, "", mill, Number::title_words_after, 3},
        {"not in the title", "<title>Fire</title><h1>Mill burns down</h1>", "", mill, Number::title_words_before, -1},
        {"the site's name behind it", glued + site, "", mill, Number::after_is_site, 1},
        {"the site's very name behind it", "<title>Mill burns down - Valley Gazette</title>" + site, "", mill,
         Number::rest_is_site, 2},
        {"the host's name behind it", "<title>Mill burns down - Valley Gazette</title>", address, mill,
         Number::rest_is_site, 2},
        {"something else before it", glued + site, "", mill, Number::before_is_site, 0},
        {"og:title stands in for a title that is missing",
         "<meta property=og:title content='Mill burns down - Valley Gazette'>" + site, "", mill, Number::rest_is_site,
         2},
        {"a bar behind it", glued, "", mill, Number::title_cut_after, 2},
        {"a dash behind it", "<title>Mill burns down - fire</title>", "", mill, Number::title_cut_after, 1},
        {"nothing behind it", "<title>Mill burns down</title>", "", mill, Number::title_cut_after, -1},
        {"no separator behind it", "<title>Mill burns down again</title><h1>Mill burns down</h1>", "", mill,
         Number::title_cut_after, 0},
        {"cut from the h1's end", "<title>Fire</title><h1>News - Fire</h1>", "", "Fire", Number::h1_cut_before, 1},
        {"scripts without spaces count by characters", "<h1>\xE5\xAD\x90\xE4\xBE\x9B\xE3\x81\xB8\xE3\x81\xAE</h1>", "",
         "\xE5\xAD\x90\xE4\xBE\x9B\xE3\x81\xB8\xE3\x81\xAE", Number::words, 2},
        {"a sentence that holds the site's name",
         "<title>Mill burns down - a long tale of the Valley Gazette and of those "
         "who print it</title>" +
             site,
         "", mill, Number::rest_is_site, 0},
        {"the longest part", "<title>Fire | Mill burns down</title>", "", mill, Number::is_longest_part, 1},
        {"not the longest part", glued, "", mill, Number::is_longest_part, 0},
        {"words that the h1 lacks", "<title>Mill burns down again</title><h1>Mill burns down</h1>", "",
         "Mill burns down again", Number::words_beyond_h1, 1},
        {"words of the h1 that it lacks", "<title>Mill burns</title><h1>Mill burns down</h1>", "", "Mill burns",
         Number::h1_words_missing, 1},
        {"all of the address's last part", glued, address, mill, Number::slug_covered, 1000},
        {"depth of the address", glued, address, mill, Number::path_depth, 3},
        {"depth of an address without a host", glued + "<link rel=canonical href='/news/mill'>", "", mill,
         Number::path_depth, 2},
        {"a home page", glued, "https://www.valleygazette.example/", mill, Number::is_home_page, 1},
        {"no address", glued, "", mill, Number::is_home_page, -1},
        {"class that names a title", marked, "", mill, Number::is_named_title, 1},
        {"no class that names a title", "<h1>Mill burns down</h1>", "", mill, Number::is_named_title, 0},
        {"names in class and id", marked, "", mill, Number::names, 2},
        {"elements inside the h1", marked, "", mill, Number::inner_pieces, 1},
        {"the h1's parent", marked, "", mill, Number::parent, 1},
        {"markup of what is no h1", glued, "", mill, Number::is_named_title, -1},
    };
    for (const Row& row : rows) {
        INFO(row.what);
        const MeasuredPage page(row.html + "<p>" + prose, InputKind::html);
        const std::vector<HeadlineCandidate> candidates = headline_candidates(page.evidence(), row.url);
        const auto candidate = std::ranges::find(candidates, std::string_view(row.candidate), &HeadlineCandidate::text);
        REQUIRE(candidate != candidates.end());
        CHECK(candidate->row[static_cast<std::size_t>(row.number)] == row.value);
    }
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

TEST_CASE("the headline of a page") {
    struct Row {
        const char* what;
        std::string html;
        const char* headline;
    };
    const std::string site = "<meta property=og:site_name content='The Valley Gazette'>";
    const Row rows[] = {
        {"without an h1: the part of the title that is not the site",
         "<title>Mill burns down in the night | The Valley Gazette</title>" + site, "Mill burns down in the night"},
        {"the only h1 is the site's",
         "<title>Mill burns down in the night - The Valley Gazette</title>" + site +
             "<header><h1><a href=/>The Valley Gazette</a></h1></header>",
         "Mill burns down in the night"},
        {"an h1 keeps what stands behind its dash",
         "<title>M\xC3\xBChle brennt nieder \xE2\x80\x93 Polizei sucht Zeugen | Talzeitung</title>"
         "<meta property=og:site_name content=Talzeitung><main><h1 class=entry-title>"
         "M\xC3\xBChle brennt nieder \xE2\x80\x93 Polizei sucht Zeugen</h1></main>",
         "M\xC3\xBChle brennt nieder \xE2\x80\x93 Polizei sucht Zeugen"},
        {"an h1 loses the site's name",
         "<title>Mill burns down in the night - The Valley Gazette</title>" + site +
             "<main><h1 class=entry-title>Mill burns down in the night - The Valley Gazette</h1></main>",
         "Mill burns down in the night"},
    };
    for (const Row& row : rows) {
        INFO(row.what);
        const MeasuredPage page(row.html + "<p>" + prose + "<p>" + prose + " Again.", InputKind::html);
        CHECK(take(page).headline == row.headline);
    }
}
