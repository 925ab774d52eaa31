// What a tag means for the text in it, whatever its attributes: one row of a table for each.
//
// Which elements make lines follows the rendering section of the HTML standard (15.3, display: block, list-item,
// table-*), plus controls and embedded frames, which browsers draw as boxes of their own.
#pragma once

#include <array>
#include <cstdint>

#include <dehusk/line.hpp>

#include "page/concepts.hpp"
#include "page/tag.hpp"

namespace dehusk {

struct TagTraits {
    /// See concepts_of().
    Concepts concepts = 0;
    bool makes_line = false;  ///< text before, inside and after it stands on different lines
    bool is_dropped = false;  ///< what stands inside is no text of the page
    bool gives_kind = false;  ///< the text in it is of `kind`
    LineKind kind = LineKind::paragraph;
    std::uint8_t heading_level = 0;
    bool is_bold = false;
    bool is_italic = false;
    bool is_code = false;
    bool is_furniture = false;  ///< see ElementRole::is_furniture
};

namespace tag_traits_detail {

inline constexpr Tag line_tags[] = {
    Tag::address,  Tag::article,    Tag::aside,    Tag::blockquote, Tag::body,      Tag::button,   Tag::caption,
    Tag::center,   Tag::datalist,   Tag::dd,       Tag::details,    Tag::dialog,    Tag::dir,      Tag::div,
    Tag::dl,       Tag::dt,         Tag::fieldset, Tag::figure,     Tag::footer,    Tag::form,     Tag::frame,
    Tag::frameset, Tag::figcaption, Tag::h1,       Tag::h2,         Tag::h3,        Tag::h4,       Tag::h5,
    Tag::h6,       Tag::header,     Tag::hgroup,   Tag::hr,         Tag::html,      Tag::iframe,   Tag::isindex,
    Tag::legend,   Tag::li,         Tag::listing,  Tag::main,       Tag::menu,      Tag::multicol, Tag::nav,
    Tag::optgroup, Tag::option,     Tag::ol,       Tag::p,          Tag::plaintext, Tag::pre,      Tag::search,
    Tag::section,  Tag::select,     Tag::summary,  Tag::table,      Tag::tbody,     Tag::td,       Tag::textarea,
    Tag::tfoot,    Tag::th,         Tag::thead,    Tag::tr,         Tag::ul,        Tag::xmp,
};

// Ruby annotations are dropped with their parentheses: in the middle of a word they would tear it apart.
inline constexpr Tag dropped_tags[] = {
    Tag::annotation_xml, Tag::applet,   Tag::audio,     Tag::canvas,   Tag::embed,   Tag::frame,
    Tag::frameset,       Tag::head,     Tag::iframe,    Tag::meter,    Tag::noembed, Tag::noframes,
    Tag::object,         Tag::progress, Tag::rp,        Tag::rt,       Tag::rtc,     Tag::script,
    Tag::style,          Tag::svg,      Tag::template_, Tag::textarea, Tag::title,   Tag::video,
};

struct KindOfTag {
    Tag tag;
    LineKind kind;
};

inline constexpr KindOfTag kinds_of_tags[] = {
    {Tag::li, LineKind::list_item},
    {Tag::dt, LineKind::list_item},
    {Tag::dd, LineKind::list_item},
    {Tag::td, LineKind::cell},
    {Tag::th, LineKind::cell},
    {Tag::figcaption, LineKind::caption},
    {Tag::caption, LineKind::caption},
    {Tag::blockquote, LineKind::quote},
    {Tag::button, LineKind::control},
    {Tag::datalist, LineKind::control},
    {Tag::optgroup, LineKind::control},
    {Tag::option, LineKind::control},
    {Tag::select, LineKind::control},
    {Tag::pre, LineKind::code},
    {Tag::listing, LineKind::code},
    {Tag::xmp, LineKind::code},
    {Tag::plaintext, LineKind::code},
    // A self-contained piece says anew what its text is, wherever it stands: posts and cards are often list items or
    // cells.
    {Tag::article, LineKind::paragraph},
};

inline constexpr auto table = [] {
    std::array<TagTraits, tag_count> rows{};
    const auto row = [&rows](Tag tag) -> TagTraits& { return rows[static_cast<std::size_t>(tag)]; };
    for (std::size_t tag = 0; tag < tag_count; ++tag) rows[tag].concepts = concepts_of(static_cast<Tag>(tag));
    for (const Tag tag : line_tags) row(tag).makes_line = true;
    for (const Tag tag : dropped_tags) row(tag).is_dropped = true;
    for (const KindOfTag& of : kinds_of_tags) {
        row(of.tag).kind = of.kind;
        row(of.tag).gives_kind = true;
    }
    std::uint8_t level = 0;
    for (const Tag tag : {Tag::h1, Tag::h2, Tag::h3, Tag::h4, Tag::h5, Tag::h6}) {
        row(tag).kind = LineKind::heading;
        row(tag).gives_kind = true;
        row(tag).heading_level = ++level;
    }
    for (const Tag tag : {Tag::b, Tag::strong}) row(tag).is_bold = true;
    for (const Tag tag : {Tag::i, Tag::em}) row(tag).is_italic = true;
    for (const Tag tag : {Tag::code, Tag::kbd, Tag::samp, Tag::tt}) row(tag).is_code = true;
    for (const Tag tag : {Tag::nav, Tag::footer, Tag::header}) row(tag).is_furniture = true;
    return rows;
}();

}  // namespace tag_traits_detail

constexpr const TagTraits& traits_of(Tag tag) {
    return tag_traits_detail::table[static_cast<std::size_t>(tag)];
}

}  // namespace dehusk
