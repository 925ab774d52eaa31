// The sample pages come out as their goldens say: what a person who read the page would call the article.
#include <dehusk/extract.hpp>
#include <sstream>

#include "support/catch.hpp"
#include "support/corpus_pages.hpp"

using namespace dehusk;
using dehusk::testing::corpus_pages;
using dehusk::testing::CorpusPage;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

std::string as_text(const Article& article) {
    if (article.headline.empty() && article.body.empty()) return {};
    return article.headline + "\n\n" + article.body + "\n";
}

// Lines that only one of the two has, in the manner of diff; order within a side is kept.
std::string difference(const std::string& expected, const std::string& got) {
    std::vector<std::string> wanted = lines_of(expected);
    std::string report;
    for (const std::string& line : lines_of(got)) {
        const auto place = std::ranges::find(wanted, line);
        if (place == wanted.end()) {
            report += "+ " + line + "\n";
        } else {
            wanted.erase(place);
        }
    }
    for (const std::string& line : wanted) report += "- " + line + "\n";
    return report.empty() ? "lines differ in their order or in the blank lines between them\n" : report;
}

}  // namespace

TEST_CASE("golden pages") {
    const std::vector<CorpusPage> pages = corpus_pages();
    REQUIRE(pages.size() >= 40);
    Extractor extractor;
    for (const CorpusPage& page : pages) {
        const Article article = extractor.extract(page.bytes);
        const std::string got = as_text(article);
        const bool is_golden = got == page.expected;
        if (!is_golden) UNSCOPED_INFO(page.id << "\n" << difference(page.expected, got));
        CHECK(is_golden);
        CHECK((article.status == Status::no_content) == page.expected.empty());
    }
}
