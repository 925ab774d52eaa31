// Start tags in the body (HTML standard, 13.2.6.4.7).
//
// The standard's list of some forty cases is a table from tag to action here, so that the common tags cost one load and
// one jump; what each group has in common is one function.
#include <initializer_list>

#include "page/html_names.hpp"
#include "page/html_tree_builder.hpp"

namespace dehusk {

using enum Tag;

namespace {

enum class Action : std::uint8_t {
    other,
    html,
    head_content,
    body,
    frameset,
    block,
    heading,
    preformatted,
    form,
    item,
    definition,
    plain_text,
    button,
    anchor,
    formatting,
    nobr,
    with_marker,
    table,
    void_formatting,
    input,
    void_plain,
    rule,
    image,
    raw_text,
    select,
    option,
    ruby_base,
    ruby_text,
    math,
    svg,
    ignored,
};

constexpr std::array<Action, tag_count> actions = [] {
    std::array<Action, tag_count> table{};
    const auto set = [&table](Action action, std::initializer_list<Tag> tags) {
        for (const Tag tag : tags) table[static_cast<std::size_t>(tag)] = action;
    };
    set(Action::html, {html});
    set(Action::head_content, {base, basefont, bgsound, link, meta, noframes, script, style, template_, title});
    set(Action::body, {body});
    set(Action::frameset, {frameset});
    set(Action::block, {address, article,  aside,      blockquote, center,  details, dialog, dir,  div,
                        dl,      fieldset, figcaption, figure,     footer,  header,  hgroup, main, menu,
                        nav,     ol,       p,          search,     section, summary, ul});
    set(Action::heading, {h1, h2, h3, h4, h5, h6});
    set(Action::preformatted, {pre, listing});
    set(Action::form, {form});
    set(Action::item, {li});
    set(Action::definition, {dd, dt});
    set(Action::plain_text, {plaintext});
    set(Action::button, {button});
    set(Action::anchor, {a});
    set(Action::formatting, {b, big, code, em, font, i, s, small, strike, strong, tt, u});
    set(Action::nobr, {nobr});
    set(Action::with_marker, {applet, marquee, object});
    set(Action::table, {Tag::table});
    set(Action::void_formatting, {area, br, embed, img, keygen, wbr});
    set(Action::input, {input});
    set(Action::void_plain, {param, source, track});
    set(Action::rule, {hr});
    set(Action::image, {image});
    set(Action::raw_text, {textarea, xmp, iframe, noembed});
    set(Action::select, {select});
    set(Action::option, {optgroup, option});
    set(Action::ruby_base, {rb, rtc});
    set(Action::ruby_text, {rp, rt});
    set(Action::math, {math});
    set(Action::svg, {svg});
    set(Action::ignored, {caption, col, colgroup, frame, head, tbody, td, tfoot, th, thead, tr});
    return table;
}();

}  // namespace

HtmlTreeBuilder::Next HtmlTreeBuilder::start_in_body() {
    switch (actions[static_cast<std::size_t>(token_.tag)]) {
        case Action::html:
            if (open_count(template_) == 0) merge_attributes(stack_.front().row);
            break;
        case Action::head_content:
            start_head_content();
            break;
        case Action::body:
            if (stack_.size() < 2 || stack_[1].tag != body || open_count(template_) != 0) break;
            frameset_ok_ = false;
            merge_attributes(stack_[1].row);
            break;
        case Action::frameset:
            start_body_frameset();
            break;
        case Action::heading:
            close_p_in_button_scope();
            if ((current().traits & trait_heading) != 0) pop();
            open_element();
            break;
        case Action::preformatted:
            frameset_ok_ = false;
            skip_line_feed_ = true;
            [[fallthrough]];
        case Action::block:
            close_p_in_button_scope();
            open_element();
            break;
        case Action::form:
            start_form();
            break;
        case Action::item:
            start_item(li, li);
            break;
        case Action::definition:
            start_item(dd, dt);
            break;
        case Action::plain_text: {
            close_p_in_button_scope();
            open_element();
            const RawText text = tokenizer_.read_plain_text();
            if (text.begin != text.end) reconstruct_formatting();
            add_run(decode(text.begin, text.end, References::none, NulPolicy::replace), text.begin, text.end,
                    current().slot);
            break;
        }
        case Action::button:
            if (has_in_scope(button)) {
                generate_implied_end_tags();
                pop_through(button);
            }
            frameset_ok_ = false;
            insert_with_formatting(false);
            break;
        case Action::anchor:
            start_anchor();
            break;
        case Action::formatting:
            start_formatting();
            break;
        case Action::nobr:
            start_nobr();
            break;
        case Action::with_marker:
            reconstruct_formatting();
            frameset_ok_ = false;
            if (open_element()) push_marker();
            break;
        case Action::table:
            start_table();
            break;
        case Action::void_formatting:
            frameset_ok_ = false;
            insert_with_formatting(true);
            break;
        case Action::input:
            start_input();
            break;
        case Action::void_plain:
            insert_void();
            break;
        case Action::rule:
            close_p_in_button_scope();
            frameset_ok_ = false;
            insert_void();
            break;
        case Action::image:
            token_.tag = img;
            return Next::again;
        case Action::raw_text:
            start_raw_text_in_body();
            break;
        case Action::select:
            start_select();
            break;
        case Action::option:
            if (is_current(option)) pop();
            insert_with_formatting(false);
            break;
        case Action::ruby_base:
            if (has_in_scope(ruby)) generate_implied_end_tags();
            open_element();
            break;
        case Action::ruby_text:
            if (has_in_scope(ruby)) generate_implied_end_tags(rtc);
            open_element();
            break;
        case Action::math:
            reconstruct_formatting();
            open_foreign(Namespace::mathml);
            break;
        case Action::svg:
            reconstruct_formatting();
            open_foreign(Namespace::svg);
            break;
        case Action::ignored:
            break;
        case Action::other:
            insert_with_formatting(false);
            break;
    }
    return Next::done;
}

void HtmlTreeBuilder::insert_with_formatting(bool is_void) {
    reconstruct_formatting();
    if (is_void) {
        insert_void();
    } else {
        open_element();
    }
}

/// A frameset replaces a body that holds nothing yet. All rows from the body's on lie in it, so they go.
void HtmlTreeBuilder::start_body_frameset() {
    if (!frameset_ok_ || stack_.size() < 2 || stack_[1].tag != body) return;
    const std::uint32_t body_row = stack_[1].row;
    pop_to_size(1);
    formatting_.clear();
    form_row_ = no_element;
    slot_owners_.clear();
    tree_.elements.resize(body_row);
    row_states_.resize(body_row);
    while (!tree_.runs.empty() && tree_.runs.back().elements_before > body_row) tree_.runs.pop_back();
    open_element();
    mode_ = Mode::in_frameset;
}

void HtmlTreeBuilder::start_form() {
    const bool is_in_template = open_count(template_) != 0;
    if (form_row_ != no_element && !is_in_template) return;
    close_p_in_button_scope();
    if (open_element() && !is_in_template) form_row_ = current().row;
}

/// li, or dd and dt: closes the open one of the same list.
void HtmlTreeBuilder::start_item(Tag first, Tag second) {
    frameset_ok_ = false;
    if (open_count(first) + open_count(second) != 0) {
        const std::size_t index = find_open([=](const OpenElement& element) {
            return element.tag == first || element.tag == second ||
                   (element.traits & (trait_special | trait_seen_through_by_items)) == trait_special;
        });
        const Tag found = stack_[index].tag;
        if (found == first || found == second) {
            generate_implied_end_tags(found);
            pop_through(found);
        }
    }
    close_p_in_button_scope();
    open_element();
}

void HtmlTreeBuilder::start_anchor() {
    const std::size_t index = find_formatting(a);
    if (index != formatting_.size()) {
        const std::uint32_t row = formatting_[index].row;
        adopt(a);
        if (is_listed(row)) unlist(listed_index(row));
        if (is_open(row)) remove_from_stack(stack_index_of(row));
    }
    start_formatting();
}

void HtmlTreeBuilder::start_formatting() {
    reconstruct_formatting();
    if (open_element()) push_formatting(current().row);
}

void HtmlTreeBuilder::start_nobr() {
    reconstruct_formatting();
    if (has_in_scope(nobr)) {
        adopt(nobr);
        reconstruct_formatting();
    }
    if (open_element()) push_formatting(current().row);
}

void HtmlTreeBuilder::start_input() {
    const std::string_view* kind = token_attribute(AttributeName::type);
    if (kind == nullptr || !equals_ignoring_case(*kind, "hidden")) frameset_ok_ = false;
    insert_with_formatting(true);
}

void HtmlTreeBuilder::start_raw_text_in_body() {
    if (token_.tag == xmp) {
        close_p_in_button_scope();
        reconstruct_formatting();
    }
    if (token_.tag != noembed) frameset_ok_ = false;
    insert_raw_text(token_.tag == textarea ? References::in_text : References::none);
}

void HtmlTreeBuilder::start_select() {
    reconstruct_formatting();
    frameset_ok_ = false;
    if (!open_element()) return;
    const bool is_in_table = mode_ == Mode::in_table || mode_ == Mode::in_caption || mode_ == Mode::in_table_body ||
                             mode_ == Mode::in_row || mode_ == Mode::in_cell;
    mode_ = is_in_table ? Mode::in_select_in_table : Mode::in_select;
}

void HtmlTreeBuilder::start_table() {
    if (!is_quirky_) close_p_in_button_scope();
    frameset_ok_ = false;
    if (open_element()) mode_ = Mode::in_table;
}

}  // namespace dehusk
