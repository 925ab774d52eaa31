#include "fuzz/check_article.hpp"

#include <algorithm>
#include <memory>
#include <string>

#include <dehusk/site_profile.hpp>

#include "assemble/language_tag.hpp"
#include "assemble/stated_date.hpp"
#include "decode/decode.hpp"
#include "fuzz/article_options.hpp"
#include "fuzz/fuzz_input.hpp"
#include "normalise/normalise.hpp"
#include "support/html_words.hpp"
#include "support/same_article.hpp"
#include "support/utf8.hpp"

namespace dehusk::fuzz {

using testing::is_same;
using testing::is_same_but_for_lines;

namespace {

void check_text(std::string_view text, Spacing spacing, std::string_view property) {
    Arena arena;
    require(is_valid_utf8(text) && normalise_text(text, spacing, arena) == text, property);
}

void check_line(const Line& line, std::size_t input_bytes) {
    const Spacing most = line.kind == LineKind::code ? Spacing::layout : Spacing::cells;
    check_text(line.text, most, "a line is normal UTF-8");
    require(line.kind <= LineKind::control && line.verdict <= Verdict::residue, "a line's enumerators are in range");
    require(line.heading_level <= 6, "levels of headings are in range");
    require((line.kind == LineKind::heading) == (line.heading_level > 0), "headings alone have a level");
    require(line.score >= 0.0 && line.score <= 1.0, "scores are in range");
    require(line.source_begin_byte <= line.source_end_byte && line.source_end_byte <= input_bytes,
            "source intervals lie within the input");
    require(!line.reasons.empty(), "every verdict has a reason");
    for (const Reason& reason : line.reasons) {
        require(reason.kind <= ReasonKind::site, "reasons are in range");
        require((reason.kind == ReasonKind::rule) == !reason.rule.empty(), "rules alone have an id");
    }
}

// Lines of the body, in order, with nothing but separators between them; the last may be cut off by the limit.
void check_body_is_made_of_lines(const Article& article) {
    std::string_view rest = article.body;
    for (const Line& line : article.lines) {
        if (line.verdict != Verdict::body) continue;
        require(!line.text.empty(), "a line of the body shows");
        const std::size_t separator_bytes = std::min(rest.find(line.text), rest.size());
        require(rest.substr(0, separator_bytes).find_first_not_of("\n\t") == std::string_view::npos,
                "separators alone stand between the lines of a body");
        if (separator_bytes == rest.size() && article.limit != Limit::none) break;
        require(rest.size() - separator_bytes >= line.text.size(), "the body holds all its lines");
        rest.remove_prefix(separator_bytes + line.text.size());
    }
    require(rest.empty(), "the body holds nothing but lines");
}

void check_body(const Article& article, BodyFormat format) {
    require(is_valid_utf8(article.body), "the body is UTF-8");
    if (format == BodyFormat::html) {
        const testing::HtmlWords words = testing::words_of_html(article.body);
        require(words.is_well_formed, "the body keeps to its list of elements");
        if (article.limit == Limit::none && article.input == InputKind::html) {
            std::string text;
            for (const Line& line : article.lines) {
                if (line.verdict == Verdict::body) text += line.text + ' ';
            }
            require(article.lines.empty() || words.text == testing::words_of_text(text),
                    "the body holds the words of its lines");
        }
    }
    if (format != BodyFormat::text) return;
    check_text(article.body, Spacing::layout, "the body is normal text");
    check_body_is_made_of_lines(article);
}

void check_limits(const Article& article, const Limits& limits) {
    // Normalising makes text at most three times as long (UAX #15, 13).
    constexpr std::size_t longest_expansion = 3;
    require(article.body.size() <= limits.max_output_bytes, "the body keeps its limit");
    require(article.lines.size() <= limits.max_lines, "the lines keep their limit");
    for (const Line& line : article.lines) {
        require(line.text.size() / longest_expansion <= limits.max_line_bytes, "every line keeps its limit");
    }
}

// Does `more` keep all lines of the body that `less` keeps?
bool keeps_lines_of(const Article& more, const Article& less) {
    return std::ranges::equal(more.lines, less.lines, [](const Line& a, const Line& b) {
        return a.verdict == Verdict::body || b.verdict != Verdict::body;
    });
}

// Of a site whose every page has each second line of `article`.
std::shared_ptr<const SiteProfile> site_around(const Article& article) {
    constexpr int pages = 12;  // more than any line has to stand on
    auto site = std::make_shared<SiteProfile>();
    Article page;
    for (std::size_t i = 0; i < article.lines.size(); i += 2) page.lines.push_back(article.lines[i]);
    for (int i = 0; i < pages; ++i) {
        Line own;
        own.text = "What stands on page " + std::to_string(i) + " of the site, and on no other one.";
        page.lines.push_back(own);
        site->learn(page);
        page.lines.pop_back();
    }
    return site;
}

void check_relation(Extractor& extractor, std::string_view bytes, Options options, Relation relation,
                    const Article& article) {
    const Preference preference = options.preference;
    switch (relation) {
        case Relation::repeated:
            require(is_same(extractor.extract(bytes, options), article), "an extractor repeats its result");
            break;
        case Relation::fresh:
            require(is_same(extract(bytes, options), article), "results do not depend on earlier calls");
            break;
        case Relation::without_lines:
            options.want_lines = false;
            require(is_same_but_for_lines(extractor.extract(bytes, options), article),
                    "lines on request change nothing else");
            break;
        case Relation::plain: {
            options.body_format = BodyFormat::text;
            options.want_comments = false;
            Article plain = extractor.extract(bytes, options);
            check_article(plain, bytes, options);
            // At a limit each format ends in another place.
            if (article.limit == Limit::output_bytes || plain.limit == Limit::output_bytes) break;
            plain.body = article.body;
            plain.comments = article.comments;
            plain.confidence = article.confidence;
            require(is_same(plain, article), "formats and comments change nothing else");
            break;
        }
        case Relation::lenient:
        case Relation::strict: {
            const bool is_lenient = relation == Relation::lenient;
            options.preference = is_lenient ? Preference::recall : Preference::precision;
            const Article other = extractor.extract(bytes, options);
            check_article(other, bytes, options);
            require(other.headline == article.headline, "a preference leaves the headline");
            const bool is_in_order = preference == options.preference || is_lenient ? keeps_lines_of(other, article)
                                                                                    : keeps_lines_of(article, other);
            require(is_in_order, "the more lenient preference keeps what the stricter keeps");
            break;
        }
        case Relation::on_a_site: {
            options.site = site_around(article);
            const Article other = extractor.extract(bytes, options);
            check_article(other, bytes, options);
            // Where the lines that repeat were all but the words of an error, the page is an error page.
            require(other.headline == article.headline || other.status == Status::no_content,
                    "a profile leaves the headline of what has content");
            require(keeps_lines_of(article, other), "a profile adds nothing to a body");
            break;
        }
    }
}

}  // namespace

void check_article(const Article& article, std::string_view bytes, const Options& options) {
    require(article.status <= Status::limit_reached, "the status is one that the library returns");
    require((article.status == Status::limit_reached) == (article.limit != Limit::none), "the limit is named");
    require(article.limit <= Limit::time && article.kind <= PageKind::collection, "enumerators are in range");
    require(article.input == InputKind::html || article.input == InputKind::text, "the kind of input was told");
    require(options.input == InputKind::automatic || options.input == article.input, "the caller knows the input");
    require(encoding_for_label(article.encoding) == article.encoding, "the encoding is named as the standard does");
    require(article.status != Status::no_content || article.body.empty(), "no content, no body");
    require(article.confidence >= 0.0 && article.confidence <= 1.0, "the confidence is in range");
    require(!article.body.empty() || article.confidence == 0.0, "no confidence without a body");
    check_text(article.headline, Spacing::single, "the headline is one normal line");
    check_text(article.byline, Spacing::single, "the byline is one normal line");
    Arena arena;
    require(iso_date(article.published, arena) == article.published, "the date is ISO 8601");
    require(language_tag(article.language) == article.language, "the language is a tag");
    for (const std::string& comment : article.comments) {
        check_text(comment, Spacing::layout, "a comment is normal text");
        require(!comment.empty(), "a comment shows");
    }
    require(options.want_comments || article.comments.empty(), "no comments without being asked");
    for (const Line& line : article.lines) check_line(line, std::min(bytes.size(), options.limits.max_input_bytes));
    check_body(article, options.body_format);
    check_limits(article, options.limits);
}

void check_extraction(Extractor& extractor, std::string_view bytes, const Options& options, Relation relation) {
    const Article article = extractor.extract(bytes, options);
    check_article(article, bytes, options);
    // With a limit of time the result depends on the clock.
    if (options.limits.max_time.count() <= 0) check_relation(extractor, bytes, options, relation, article);
}

int run_extraction(const std::uint8_t* data, std::size_t size, InputKind kind) {
    // One for all inputs: what one leaves behind must not reach the next.
    static Extractor extractor;
    const FuzzInput input = split_input(data, size);
    const auto relation = static_cast<Relation>(input.choices[3] % relation_count);
    check_extraction(extractor, input.document, options_from(input, kind), relation);
    return 0;
}

}  // namespace dehusk::fuzz
