// The C API beside the C++ one: the same options, also those that are none, the same article, line by line.
//
// Reading rules takes far longer than a page does. So one value of the last choice alone takes rules out of the input:
// the document is then a file of rows, a blank line, and the page. Other values share rules that are always the same.
// Another value makes a site of pages that end in the document, and extracts the document with what they taught.
#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include <dehusk/dehusk.h>
#include <dehusk/extract.hpp>
#include <dehusk/rule_set.hpp>
#include <dehusk/site_profile.hpp>

#include "fuzz/article_options.hpp"
#include "fuzz/fuzz_input.hpp"
#include "support/utf8.hpp"

namespace {

using dehusk::fuzz::require;

constexpr std::uint8_t reads_rules = 'R';
constexpr std::uint8_t learns_site = 'S';
constexpr std::uint8_t shares_rules = 64;
constexpr int pages_of_site = 5;

struct Free {
    void operator()(dehusk_rule_set* rules) const { dehusk_rule_set_free(rules); }
    void operator()(dehusk_site_profile* site) const { dehusk_site_profile_free(site); }
    void operator()(dehusk_options* options) const { dehusk_options_free(options); }
    void operator()(dehusk_article* article) const { dehusk_article_free(article); }
};
using RuleSet = std::unique_ptr<dehusk_rule_set, Free>;
using Options = std::unique_ptr<dehusk_options, Free>;
using Site = std::unique_ptr<dehusk_site_profile, Free>;
using Article = std::unique_ptr<dehusk_article, Free>;

std::string_view view_of(dehusk_text text) {
    require(text.bytes != nullptr, "borrowed text is somewhere");
    return {text.bytes, text.byte_count};
}

template <class Enumeration>
int value_of(Enumeration enumerator) {
    return static_cast<int>(enumerator);
}

// The same rules for both, or none.
struct Rules {
    std::shared_ptr<const dehusk::RuleSet> expected;
    RuleSet handle;
};

Rules read_rules(std::string_view rows) {
    Rules rules{std::make_shared<const dehusk::RuleSet>(rows), RuleSet(dehusk_rule_set_new(rows.data(), rows.size()))};
    const dehusk_rule_set* handle = rules.handle.get();
    require(dehusk_rule_set_get_size(handle) == rules.expected->size(), "as many rules are read");
    const auto& errors = rules.expected->errors();
    require(dehusk_rule_set_get_error_count(handle) == errors.size(), "as many rows do not count");
    for (std::size_t index = 0; index < errors.size(); ++index) {
        const std::string_view message = view_of(dehusk_rule_set_get_error_message(handle, index));
        require(dehusk_rule_set_get_error_line_number(handle, index) == errors[index].line_number,
                "an error is of the same line");
        require(message == errors[index].message, "an error says the same");
        require(!message.empty() && dehusk::is_valid_utf8(message), "an error says something, in UTF-8");
    }
    return rules;
}

Rules take_rules(std::string_view& document) {
    constexpr std::string_view blank_line = "\n\n";
    const std::string_view rows = document.substr(0, document.find(blank_line));
    document.remove_prefix(std::min(document.size(), rows.size() + blank_line.size()));
    return read_rules(rows);
}

Options made_from(const dehusk::Options& from, const dehusk_rule_set* rules) {
    Options options(dehusk_options_new());
    bool is_set = dehusk_options_set_input(options.get(), static_cast<dehusk_input_kind>(from.input));
    is_set &= dehusk_options_set_html_reader(options.get(), static_cast<dehusk_html_reader>(from.html_reader));
    is_set &= dehusk_options_set_preference(options.get(), static_cast<dehusk_preference>(from.preference));
    is_set &= dehusk_options_set_charset(options.get(), from.charset.data(), from.charset.size());
    is_set &= dehusk_options_set_url(options.get(), from.url.data(), from.url.size());
    is_set &= dehusk_options_set_want_lines(options.get(), from.want_lines);
    is_set &= dehusk_options_set_body_format(options.get(), static_cast<dehusk_body_format>(from.body_format));
    is_set &= dehusk_options_set_want_links(options.get(), from.want_links);
    is_set &= dehusk_options_set_want_images(options.get(), from.want_images);
    is_set &= dehusk_options_set_want_comments(options.get(), from.want_comments);
    require(dehusk_options_set_rules(options.get(), rules) == (rules != nullptr), "rules are set when they are some");
    const auto set_limit = [&](dehusk_limit limit, std::uint64_t most) {
        is_set &= dehusk_options_set_limit(options.get(), limit, most);
    };
    set_limit(DEHUSK_LIMIT_INPUT_BYTES, from.limits.max_input_bytes);
    set_limit(DEHUSK_LIMIT_DEPTH, from.limits.max_depth);
    set_limit(DEHUSK_LIMIT_ELEMENTS, from.limits.max_elements);
    set_limit(DEHUSK_LIMIT_LINES, from.limits.max_lines);
    set_limit(DEHUSK_LIMIT_LINE_BYTES, from.limits.max_line_bytes);
    set_limit(DEHUSK_LIMIT_OUTPUT_BYTES, from.limits.max_output_bytes);
    require(is_set, "all options can be set");
    return options;
}

// Any number may come from another language. What is no enumerator changes nothing, and has no name.
void set_any_value(dehusk_options* options, const dehusk::Options& known, int value) {
    const bool is_input = dehusk_options_set_input(options, static_cast<dehusk_input_kind>(value));
    require(is_input == (value >= 0 && value <= DEHUSK_INPUT_KIND_TEXT), "an input kind is set when it is one");
    const bool is_preference = dehusk_options_set_preference(options, static_cast<dehusk_preference>(value));
    require(is_preference == (view_of(dehusk_preference_name(static_cast<dehusk_preference>(value))) != "unknown"),
            "a preference is set when it has a name");
    dehusk_options_set_input(options, static_cast<dehusk_input_kind>(known.input));
    dehusk_options_set_preference(options, static_cast<dehusk_preference>(known.preference));
}

void check_line(const dehusk_line* line, const dehusk::Line& expected) {
    require(view_of(dehusk_line_get_text(line)) == expected.text, "a line has the same text");
    require(dehusk_line_get_kind(line) == value_of(expected.kind), "a line is of the same kind");
    require(dehusk_line_get_heading_level(line) == expected.heading_level, "a heading has the same level");
    require(dehusk_line_get_verdict(line) == value_of(expected.verdict), "a line has the same verdict");
    require(dehusk_line_get_score(line) == expected.score, "a line has the same score");
    require(dehusk_line_get_source_begin_byte(line) == expected.source_begin_byte, "a line begins at the same byte");
    require(dehusk_line_get_source_end_byte(line) == expected.source_end_byte, "a line ends at the same byte");
    require(dehusk_line_get_reason_count(line) == expected.reasons.size(), "a line has as many reasons");
    for (std::size_t index = 0; index < expected.reasons.size(); ++index) {
        const dehusk::Reason& reason = expected.reasons[index];
        require(dehusk_line_get_reason_kind(line, index) == value_of(reason.kind), "a reason is of the same kind");
        require(view_of(dehusk_line_get_reason_rule(line, index)) == reason.rule, "a reason names the same rule");
    }
}

void check_same(const dehusk_article* article, const dehusk::Article& expected) {
    require(dehusk_article_get_status(article) == value_of(expected.status), "the status is the same");
    require(dehusk_article_get_limit(article) == value_of(expected.limit), "the limit is the same");
    require(view_of(dehusk_article_get_headline(article)) == expected.headline, "the headline is the same");
    require(view_of(dehusk_article_get_body(article)) == expected.body, "the body is the same");
    require(view_of(dehusk_article_get_byline(article)) == expected.byline, "the byline is the same");
    require(view_of(dehusk_article_get_published(article)) == expected.published, "the day is the same");
    require(view_of(dehusk_article_get_language(article)) == expected.language, "the language is the same");
    require(dehusk_article_get_comment_count(article) == expected.comments.size(), "there are as many comments");
    for (std::size_t index = 0; index < expected.comments.size(); ++index) {
        require(view_of(dehusk_article_get_comment(article, index)) == expected.comments[index],
                "a comment is the same");
    }
    require(dehusk_article_get_input(article) == value_of(expected.input), "the input was read in the same way");
    require(view_of(dehusk_article_get_encoding(article)) == expected.encoding, "the encoding is the same");
    require(dehusk_article_get_kind(article) == value_of(expected.kind), "the kind is the same");
    require(dehusk_article_get_confidence(article) == expected.confidence, "the confidence is the same");
    require(view_of(dehusk_article_get_unclosed(article)) == expected.unclosed, "the same was left open");
    require(dehusk_article_get_line_count(article) == expected.lines.size(), "there are as many lines");
    for (std::size_t index = 0; index < expected.lines.size(); ++index) {
        check_line(dehusk_article_get_line(article, index), expected.lines[index]);
    }
    require(dehusk_article_get_line(article, expected.lines.size()) == nullptr, "there is no line behind the last");
}

// Both learn the pages, by roads that end in the same profile.
void learn_site(std::string_view document, dehusk::Options& known, dehusk_options* options) {
    const auto expected = std::make_shared<dehusk::SiteProfile>();
    const Site learned(dehusk_site_profile_new());
    for (int number = 0; number < pages_of_site; ++number) {
        const std::string page =
            "<p>Page " + std::to_string(number) + " has a line of its own</p>" + std::string(document);
        const Article article(dehusk_extract(page.data(), page.size(), options));
        expected->learn(dehusk::extract(page, known));
        require(dehusk_site_profile_learn(learned.get(), article.get()), "a profile learns a page");
    }
    const Site merged(dehusk_site_profile_new());
    require(dehusk_site_profile_merge(merged.get(), learned.get()), "profiles are merged");
    const dehusk_owned_text saved = dehusk_site_profile_save(merged.get());
    require(std::string_view(saved.bytes, saved.byte_count) == expected->save(), "the same is learned");
    const Site loaded(dehusk_site_profile_new());
    require(dehusk_site_profile_load(loaded.get(), document.data(), document.size()) ==
                dehusk::SiteProfile().load(document),
            "the same documents are profiles");
    require(dehusk_site_profile_load(loaded.get(), saved.bytes, saved.byte_count), "a saved profile is loaded");
    dehusk_owned_text_free(saved);
    require(dehusk_site_profile_get_page_count(loaded.get()) == expected->page_count(), "as many pages are known");
    require(dehusk_options_set_site(options, loaded.get()), "a profile is set");
    known.site = expected;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    // One for all inputs: what one leaves behind must not reach the next.
    static dehusk_extractor* const extractor = dehusk_extractor_new();
    const dehusk::fuzz::FuzzInput input = dehusk::fuzz::split_input(data, size);
    dehusk::Options known = dehusk::fuzz::options_from(input, dehusk::InputKind::automatic);
    known.limits.max_time = {};  // with a limit of time the result depends on the clock
    std::string_view document = input.document;
    static const Rules shared = read_rules("fuzz.share.1\tshare\twithin\tthe\twords=1-60");
    const std::uint8_t choice = input.choices[3];
    const Rules own = choice == reads_rules ? take_rules(document) : Rules{};
    const Rules& rules = choice != reads_rules && (choice & shares_rules) != 0 ? shared : own;
    known.rules = rules.expected;
    const Options options = made_from(known, rules.handle.get());
    set_any_value(options.get(), known, static_cast<std::int8_t>(choice));

    if (choice == learns_site) learn_site(document, known, options.get());
    const dehusk::Article expected = dehusk::extract(document, known);
    const Article article(dehusk_extractor_extract(extractor, document.data(), document.size(), options.get()));
    check_same(article.get(), expected);
    return 0;
}
