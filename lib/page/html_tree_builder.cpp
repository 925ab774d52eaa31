// The idea: the tree is a column of parents, so "insert" writes one row and forgets it. Only the open elements are ever
// looked at again, and they live on a stack of 24-byte entries with a bit set each of the groups that the standard
// names; a rule is then a few tests of bits. A count of open elements per tag answers most scope questions before any
// search.
//
// Refused: a DOM (allocation and pointers per node, and the walk that reads it afterwards), and one state object per
// insertion mode (a virtual call per token and nothing to keep in the objects).
//
// Limits. An element that would be opened beyond `max_depth` is not: its text goes to the deepest open element, and its
// end tag, told by a count per tag, closes nothing else. Such elements all lie in the element on top of the stack, so
// the counts go when that one is popped. At `max_elements` reading stops.
//
// Source: HTML standard, 13.2.4 and 13.2.6.
#include "page/html_tree_builder.hpp"

#include <algorithm>
#include <utility>

#include "page/character_references.hpp"
#include "page/html_names.hpp"

namespace dehusk {

namespace {

/// The vector's memory, without what stood in it.
template <typename Vector>
Vector emptied(Vector& vector) {
    vector.clear();
    return std::move(vector);
}

}  // namespace

HtmlTreeBuilder::HtmlTreeBuilder(std::string_view html, const TreeReadOptions& options, Deadline& deadline,
                                 Memory& memory, Tree& tree)
    : source_(html),
      options_(options),
      deadline_(deadline),
      memory_(memory),
      tree_(tree),
      decoder_(html, tree.arena),
      tokenizer_(html, options.recover_unclosed, decoder_, tree),
      stack_(emptied(memory.stack)),
      template_modes_(emptied(memory.template_modes)),
      formatting_(emptied(memory.formatting)),
      row_states_(emptied(memory.row_states)),
      slot_owners_(emptied(memory.slot_owners)) {}

HtmlTreeBuilder::~HtmlTreeBuilder() {
    memory_.stack = std::move(stack_);
    memory_.template_modes = std::move(template_modes_);
    memory_.formatting = std::move(formatting_);
    memory_.row_states = std::move(row_states_);
    memory_.slot_owners = std::move(slot_owners_);
}

void HtmlTreeBuilder::read() {
    while (!is_done_) {
        if (deadline_.passed()) {
            tree_.limits_met.time = true;
            break;
        }
        if (tree_.elements.size() >= options_.max_elements) {
            tree_.limits_met.elements = true;
            break;
        }
        read_token();
    }
    resolve_parents();
}

void HtmlTreeBuilder::read_token() {
    tokenizer_.next(!stack_.empty() && current().space != Namespace::html, token_);
    const bool skip = std::exchange(skip_line_feed_, false);
    switch (token_.kind) {
        case TokenKind::text:
            if (skip) token_.begin = skip_line_feed(token_.begin, token_.end, References::in_text);
            process_text(token_.begin, token_.end, References::in_text);
            break;
        case TokenKind::cdata:
            process_text(token_.begin, token_.end, References::none);
            break;
        case TokenKind::start_tag:
            process_start_tag();
            break;
        case TokenKind::end_tag:
            process_end_tag();
            break;
        case TokenKind::doctype:
            process_doctype();
            break;
        case TokenKind::end_of_file:
            process_end_of_file();
            break;
        case TokenKind::nothing:
            break;
    }
}

void HtmlTreeBuilder::process_doctype() {
    if (mode_ != Mode::initial) return;
    is_quirky_ = token_.means_quirks;
    mode_ = Mode::before_html;
}

void HtmlTreeBuilder::process_start_tag() {
    attributes_are_kept_ = false;
    while ((start_tag_is_foreign() ? start_foreign() : start_tag_in_mode()) == Next::again) {
    }
    if (!attributes_are_kept_) tree_.attributes.resize(token_.first_attribute);
}

void HtmlTreeBuilder::process_end_tag() {
    if (ignored_total_ != 0 && take_ignored(token_.tag)) return;
    const auto settle = [this] {
        const bool is_foreign = !stack_.empty() && current().space != Namespace::html;
        return is_foreign ? end_foreign() : end_tag_in_mode();
    };
    while (settle() == Next::again) {
    }
}

void HtmlTreeBuilder::process_end_of_file() {
    while (is_early_mode() || open_count(Tag::template_) != 0) {
        if (open_count(Tag::template_) != 0) {
            pop_through(Tag::template_);
            clear_to_marker();
            template_modes_.pop_back();
            reset_insertion_mode();
        } else {
            leave_early_mode();
        }
    }
    is_done_ = true;
}

HtmlTreeBuilder::Next HtmlTreeBuilder::start_tag_in_mode() {
    switch (mode_) {
        case Mode::initial:
            leave_early_mode();
            return Next::again;
        case Mode::before_html:
            return start_before_html();
        case Mode::before_head:
            return start_before_head();
        case Mode::in_head:
            return start_in_head();
        case Mode::in_head_noscript:
            return start_in_head_noscript();
        case Mode::after_head:
            return start_after_head();
        case Mode::in_body:
            return start_in_body();
        case Mode::in_table:
            return start_in_table();
        case Mode::in_caption:
            return start_in_caption();
        case Mode::in_column_group:
            return start_in_column_group();
        case Mode::in_table_body:
            return start_in_table_body();
        case Mode::in_row:
            return start_in_row();
        case Mode::in_cell:
            return start_in_cell();
        case Mode::in_select:
            return start_in_select();
        case Mode::in_select_in_table:
            return start_in_select_in_table();
        case Mode::in_template:
            return start_in_template();
        case Mode::after_body:
        case Mode::after_after_body:
            return start_after_body();
        case Mode::in_frameset:
        case Mode::after_frameset:
        case Mode::after_after_frameset:
            return start_in_frameset();
    }
    return Next::done;
}

HtmlTreeBuilder::Next HtmlTreeBuilder::end_tag_in_mode() {
    switch (mode_) {
        case Mode::initial:
        case Mode::before_html:
        case Mode::before_head:
        case Mode::in_head:
        case Mode::in_head_noscript:
        case Mode::after_head:
            return end_in_early_mode();
        case Mode::in_body:
            return end_in_body();
        case Mode::in_table:
            return end_in_table();
        case Mode::in_caption:
            return end_in_caption();
        case Mode::in_column_group:
            return end_in_column_group();
        case Mode::in_table_body:
            return end_in_table_body();
        case Mode::in_row:
            return end_in_row();
        case Mode::in_cell:
            return end_in_cell();
        case Mode::in_select:
            return end_in_select();
        case Mode::in_select_in_table:
            return end_in_select_in_table();
        case Mode::in_template:
            if (token_.tag == Tag::template_) end_template();
            return Next::done;
        case Mode::after_body:
        case Mode::after_after_body:
            return end_after_body();
        case Mode::in_frameset:
        case Mode::after_frameset:
        case Mode::after_after_frameset:
            return end_in_frameset();
    }
    return Next::done;
}

HtmlTreeBuilder::Mode HtmlTreeBuilder::select_mode(std::size_t stack_index) const {
    for (std::size_t i = stack_index; i-- > 0;) {
        if (stack_[i].tag == Tag::template_) return Mode::in_select;
        if (stack_[i].tag == Tag::table) return Mode::in_select_in_table;
    }
    return Mode::in_select;
}

/// The mode that an open element calls for, Mode::initial where it calls for none.
HtmlTreeBuilder::Mode HtmlTreeBuilder::mode_for(std::size_t stack_index) const {
    switch (stack_[stack_index].tag) {
        case Tag::select:
            return select_mode(stack_index);
        case Tag::td:
        case Tag::th:
            return Mode::in_cell;
        case Tag::tr:
            return Mode::in_row;
        case Tag::tbody:
        case Tag::thead:
        case Tag::tfoot:
            return Mode::in_table_body;
        case Tag::caption:
            return Mode::in_caption;
        case Tag::colgroup:
            return Mode::in_column_group;
        case Tag::table:
            return Mode::in_table;
        case Tag::template_:
            return template_modes_.back();
        case Tag::head:
            return Mode::in_head;
        case Tag::body:
            return Mode::in_body;
        case Tag::frameset:
            return Mode::in_frameset;
        case Tag::html:
            return head_row_ == no_element ? Mode::before_head : Mode::after_head;
        default:
            return Mode::initial;
    }
}

void HtmlTreeBuilder::reset_insertion_mode() {
    for (std::size_t i = stack_.size(); i-- > 0;) {
        ++steps_;
        const Mode mode = mode_for(i);
        if (mode == Mode::initial) continue;
        mode_ = mode;
        return;
    }
}

/// Puts rows in place of slots.
void HtmlTreeBuilder::resolve_parents() {
    if (slot_owners_.empty()) return;
    std::vector<std::uint32_t>& owners = memory_.rows_of_slots;
    owners.resize(tree_.elements.size());
    for (std::uint32_t row = 0; row < owners.size(); ++row) owners[row] = row;
    for (const auto& [slot, row] : slot_owners_) owners[slot] = row;
    for (TreeElement& element : tree_.elements) {
        if (element.parent != no_element) element.parent = owners[element.parent];
    }
    for (TextRun& run : tree_.runs) run.element = owners[run.element];
}

// The stack of open elements.

bool HtmlTreeBuilder::has_in_scope(Tag tag, ElementTraits scope_end) {
    if (open_count(tag) == 0) return false;
    const std::size_t index =
        find_open([=](const OpenElement& element) { return element.tag == tag || (element.traits & scope_end) != 0; });
    return index != not_open && stack_[index].tag == tag;
}

bool HtmlTreeBuilder::has_any_in_scope(ElementTraits wanted, ElementTraits scope_end) {
    const std::size_t index =
        find_open([=](const OpenElement& element) { return (element.traits & (wanted | scope_end)) != 0; });
    return index != not_open && (stack_[index].traits & wanted) != 0;
}

void HtmlTreeBuilder::pop_to_size(std::size_t size) {
    while (stack_.size() > size) pop();
}

void HtmlTreeBuilder::pop_through(Tag tag) {
    while (!is_current(tag)) pop();
    pop();
}

void HtmlTreeBuilder::pop_through_any(ElementTraits wanted) {
    while ((current().traits & wanted) == 0) pop();
    pop();
}

void HtmlTreeBuilder::clear_back_to(ElementTraits context) {
    while ((current().traits & context) == 0) pop();
}

void HtmlTreeBuilder::remove_from_stack(std::size_t index) {
    forget_open(stack_[index]);
    stack_.erase(stack_.begin() + static_cast<std::ptrdiff_t>(index));
}

std::size_t HtmlTreeBuilder::stack_index_of(std::uint32_t row) {
    return find_open([=](const OpenElement& element) { return element.row == row; });
}

void HtmlTreeBuilder::generate_implied_end_tags(Tag except) {
    while ((current().traits & trait_implied_end) != 0 && !is_current(except)) pop();
}

void HtmlTreeBuilder::close_p() {
    generate_implied_end_tags(Tag::p);
    pop_through(Tag::p);
}

void HtmlTreeBuilder::close_p_in_button_scope() {
    if (has_in_scope(Tag::p, trait_button_scope_end)) close_p();
}

// Insertion.

std::uint32_t HtmlTreeBuilder::foster_slot() const {
    for (std::size_t i = stack_.size(); i-- > 0;) {
        if (stack_[i].tag == Tag::template_) return stack_[i].slot;
        if (stack_[i].tag == Tag::table) return tree_.elements[stack_[i].row].parent;
    }
    return stack_.front().slot;
}

void HtmlTreeBuilder::ignore_start_tag(Tag tag) {
    tree_.limits_met.depth = true;
    ++ignored_counts_[static_cast<std::size_t>(tag)];
    ++ignored_total_;
}

bool HtmlTreeBuilder::take_ignored(Tag tag) {
    std::uint32_t& count = ignored_counts_[static_cast<std::size_t>(tag)];
    if (count == 0) return false;
    --count;
    --ignored_total_;
    return true;
}

/// An element that another token implies, without attributes. Only ever one that is exempt from the limit of depth.
void HtmlTreeBuilder::open_implied(Tag tag) {
    const std::uint32_t row = add_row(tag, stack_.empty() ? no_element : current().slot, false);
    push({row, row, name_hash(name(tag)), traits_of(tag), tag, Namespace::html});
}

void HtmlTreeBuilder::insert_raw_text(References references) {
    const Tag tag = token_.tag;
    const std::uint32_t row = add_row_for_token(tag);
    RawText text = tokenizer_.read_raw_text(token_);
    if (tag == Tag::textarea) text.begin = skip_line_feed(text.begin, text.end, references);
    add_run(decode(text.begin, text.end, references, NulPolicy::replace), text.begin, text.end, row);
}

/// Offset behind a line feed at `begin`, in whatever form it comes.
std::uint32_t HtmlTreeBuilder::skip_line_feed(std::uint32_t begin, std::uint32_t end, References references) const {
    const std::string_view text = source_.substr(begin, end - begin);
    if (text.starts_with("\r\n")) return begin + 2;
    if (text.starts_with('\n') || text.starts_with('\r')) return begin + 1;
    if (references == References::none || !text.starts_with('&')) return begin;
    const CharacterReference reference = read_character_reference(text, false);
    return reference.text() == "\n" ? begin + reference.source_length : begin;
}

const std::string_view* HtmlTreeBuilder::token_attribute(AttributeName name) const {
    for (std::uint32_t i = token_.first_attribute; i < token_.first_attribute + token_.attribute_count; ++i) {
        if (tree_.attributes[i].name == name) return &tree_.attributes[i].value;
    }
    return nullptr;
}

/// Gives an element those attributes of the tag in hand that it lacks. Its range moves to the end of the table; since a
/// row holds each name once, it moves at most as often as there are names.
void HtmlTreeBuilder::merge_attributes(std::uint32_t row) {
    TreeElement& element = tree_.elements[row];
    const auto tag_begin = tree_.attributes.begin() + token_.first_attribute;
    const auto missing_end = std::remove_if(tag_begin, tree_.attributes.end(), [&](const Attribute& attribute) {
        return tree_.attribute(row, attribute.name) != nullptr;
    });
    if (missing_end == tag_begin) return;
    tree_.attributes.erase(missing_end, tree_.attributes.end());
    const std::uint32_t old_first = element.first_attribute;
    for (std::uint32_t i = 0; i < element.attribute_count; ++i) {
        tree_.attributes.push_back(Attribute(tree_.attributes[old_first + i]));
    }
    element.first_attribute = token_.first_attribute;
    element.attribute_count = static_cast<std::uint16_t>(tree_.attributes.size() - token_.first_attribute);
    attributes_are_kept_ = true;
}

// Text.

void HtmlTreeBuilder::process_text(std::uint32_t begin, std::uint32_t end, References references) {
    if (text_is_foreign()) return foreign_text(begin, end, references);
    switch (mode_) {
        case Mode::in_body:
        case Mode::in_cell:
        case Mode::in_caption:
        case Mode::in_template:
            return body_text(begin, end, references);
        case Mode::in_table:
        case Mode::in_table_body:
        case Mode::in_row:
            return table_text(begin, end, references);
        case Mode::in_select:
        case Mode::in_select_in_table:
            return add_run(decode(begin, end, references, NulPolicy::drop), begin, end, current().slot);
        case Mode::after_body:
        case Mode::after_after_body:
            if (leading_space_bytes(source_.substr(begin, end - begin), references) != end - begin) {
                mode_ = Mode::in_body;
            }
            return body_text(begin, end, references);
        case Mode::in_frameset:
        case Mode::after_frameset:
        case Mode::after_after_frameset:
            return frameset_text(begin, end);
        default:
            return early_text(begin, end, references);
    }
}

/// White space stays (or goes) where it is; the first character of any other kind ends the mode.
void HtmlTreeBuilder::early_text(std::uint32_t begin, std::uint32_t end, References references) {
    while (is_early_mode() || mode_ == Mode::in_column_group) {
        const auto space =
            static_cast<std::uint32_t>(leading_space_bytes(source_.substr(begin, end - begin), references));
        if (mode_ >= Mode::in_head) {
            add_run(decode(begin, begin + space, references, NulPolicy::drop), begin, begin + space, current().slot);
        }
        begin += space;
        if (begin == end) return;
        if (is_early_mode()) {
            leave_early_mode();
        } else if (leave_column_group() == Next::done) {
            return;
        }
    }
    process_text(begin, end, references);
}

void HtmlTreeBuilder::body_text(std::uint32_t begin, std::uint32_t end, References references) {
    const std::string_view text = decode(begin, end, references, NulPolicy::drop);
    if (text.empty()) return;
    reconstruct_formatting();
    add_run(text, begin, end, insertion_slot(current()));
    if (frameset_ok_) frameset_ok_ = std::all_of(text.begin(), text.end(), is_html_space);
}

void HtmlTreeBuilder::table_text(std::uint32_t begin, std::uint32_t end, References references) {
    const bool is_in_structure = (current().traits & trait_table_structure) != 0 || is_current(Tag::template_);
    const std::string_view text = decode(begin, end, references, NulPolicy::drop);
    if (text.empty()) return;
    if (is_in_structure && std::all_of(text.begin(), text.end(), is_html_space)) {
        return add_run(text, begin, end, current().slot);
    }
    foster_parenting_ = true;
    reconstruct_formatting();
    add_run(text, begin, end, insertion_slot(current()));
    foster_parenting_ = false;
    frameset_ok_ = false;
}

/// Frames hold no text: only the white space stays.
void HtmlTreeBuilder::frameset_text(std::uint32_t begin, std::uint32_t end) {
    const std::string_view text = decode(begin, end, References::in_text, NulPolicy::drop);
    if (std::all_of(text.begin(), text.end(), is_html_space)) return add_run(text, begin, end, current().slot);
    char* space = tree_.arena.allocate(text.size());
    const char* space_end = std::copy_if(text.begin(), text.end(), space, is_html_space);
    const auto length = static_cast<std::size_t>(space_end - space);
    tree_.arena.give_back(text.size() - length);
    add_run({space, length}, begin, end, current().slot);
}

}  // namespace dehusk
