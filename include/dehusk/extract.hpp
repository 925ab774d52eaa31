// The one call most users need: bytes in, headline and body out.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <dehusk/export.h>
#include <dehusk/line.hpp>

namespace dehusk {

class RuleSet;
class SiteProfile;

/// What the input is.
enum class InputKind : std::uint8_t {
    automatic,  ///< told from the content
    html,       ///< a web page
    text,       ///< text that somebody already extracted, hard-wrapped or not
};

/// Which parser reads HTML.
enum class HtmlReader : std::uint8_t {
    standard,  ///< dehusk's own reader of the WHATWG HTML standard: fast, bounded, the default
    gumbo,     ///< gumbo-parser 0.10, the reference. Not for hostile input: a guard hands deep, huge or otherwise
               ///< dangerous pages to `standard`, but gumbo checks no allocation and is quadratic in depth.
};

/// Which mistake is worse. What `precision` keeps `balanced` keeps too, and what `balanced` keeps `recall` keeps too.
enum class Preference : std::uint8_t {
    precision,  ///< a line of residue is: lines in doubt go
    balanced,   ///< neither
    recall,     ///< a lost line is: lines in doubt stay
};

/// How the body is written. What is in it never depends on the format.
enum class BodyFormat : std::uint8_t {
    text,      ///< plain text
    markdown,  ///< CommonMark with the tables of GitHub's dialect, escaped so that a reader gives the text back
    html,      ///< a closed list of elements without styles, scripts or identifiers, safe to embed in any page
};

/// How an extraction ended. Whatever it is, `Article` holds all that could be had.
enum class Status : std::uint8_t {
    ok,
    no_content,     ///< nothing on the page is an article: an empty shell, an error page, a wall
    limit_reached,  ///< one of `Limits` was reached; what was read before it is still extracted; `Article::limit` says
                    ///< which
    unreadable,     ///< the file could not be read (used by the command line; the library never returns it)
    out_of_memory,  ///< used where exceptions cannot go (C, many documents from Python); C++ callers see std::bad_alloc
};

/// What kind of page it is. Told from its address, metadata, markup and text; an estimate, as the classes shade into
/// each other.
enum class PageKind : std::uint8_t {
    unknown,        ///< signs are few or contradict each other; a page without content
    article,        ///< one text with a beginning and an end: news, blog post, essay, recipe, review
    documentation,  ///< manual, reference, tutorial, help page
    service,        ///< an organisation's page about itself or what it does for its customers; landing pages
    forum,          ///< posts of several people: threads, questions with answers
    product,        ///< one thing for sale
    listing,        ///< a list of entries that lead elsewhere: news of a section, search results, directories, jobs
    collection,     ///< a category of a shop, with its products
};

/// The limit that was reached first.
enum class Limit : std::uint8_t { none, input_bytes, depth, elements, lines, line_bytes, output_bytes, time };

/// Bounds of one call. At a limit what was read so far is still extracted, the status is `limit_reached`, and
/// `Article::limit` names it; of several the first of input bytes, time, elements, depth, lines, line bytes and output
/// bytes.
///
/// They bound memory too. Beside its input a call takes at most, in bytes,
///
///     1,000,000 + 10 * input bytes read (40 where the input is not UTF-8) + 280 * elements + 600 * lines
///               + 150 * lines of a dump before wrapped ones are joined, at most 8 * max_lines
///               + 34 * bytes of the longest line
///
/// with the article. `Options::want_lines` costs a copy of the text more, and so do the other things that options ask
/// for; a body with markup may take `max_output_bytes` more, as each link brings a whole address. What ICU and gumbo
/// allocate is not counted. Few inputs come near: of 64 MB within the default limits the worst that was found takes 673
/// MB, and 1.33 GB where it is not UTF-8.
struct Limits {
    /// Bytes of input that are read; the rest is ignored. At most 1 GiB, larger values count as that. Default: 64 MiB.
    std::size_t max_input_bytes = std::size_t{64} << 20;
    /// Open elements at one time; a start tag beyond them opens no element, as in browsers. Default: 512, at most
    /// 4,096.
    std::uint32_t max_depth = 512;
    /// Elements of a page, with those that the parser implies; reading ends at them. Default: 1,000,000.
    std::uint32_t max_elements = 1'000'000;
    /// Lines of a page, or of a dump once wrapped ones are joined; reading ends at them. Default: 500,000.
    std::uint32_t max_lines = 500'000;
    /// UTF-8 bytes of one line; what is longer is cut at a character. Default: 1 MiB.
    std::size_t max_line_bytes = std::size_t{1} << 20;
    /// UTF-8 bytes of the body, and again of all comments; it ends at a line, in Markdown and HTML at a block. Default:
    /// 64 MiB.
    std::size_t max_output_bytes = std::size_t{64} << 20;
    /// Wall time of the call; 0 or less is no limit. Each stage takes a share of it, so that what was read by then ends
    /// in an article, and a call returns within twice the time on a machine that is not overloaded. For each
    /// millisecond at most 128 KiB of input are read, 16 KiB of a line, and 16 KiB of a body with markup written, as
    /// nobody looks at the clock meanwhile; `time` is the limit then too. With a limit the result depends on the
    /// machine's speed. `HtmlReader::gumbo` does not look at it. Default: 0.
    std::chrono::milliseconds max_time{0};
};

/// What a caller knows and wants. The default suits a page of which nothing is known.
struct Options {
    /// Set it when the source is known, as sniffing can be fooled by text about HTML. Default: automatic.
    InputKind input = InputKind::automatic;
    /// Default: standard.
    HtmlReader html_reader = HtmlReader::standard;
    /// Changes which lines of the body are kept, never the headline. Default: balanced.
    Preference preference = Preference::balanced;
    /// The charset of the HTTP header, any WHATWG label in any case, without "charset="; empty or unknown is no hint.
    /// It is passed over where the bytes are valid UTF-8 or invalid in it. Default: empty.
    std::string charset;
    /// Address of the page; helps to tell the site's name from the headline, and completes links. Default: empty.
    std::string url;
    /// Residue rules to use instead of the built-in ones alone (dehusk/rule_set.hpp). Default: none.
    std::shared_ptr<const RuleSet> rules;
    /// What other pages of the site taught (dehusk/site_profile.hpp): lines that repeat over it are not in the body.
    /// Like `rules` it is shared, so that any number of options may hold it and none can outlive it; what is in use by
    /// a call must not be changed meanwhile. Without it no page has a say in another. Default: none.
    std::shared_ptr<const SiteProfile> site;
    /// How `Article::body` is written. Default: text.
    BodyFormat body_format = BodyFormat::text;
    /// Keep the links of the body, in Markdown and HTML: those to http, https and mailto, resolved against `<base>` or
    /// `url` where either is known, without those to places on the page itself. Default: false.
    bool want_links = false;
    /// Keep the images of the body, in Markdown and HTML, with addresses of the same kind: those inside its lines, and
    /// those between its blocks that have body on both sides. Default: false.
    bool want_images = false;
    /// Fill `Article::comments`. The body is the same either way. Default: false.
    bool want_comments = false;
    /// Fill `Article::lines`. Costs a copy of the page's text. Default: false.
    bool want_lines = false;
    Limits limits;
};

/// What was extracted. Owns all it holds.
struct Article {
    Status status = Status::ok;
    Limit limit = Limit::none;
    /// One line, UTF-8, NFC; empty when there is none.
    std::string headline;
    /// Names of the authors, without "By", several parted by ", " or as the page parts them; empty where the page does
    /// not state them. Where statements contradict each other, JSON-LD of the article wins over `<meta>`, `<meta>` over
    /// an itemprop or rel "author" between headline and body, and this over the words of a byline there that was
    /// dropped.
    std::string byline;
    /// Day of publication in ISO 8601, "2026-05-04", with time of day and offset from UTC where the page states them,
    /// "2026-05-04T10:00:00+02:00"; empty where it is not stated, or not beyond doubt: "03/04/2026" is no date. JSON-LD
    /// of the article wins over `<meta>`, `<meta>` over a `<time>` between headline and body, and this over the words
    /// of a date line there that was dropped.
    std::string published;
    /// The page's language as a tag of BCP 47, such as "de" or "pt-BR", as it states it; empty where it does not, and
    /// for text. The attribute lang of `<html>` wins over content-language, this over og:locale, this over JSON-LD.
    std::string language;
    /// UTF-8, NFC. Blocks are parted by one blank line; items of a list and rows of a table stand on lines of their own
    /// without blank lines between, cells are parted by a tab, code keeps its lines. In text that parts its paragraphs
    /// by blank lines, lines that have none between them are taken for such a list. No newline at the end. Empty when
    /// there is no content.
    ///
    /// In Markdown and HTML the same lines come as headings, paragraphs, nested lists, tables, quotes and code, with
    /// emphasis and code inside lines, and with what `Options::want_links` and `want_images` ask for. The numbers that
    /// items of a text's list begin with are then the list's own.
    std::string body;
    /// How the input was read: html or text.
    InputKind input = InputKind::text;
    /// WHATWG name of the encoding that the input was read in, such as "UTF-8" or "windows-1252". Lives as long as the
    /// program.
    std::string_view encoding;
    /// What kind of page it is; most often unknown for text.
    PageKind kind = PageKind::unknown;
    /// From 0 to 1: the share of words (F1) in which the body is expected to agree with the one that a reader would
    /// mark. Over many pages the mean of the one is that of the other. 0 without a body.
    double confidence = 0.0;
    /// Name of what was left open at the end of the page and read on behind its opening, such as "script" or "comment";
    /// empty on a page that ended properly. Lives as long as the program.
    std::string_view unclosed;
    /// Readers' comments under the article, plain text, without their authors, dates and buttons where these can be
    /// told; only with `Options::want_comments`. One text for each comment, its paragraphs parted by a blank line,
    /// where markup keeps them together; else one for each line. Of a forum's page, where the posts are the body, what
    /// is left.
    std::vector<std::string> comments;
    /// All lines of the page in order; only with `Options::want_lines`.
    std::vector<Line> lines;
};

/// Extracts articles, keeping its memory from page to page.
///
/// It keeps up to 64 MB, by the reckoning of `Limits`, which no usual page takes. What larger inputs took it keeps as
/// long as each needs at least half of it, and gives all of it back with the first that needs less.
///
/// One per thread: a call changes the object. Results do not depend on earlier calls. Movable, not copyable.
class DEHUSK_EXPORT Extractor {
  public:
    Extractor();
    ~Extractor();
    Extractor(Extractor&&) noexcept;
    Extractor& operator=(Extractor&&) noexcept;

    /// Returns the article in `bytes`.
    ///
    /// Any bytes will do, in any encoding, from any source, NULs included; none is trusted. Bad input shows in
    /// `Article::status`, never as an exception. Throws std::bad_alloc when memory ends, and the object may then be
    /// used again. `bytes` is not kept. Time and memory grow linearly with the input, within `options.limits`.
    Article extract(std::string_view bytes, const Options& options = {});

  private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Returns the article in `bytes`: `Extractor::extract` with an extractor of its own. Thread-safe. For many pages one
/// `Extractor` a thread is faster.
DEHUSK_EXPORT Article extract(std::string_view bytes, const Options& options = {});

/// `line`, one line of UTF-8 such as the headline, as a heading of the first level in front of a body: "# line" in
/// Markdown, "<h1>line</h1>" in HTML, escaped as the body is; `line` itself in text. Any bytes will do. Throws
/// std::bad_alloc. Thread-safe.
DEHUSK_EXPORT std::string heading(std::string_view line, BodyFormat format);

/// Name of an enumerator as the command line prints it, for example "limit_reached". Never fails; lives as long as the
/// program.
DEHUSK_EXPORT std::string_view name(InputKind kind) noexcept;
DEHUSK_EXPORT std::string_view name(HtmlReader reader) noexcept;
DEHUSK_EXPORT std::string_view name(Preference preference) noexcept;
DEHUSK_EXPORT std::string_view name(BodyFormat format) noexcept;
DEHUSK_EXPORT std::string_view name(PageKind kind) noexcept;
DEHUSK_EXPORT std::string_view name(Status status) noexcept;
DEHUSK_EXPORT std::string_view name(Limit limit) noexcept;

}  // namespace dehusk
