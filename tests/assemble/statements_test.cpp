#include "assemble/statements.hpp"

#include "support/catch.hpp"

using namespace dehusk;

namespace {

const std::string prose =
    "The old swing bridge at the mouth of the harbour opened again on Monday, nine months after a barge had struck it. "
    "Workers replaced the beams one at a time, so that the ferries could go on beneath them all winter long.";
const std::string body = "<p>" + prose + "</p><p>" + prose.substr(20) + "</p>";

struct Row {
    const char* what;
    std::string page;
    std::string_view byline;
    std::string_view published;
    std::string_view language;
};

std::string article_with(const std::string& head, const std::string& above_body) {
    return "<html><head>" + head + "</head><body><article><h1>Harbour bridge reopens</h1>" + above_body + body +
           "</article></body></html>";
}

std::string json_ld(const std::string& json) {
    return "<script type='application/ld+json'>" + json + "</script>";
}

}  // namespace

TEST_CASE("what a page states of its article") {
    const std::string own = R"({"@type":"Article","headline":"Harbour bridge  Reopens","author":"Ann Berg",)"
                            R"("datePublished":"2026-05-04T10:00:00Z","inLanguage":"en-GB"})";
    const std::string other = R"({"@type":"Article","headline":"Ferries","author":"Bob","datePublished":"2026-01-01"})";
    const Row rows[] = {
        {"nothing", article_with("", ""), "", "", ""},
        {"JSON-LD", article_with(json_ld(own), ""), "Ann Berg", "2026-05-04T10:00:00Z", "en-GB"},
        {"of several works the one with the headline", article_with(json_ld("[" + other + "," + own + "]"), ""),
         "Ann Berg", "2026-05-04T10:00:00Z", "en-GB"},
        {"several works without it contradict each other",
         article_with(json_ld("[" + other + R"(,{"@type":"Article","author":"Eve","datePublished":"2026-01-01"}])"),
                      ""),
         "", "2026-01-01", ""},
        {"the article over the page",
         article_with(json_ld("[" + own + R"(,{"@type":"WebPage","datePublished":"2020-01-01"}])"), ""), "Ann Berg",
         "2026-05-04T10:00:00Z", "en-GB"},
        {"the page where nothing else is",
         article_with(json_ld(R"({"@type":"WebPage","datePublished":"2020-01-01"})"), ""), "", "2020-01-01", ""},
        {"JSON-LD over meta, lang over JSON-LD",
         "<html lang=fr>" + article_with(json_ld(own) + "<meta name=author content=Eve>"
                                                        "<meta property=article:published_time content=2026-05-05>",
                                         ""),
         "Ann Berg", "2026-05-04T10:00:00Z", "fr"},
        {"meta over what stands under the headline",
         article_with("<meta name=author content='By Eve'><meta property=article:published_time content=2026-05-05>",
                      "<p>By Ann Berg</p><time datetime=2026-05-04>May 4, 2026</time>"),
         "Eve", "2026-05-05", ""},
        {"a profile's address is no name",
         article_with("<meta property=article:author content=https://social.example/eve>", ""), "", "", ""},
        {"a time under the headline", article_with("", "<p><time datetime='2026-05-04T10:00Z'>May 4</time></p>"), "",
         "2026-05-04T10:00Z", ""},
        {"the time that is named, of several",
         article_with("",
                      "<p><time datetime=2026-05-06>x</time> <time class=published datetime=2026-05-04>y</time></p>"),
         "", "2026-05-04", ""},
        {"times that contradict each other",
         article_with("", "<p><time datetime=2026-05-06>May</time> <time datetime=2026-05-04>May</time></p>"), "", "",
         ""},
        {"a time that says when it was changed",
         article_with("", "<p>Changed <time class=updated datetime=2026-05-06>May</time></p>"), "", "", ""},
        {"a time behind the body",
         article_with("", "") + "<aside><p>Next talk: <time datetime=2026-06-06>soon</time></p></aside>", "", "", ""},
        {"a marked author under the headline",
         article_with("", "<p class=meta><a rel=author href=/ann>Ann Berg</a></p>"), "Ann Berg", "", ""},
        {"a marked author behind the body", article_with("", "") + "<p><a rel=author href=/ann>Ann Berg</a></p>", "",
         "", ""},
        {"a byline and a date line", article_with("", "<p>By Ann Berg</p><p>June 13, 2025</p>"), "Ann Berg",
         "2025-06-13", ""},
        {"both in one", article_with("", "<p>By Ann Berg | June 13, 2025</p>"), "Ann Berg", "2025-06-13", ""},
        {"two names", article_with("", "<p>Written by Ann Berg and Tom Roe</p>"), "Ann Berg and Tom Roe", "", ""},
        {"an update is no publication", article_with("", "<p>Updated June 14, 2025</p>"), "", "", ""},
        {"nor where the day is on the next line", article_with("", "<p>Last updated</p><p>June 14, 2025</p>"), "", "",
         ""},
        {"published and updated", article_with("", "<p>Published on June 13, 2025</p><p>Updated June 14, 2025</p>"), "",
         "2025-06-13", ""},
        {"a date that may be either", article_with("", "<p>Published on 03/04/2025</p>"), "", "", ""},
        {"dots, where they have one order", "<html lang=de>" + article_with("", "<p>Veröffentlicht am 03.04.2025</p>"),
         "", "2025-04-03", "de"},
        {"dots, where they have not", "<html lang=en>" + article_with("", "<p>Published: 03.04.2025</p>"), "", "",
         "en"},
        {"content-language over og:locale",
         article_with("<meta property=og:locale content=fr_FR><meta http-equiv=content-language content=nl>", ""), "",
         "", "nl"},
        {"several languages are none",
         article_with("<meta property=og:locale content=fr_FR><meta http-equiv=content-language content='nl, en'>", ""),
         "", "", "fr-FR"},
    };
    for (const Row& row : rows) {
        INFO(row.what);
        Options options;
        options.input = InputKind::html;
        const Article article = extract(row.page, options);
        CHECK(article.headline == "Harbour bridge reopens");
        CHECK(article.byline == row.byline);
        CHECK(article.published == row.published);
        CHECK(article.language == row.language);
    }
}

TEST_CASE("what a dump states of its article") {
    const std::string dump = "Harbour bridge reopens\n\nBy Ann Berg\n\nJune 13, 2025\n\n" + prose + "\n\n" +
                             prose.substr(20) + "\n\n" + prose.substr(40) + "\n";
    const Article article = extract(dump);
    REQUIRE(article.input == InputKind::text);
    CHECK(article.byline == "Ann Berg");
    CHECK(article.published == "2025-06-13");
    CHECK(article.language.empty());
}
