#include "assemble/error_wording.hpp"

#include <set>
#include <string>

#include "residue/skeleton.hpp"
#include "support/catch.hpp"
#include "support/measured_page.hpp"

using namespace dehusk;
using dehusk::testing::MeasuredPage;

TEST_CASE("every phrase is found where it may stand, and is written in the form that is looked for") {
    std::set<std::pair<PhraseReach, std::string_view>> seen;
    AssemblyMemory memory;
    for (const ErrorPhrase& phrase : error_phrases()) {
        INFO(phrase.language << " " << phrase.phrase);
        Arena arena;
        CHECK(fold_case(phrase.phrase, arena) == phrase.phrase);
        CHECK(seen.emplace(phrase.reach, phrase.phrase).second);
        const std::string text(phrase.phrase);
        CHECK(says_error(text, TextPlace::title, memory));
        if (phrase.reach == PhraseReach::title) continue;
        CHECK(says_error(text, TextPlace::heading, memory));
        CHECK(says_error(text + "!", TextPlace::body, memory));
    }
}

TEST_CASE("wording of errors") {
    struct Case {
        const char* text;
        TextPlace place;
        bool says;
    };
    const Case cases[] = {
        {"Oops! That page can’t be found.", TextPlace::heading, true},
        {"404 - NOT FOUND", TextPlace::heading, true},
        {"Sorry, the page you were looking for doesn't exist", TextPlace::heading, true},
        {"DIE SEITE WURDE NICHT GEFUNDEN", TextPlace::heading, true},
        {"Ой! Страница не найдена", TextPlace::title, true},
        {"申し訳ありません。お探しのページは移動しました。", TextPlace::body, true},
        {"Please enable JavaScript in your browser", TextPlace::body, true},
        {"Loading…", TextPlace::title, true},
        {"Loading", TextPlace::heading, false},
        {"Log in", TextPlace::heading, false},
        {"The new Peugeot 404 in a road test", TextPlace::title, false},
        {"Errors of judgement", TextPlace::title, false},
        {"How a village newspaper made page not found messages the best-read column of its site", TextPlace::title,
         false},
        {"Homepage not founded on facts", TextPlace::title, false},
        {"", TextPlace::title, false},
    };
    AssemblyMemory memory;
    for (const Case& one : cases) {
        INFO(one.text);
        CHECK(says_error(one.text, one.place, memory) == one.says);
    }
}

TEST_CASE("a page says so in its title, a heading, or its kept lines") {
    MeasuredPage page(
        "<title>Not found | Post</title><h1>Whoops</h1><p>The page you requested is gone.</p><p>Try again some time "
        "later</p>",
        InputKind::html);
    std::vector<Decision> decisions(page.scores.size(), Decision{Verdict::body, ReasonKind::model});
    ErrorWording wording = error_wording(page.evidence(), decisions);
    CHECK(wording.in_title);
    CHECK(wording.in_heading);
    CHECK(wording.in_body == 6);
    decisions.assign(decisions.size(), Decision{Verdict::residue, ReasonKind::model});
    wording = error_wording(page.evidence(), decisions);
    CHECK(wording.in_body == 6);  // nothing was kept of a bare page
    decisions.back().verdict = Verdict::body;
    CHECK(error_wording(page.evidence(), decisions).in_body == 0);
}
