// How tags behave in the flow of text, whatever their attributes.
//
// Which elements make lines follows the rendering section of the HTML standard (15.3, display: block, list-item,
// table-*), plus controls and embedded frames, which browsers draw as boxes of their own.
#pragma once

#include <array>

#include "page/tag.hpp"

namespace dehusk {

struct TagTraits {
    bool makes_line = false;  ///< text before, inside and after it stands on different lines
    bool is_dropped = false;  ///< what stands inside is no text of the page
};

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

inline constexpr auto traits_table = [] {
    std::array<TagTraits, tag_count> table{};
    for (const Tag tag : line_tags) table[static_cast<std::size_t>(tag)].makes_line = true;
    for (const Tag tag : dropped_tags) table[static_cast<std::size_t>(tag)].is_dropped = true;
    return table;
}();

constexpr TagTraits traits_of(Tag tag) {
    return traits_table[static_cast<std::size_t>(tag)];
}

}  // namespace dehusk
