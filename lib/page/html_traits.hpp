// The sets of elements that the tree construction rules of the HTML standard name (13.2.4.2, 13.2.6), as bits per tag.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>

#include "page/tag.hpp"

namespace dehusk {

using ElementTraits = std::uint32_t;

enum ElementTrait : ElementTraits {
    trait_special = 1U << 0,
    /// Ends the search for an element in scope, in list item scope, in button scope, in table scope, in select scope.
    trait_scope_end = 1U << 1,
    trait_list_scope_end = 1U << 2,
    trait_button_scope_end = 1U << 3,
    trait_table_scope_end = 1U << 4,
    trait_select_scope_end = 1U << 5,
    /// Closed by "generate implied end tags", and by its thorough form.
    trait_implied_end = 1U << 6,
    trait_implied_end_thorough = 1U << 7,
    trait_formatting = 1U << 8,
    trait_heading = 1U << 9,
    /// table, tbody, tfoot, thead, tr: what content is foster-parented out of.
    trait_table_structure = 1U << 10,
    /// What "clear the stack back to a table (body, row) context" stops at.
    trait_table_context = 1U << 11,
    trait_table_body_context = 1U << 12,
    trait_table_row_context = 1U << 13,
    trait_row_group = 1U << 14,
    trait_cell = 1U << 15,
    /// address, div, p: special, yet an open li, dd or dt is looked for beyond them.
    trait_seen_through_by_items = 1U << 16,
    /// A start tag of it, in foreign content, closes the foreign elements.
    trait_breaks_out_of_foreign = 1U << 17,
    /// Pieces that make a document or a table whole are opened at any depth: there are never more than a few of them
    /// above an element that is held to the limit.
    trait_exempt_from_depth = 1U << 18,
    /// Foreign elements only: math and svg content that holds HTML.
    trait_mathml_text = 1U << 19,
    trait_html_integration = 1U << 20,
    trait_annotation_xml = 1U << 21,
    trait_foreign = 1U << 22,
};

inline constexpr std::array<ElementTraits, tag_count> html_traits = [] {
    std::array<ElementTraits, tag_count> traits{};
    const auto give = [&traits](ElementTraits trait, std::initializer_list<Tag> tags) {
        for (const Tag tag : tags) traits[static_cast<std::size_t>(tag)] |= trait;
    };
    using enum Tag;
    give(trait_special,
         {address,   applet, area,      article,  aside,      base,     basefont, bgsound, blockquote, body,
          br,        button, caption,   center,   col,        colgroup, dd,       details, dir,        div,
          dl,        dt,     embed,     fieldset, figcaption, figure,   footer,   form,    frame,      frameset,
          h1,        h2,     h3,        h4,       h5,         h6,       head,     header,  hgroup,     hr,
          html,      iframe, img,       input,    keygen,     li,       link,     listing, main,       marquee,
          menu,      meta,   nav,       noembed,  noframes,   noscript, object,   ol,      p,          param,
          plaintext, pre,    script,    search,   section,    select,   source,   style,   summary,    table,
          tbody,     td,     template_, textarea, tfoot,      th,       thead,    title,   tr,         track,
          ul,        wbr,    xmp});
    give(trait_scope_end | trait_list_scope_end | trait_button_scope_end,
         {applet, caption, html, table, td, th, marquee, object, template_});
    give(trait_list_scope_end, {ol, ul});
    give(trait_button_scope_end, {button});
    give(trait_table_scope_end | trait_table_context, {html, table, template_});
    give(trait_table_body_context, {tbody, tfoot, thead, template_, html});
    give(trait_table_row_context, {tr, template_, html});
    for (ElementTraits& one : traits) one |= trait_select_scope_end;
    for (const Tag tag : {optgroup, option}) traits[static_cast<std::size_t>(tag)] &= ~trait_select_scope_end;
    give(trait_implied_end | trait_implied_end_thorough, {dd, dt, li, optgroup, option, p, rb, rp, rt, rtc});
    give(trait_implied_end_thorough, {caption, colgroup, tbody, td, tfoot, th, thead, tr});
    give(trait_formatting, {a, b, big, code, em, font, i, nobr, s, small, strike, strong, tt, u});
    give(trait_heading, {h1, h2, h3, h4, h5, h6});
    give(trait_table_structure, {table, tbody, tfoot, thead, tr});
    give(trait_row_group, {tbody, tfoot, thead});
    give(trait_cell, {td, th});
    give(trait_seen_through_by_items, {address, div, p});
    give(trait_breaks_out_of_foreign,
         {b,   big,  blockquote, body,  br,   center, code,   dd,  div, dl,      dt,   em,   embed, h1, h2,
          h3,  h4,   h5,         h6,    head, hr,     i,      img, li,  listing, menu, meta, nobr,  ol, p,
          pre, ruby, s,          small, span, strong, strike, sub, sup, table,   tt,   u,    ul,    var});
    give(trait_exempt_from_depth, {html, head, body, caption, colgroup, tbody, tfoot, thead, tr, td, th});
    return traits;
}();

constexpr ElementTraits traits_of(Tag tag) {
    return html_traits[static_cast<std::size_t>(tag)];
}
constexpr bool has_trait(Tag tag, ElementTraits traits) {
    return (traits_of(tag) & traits) != 0;
}

enum class Namespace : std::uint8_t { html, svg, mathml };

/// Traits of an element of SVG or MathML; annotation-xml may be given trait_html_integration besides.
constexpr ElementTraits foreign_traits(Namespace space, Tag tag) {
    using enum Tag;
    constexpr ElementTraits scope_ends = trait_scope_end | trait_list_scope_end | trait_button_scope_end;
    constexpr ElementTraits plain = trait_foreign | trait_select_scope_end;
    if (space == Namespace::svg) {
        const bool is_integration_point = tag == foreignobject || tag == desc || tag == title;
        return is_integration_point ? plain | trait_special | scope_ends | trait_html_integration : plain;
    }
    if (tag == annotation_xml) return plain | trait_special | scope_ends | trait_annotation_xml;
    const bool is_text = tag == mi || tag == mo || tag == mn || tag == ms || tag == mtext;
    return is_text ? plain | trait_special | scope_ends | trait_mathml_text : plain;
}

}  // namespace dehusk
