// The C API over the public C++ one, and nothing else of the library. A handle is a struct around the C++ object; NULL
// stands for what could not be made, and reads as an object that holds nothing.
#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <dehusk/dehusk.h>
#include <dehusk/dehusk.hpp>

struct dehusk_rule_set {
    std::shared_ptr<const dehusk::RuleSet> rules;
};

struct dehusk_site_profile {
    dehusk::SiteProfile site;
};

struct dehusk_options {
    dehusk::Options options;
};

struct dehusk_extractor {
    dehusk::Extractor extractor;
};

struct dehusk_article {
    dehusk::Article article;
    // The article's reasons name them.
    std::shared_ptr<const dehusk::RuleSet> rules;
};

namespace {

// No exception passes the border. std::bad_alloc is the only one that the library lets go; what else there might be is
// told in the same way, as a caller in C can do no more about it.
template <class Call>
auto fenced(Call call) noexcept -> decltype(call()) {
    try {
        return call();
    } catch (...) {
        return {};
    }
}

std::string_view view_of(const char* bytes, std::size_t byte_count) noexcept {
    return bytes == nullptr ? std::string_view{} : std::string_view(bytes, byte_count);
}

dehusk_text borrowed(std::string_view text) noexcept {
    return {text.data() == nullptr ? "" : text.data(), text.size()};
}

template <class MakeText>
dehusk_owned_text owned(MakeText make_text) noexcept {
    return fenced([&]() -> dehusk_owned_text {
        const std::string text = make_text();
        auto bytes = std::make_unique<char[]>(text.size());
        std::ranges::copy(text, bytes.get());
        return {bytes.release(), text.size()};
    });
}

template <class Handle>
Handle* made() noexcept {
    return fenced([] { return std::make_unique<Handle>().release(); });
}

const dehusk::Options& options_of(const dehusk_options* handle) noexcept {
    static const dehusk::Options defaults;
    return handle == nullptr ? defaults : handle->options;
}

template <class Extract>
dehusk_article* article_from(const dehusk_options* options_handle, Extract extract) noexcept {
    return fenced([&] {
        const dehusk::Options& options = options_of(options_handle);
        auto article = std::make_unique<dehusk_article>();
        article->article = extract(options);
        article->rules = options.rules;
        return article.release();
    });
}

// The enumerators of both languages have the same values; tests/bindings/c compares them by their names.
template <class Enumeration>
Enumeration enumerator(int value) noexcept {
    constexpr int no_enumerator = std::numeric_limits<std::uint8_t>::max();
    return static_cast<Enumeration>(value >= 0 && value < no_enumerator ? value : no_enumerator);
}

template <class Enumeration>
dehusk_text name_of(int value) noexcept {
    return borrowed(dehusk::name(enumerator<Enumeration>(value)));
}

template <class Enumeration>
bool set_enumerator(Enumeration& field, int value, int last) noexcept {
    if (value < 0 || value > last) return false;
    field = enumerator<Enumeration>(value);
    return true;
}

bool set_string(std::string& field, const char* bytes, std::size_t byte_count) noexcept {
    return fenced([&] {
        field = view_of(bytes, byte_count);
        return true;
    });
}

template <class Number>
Number at_most_largest(std::uint64_t value) noexcept {
    constexpr std::uint64_t largest{std::numeric_limits<Number>::max()};
    return static_cast<Number>(std::min(value, largest));
}

const std::vector<dehusk::RuleError>& errors_of(const dehusk_rule_set* handle) noexcept {
    static const std::vector<dehusk::RuleError> none;
    return handle == nullptr ? none : handle->rules->errors();
}

const dehusk::RuleError& error_of(const dehusk_rule_set* handle, std::size_t index) noexcept {
    static const dehusk::RuleError none;
    const auto& errors = errors_of(handle);
    return index < errors.size() ? errors[index] : none;
}

const dehusk::Article& article_of(const dehusk_article* handle) noexcept {
    static const dehusk::Article none = [] {
        dehusk::Article article;
        article.status = dehusk::Status::out_of_memory;
        return article;
    }();
    return handle == nullptr ? none : handle->article;
}

// A dehusk_line is never made: its address is that of a line of an article.
const dehusk_line* handle_of(const dehusk::Line& line) noexcept {
    return reinterpret_cast<const dehusk_line*>(&line);
}

const dehusk::Line& line_of(const dehusk_line* handle) noexcept {
    static const dehusk::Line none;
    return handle == nullptr ? none : *reinterpret_cast<const dehusk::Line*>(handle);
}

dehusk::Reason reason_of(const dehusk_line* handle, std::size_t index) noexcept {
    const auto& reasons = line_of(handle).reasons;
    return index < reasons.size() ? reasons[index] : dehusk::Reason{};
}

}  // namespace

void dehusk_owned_text_free(dehusk_owned_text text) noexcept {
    delete[] text.bytes;
}

dehusk_text dehusk_input_kind_name(dehusk_input_kind kind) noexcept {
    return name_of<dehusk::InputKind>(kind);
}
dehusk_text dehusk_html_reader_name(dehusk_html_reader reader) noexcept {
    return name_of<dehusk::HtmlReader>(reader);
}
dehusk_text dehusk_preference_name(dehusk_preference preference) noexcept {
    return name_of<dehusk::Preference>(preference);
}
dehusk_text dehusk_body_format_name(dehusk_body_format format) noexcept {
    return name_of<dehusk::BodyFormat>(format);
}
dehusk_text dehusk_status_name(dehusk_status status) noexcept {
    return name_of<dehusk::Status>(status);
}
dehusk_text dehusk_page_kind_name(dehusk_page_kind kind) noexcept {
    return name_of<dehusk::PageKind>(kind);
}
dehusk_text dehusk_limit_name(dehusk_limit limit) noexcept {
    return name_of<dehusk::Limit>(limit);
}
dehusk_text dehusk_line_kind_name(dehusk_line_kind kind) noexcept {
    return name_of<dehusk::LineKind>(kind);
}
dehusk_text dehusk_verdict_name(dehusk_verdict verdict) noexcept {
    return name_of<dehusk::Verdict>(verdict);
}
dehusk_text dehusk_reason_kind_name(dehusk_reason_kind kind) noexcept {
    return name_of<dehusk::ReasonKind>(kind);
}

dehusk_rule_set* dehusk_rule_set_new(const char* bytes, std::size_t byte_count) noexcept {
    return fenced([&] {
        auto handle = std::make_unique<dehusk_rule_set>();
        handle->rules = std::make_shared<const dehusk::RuleSet>(view_of(bytes, byte_count));
        return handle.release();
    });
}
void dehusk_rule_set_free(dehusk_rule_set* rules) noexcept {
    delete rules;
}
std::size_t dehusk_rule_set_get_size(const dehusk_rule_set* rules) noexcept {
    return rules == nullptr ? 0 : rules->rules->size();
}
std::size_t dehusk_rule_set_get_error_count(const dehusk_rule_set* rules) noexcept {
    return errors_of(rules).size();
}
std::size_t dehusk_rule_set_get_error_line_number(const dehusk_rule_set* rules, std::size_t index) noexcept {
    return error_of(rules, index).line_number;
}
dehusk_text dehusk_rule_set_get_error_message(const dehusk_rule_set* rules, std::size_t index) noexcept {
    return borrowed(error_of(rules, index).message);
}

dehusk_options* dehusk_options_new(void) noexcept {
    return made<dehusk_options>();
}
void dehusk_options_free(dehusk_options* options) noexcept {
    delete options;
}
bool dehusk_options_set_input(dehusk_options* options, dehusk_input_kind input) noexcept {
    return options != nullptr && set_enumerator(options->options.input, input, DEHUSK_INPUT_KIND_TEXT);
}
bool dehusk_options_set_html_reader(dehusk_options* options, dehusk_html_reader reader) noexcept {
    return options != nullptr && set_enumerator(options->options.html_reader, reader, DEHUSK_HTML_READER_GUMBO);
}
bool dehusk_options_set_preference(dehusk_options* options, dehusk_preference preference) noexcept {
    return options != nullptr && set_enumerator(options->options.preference, preference, DEHUSK_PREFERENCE_RECALL);
}
bool dehusk_options_set_charset(dehusk_options* options, const char* bytes, std::size_t byte_count) noexcept {
    return options != nullptr && set_string(options->options.charset, bytes, byte_count);
}
bool dehusk_options_set_url(dehusk_options* options, const char* bytes, std::size_t byte_count) noexcept {
    return options != nullptr && set_string(options->options.url, bytes, byte_count);
}
bool dehusk_options_set_rules(dehusk_options* options, const dehusk_rule_set* rules) noexcept {
    if (options == nullptr || rules == nullptr) return false;
    options->options.rules = rules->rules;
    return true;
}
bool dehusk_options_set_site(dehusk_options* options, const dehusk_site_profile* site) noexcept {
    if (options == nullptr || site == nullptr) return false;
    return fenced([&] {
        options->options.site = std::make_shared<const dehusk::SiteProfile>(site->site);
        return true;
    });
}
bool dehusk_options_set_body_format(dehusk_options* options, dehusk_body_format format) noexcept {
    return options != nullptr && set_enumerator(options->options.body_format, format, DEHUSK_BODY_FORMAT_HTML);
}
bool dehusk_options_set_want_links(dehusk_options* options, bool want_links) noexcept {
    if (options == nullptr) return false;
    options->options.want_links = want_links;
    return true;
}
bool dehusk_options_set_want_images(dehusk_options* options, bool want_images) noexcept {
    if (options == nullptr) return false;
    options->options.want_images = want_images;
    return true;
}
bool dehusk_options_set_want_comments(dehusk_options* options, bool want_comments) noexcept {
    if (options == nullptr) return false;
    options->options.want_comments = want_comments;
    return true;
}
bool dehusk_options_set_want_lines(dehusk_options* options, bool want_lines) noexcept {
    if (options == nullptr) return false;
    options->options.want_lines = want_lines;
    return true;
}
bool dehusk_options_set_limit(dehusk_options* options, dehusk_limit limit, std::uint64_t most) noexcept {
    if (options == nullptr) return false;
    dehusk::Limits& limits = options->options.limits;
    switch (limit) {
        case DEHUSK_LIMIT_NONE:
            return false;
        case DEHUSK_LIMIT_INPUT_BYTES:
            limits.max_input_bytes = at_most_largest<std::size_t>(most);
            return true;
        case DEHUSK_LIMIT_DEPTH:
            limits.max_depth = at_most_largest<std::uint32_t>(most);
            return true;
        case DEHUSK_LIMIT_ELEMENTS:
            limits.max_elements = at_most_largest<std::uint32_t>(most);
            return true;
        case DEHUSK_LIMIT_LINES:
            limits.max_lines = at_most_largest<std::uint32_t>(most);
            return true;
        case DEHUSK_LIMIT_LINE_BYTES:
            limits.max_line_bytes = at_most_largest<std::size_t>(most);
            return true;
        case DEHUSK_LIMIT_OUTPUT_BYTES:
            limits.max_output_bytes = at_most_largest<std::size_t>(most);
            return true;
        case DEHUSK_LIMIT_TIME:
            limits.max_time = std::chrono::milliseconds(at_most_largest<std::chrono::milliseconds::rep>(most));
            return true;
    }
    return false;
}

dehusk_extractor* dehusk_extractor_new(void) noexcept {
    return made<dehusk_extractor>();
}
void dehusk_extractor_free(dehusk_extractor* extractor) noexcept {
    delete extractor;
}
dehusk_article* dehusk_extractor_extract(dehusk_extractor* extractor, const char* bytes, std::size_t byte_count,
                                         const dehusk_options* options) noexcept {
    if (extractor == nullptr) return nullptr;
    return article_from(options, [&](const dehusk::Options& read) {
        return extractor->extractor.extract(view_of(bytes, byte_count), read);
    });
}
dehusk_article* dehusk_extract(const char* bytes, std::size_t byte_count, const dehusk_options* options) noexcept {
    return article_from(options,
                        [&](const dehusk::Options& read) { return dehusk::extract(view_of(bytes, byte_count), read); });
}

void dehusk_article_free(dehusk_article* article) noexcept {
    delete article;
}
dehusk_status dehusk_article_get_status(const dehusk_article* article) noexcept {
    return static_cast<dehusk_status>(article_of(article).status);
}
dehusk_limit dehusk_article_get_limit(const dehusk_article* article) noexcept {
    return static_cast<dehusk_limit>(article_of(article).limit);
}
dehusk_text dehusk_article_get_headline(const dehusk_article* article) noexcept {
    return borrowed(article_of(article).headline);
}
dehusk_text dehusk_article_get_body(const dehusk_article* article) noexcept {
    return borrowed(article_of(article).body);
}
dehusk_text dehusk_article_get_byline(const dehusk_article* article) noexcept {
    return borrowed(article_of(article).byline);
}
dehusk_text dehusk_article_get_published(const dehusk_article* article) noexcept {
    return borrowed(article_of(article).published);
}
dehusk_text dehusk_article_get_language(const dehusk_article* article) noexcept {
    return borrowed(article_of(article).language);
}
std::size_t dehusk_article_get_comment_count(const dehusk_article* article) noexcept {
    return article_of(article).comments.size();
}
dehusk_text dehusk_article_get_comment(const dehusk_article* article, std::size_t index) noexcept {
    const auto& comments = article_of(article).comments;
    return borrowed(index < comments.size() ? std::string_view(comments[index]) : std::string_view());
}
dehusk_input_kind dehusk_article_get_input(const dehusk_article* article) noexcept {
    return static_cast<dehusk_input_kind>(article_of(article).input);
}
dehusk_text dehusk_article_get_encoding(const dehusk_article* article) noexcept {
    return borrowed(article_of(article).encoding);
}
dehusk_page_kind dehusk_article_get_kind(const dehusk_article* article) noexcept {
    return static_cast<dehusk_page_kind>(article_of(article).kind);
}
double dehusk_article_get_confidence(const dehusk_article* article) noexcept {
    return article_of(article).confidence;
}
dehusk_text dehusk_article_get_unclosed(const dehusk_article* article) noexcept {
    return borrowed(article_of(article).unclosed);
}

dehusk_owned_text dehusk_heading(const char* bytes, std::size_t byte_count, dehusk_body_format format) noexcept {
    return owned([&] { return dehusk::heading(view_of(bytes, byte_count), enumerator<dehusk::BodyFormat>(format)); });
}

std::size_t dehusk_article_get_line_count(const dehusk_article* article) noexcept {
    return article_of(article).lines.size();
}
const dehusk_line* dehusk_article_get_line(const dehusk_article* article, std::size_t index) noexcept {
    const auto& lines = article_of(article).lines;
    return index < lines.size() ? handle_of(lines[index]) : nullptr;
}
dehusk_text dehusk_line_get_text(const dehusk_line* line) noexcept {
    return borrowed(line_of(line).text);
}
dehusk_line_kind dehusk_line_get_kind(const dehusk_line* line) noexcept {
    return static_cast<dehusk_line_kind>(line_of(line).kind);
}
int dehusk_line_get_heading_level(const dehusk_line* line) noexcept {
    return line_of(line).heading_level;
}
dehusk_verdict dehusk_line_get_verdict(const dehusk_line* line) noexcept {
    return static_cast<dehusk_verdict>(line_of(line).verdict);
}
double dehusk_line_get_score(const dehusk_line* line) noexcept {
    return line_of(line).score;
}
std::size_t dehusk_line_get_source_begin_byte(const dehusk_line* line) noexcept {
    return line_of(line).source_begin_byte;
}
std::size_t dehusk_line_get_source_end_byte(const dehusk_line* line) noexcept {
    return line_of(line).source_end_byte;
}
std::size_t dehusk_line_get_reason_count(const dehusk_line* line) noexcept {
    return line_of(line).reasons.size();
}
dehusk_reason_kind dehusk_line_get_reason_kind(const dehusk_line* line, std::size_t index) noexcept {
    return static_cast<dehusk_reason_kind>(reason_of(line, index).kind);
}
dehusk_text dehusk_line_get_reason_rule(const dehusk_line* line, std::size_t index) noexcept {
    return borrowed(reason_of(line, index).rule);
}

dehusk_site_profile* dehusk_site_profile_new(void) noexcept {
    return made<dehusk_site_profile>();
}
void dehusk_site_profile_free(dehusk_site_profile* site) noexcept {
    delete site;
}
bool dehusk_site_profile_learn(dehusk_site_profile* site, const dehusk_article* article) noexcept {
    if (site == nullptr || article == nullptr) return false;
    return fenced([&] {
        site->site.learn(article->article);
        return true;
    });
}
bool dehusk_site_profile_merge(dehusk_site_profile* site, const dehusk_site_profile* other) noexcept {
    if (site == nullptr || other == nullptr) return false;
    return fenced([&] {
        site->site.merge(other->site);
        return true;
    });
}
std::size_t dehusk_site_profile_get_page_count(const dehusk_site_profile* site) noexcept {
    return site == nullptr ? 0 : site->site.page_count();
}
std::size_t dehusk_site_profile_get_pages_with(const dehusk_site_profile* site, const char* bytes,
                                               std::size_t byte_count) noexcept {
    return site == nullptr ? 0 : site->site.pages_with(view_of(bytes, byte_count));
}
dehusk_owned_text dehusk_site_profile_save(const dehusk_site_profile* site) noexcept {
    if (site == nullptr) return {};
    return owned([&] { return site->site.save(); });
}
bool dehusk_site_profile_load(dehusk_site_profile* site, const char* bytes, std::size_t byte_count) noexcept {
    return site != nullptr && fenced([&] { return site->site.load(view_of(bytes, byte_count)); });
}

dehusk_text dehusk_version(void) noexcept {
    return borrowed(dehusk::version());
}
dehusk_owned_text dehusk_model_version(void) noexcept {
    return owned(dehusk::model_version);
}
dehusk_owned_text dehusk_rules_version(void) noexcept {
    return owned(dehusk::rules_version);
}
