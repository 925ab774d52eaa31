// The choice of content does not depend on the format, nor on whether links, images or comments are asked for. Markdown
// is held to the same by a parser of others, in tests/formats.
#include <sstream>

#include <dehusk/extract.hpp>

#include "support/catch.hpp"
#include "support/corpus_pages.hpp"
#include "support/evaluation_data.hpp"
#include "support/html_words.hpp"
#include "support/same_article.hpp"
#include "support/test_size.hpp"

using namespace dehusk;
using namespace dehusk::testing;

namespace {

std::vector<std::string> pages() {
    std::vector<std::string> list;
    for (const CorpusPage& page : corpus_pages()) list.push_back(page.bytes);
    const auto labelled = dehusk_tests::evaluation_pages();
    const std::size_t step = std::max<std::size_t>(1, labelled.size() / by_test_size(2000, 100));
    for (std::size_t i = 0; i < labelled.size(); i += step) list.push_back(dehusk_tests::read_page(labelled[i]));
    return list;
}

// An item's number is part of a dump's line, and the list's own in markup.
std::string without_numbers(const std::string& words) {
    std::istringstream in(words);
    std::string out;
    for (std::string word; in >> word;) {
        const std::size_t digits = word.find_first_not_of("0123456789");
        const bool is_number = digits > 0 && digits + 1 == word.size() && (word.back() == '.' || word.back() == ')');
        if (!is_number) out += word + ' ';
    }
    return out;
}

}  // namespace

TEST_CASE("the body in HTML holds the words of the body in text") {
    Extractor extractor;
    for (const std::string& page : pages()) {
        const Article text = extractor.extract(page);
        for (const bool wants_more : {false, true}) {
            Options options;
            options.body_format = BodyFormat::html;
            options.want_links = options.want_images = options.want_comments = wants_more;
            options.url = "https://www.example.org/a/";
            Article html = extractor.extract(page, options);
            options.body_format = BodyFormat::text;
            const Article text_at_url = extractor.extract(page, options);
            const HtmlWords words = words_of_html(html.body);
            CHECK(words.is_well_formed);
            const std::string expected = words_of_text(text_at_url.body);
            if (text.input == InputKind::text) {
                CHECK(without_numbers(words.text) == without_numbers(expected));
            } else {
                CHECK(words.text == expected);
            }
            html.body = text_at_url.body;
            CHECK(is_same(html, text_at_url));
            if (!wants_more) CHECK(text_at_url.comments.empty());
        }
    }
}

TEST_CASE("comments on request leave the rest as it is") {
    Extractor extractor;
    for (const std::string& page : pages()) {
        Article without = extractor.extract(page);
        Options options;
        options.want_comments = true;
        const Article with = extractor.extract(page, options);
        CHECK(without.comments.empty());
        without.comments = with.comments;
        CHECK(is_same(with, without));
        for (const std::string& comment : with.comments) CHECK_FALSE(comment.empty());
    }
}
