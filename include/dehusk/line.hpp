// What dehusk saw and decided, line by line: for pipelines that want to know why a line went.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <dehusk/export.h>

namespace dehusk {

/// What a line is on the page, whatever became of it.
enum class LineKind : std::uint8_t {
    paragraph,
    heading,    ///< h1 to h6; `Line::heading_level` says which
    list_item,  ///< of ul, ol or menu, and the terms and definitions of dl
    cell,       ///< of a table
    code,       ///< preformatted: keeps its own line breaks and spaces
    caption,    ///< figcaption, or caption of a table
    quote,      ///< inside blockquote
    control,    ///< button, label, option and the like
};

/// What became of a line.
enum class Verdict : std::uint8_t {
    body,      ///< part of the article's body
    headline,  ///< the article's headline, or a part of it
    residue,   ///< dropped
};

/// What a reason rests on.
enum class ReasonKind : std::uint8_t {
    model,     ///< the classifier's answer alone
    rule,      ///< a residue rule fired; `Reason::rule` is its id, such as "en.related.heading"
    repeated,  ///< the text stood on the page before
    section,   ///< stands under a line that opens a residue section, such as "Related articles"
    headline,  ///< taken for the headline, or repeats it
    limit,     ///< lies behind a limit of the call
    page,      ///< the whole page holds no content: an error page, a wall, an empty shell
    site,      ///< the text stands on most pages of the site, says `Options::site`
};

/// One reason for a verdict.
struct Reason {
    ReasonKind kind = ReasonKind::model;
    /// Id of the rule for `ReasonKind::rule`, else empty. Lives as long as the program, one of `Options::rules` as long
    /// as these.
    std::string_view rule;
};

/// One line of the page with its verdict. A line is a paragraph, heading, list item, table cell, caption or block of
/// code.
struct Line {
    /// UTF-8, NFC, white space collapsed to single spaces, or a tab between cells of text input (code keeps its own).
    std::string text;
    LineKind kind = LineKind::paragraph;
    /// 1 to 6 for headings, else 0.
    std::uint8_t heading_level = 0;
    Verdict verdict = Verdict::residue;
    /// The classifier's probability, from 0 to 1, that the line belongs to the body, before rules and page-level
    /// decisions.
    double score = 0.0;
    /// Strongest first; never empty.
    std::vector<Reason> reasons;
    /// Smallest interval of the input's bytes, counted from 0, end excluded, that covers the line's characters; it
    /// includes markup in between.
    std::size_t source_begin_byte = 0;
    std::size_t source_end_byte = 0;
};

/// Name of an enumerator as the command line prints it, for example "list_item". Never fails; lives as long as the
/// program.
DEHUSK_EXPORT std::string_view name(LineKind kind) noexcept;
DEHUSK_EXPORT std::string_view name(Verdict verdict) noexcept;
DEHUSK_EXPORT std::string_view name(ReasonKind kind) noexcept;

}  // namespace dehusk
