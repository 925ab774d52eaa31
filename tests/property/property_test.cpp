// What holds of every page, whatever the models learned.
#include <algorithm>

#include <dehusk/extract.hpp>

#include "normalise/normalise.hpp"
#include "support/catch.hpp"
#include "support/corpus_pages.hpp"
#include "support/evaluation_data.hpp"
#include "support/same_article.hpp"
#include "support/test_size.hpp"
#include "support/utf8.hpp"

using namespace dehusk;
using dehusk::testing::corpus_pages;
using dehusk::testing::CorpusPage;
using dehusk::testing::is_same;
using dehusk::testing::is_same_but_for_lines;

namespace {

std::string with_other_line_ends(const std::string& text) {
    std::string other;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\r') continue;
        other += text[i] == '\n' && (i == 0 || text[i - 1] != '\r') ? "\r\n" : std::string(1, text[i]);
    }
    return other;
}

bool is_ascii_based(const Article& article) {
    return !article.encoding.starts_with("UTF-16");
}

}  // namespace

TEST_CASE("output is valid UTF-8 in NFC, without control characters or odd spaces") {
    for (const CorpusPage& page : corpus_pages()) {
        const Article article = extract(page.bytes);
        INFO(page.id);
        CHECK(is_valid_utf8(article.body));
        CHECK(is_valid_utf8(article.headline));
        Arena arena;
        CHECK(normalise_text(article.headline, Spacing::single, arena) == article.headline);
        CHECK(normalise_text(article.body, Spacing::layout, arena) == article.body);
        CHECK(article.body.find("\n\n\n") == std::string::npos);
    }
}

TEST_CASE("the body is made of the page's lines, in order, and says so") {
    Options options;
    options.want_lines = true;
    for (const CorpusPage& page : corpus_pages()) {
        const Article article = extract(page.bytes, options);
        INFO(page.id);
        std::size_t at = 0;
        std::size_t last_begin = 0;
        for (const Line& line : article.lines) {
            REQUIRE_FALSE(line.reasons.empty());
            REQUIRE(line.source_begin_byte <= line.source_end_byte);
            REQUIRE(line.source_end_byte <= page.bytes.size());
            REQUIRE(line.score >= 0.0);
            REQUIRE(line.score <= 1.0);
            if (line.verdict != Verdict::body) continue;
            const std::size_t place = article.body.find(line.text, at);
            REQUIRE(place != std::string::npos);
            // Nothing but the grammar's separators stands between two lines.
            REQUIRE(article.body.substr(at, place - at).find_first_not_of("\n\t") == std::string::npos);
            at = place + line.text.size();
            REQUIRE(line.source_begin_byte >= last_begin);
            last_begin = line.source_begin_byte;
        }
        CHECK(at == article.body.size());
    }
}

TEST_CASE("lines on request change nothing else") {
    Options options;
    options.want_lines = true;
    for (const CorpusPage& page : corpus_pages()) {
        INFO(page.id);
        CHECK(is_same_but_for_lines(extract(page.bytes), extract(page.bytes, options)));
    }
}

namespace {

// Each how many of the labelled pages is looked at.
constexpr std::size_t labelled_page_step = dehusk::testing::by_test_size(1, 11, 37);

Article extract_with(Extractor& extractor, const std::string& bytes, Preference preference) {
    Options options;
    options.preference = preference;
    options.want_lines = true;
    return extractor.extract(bytes, options);
}

// Lines that `less` kept and `more` did not.
std::size_t lines_lost(const Article& less, const Article& more) {
    REQUIRE(less.lines.size() == more.lines.size());
    std::size_t lost = 0;
    for (std::size_t i = 0; i < less.lines.size(); ++i) {
        lost += less.lines[i].verdict == Verdict::body && more.lines[i].verdict != Verdict::body ? 1 : 0;
    }
    return lost;
}

std::size_t body_lines(const Article& article) {
    return static_cast<std::size_t>(std::ranges::count(article.lines, Verdict::body, &Line::verdict));
}

}  // namespace

TEST_CASE("what precision keeps balanced keeps, and what balanced keeps recall keeps") {
    std::vector<std::string> pages;
    for (const CorpusPage& page : corpus_pages()) pages.push_back(page.bytes);
    const auto labelled = dehusk_tests::evaluation_pages();
    for (std::size_t i = 0; i < labelled.size(); i += labelled_page_step) {
        pages.push_back(dehusk_tests::read_page(labelled[i]));
    }
    Extractor extractor;
    std::size_t stricter = 0, more_lenient = 0;
    for (const std::string& bytes : pages) {
        const Article precise = extract_with(extractor, bytes, Preference::precision);
        const Article balanced = extract_with(extractor, bytes, Preference::balanced);
        const Article lenient = extract_with(extractor, bytes, Preference::recall);
        CHECK(lines_lost(precise, balanced) == 0);
        CHECK(lines_lost(balanced, lenient) == 0);
        CHECK(precise.headline == balanced.headline);
        CHECK(lenient.headline == balanced.headline);
        stricter += body_lines(precise) < body_lines(balanced) ? 1 : 0;
        more_lenient += body_lines(lenient) > body_lines(balanced) ? 1 : 0;
    }
    // A preference without an effect would pass all of the above.
    CHECK(stricter * 10 > pages.size());
    CHECK(more_lenient * 10 > pages.size());
}

TEST_CASE("CR LF and LF give the same") {
    for (const CorpusPage& page : corpus_pages()) {
        const Article article = extract(page.bytes);
        if (!is_ascii_based(article)) continue;
        const Article other = extract(with_other_line_ends(page.bytes));
        INFO(page.id);
        CHECK(other.headline == article.headline);
        CHECK(other.body == article.body);
    }
}

TEST_CASE("an extractor can be moved, and used after it was moved from") {
    const CorpusPage page = corpus_pages().front();
    Extractor first;
    const Article expected = first.extract(page.bytes);
    Extractor second = std::move(first);
    CHECK(is_same(second.extract(page.bytes), expected));
    CHECK(is_same(first.extract(page.bytes), expected));  // NOLINT(bugprone-use-after-move): documented to work
}

TEST_CASE("limits are named, and what was read before them is extracted") {
    std::string page = "<h1>The ferry runs again</h1>";
    std::string dump = "The ferry runs again\n\n";
    for (int i = 0; i < 200; ++i) {
        const std::string sentence =
            "On day " + std::to_string(i) + " the ferry crossed the lake with forty passengers and one goat on board.";
        page += "<p>" + sentence + "</p>";
        dump += sentence + "\n\n";
    }
    // More than is read in a millisecond, however fast the machine.
    page.append(200'000, ' ');
    dump.append(200'000, ' ');
    struct Row {
        Limit limit;
        void (*set)(Limits&);
        bool is_of_markup = false;
    };
    const Row rows[] = {
        {Limit::input_bytes, [](Limits& limits) { limits.max_input_bytes = 5000; }},
        {Limit::elements, [](Limits& limits) { limits.max_elements = 50; }, true},
        {Limit::lines, [](Limits& limits) { limits.max_lines = 20; }},
        {Limit::line_bytes, [](Limits& limits) { limits.max_line_bytes = 40; }},
        {Limit::output_bytes, [](Limits& limits) { limits.max_output_bytes = 1000; }},
        {Limit::depth, [](Limits& limits) { limits.max_depth = 2; }, true},
        {Limit::time, [](Limits& limits) { limits.max_time = std::chrono::milliseconds(1); }},
    };
    for (const Row& row : rows) {
        for (const InputKind kind : {InputKind::html, InputKind::text}) {
            if (kind == InputKind::text && row.is_of_markup) continue;
            Options options;
            options.input = kind;
            row.set(options.limits);
            const Article article = extract(kind == InputKind::html ? page : dump, options);
            INFO(name(row.limit) << " of " << name(kind));
            CHECK(article.status == Status::limit_reached);
            CHECK(article.limit == row.limit);
            CHECK(article.body.find("On day 0 the ferry") != std::string::npos);
        }
    }
    // Nothing is a limit that was not reached.
    CHECK(extract(page).limit == Limit::none);
    CHECK(extract(dump).limit == Limit::none);
}

TEST_CASE("a limit of bytes does not cut characters of UTF-8") {
    std::string dump;
    for (int i = 0; i < 50; ++i)
        dump += "Дождь шёл третий день, и река вышла из берегов 🌧.\n\n";
    Options options;
    options.input = InputKind::text;
    for (std::size_t most_bytes = 1000; most_bytes < 1200; ++most_bytes) {
        options.limits.max_input_bytes = most_bytes;
        const Article article = extract(dump, options);
        INFO(most_bytes);
        CHECK(article.encoding == "UTF-8");
        CHECK(article.body.find("\uFFFD") == std::string::npos);
    }
}

TEST_CASE("a body that a limit leaves nothing of has no confidence") {
    Options options;
    options.limits.max_output_bytes = 1;
    for (const CorpusPage& page : corpus_pages()) {
        const Article article = extract(page.bytes, options);
        INFO(page.id);
        CHECK(article.body.empty());
        CHECK(article.confidence == 0.0);
    }
}

TEST_CASE("a line of invisible characters alone is no part of the body") {
    const std::string sentence =
        "<p>After two winters on dry land the ferry crossed the lake on Monday with a goat.</p>";
    for (const char* const invisible : {"&#x200B;", "&#xFEFF;", "&#x2060;&#x200B;", "&#x00AD;", "&#x7F;"}) {
        const std::string page = "<h1>The ferry</h1>" + sentence + "<p>The goat paid nothing.</p><p>" + invisible +
                                 "</p><p>The council bought new engines in the spring, and nobody said a word.</p>";
        for (const Preference preference : {Preference::precision, Preference::balanced, Preference::recall}) {
            Options options;
            options.preference = preference;
            INFO(invisible << ", " << name(preference));
            CHECK(extract(page, options).body.find("\n\n\n") == std::string::npos);
        }
    }
}
