// Every allocation of a program that uses the C API fails once: a status tells it, nothing leaks, nothing is thrown.
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include <dehusk/dehusk.h>

#include "pathological/failing_memory.hpp"
#include "support/catch.hpp"
#include "support/corpus_pages.hpp"

namespace {

using dehusk::testing::heap;

struct Free {
    void operator()(dehusk_rule_set* rules) const { dehusk_rule_set_free(rules); }
    void operator()(dehusk_site_profile* site) const { dehusk_site_profile_free(site); }
    void operator()(dehusk_options* options) const { dehusk_options_free(options); }
    void operator()(dehusk_extractor* extractor) const { dehusk_extractor_free(extractor); }
    void operator()(dehusk_article* article) const { dehusk_article_free(article); }
};

std::string_view view_of(dehusk_text text) {
    return {text.bytes, text.byte_count};
}

/// All that a careful program does, without a look at anything but the status at the end.
std::unique_ptr<dehusk_article, Free> run_program(const std::string& page) {
    const std::unique_ptr<dehusk_options, Free> options(dehusk_options_new());
    const std::unique_ptr<dehusk_extractor, Free> extractor(dehusk_extractor_new());
    constexpr std::string_view url = "https://www.example.org/an/address/that/needs/memory.html";
    const bool is_set = dehusk_options_set_url(options.get(), url.data(), url.size()) &&
                        dehusk_options_set_want_lines(options.get(), true) &&
                        dehusk_options_set_body_format(options.get(), DEHUSK_BODY_FORMAT_MARKDOWN) &&
                        dehusk_options_set_want_links(options.get(), true) &&
                        dehusk_options_set_want_comments(options.get(), true);
    if (!is_set) return nullptr;
    return std::unique_ptr<dehusk_article, Free>(
        dehusk_extractor_extract(extractor.get(), page.data(), page.size(), options.get()));
}

}  // namespace

TEST_CASE("each allocation of a program in C fails: the status tells, and nothing leaks") {
    REQUIRE(dehusk::testing::let_icu_allocate_here());
    const std::string page = dehusk::testing::read_file(DEHUSK_SOURCE_DIR "/corpus/pages/first-page.html");
    const auto expected = run_program(page);
    REQUIRE(dehusk_article_get_status(expected.get()) == DEHUSK_STATUS_OK);

    std::uint64_t failures = 0;
    for (std::uint64_t at = 1; at == 1 || heap.has_failed; ++at) {
        INFO("allocation " << at);
        const std::int64_t live_before = heap.live;
        heap.has_failed = false;
        heap.until_failure = at;
        auto article = run_program(page);
        heap.until_failure = 0;
        if (dehusk_article_get_status(article.get()) == DEHUSK_STATUS_OUT_OF_MEMORY) {
            ++failures;
            CHECK(view_of(dehusk_article_get_body(article.get())).empty());
        } else {
            CHECK(view_of(dehusk_article_get_body(article.get())) == view_of(dehusk_article_get_body(expected.get())));
        }
        article.reset();
        CHECK(heap.live == live_before);
    }
    CHECK(failures > 50);
}

TEST_CASE("an allocation fails while rules are read: they are whole or none, and nothing leaks") {
    constexpr std::string_view rows =
        "own.share.1\tshare\twhole\tpass it on\nown.share.2\tno_such_kind_of_residue\twhole\tpass it on";
    std::uint64_t failures = 0;
    // Some of the 100,000 that sorting the built-in rules anew takes; sorting itself can do without.
    for (std::uint64_t at = 1; at == 1 || heap.has_failed; at += 1 + at / 16) {
        INFO("allocation " << at);
        const std::int64_t live_before = heap.live;
        heap.has_failed = false;
        heap.until_failure = at;
        std::unique_ptr<dehusk_rule_set, Free> rules(dehusk_rule_set_new(rows.data(), rows.size()));
        heap.until_failure = 0;
        if (rules == nullptr) {
            ++failures;
            CHECK(heap.has_failed);
        } else {
            CHECK(dehusk_rule_set_get_size(rules.get()) == 1);
            CHECK(dehusk_rule_set_get_error_count(rules.get()) == 1);
        }
        rules.reset();
        CHECK(heap.live == live_before);
    }
    CHECK(failures > 50);
}

TEST_CASE(
    "each allocation fails while a profile learns, is saved, loaded and set: nothing leaks, nothing half is used") {
    using Site = std::unique_ptr<dehusk_site_profile, Free>;
    const std::string page = dehusk::testing::read_file(DEHUSK_SOURCE_DIR "/corpus/pages/first-page.html");
    const auto article = run_program(page);
    std::uint64_t failures = 0;
    for (std::uint64_t at = 1; at == 1 || heap.has_failed; ++at) {
        INFO("allocation " << at);
        const std::int64_t live_before = heap.live;
        heap.has_failed = false;
        heap.until_failure = at;
        Site site(dehusk_site_profile_new());
        Site merged(dehusk_site_profile_new());
        Site loaded(dehusk_site_profile_new());
        std::unique_ptr<dehusk_options, Free> options(dehusk_options_new());
        const bool is_learned = dehusk_site_profile_learn(site.get(), article.get());
        const bool is_merged = is_learned && dehusk_site_profile_merge(merged.get(), site.get());
        const dehusk_owned_text saved = dehusk_site_profile_save(site.get());
        const bool is_loaded = dehusk_site_profile_load(loaded.get(), saved.bytes, saved.byte_count);
        const bool is_set = dehusk_options_set_site(options.get(), loaded.get());
        heap.until_failure = 0;
        const std::size_t page_count = dehusk_site_profile_get_page_count(site.get());
        CHECK(page_count == (is_learned ? 1 : 0));
        CHECK(dehusk_site_profile_get_page_count(merged.get()) == (is_merged ? 1 : 0));
        CHECK(dehusk_site_profile_get_page_count(loaded.get()) == (is_loaded ? page_count : 0));
        CHECK((is_learned && is_merged && is_loaded && is_set) == !heap.has_failed);
        if (heap.has_failed) ++failures;
        dehusk_owned_text_free(saved);
        for (Site* each : {&site, &merged, &loaded}) each->reset();
        options.reset();
        CHECK(heap.live == live_before);
    }
    CHECK(failures > 10);
}

TEST_CASE("text that the caller would own is NULL when memory ended") {
    for (const auto make : {dehusk_model_version, dehusk_rules_version}) {
        heap.until_failure = 1;
        heap.all_fail_then = true;
        const dehusk_owned_text none = make();
        heap.until_failure = 0;
        CHECK(none.bytes == nullptr);
        CHECK(none.byte_count == 0);
        dehusk_owned_text_free(none);
        const dehusk_owned_text text = make();
        CHECK(text.byte_count > 0);
        dehusk_owned_text_free(text);
    }
}
