// What a cleaned article is worth as input: cleaned again it stays as it is, and residue put behind it goes.
//
// On labelled articles both are rates with a floor, as no model promises them everywhere. DEHUSK_SHOW_RATES=1 prints
// them.
#include <array>
#include <cstdlib>
#include <fstream>
#include <iostream>

#include <dehusk/extract.hpp>

#include "support/catch.hpp"
#include "support/corpus_pages.hpp"
#include "support/evaluation_data.hpp"
#include "support/test_size.hpp"

using namespace dehusk;
using dehusk::testing::corpus_pages;
using dehusk::testing::CorpusPage;

namespace {

// Each how many of the labelled articles is looked at.
constexpr std::size_t labelled_article_step = dehusk::testing::by_test_size(1, 4);

struct Rate {
    std::size_t same = 0;
    std::size_t all = 0;

    void count(bool is_same) {
        same += is_same ? 1 : 0;
        ++all;
    }
    double value() const { return all == 0 ? 1.0 : static_cast<double>(same) / static_cast<double>(all); }
    void show(const char* what) const {
        if (std::getenv("DEHUSK_SHOW_RATES") == nullptr) return;
        std::cout << what << ": " << same << " of " << all << ", " << value() << '\n';
    }
};

Options options_of(InputKind input) {
    Options options;
    options.input = input;
    return options;
}

Article clean_text(Extractor& extractor, const std::string& text) {
    return extractor.extract(text, options_of(InputKind::text));
}

// As the program prints an article.
std::string printed(const Article& article) {
    return article.headline.empty() ? article.body : article.headline + "\n\n" + article.body;
}

bool is_same_text(const Article& a, const Article& b) {
    return a.headline == b.headline && a.body == b.body;
}

// Words alone, one space between.
std::string words_of(const std::string& text) {
    std::string words;
    for (const char c : text) {
        const bool is_space = c == ' ' || c == '\n' || c == '\t';
        if (!is_space) words += c;
        if (is_space && !words.empty() && words.back() != ' ') words += ' ';
    }
    return words;
}

bool holds_code(const std::string& html) {
    return html.find("<pre") != std::string::npos;
}

// The planted lines of residue in `language`, with none of those that stand above an article or in it.
std::vector<std::string> residue_behind_article(std::string_view language) {
    constexpr std::array<std::string_view, 4> kinds_elsewhere = {"byline", "credit", "date_line", "navigation"};
    std::ifstream rows(DEHUSK_SOURCE_DIR "/tests/planted/residue.tsv");
    std::vector<std::string> lines;
    for (std::string row; std::getline(rows, row);) {
        std::array<std::size_t, 3> tabs{};
        tabs[0] = row.find('\t');
        tabs[1] = row.find('\t', tabs[0] + 1);
        tabs[2] = row.find('\t', tabs[1] + 1);
        const std::string kind = row.substr(tabs[0] + 1, tabs[1] - tabs[0] - 1);
        if (row.substr(0, tabs[0]) != language || std::ranges::find(kinds_elsewhere, kind) != kinds_elsewhere.end()) {
            continue;
        }
        lines.push_back(row.substr(tabs[2] + 1));
    }
    return lines;
}

// Three lines, others for each article.
std::array<std::string, 3> chosen_residue(const std::vector<std::string>& lines, std::size_t article) {
    std::array<std::string, 3> chosen;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        chosen[i] = lines[(article * chosen.size() + i) % lines.size()];
    }
    return chosen;
}

std::string with_residue_behind(const std::string& text, const std::array<std::string, 3>& residue) {
    std::string longer = text;
    for (const std::string& line : residue) longer += "\n\n" + line;
    return longer;
}

// Behind the container of the article, as far as a page names it.
std::string page_with_residue(const std::string& html, const std::array<std::string, 3>& residue) {
    std::string block = "<div>";
    for (const std::string& line : residue) block += "<p>" + line + "</p>";
    block += "</div>";
    for (const std::string_view end_tag : {"</article>", "</main>", "</body>"}) {
        const std::size_t at = html.rfind(end_tag);
        if (at == std::string::npos) continue;
        return std::string(html).insert(end_tag == "</body>" ? at : at + end_tag.size(), block);
    }
    return html + block;
}

// Of one kind of input: bodies that are as they were, and bodies without any of the lines put behind.
struct ResidueRates {
    Rate same;
    Rate clean;

    void count(const Article& before, const Article& behind, const std::array<std::string, 3>& residue) {
        same.count(behind.body == before.body);
        clean.count(std::ranges::none_of(residue, [&](const std::string& line) {
            return behind.body.find(line) != std::string::npos && before.body.find(line) == std::string::npos;
        }));
    }
    void show(const char* what) const {
        same.show((std::string("the same body with residue behind ") + what).c_str());
        clean.show((std::string("none of it in the body, behind ") + what).c_str());
    }
};

struct DumpsAndPages {
    ResidueRates dumps;
    ResidueRates pages;

    void count(Extractor& extractor, const std::string& html, const Article& article,
               const std::array<std::string, 3>& residue) {
        const std::string dump = printed(article);
        dumps.count(clean_text(extractor, dump), clean_text(extractor, with_residue_behind(dump, residue)), residue);
        pages.count(article, extractor.extract(page_with_residue(html, residue), options_of(InputKind::html)), residue);
    }
};

}  // namespace

TEST_CASE("a page of the corpus, cleaned, stays as it is when it is cleaned again") {
    Extractor extractor;
    for (const CorpusPage& page : corpus_pages()) {
        const Article once = extractor.extract(page.bytes);
        if (once.body.empty()) continue;
        const Article again = clean_text(extractor, printed(once));
        INFO(page.id);
        // Nothing tells code in a dump: it keeps its words and loses its indents.
        if (holds_code(page.bytes)) {
            CHECK(words_of(printed(again)) == words_of(printed(once)));
        } else {
            CHECK(again.headline == once.headline);
            CHECK(again.body == once.body);
        }
    }
}

TEST_CASE("a labelled article, cleaned, stays as it is when it is cleaned again") {
    const auto paths = dehusk_tests::evaluation_articles();
    if (paths.empty()) WARN("skipped: DEHUSK_EVALUATION_DATA names no articles");
    Extractor extractor;
    Rate bytes, words;
    for (std::size_t i = 0; i < paths.size(); i += labelled_article_step) {
        const Article once = extractor.extract(dehusk_tests::read_page(paths[i]), options_of(InputKind::html));
        if (once.body.empty()) continue;
        const Article again = clean_text(extractor, printed(once));
        bytes.count(is_same_text(once, again));
        words.count(words_of(printed(once)) == words_of(printed(again)));
    }
    bytes.show("cleaned again, to the byte");
    words.show("cleaned again, word for word");
    CHECK(bytes.value() >= 0.925);
    CHECK(words.value() >= 0.96);
}

// A page's numbers move with what is put on it, and with them lines that the models are not sure of: far more bodies
// change in such a line than let residue in.
TEST_CASE("residue behind a page of the corpus stays out of its body") {
    Extractor extractor;
    DumpsAndPages rates;
    for (const CorpusPage& page : corpus_pages()) {
        const Article article = extractor.extract(page.bytes);
        const std::vector<std::string> residue = residue_behind_article(page.id.substr(0, 2));
        // In other encodings the lines would be other bytes.
        if (article.body.empty() || article.input != InputKind::html || article.encoding != "UTF-8") continue;
        REQUIRE(residue.size() >= 3);
        rates.count(extractor, page.bytes, article, chosen_residue(residue, rates.dumps.same.all));
    }
    rates.dumps.show("the text of a corpus page");
    rates.pages.show("the article of a corpus page");
    CHECK(rates.dumps.same.value() >= 0.94);
    CHECK(rates.dumps.clean.value() >= 0.96);
    CHECK(rates.pages.same.value() >= 0.79);
    CHECK(rates.pages.clean.value() == 1.0);
}

TEST_CASE("residue behind a labelled article stays out of its body") {
    const auto paths = dehusk_tests::evaluation_articles();
    if (paths.empty()) WARN("skipped: DEHUSK_EVALUATION_DATA names no articles");
    const std::vector<std::string> residue = residue_behind_article("en");
    REQUIRE(residue.size() > 20);
    Extractor extractor;
    DumpsAndPages rates;
    for (std::size_t i = 0; i < paths.size(); i += labelled_article_step) {
        const std::string html = dehusk_tests::read_page(paths[i]);
        const Article article = extractor.extract(html, options_of(InputKind::html));
        if (!article.body.empty()) rates.count(extractor, html, article, chosen_residue(residue, i));
    }
    rates.dumps.show("the text of a labelled article");
    rates.pages.show("a labelled article");
    CHECK(rates.dumps.same.value() >= 0.91);
    CHECK(rates.dumps.clean.value() >= 0.92);
    CHECK(rates.pages.same.value() >= 0.79);
    CHECK(rates.pages.clean.value() >= 0.99);
}
