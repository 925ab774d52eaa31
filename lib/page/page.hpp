// The seam of the library: a page as a few flat arrays, filled once, in document order, and only read afterwards.
//
// Nothing right of Page sees tag soup, a parser or HTML text. A text dump is a Page with one element.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include <dehusk/line.hpp>

#include "page/concepts.hpp"
#include "page/json_ld.hpp"
#include "page/tag.hpp"
#include "page/tree.hpp"
#include "support/arena.hpp"

namespace dehusk {

struct PageElement {
    /// Index of the parent, no_element for the root. Always less than the element's own index.
    std::uint32_t parent = no_element;
    /// What class, id, role, itemprop and tag say of the element itself.
    Concepts concepts = 0;
    Tag tag = Tag::unknown;
    /// Of a cell: columns before it in its row, as far as cells beside it take them, those without text too; at most
    /// 255.
    std::uint8_t column = 0;
    /// 0 for the root.
    std::uint16_t depth = 0;
    /// Of the words in its class, digits left out, in any order; 0 where there is none. Tells elements that a template
    /// made alike from others.
    std::uint32_t class_hash = 0;
};

enum class SpanKind : std::uint8_t { bold, italic, code, link, image };

/// A piece of a line's text, as offsets into PageLine::text. Spans of a line are sorted by begin; those of one kind do
/// not overlap.
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    SpanKind kind = SpanKind::bold;
    /// href of a link, image_source() of an image.
    std::string_view target;
    /// alt of an image.
    std::string_view label;
};

/// A paragraph, heading, list item, cell, caption or block of code.
struct PageLine {
    /// ASCII white space collapsed to single spaces, or tabs between the cells of a dump's rows, none at the ends (code
    /// keeps its own, with LF); not yet normalised. Views the source or the page's arena.
    std::string_view text;
    /// Nearest element that makes lines (a block, a cell, a list item).
    std::uint32_t element = 0;
    std::uint32_t first_span = 0;
    std::uint32_t span_count = 0;
    /// Concepts of the inline elements below `element` that cover the whole line, such as <span class="byline">; where
    /// several stand side by side, those that all of them name.
    Concepts inline_concepts = 0;
    /// Bytes of the input.
    std::uint32_t source_begin = 0;
    std::uint32_t source_end = 0;
    LineKind kind = LineKind::paragraph;
    /// 1 to 6 for headings, else 0.
    std::uint8_t heading_level = 0;
    /// Text dumps: blank lines before this one, columns it is indented by, and source lines that were joined into it
    /// (0, 0 and 1 in HTML).
    std::uint16_t blank_lines_before = 0;
    std::uint16_t indent_columns = 0;
    std::uint16_t joined_lines = 1;
};

/// An image that stands in no line of text. Addresses and texts as Span has them.
struct PageImage {
    /// Of the line behind it; the number of lines where there is none.
    std::uint32_t line = 0;
    std::string_view source;
    std::string_view label;
};

/// How a page marks up an h1: editors' systems name a headline as such, builders of landing pages do not.
struct HeadingMarkup {
    std::string_view text;  ///< white space collapsed
    Tag parent = Tag::unknown;
    /// In class and id.
    std::uint16_t names = 0;
    /// Pieces of the text that stand in an element inside the h1.
    std::uint16_t inner_pieces = 0;
    /// Class, id or itemprop hold "title" or "headline", in any letter case.
    bool is_named_title = false;
};

/// A <time datetime> or an itemprop="datePublished".
struct PageTime {
    std::string_view datetime;  ///< as it stands
    /// Byte of the input at which its tag begins.
    std::uint32_t source_begin = 0;
    /// By its itemprop, class or attribute "pubdate".
    bool is_named_published = false;
    bool is_named_modified = false;
};

/// The text of an element that is marked as an author's name.
struct PageAuthor {
    std::string_view name;
    /// Byte of the input at which the tag around the name begins.
    std::uint32_t source_begin = 0;
};

struct PageMeta {
    std::string_view title;             ///< of <title>, white space collapsed
    std::string_view og_title;          ///< og:title or twitter:title
    std::string_view og_type;           ///< og:type
    std::string_view description;       ///< og:description or description
    std::string_view language;          ///< lang of <html>
    std::string_view canonical_url;     ///< of <link rel=canonical>, else og:url
    std::string_view base_url;          ///< href of <base>
    std::string_view generator;         ///< <meta name="generator">
    std::string_view body_class;        ///< class of <body>
    std::string_view site_name;         ///< og:site_name or application-name
    std::string_view published;         ///< article:published_time and the like
    std::string_view author;            ///< of <meta name="author"> and the like
    std::string_view content_language;  ///< of <meta http-equiv="content-language">
    std::string_view locale;            ///< og:locale
    /// Of the first itemprop="author" or rel="author", where no <meta> names one.
    PageAuthor marked_author;
    /// The first 64, in order.
    std::vector<PageTime> times;
    /// Contents of <script type="application/ld+json">, in order.
    std::vector<std::string_view> json_ld;
    /// Headline that JSON-LD gives an article, posting or product.
    std::string_view json_ld_headline;
    /// The first 8 h1s that hold text, hidden ones too.
    std::vector<HeadingMarkup> h1s;
    /// Values of @type in JSON-LD, in order, the first 256 of each script.
    std::vector<std::string_view> json_ld_types;
    /// See JsonLd::works.
    std::vector<JsonLdWork> works;

    bool states_date() const { return !published.empty() || !times.empty(); }
    bool states_author() const { return !author.empty() || !marked_author.name.empty(); }

    /// Keeps the memory of the lists.
    void clear() {
        PageMeta cleared;
        cleared.json_ld.swap(json_ld);
        cleared.h1s.swap(h1s);
        cleared.json_ld_types.swap(json_ld_types);
        cleared.times.swap(times);
        cleared.works.swap(works);
        cleared.json_ld.clear();
        cleared.h1s.clear();
        cleared.json_ld_types.clear();
        cleared.times.clear();
        cleared.works.clear();
        *this = std::move(cleared);
    }
};

/// Limits that were met on the way to the page.
struct PageLimits {
    bool depth = false;
    bool elements = false;
    bool lines = false;
    bool line_bytes = false;
    bool time = false;
};

struct Page {
    std::vector<PageElement> elements;
    std::vector<PageLine> lines;
    std::vector<Span> spans;
    /// In order; only where they were asked for.
    std::vector<PageImage> images;
    PageMeta meta;
    Arena arena;
    PageLimits limits_met;
    /// See Tree::unclosed.
    std::string_view unclosed;
    /// Lines come from a text dump: there is no markup to learn from.
    bool is_text = false;

    void clear() {
        elements.clear();
        lines.clear();
        spans.clear();
        images.clear();
        meta.clear();
        arena.clear();
        limits_met = {};
        unclosed = {};
        is_text = false;
    }
};

}  // namespace dehusk
