// Every allocation of a run fails once: std::bad_alloc leaves the call, nothing else does, nothing leaks, and the next
// call answers as if nothing had been.
//
// Left out, here as in the promise: HtmlReader::gumbo, as gumbo checks no allocation; and ICU's loading of its NFC data
// at the first use in a process, as ICU remembers a failure there for good.
#include <cstdint>
#include <new>
#include <optional>
#include <string>
#include <vector>

#include <dehusk/extract.hpp>

#include "pathological/failing_memory.hpp"
#include "support/catch.hpp"
#include "support/corpus_pages.hpp"
#include "support/same_article.hpp"

using namespace dehusk;
using dehusk::testing::heap;
using dehusk::testing::is_same;
using dehusk::testing::let_icu_allocate_here;

namespace {

enum class Failing { one, all_from_there };

/// What a run under failing allocations came to: an article, or std::bad_alloc.
std::optional<Article> extract_failing(Extractor& extractor, const std::string& bytes, const Options& options,
                                       std::uint64_t at, Failing failing) {
    heap.all_fail_then = failing == Failing::all_from_there;
    heap.has_failed = false;
    heap.until_failure = at;
    std::optional<Article> article;
    try {
        article = extractor.extract(bytes, options);
    } catch (const std::bad_alloc&) {
        article.reset();
    }
    heap.until_failure = 0;
    return article;
}

struct Case {
    const char* page;
    InputKind input;
    const char* why;
};

constexpr Case cases[] = {
    {"ja-town-sjis.html", InputKind::automatic, "an encoding that must be guessed"},
    {"ru-gazeta-cp1251.html", InputKind::automatic, "a legacy encoding"},
    {"en-news-river-gauge.html", InputKind::automatic, "an article"},
    {"vi-bao-langgom.html", InputKind::automatic, "text that is composed"},
    {"en-forum-telescope.html", InputKind::automatic, "a forum"},
    {"en-jsonld-orchard.html", InputKind::automatic, "the article in a script"},
    {"en-dump-two-columns.txt", InputKind::text, "a wrapped dump"},
    {"fr-dump-utf16.txt", InputKind::text, "a dump in UTF-16"},
};

std::string page_named(const std::string& name) {
    return dehusk::testing::read_file(std::string(DEHUSK_SOURCE_DIR "/corpus/pages/") + name);
}

}  // namespace

TEST_CASE("each allocation of a run fails: std::bad_alloc, no leak, and the next call is right") {
    REQUIRE(let_icu_allocate_here());

    std::uint64_t failures = 0;
    for (const Case& one : cases) {
        const std::string bytes = page_named(one.page);
        REQUIRE_FALSE(bytes.empty());
        INFO(one.page << ": " << one.why);
        Options options;
        options.input = one.input;
        options.want_lines = true;

        // Before anything else has run: what the process makes once is made under failure too.
        std::vector<Article> articles;
        for (std::uint64_t at = 1; at == 1 || heap.has_failed; ++at) {
            Extractor extractor;
            std::optional<Article> article = extract_failing(extractor, bytes, options, at, Failing::one);
            if (article) articles.push_back(std::move(*article));
        }
        const Article& expected = articles.back();
        for (const Article& article : articles) CHECK(is_same(article, expected));

        for (const Failing failing : {Failing::one, Failing::all_from_there}) {
            for (std::uint64_t at = 1; at == 1 || heap.has_failed; ++at) {
                INFO("allocation " << at);
                const std::int64_t live_before = heap.live;
                {
                    Extractor extractor;
                    const std::optional<Article> article = extract_failing(extractor, bytes, options, at, failing);
                    failures += article ? 0 : 1;
                    // A sort that gets no scratch memory does without.
                    CHECK((!article || is_same(*article, expected)));
                    CHECK(is_same(extractor.extract(bytes, options), expected));
                }
                CHECK(heap.live == live_before);
            }
        }
    }
    CHECK(failures > 1000);
}
