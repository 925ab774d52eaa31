// Tables, captions, rows, cells and select (HTML standard, 13.2.6.4.9 to 13.2.6.4.17).
//
// Every mode inside a table ends the same way: a tag that belongs further out closes what is open here and is looked at
// again. Whatever belongs nowhere in a table is read by the rules of the body with foster parenting on, that is, its
// parent is the table's parent.
//
// The rules for select are those that came before select could hold any content (2024): they are what the pages out
// there were written against, and what the parsers that dehusk is compared with do.
#include "page/html_names.hpp"
#include "page/html_tree_builder.hpp"

namespace dehusk {

using enum Tag;

namespace {

/// The parts of a table, whose tags have no meaning outside of one.
constexpr bool is_table_part(Tag tag) {
    return has_trait(tag, trait_row_group | trait_cell) || tag == caption || tag == col || tag == colgroup || tag == tr;
}

/// End tags that no table mode but the one concerned takes notice of.
constexpr bool is_ignored_end(Tag tag) {
    return tag == body || tag == html || is_table_part(tag);
}

}  // namespace

HtmlTreeBuilder::Next HtmlTreeBuilder::start_in_table() {
    const Tag tag = token_.tag;
    if (is_table_part(tag)) {
        clear_back_to(trait_table_context);
        if (tag == caption) {
            push_marker();
            open_element();
            mode_ = Mode::in_caption;
            return Next::done;
        }
        if (tag == colgroup || tag == col) {
            if (tag == colgroup)
                open_element();
            else
                open_implied(colgroup);
            mode_ = Mode::in_column_group;
            return tag == colgroup ? Next::done : Next::again;
        }
        const bool is_group = has_trait(tag, trait_row_group);
        if (is_group)
            open_element();
        else
            open_implied(tbody);
        mode_ = Mode::in_table_body;
        return is_group ? Next::done : Next::again;
    }
    if (tag != table) return start_in_table_otherwise();
    if (!has_in_scope(table, trait_table_scope_end)) return Next::done;
    pop_through(table);
    reset_insertion_mode();
    return Next::again;
}

HtmlTreeBuilder::Next HtmlTreeBuilder::start_in_table_otherwise() {
    const Tag tag = token_.tag;
    if (tag == style || tag == script || tag == template_) {
        start_head_content();
        return Next::done;
    }
    if (tag == input) {
        const std::string_view* kind = token_attribute(AttributeName::type);
        if (kind != nullptr && equals_ignoring_case(*kind, "hidden")) {
            insert_void();
            return Next::done;
        }
    }
    if (tag == form) {
        // The form is there, yet holds nothing: it is taken off the stack at once.
        if (form_row_ == no_element && open_count(template_) == 0) form_row_ = add_row_for_token(form);
        return Next::done;
    }
    foster_parenting_ = true;
    const Next next = start_in_body();
    foster_parenting_ = false;
    return next;
}

HtmlTreeBuilder::Next HtmlTreeBuilder::end_in_table() {
    const Tag tag = token_.tag;
    if (tag == table) {
        if (!has_in_scope(table, trait_table_scope_end)) return Next::done;
        pop_through(table);
        reset_insertion_mode();
        return Next::done;
    }
    if (is_ignored_end(tag)) return Next::done;
    if (tag == template_) {
        end_template();
        return Next::done;
    }
    foster_parenting_ = true;
    const Next next = end_in_body();
    foster_parenting_ = false;
    return next;
}

bool HtmlTreeBuilder::end_caption() {
    if (!has_in_scope(caption, trait_table_scope_end)) return false;
    generate_implied_end_tags();
    pop_through(caption);
    clear_to_marker();
    mode_ = Mode::in_table;
    return true;
}

HtmlTreeBuilder::Next HtmlTreeBuilder::start_in_caption() {
    if (!is_table_part(token_.tag)) return start_in_body();
    return end_caption() ? Next::again : Next::done;
}

HtmlTreeBuilder::Next HtmlTreeBuilder::end_in_caption() {
    if (token_.tag == caption) {
        end_caption();
        return Next::done;
    }
    if (token_.tag == table) return end_caption() ? Next::again : Next::done;
    return is_ignored_end(token_.tag) ? Next::done : end_in_body();
}

HtmlTreeBuilder::Next HtmlTreeBuilder::leave_column_group() {
    if (!is_current(colgroup)) return Next::done;
    pop();
    mode_ = Mode::in_table;
    return Next::again;
}

HtmlTreeBuilder::Next HtmlTreeBuilder::start_in_column_group() {
    switch (token_.tag) {
        case html:
            return start_in_body();
        case col:
            insert_void();
            return Next::done;
        case template_:
            start_head_content();
            return Next::done;
        default:
            return leave_column_group();
    }
}

HtmlTreeBuilder::Next HtmlTreeBuilder::end_in_column_group() {
    switch (token_.tag) {
        case colgroup:
            leave_column_group();
            return Next::done;
        case col:
            return Next::done;
        case template_:
            end_template();
            return Next::done;
        default:
            return leave_column_group();
    }
}

HtmlTreeBuilder::Next HtmlTreeBuilder::start_in_table_body() {
    const Tag tag = token_.tag;
    if (tag == tr || tag == th || tag == td) {
        clear_back_to(trait_table_body_context);
        if (tag == tr)
            open_element();
        else
            open_implied(tr);
        mode_ = Mode::in_row;
        return tag == tr ? Next::done : Next::again;
    }
    return is_table_part(tag) ? leave_table_body() : start_in_table();
}

HtmlTreeBuilder::Next HtmlTreeBuilder::leave_table_body() {
    if (!has_any_in_scope(trait_row_group, trait_table_scope_end)) return Next::done;
    clear_back_to(trait_table_body_context);
    pop();
    mode_ = Mode::in_table;
    return Next::again;
}

HtmlTreeBuilder::Next HtmlTreeBuilder::end_in_table_body() {
    const Tag tag = token_.tag;
    if (has_trait(tag, trait_row_group)) {
        if (!has_in_scope(tag, trait_table_scope_end)) return Next::done;
        clear_back_to(trait_table_body_context);
        pop();
        mode_ = Mode::in_table;
        return Next::done;
    }
    if (tag == table) return leave_table_body();
    return is_ignored_end(tag) ? Next::done : end_in_table();
}

bool HtmlTreeBuilder::end_row() {
    if (!has_in_scope(tr, trait_table_scope_end)) return false;
    clear_back_to(trait_table_row_context);
    pop();
    mode_ = Mode::in_table_body;
    return true;
}

HtmlTreeBuilder::Next HtmlTreeBuilder::start_in_row() {
    const Tag tag = token_.tag;
    if (has_trait(tag, trait_cell)) {
        clear_back_to(trait_table_row_context);
        open_element();
        mode_ = Mode::in_cell;
        push_marker();
        return Next::done;
    }
    if (is_table_part(tag)) return end_row() ? Next::again : Next::done;
    return start_in_table();
}

HtmlTreeBuilder::Next HtmlTreeBuilder::end_in_row() {
    const Tag tag = token_.tag;
    if (tag == tr) {
        end_row();
        return Next::done;
    }
    if (tag == table || (has_trait(tag, trait_row_group) && has_in_scope(tag, trait_table_scope_end))) {
        return end_row() ? Next::again : Next::done;
    }
    return is_ignored_end(tag) ? Next::done : end_in_table();
}

void HtmlTreeBuilder::close_cell() {
    generate_implied_end_tags();
    pop_through_any(trait_cell);
    clear_to_marker();
    mode_ = Mode::in_row;
}

HtmlTreeBuilder::Next HtmlTreeBuilder::start_in_cell() {
    if (!is_table_part(token_.tag)) return start_in_body();
    if (!has_any_in_scope(trait_cell, trait_table_scope_end)) return Next::done;
    close_cell();
    return Next::again;
}

HtmlTreeBuilder::Next HtmlTreeBuilder::end_in_cell() {
    const Tag tag = token_.tag;
    if (has_trait(tag, trait_cell)) {
        if (!has_in_scope(tag, trait_table_scope_end)) return Next::done;
        generate_implied_end_tags();
        pop_through(tag);
        clear_to_marker();
        mode_ = Mode::in_row;
        return Next::done;
    }
    if (tag == table || tag == tr || has_trait(tag, trait_row_group)) {
        if (!has_in_scope(tag, trait_table_scope_end)) return Next::done;
        close_cell();
        return Next::again;
    }
    return is_ignored_end(tag) ? Next::done : end_in_body();
}

void HtmlTreeBuilder::close_select() {
    pop_through(select);
    reset_insertion_mode();
}

HtmlTreeBuilder::Next HtmlTreeBuilder::start_in_select() {
    switch (token_.tag) {
        case html:
            return start_in_body();
        case option:
            if (is_current(option)) pop();
            open_element();
            break;
        case optgroup:
        case hr:
            if (is_current(option)) pop();
            if (is_current(optgroup)) pop();
            if (token_.tag == hr)
                insert_void();
            else
                open_element();
            break;
        case select:
        case input:
        case keygen:
        case textarea:
            if (!has_in_scope(select, trait_select_scope_end)) break;
            close_select();
            return token_.tag == select ? Next::done : Next::again;
        case script:
        case template_:
            start_head_content();
            break;
        default:
            break;
    }
    return Next::done;
}

HtmlTreeBuilder::Next HtmlTreeBuilder::end_in_select() {
    switch (token_.tag) {
        case optgroup:
            if (is_current(option) && stack_.size() > 1 && stack_[stack_.size() - 2].tag == optgroup) pop();
            if (is_current(optgroup)) pop();
            break;
        case option:
            if (is_current(option)) pop();
            break;
        case select:
            if (has_in_scope(select, trait_select_scope_end)) close_select();
            break;
        case template_:
            end_template();
            break;
        default:
            break;
    }
    return Next::done;
}

HtmlTreeBuilder::Next HtmlTreeBuilder::start_in_select_in_table() {
    const Tag tag = token_.tag;
    if (!has_trait(tag, trait_table_structure | trait_cell) && tag != caption) return start_in_select();
    close_select();
    return Next::again;
}

HtmlTreeBuilder::Next HtmlTreeBuilder::end_in_select_in_table() {
    const Tag tag = token_.tag;
    if (!has_trait(tag, trait_table_structure | trait_cell) && tag != caption) return end_in_select();
    if (!has_in_scope(tag, trait_table_scope_end)) return Next::done;
    close_select();
    return Next::again;
}

}  // namespace dehusk
