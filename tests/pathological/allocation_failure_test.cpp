// Every allocation of a run fails once: std::bad_alloc leaves the call, nothing else does, nothing leaks, and the next
// call answers as if nothing had been.
//
// Left out, here as in the promise: HtmlReader::gumbo, as gumbo checks no allocation; and ICU's loading of its NFC data
// at the first use in a process, as ICU remembers a failure there for good.
#include <algorithm>
#include <cstdint>
#include <memory>
#include <new>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include <dehusk/extract.hpp>
#include <dehusk/site_profile.hpp>

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

/// Runs under failing allocations. Returns whether it came to an end, not to std::bad_alloc.
template <class Action>
bool ends_failing(std::uint64_t at, Failing failing, Action&& action) {
    heap.all_fail_then = failing == Failing::all_from_there;
    heap.has_failed = false;
    heap.until_failure = at;
    bool has_ended = true;
    try {
        action();
    } catch (const std::bad_alloc&) {
        has_ended = false;
    }
    heap.until_failure = 0;
    return has_ended;
}

/// None where it came to std::bad_alloc.
std::optional<Article> extract_failing(Extractor& extractor, const std::string& bytes, const Options& options,
                                       std::uint64_t at, Failing failing) {
    std::optional<Article> article;
    if (!ends_failing(at, failing, [&] { article = extractor.extract(bytes, options); })) article.reset();
    return article;
}

struct Case {
    const char* page;
    InputKind input;
    const char* why;
    bool has_site = false;
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
    {"en-news-river-gauge.html", InputKind::automatic, "an article with a profile of its site", true},
};

std::string page_named(const std::string& name) {
    return dehusk::testing::read_file(std::string(DEHUSK_SOURCE_DIR "/corpus/pages/") + name);
}

Article page_of_lines(std::size_t first, std::size_t count) {
    Article page;
    for (std::size_t i = first; i < first + count; ++i) {
        page.lines.emplace_back().text = "A line that stands on some pages, number " + std::to_string(i);
    }
    return page;
}

/// A site on all pages of which all lines of `page` stand.
std::shared_ptr<const SiteProfile> site_of(Article page) {
    const auto site = std::make_shared<SiteProfile>();
    for (const Line& other : page_of_lines(0, 10).lines) {
        page.lines.push_back(other);
        site->learn(page);
    }
    return site;
}

bool is_of_site(const Line& line) {
    return line.reasons.front().kind == ReasonKind::site;
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
        if (one.has_site) options.site = site_of(extract(bytes, options));

        // Before anything else has run: what the process makes once is made under failure too.
        std::vector<Article> articles;
        for (std::uint64_t at = 1; at == 1 || heap.has_failed; ++at) {
            Extractor extractor;
            std::optional<Article> article = extract_failing(extractor, bytes, options, at, Failing::one);
            if (article) articles.push_back(std::move(*article));
        }
        const Article& expected = articles.back();
        CHECK(one.has_site == std::ranges::any_of(expected.lines, is_of_site));
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

TEST_CASE("each allocation of a profile fails: it is what it was, or what it should become") {
    struct Row {
        const char* what;
        void (*change)(SiteProfile& site, const Article& page, const SiteProfile& other, const std::string& saved);
        bool may_stop_halfway = false;
    };
    const Row rows[] = {
        {"learn",
         [](SiteProfile& site, const Article& page, const SiteProfile&, const std::string&) { site.learn(page); }},
        {"merge",
         [](SiteProfile& site, const Article&, const SiteProfile& other, const std::string&) { site.merge(other); },
         true},
        {"save", [](SiteProfile& site, const Article&, const SiteProfile&, const std::string&) { (void)site.save(); }},
        {"load",
         [](SiteProfile& site, const Article&, const SiteProfile&, const std::string& saved) {
             if (!site.load(saved)) throw std::logic_error("what was saved loads");
         }},
    };
    const Article page = page_of_lines(3, 30);
    SiteProfile other;
    for (std::size_t i = 0; i < 8; ++i) other.learn(page_of_lines(2 * i, 10));
    const std::string saved = other.save();
    // A full one lets a page go for each that it takes.
    for (const std::size_t pages : {std::size_t{3}, SiteProfile::max_pages}) {
        SiteProfile before;
        for (std::size_t i = 0; i < pages; ++i) before.learn(page_of_lines(5 * i, 3));
        for (const Row& row : rows) {
            SiteProfile expected = before;
            row.change(expected, page, other, saved);
            for (const Failing failing : {Failing::one, Failing::all_from_there}) {
                for (std::uint64_t at = 1; at == 1 || heap.has_failed; ++at) {
                    INFO(row.what << ", " << pages << " pages, allocation " << at);
                    const std::int64_t live_before = heap.live;
                    {
                        SiteProfile site = before;
                        const bool has_ended = ends_failing(at, failing, [&] { row.change(site, page, other, saved); });
                        CHECK((has_ended || heap.has_failed));
                        if (!row.may_stop_halfway) {
                            CHECK(site.save() == (has_ended ? expected : before).save());
                        }
                        row.change(site, page, other, saved);
                        CHECK(site.save() == expected.save());
                    }
                    CHECK(heap.live == live_before);
                }
            }
        }
    }
}
