// The insertion modes before the body, behind it, and in templates and framesets (HTML standard, 13.2.6.4.1
// to 13.2.6.4.6, 13.2.6.4.18 to 13.2.6.4.23).
//
// The six modes before the body share one shape: each knows a few tags and hands all else to the next mode after
// opening or closing one element. That common part is leave_early_mode().
#include "page/html_tree_builder.hpp"

namespace dehusk {

using enum Tag;

/// "Anything else" of the early modes.
void HtmlTreeBuilder::leave_early_mode() {
    switch (mode_) {
        case Mode::initial:
            is_quirky_ = true;
            mode_ = Mode::before_html;
            break;
        case Mode::before_html:
            open_implied(html);
            mode_ = Mode::before_head;
            break;
        case Mode::before_head:
            open_implied(head);
            head_row_ = current().row;
            mode_ = Mode::in_head;
            break;
        case Mode::in_head:
            pop();
            mode_ = Mode::after_head;
            break;
        case Mode::in_head_noscript:
            pop();
            mode_ = Mode::in_head;
            break;
        default:
            open_implied(body);
            mode_ = Mode::in_body;
            break;
    }
}

HtmlTreeBuilder::Next HtmlTreeBuilder::start_before_html() {
    if (token_.tag == html) {
        open_element();
        mode_ = Mode::before_head;
        return Next::done;
    }
    leave_early_mode();
    return Next::again;
}

HtmlTreeBuilder::Next HtmlTreeBuilder::start_before_head() {
    if (token_.tag == html) return start_in_body();
    if (token_.tag == head) {
        open_element();
        head_row_ = current().row;
        mode_ = Mode::in_head;
        return Next::done;
    }
    leave_early_mode();
    return Next::again;
}

/// Elements that belong to the head wherever they stand: base, basefont, bgsound, link, meta, noframes, script, style,
/// template, title.
void HtmlTreeBuilder::start_head_content() {
    switch (token_.tag) {
        case title:
            return insert_raw_text(References::in_text);
        case noframes:
        case script:
        case style:
            return insert_raw_text(References::none);
        case template_:
            if (!open_element()) return;
            push_marker();
            frameset_ok_ = false;
            mode_ = Mode::in_template;
            return template_modes_.push_back(Mode::in_template);
        default:
            return insert_void();
    }
}

HtmlTreeBuilder::Next HtmlTreeBuilder::start_in_head() {
    switch (token_.tag) {
        case html:
            return start_in_body();
        case base:
        case basefont:
        case bgsound:
        case link:
        case meta:
        case title:
        case noframes:
        case script:
        case style:
        case template_:
            start_head_content();
            return Next::done;
        case noscript:
            if (open_element()) mode_ = Mode::in_head_noscript;
            return Next::done;
        case head:
            return Next::done;
        default:
            leave_early_mode();
            return Next::again;
    }
}

HtmlTreeBuilder::Next HtmlTreeBuilder::start_in_head_noscript() {
    switch (token_.tag) {
        case html:
            return start_in_body();
        case basefont:
        case bgsound:
        case link:
        case meta:
        case noframes:
        case style:
            start_head_content();
            return Next::done;
        case head:
        case noscript:
            return Next::done;
        default:
            leave_early_mode();
            return Next::again;
    }
}

HtmlTreeBuilder::Next HtmlTreeBuilder::start_after_head() {
    switch (token_.tag) {
        case html:
            return start_in_body();
        case body:
            open_element();
            frameset_ok_ = false;
            mode_ = Mode::in_body;
            return Next::done;
        case frameset:
            if (open_element()) mode_ = Mode::in_frameset;
            return Next::done;
        case base:
        case basefont:
        case bgsound:
        case link:
        case meta:
        case noframes:
        case script:
        case style:
        case template_:
        case title: {
            const std::size_t head_index = stack_.size();
            push({head_row_, head_row_, token_.name_hash, traits_of(head), head, Namespace::html});
            start_head_content();
            remove_from_stack(head_index);
            return Next::done;
        }
        case head:
            return Next::done;
        default:
            leave_early_mode();
            return Next::again;
    }
}

HtmlTreeBuilder::Next HtmlTreeBuilder::end_in_early_mode() {
    const bool is_early_head = mode_ < Mode::in_head;
    switch (token_.tag) {
        case head:
            if (mode_ == Mode::in_head) {
                leave_early_mode();
                return Next::done;
            }
            if (!is_early_head) return Next::done;
            break;
        case noscript:
            if (mode_ == Mode::in_head_noscript) leave_early_mode();
            return Next::done;
        case template_:
            if (mode_ == Mode::in_head || mode_ == Mode::after_head) end_template();
            return Next::done;
        case body:
        case html:
            if (mode_ == Mode::in_head_noscript) return Next::done;
            break;
        case br:
            break;
        default:
            if (mode_ != Mode::initial) return Next::done;
            break;
    }
    leave_early_mode();
    return Next::again;
}

void HtmlTreeBuilder::end_template() {
    if (open_count(template_) == 0) return;
    pop_through(template_);
    clear_to_marker();
    template_modes_.pop_back();
    reset_insertion_mode();
}

HtmlTreeBuilder::Next HtmlTreeBuilder::start_in_template() {
    Mode wanted = Mode::in_body;
    switch (token_.tag) {
        case base:
        case basefont:
        case bgsound:
        case link:
        case meta:
        case noframes:
        case script:
        case style:
        case template_:
        case title:
            start_head_content();
            return Next::done;
        case caption:
        case colgroup:
        case tbody:
        case tfoot:
        case thead:
            wanted = Mode::in_table;
            break;
        case col:
            wanted = Mode::in_column_group;
            break;
        case tr:
            wanted = Mode::in_table_body;
            break;
        case td:
        case th:
            wanted = Mode::in_row;
            break;
        default:
            break;
    }
    template_modes_.back() = wanted;
    mode_ = wanted;
    return Next::again;
}

HtmlTreeBuilder::Next HtmlTreeBuilder::start_after_body() {
    if (token_.tag == html) return start_in_body();
    mode_ = Mode::in_body;
    return Next::again;
}

HtmlTreeBuilder::Next HtmlTreeBuilder::end_after_body() {
    if (token_.tag == html && mode_ == Mode::after_body) {
        mode_ = Mode::after_after_body;
        return Next::done;
    }
    mode_ = Mode::in_body;
    return Next::again;
}

HtmlTreeBuilder::Next HtmlTreeBuilder::start_in_frameset() {
    switch (token_.tag) {
        case html:
            return start_in_body();
        case noframes:
            start_head_content();
            break;
        case frameset:
            if (mode_ == Mode::in_frameset) open_element();
            break;
        case frame:
            if (mode_ == Mode::in_frameset) insert_void();
            break;
        default:
            break;
    }
    return Next::done;
}

HtmlTreeBuilder::Next HtmlTreeBuilder::end_in_frameset() {
    if (token_.tag == html && mode_ == Mode::after_frameset) mode_ = Mode::after_after_frameset;
    if (token_.tag != frameset || mode_ != Mode::in_frameset || is_current(html)) return Next::done;
    pop();
    if (!is_current(frameset)) mode_ = Mode::after_frameset;
    return Next::done;
}

}  // namespace dehusk
