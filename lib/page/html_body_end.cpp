// End tags in the body (HTML standard, 13.2.6.4.7).
#include <initializer_list>

#include "page/html_tree_builder.hpp"

namespace dehusk {

using enum Tag;

namespace {

enum class Action : std::uint8_t {
    other,
    template_end,
    body,
    html,
    block,
    form,
    paragraph,
    item,
    definition,
    heading,
    formatting,
    with_marker,
    line_break,
};

constexpr std::array<Action, tag_count> actions = [] {
    std::array<Action, tag_count> table{};
    const auto set = [&table](Action action, std::initializer_list<Tag> tags) {
        for (const Tag tag : tags) table[static_cast<std::size_t>(tag)] = action;
    };
    set(Action::template_end, {template_});
    set(Action::body, {body});
    set(Action::html, {html});
    set(Action::block, {address, article, aside,    blockquote, button, center, details, dialog,  dir,
                        div,     dl,      fieldset, figcaption, figure, footer, header,  hgroup,  listing,
                        main,    menu,    nav,      ol,         pre,    search, section, summary, ul});
    set(Action::form, {form});
    set(Action::paragraph, {p});
    set(Action::item, {li});
    set(Action::definition, {dd, dt});
    set(Action::heading, {h1, h2, h3, h4, h5, h6});
    set(Action::formatting, {a, b, big, code, em, font, i, nobr, s, small, strike, strong, tt, u});
    set(Action::with_marker, {applet, marquee, object});
    set(Action::line_break, {br});
    return table;
}();

}  // namespace

HtmlTreeBuilder::Next HtmlTreeBuilder::end_in_body() {
    const Tag tag = token_.tag;
    switch (actions[static_cast<std::size_t>(tag)]) {
        case Action::template_end:
            end_template();
            break;
        case Action::body:
            return end_body(false);
        case Action::html:
            return end_body(true);
        case Action::block:
            end_block(tag);
            break;
        case Action::form:
            end_form();
            break;
        case Action::paragraph:
            if (has_in_scope(p, trait_button_scope_end)) {
                close_p();
            } else {
                add_row(p, insertion_slot(current()), false);
            }
            break;
        case Action::item:
            end_item(trait_list_scope_end);
            break;
        case Action::definition:
            end_item(trait_scope_end);
            break;
        case Action::heading:
            end_heading();
            break;
        case Action::formatting:
            adopt(tag);
            break;
        case Action::with_marker:
            if (!has_in_scope(tag)) break;
            end_block(tag);
            clear_to_marker();
            break;
        case Action::line_break:
            reconstruct_formatting();
            frameset_ok_ = false;
            add_row(br, insertion_slot(current()), false);
            break;
        case Action::other:
            end_any_other();
            break;
    }
    return Next::done;
}

HtmlTreeBuilder::Next HtmlTreeBuilder::end_body(bool is_html) {
    if (!has_in_scope(body)) return Next::done;
    mode_ = Mode::after_body;
    return is_html ? Next::again : Next::done;
}

void HtmlTreeBuilder::end_block(Tag tag) {
    if (is_current(tag)) return pop();
    if (!has_in_scope(tag)) return;
    generate_implied_end_tags();
    pop_through(tag);
}

/// The form element closes even where it is not on top; what lies in it then stays open.
void HtmlTreeBuilder::end_form() {
    if (open_count(template_) != 0) return end_block(form);
    const std::uint32_t row = std::exchange(form_row_, no_element);
    if (row == no_element || !is_open(row) || !has_in_scope(form)) return;
    generate_implied_end_tags();
    remove_from_stack(stack_index_of(row));
}

void HtmlTreeBuilder::end_item(ElementTraits scope_end) {
    if (!has_in_scope(token_.tag, scope_end)) return;
    generate_implied_end_tags(token_.tag);
    pop_through(token_.tag);
}

void HtmlTreeBuilder::end_heading() {
    if (!has_any_in_scope(trait_heading, trait_scope_end)) return;
    generate_implied_end_tags();
    pop_through_any(trait_heading);
}

void HtmlTreeBuilder::end_any_other() {
    if (current().name_hash == token_.name_hash && current().space == Namespace::html) return pop();
    if (open_count(token_.tag) == 0) return;
    const auto has_name = [name_hash = token_.name_hash](const OpenElement& element) {
        return element.name_hash == name_hash && element.space == Namespace::html;
    };
    const std::size_t index = find_open(
        [&](const OpenElement& element) { return has_name(element) || (element.traits & trait_special) != 0; });
    if (index == not_open || !has_name(stack_[index])) return;
    generate_implied_end_tags(token_.tag);
    pop_to_size(index);
}

}  // namespace dehusk
