// Places the tokens of a page in the tree (HTML standard, 13.2.6).
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "page/html_reader.hpp"
#include "page/html_text.hpp"
#include "page/html_tokenizer.hpp"
#include "page/html_traits.hpp"
#include "page/tree.hpp"
#include "support/deadline.hpp"

namespace dehusk {

/// Reads one page. html_tree_builder.cpp holds the core; the rules stand in html_head_modes.cpp, html_body_start.cpp,
/// html_body_end.cpp, html_table_modes.cpp, html_foreign.cpp and html_formatting.cpp, by the standard's sections.
class HtmlTreeBuilder {
  private:
    enum class Mode : std::uint8_t {
        initial,
        before_html,
        before_head,
        in_head,
        in_head_noscript,
        after_head,
        in_body,
        in_table,
        in_caption,
        in_column_group,
        in_table_body,
        in_row,
        in_cell,
        in_select,
        in_select_in_table,
        in_template,
        after_body,
        in_frameset,
        after_frameset,
        after_after_body,
        after_after_frameset,
    };

    /// Whether a token is settled or must be looked at again, in the mode that is now in force.
    enum class Next : bool { done, again };

    /// Children are filed under their parent's slot, which is its row until the adoption agency swaps two slots: see
    /// html_formatting.cpp. Tree::elements and Tree::runs hold slots until resolve_parents().
    struct OpenElement {
        std::uint32_t row;
        std::uint32_t slot;
        std::uint64_t name_hash;
        ElementTraits traits;
        /// Tag::unknown for every foreign element, so that no rule takes it for an HTML one.
        Tag tag;
        Namespace space;
    };

    struct FormattingElement {
        std::uint32_t row = no_element;
        /// Where its attributes stand in the source.
        std::uint32_t attributes_begin = 0;
        std::uint32_t attributes_end = 0;
        /// Tag::unknown is a marker.
        Tag tag = Tag::unknown;
        bool is_hashed = false;
        std::uint64_t attributes_hash = 0;

        bool is_marker() const { return tag == Tag::unknown; }
    };

  public:
    /// What reading takes besides the tree: good for one page after the other, so that their memory is allocated once.
    struct Memory {
        std::vector<OpenElement> stack;
        std::vector<Mode> template_modes;
        std::vector<FormattingElement> formatting;
        std::vector<std::uint8_t> row_states;
        std::vector<std::pair<std::uint32_t, std::uint32_t>> slot_owners;
        std::vector<std::uint32_t> rows_of_slots;
    };

    /// All five must outlive the builder; `html` must outlive `tree`.
    HtmlTreeBuilder(std::string_view html, const TreeReadOptions& options, Deadline& deadline, Memory& memory,
                    Tree& tree);
    ~HtmlTreeBuilder();
    HtmlTreeBuilder(const HtmlTreeBuilder&) = delete;
    HtmlTreeBuilder& operator=(const HtmlTreeBuilder&) = delete;

    void read();

    /// Open elements and formatting elements looked at so far: what a hostile page can make grow faster than itself.
    std::uint64_t steps() const { return steps_; }

  private:
    // Tokens and modes.
    void read_token();
    void process_start_tag();
    void process_end_tag();
    void process_doctype();
    void process_end_of_file();
    void process_text(std::uint32_t begin, std::uint32_t end, References references);
    Next start_tag_in_mode();
    Next end_tag_in_mode();
    void reset_insertion_mode();
    Mode mode_for(std::size_t stack_index) const;
    Mode select_mode(std::size_t stack_index) const;
    void resolve_parents();

    // The stack of open elements.
    OpenElement& current() { return stack_.back(); }
    const OpenElement& current() const { return stack_.back(); }
    bool is_current(Tag tag) const { return stack_.back().tag == tag; }
    std::uint32_t open_count(Tag tag) const { return open_counts_[static_cast<std::size_t>(tag)]; }
    bool has_in_scope(Tag tag, ElementTraits scope_end = trait_scope_end);
    bool has_any_in_scope(ElementTraits wanted, ElementTraits scope_end);
    template <typename Predicate>
    std::size_t find_open(Predicate is_wanted);
    void push(const OpenElement& element);
    void pop();
    void pop_to_size(std::size_t size);
    void pop_through(Tag tag);
    void pop_through_any(ElementTraits wanted);
    void clear_back_to(ElementTraits context);
    void forget_open(const OpenElement& element);
    void remove_from_stack(std::size_t index);
    std::size_t stack_index_of(std::uint32_t row);
    void generate_implied_end_tags(Tag except = Tag::unknown);
    void close_p();
    void close_p_in_button_scope();

    // Insertion.
    std::uint32_t insertion_slot(const OpenElement& target) const;
    std::uint32_t foster_slot() const;
    std::uint32_t add_row(const TreeElement& element);
    std::uint32_t add_row(Tag tag, std::uint32_t parent_slot, bool is_foreign);
    std::uint32_t add_row_for_token(Tag tag);
    bool may_open(Tag tag, bool is_exempt);
    void ignore_start_tag(Tag tag);
    bool open_element();
    bool open_foreign(Namespace space);
    void open_implied(Tag tag);
    void insert_void() { add_row_for_token(token_.tag); }
    void insert_raw_text(References references);
    void add_run(std::string_view text, std::uint32_t begin, std::uint32_t end, std::uint32_t slot);
    std::string_view decode(std::uint32_t begin, std::uint32_t end, References references, NulPolicy policy);
    std::uint32_t skip_line_feed(std::uint32_t begin, std::uint32_t end, References references) const;
    void merge_attributes(std::uint32_t row);
    const std::string_view* token_attribute(AttributeName name) const;
    bool take_ignored(Tag tag);

    // Text.
    void early_text(std::uint32_t begin, std::uint32_t end, References references);
    void body_text(std::uint32_t begin, std::uint32_t end, References references);
    void table_text(std::uint32_t begin, std::uint32_t end, References references);
    void frameset_text(std::uint32_t begin, std::uint32_t end);
    void foreign_text(std::uint32_t begin, std::uint32_t end, References references);

    // Up to the body, and what comes behind it.
    bool is_early_mode() const { return mode_ <= Mode::after_head; }
    void leave_early_mode();
    Next start_before_html();
    Next start_before_head();
    Next start_in_head();
    Next start_in_head_noscript();
    Next start_after_head();
    Next end_in_early_mode();
    void start_head_content();
    void end_template();
    Next start_in_template();
    Next start_after_body();
    Next end_after_body();
    Next start_in_frameset();
    Next end_in_frameset();

    // In body.
    Next start_in_body();
    Next end_in_body();
    void start_body_frameset();
    void start_form();
    void start_item(Tag first, Tag second);
    void start_anchor();
    void start_formatting();
    void start_nobr();
    void start_input();
    void start_raw_text_in_body();
    void start_select();
    void start_table();
    void insert_with_formatting(bool is_void);
    void end_block(Tag tag);
    void end_form();
    void end_any_other();
    void end_heading();
    void end_item(ElementTraits scope_end);
    Next end_body(bool is_html);

    // Tables and select.
    Next start_in_table();
    Next end_in_table();
    Next start_in_table_otherwise();
    Next start_in_caption();
    Next end_in_caption();
    bool end_caption();
    Next start_in_column_group();
    Next end_in_column_group();
    Next leave_column_group();
    Next start_in_table_body();
    Next end_in_table_body();
    Next leave_table_body();
    Next start_in_row();
    Next end_in_row();
    bool end_row();
    Next start_in_cell();
    Next end_in_cell();
    void close_cell();
    Next start_in_select();
    Next end_in_select();
    Next start_in_select_in_table();
    Next end_in_select_in_table();
    void close_select();

    // SVG and MathML.
    bool start_tag_is_foreign() const;
    bool text_is_foreign() const;
    Next start_foreign();
    Next end_foreign();
    bool breaks_out_of_foreign() const;
    void leave_foreign();

    // Active formatting elements.
    bool is_open(std::uint32_t row) const { return (row_states_[row] & row_is_open) != 0; }
    bool is_listed(std::uint32_t row) const { return (row_states_[row] & row_is_listed) != 0; }
    void push_marker() { formatting_.push_back({}); }
    void push_formatting(std::uint32_t row);
    void unlist_earliest_twin(std::size_t begin);
    std::size_t segment_begin() const;
    bool are_twins(FormattingElement& one, FormattingElement& other) const;
    std::uint64_t hash_of(FormattingElement& element) const;
    void clear_to_marker();
    bool may_clone();
    std::uint32_t add_clone(std::uint32_t row, std::uint32_t parent_slot);
    void reconstruct_formatting();
    void reopen_formatting();
    std::size_t listed_index(std::uint32_t row) const;
    std::size_t find_formatting(Tag tag) const;
    void unlist(std::size_t index);
    void adopt(Tag tag);
    bool adopt_once(Tag tag);
    std::size_t furthest_block(std::size_t below) const;
    void adopt_across(std::size_t listed, std::size_t formatting_index, std::size_t block_index);

    static constexpr std::size_t not_open = static_cast<std::size_t>(-1);
    static constexpr std::uint8_t row_is_open = 1;
    static constexpr std::uint8_t row_is_listed = 2;

    std::string_view source_;
    const TreeReadOptions& options_;
    Deadline& deadline_;
    Memory& memory_;
    Tree& tree_;
    HtmlTextDecoder decoder_;
    HtmlTokenizer tokenizer_;
    Token token_;
    Mode mode_ = Mode::initial;
    bool is_quirky_ = false;
    bool frameset_ok_ = true;
    bool foster_parenting_ = false;
    bool skip_line_feed_ = false;
    /// The attributes of the start tag in hand belong to a row.
    bool attributes_are_kept_ = false;
    bool is_done_ = false;
    std::uint32_t head_row_ = no_element;
    std::uint32_t form_row_ = no_element;
    // Those of memory_, which has them back at the end: one look-up less at each use.
    std::vector<OpenElement> stack_;
    std::vector<Mode> template_modes_;
    std::vector<FormattingElement> formatting_;
    std::vector<std::uint8_t> row_states_;
    /// Slot and the row that now owns it, in the order of the swaps.
    std::vector<std::pair<std::uint32_t, std::uint32_t>> slot_owners_;
    std::array<std::uint32_t, tag_count> open_counts_{};
    /// Start tags that opened nothing because the stack was full; all lie in the element on top of it.
    std::array<std::uint32_t, tag_count> ignored_counts_{};
    std::uint32_t ignored_total_ = 0;
    std::uint64_t steps_ = 0;
    std::uint64_t adoption_steps_ = 0;
};

/// Index of the nearest open element, from the top of the stack down, that is wanted, or not_open.
template <typename Predicate>
std::size_t HtmlTreeBuilder::find_open(Predicate is_wanted) {
    std::size_t index = stack_.size();
    while (index-- > 0 && !is_wanted(stack_[index])) {
    }
    // Counted once: an increment per element would cost more than the look.
    steps_ += stack_.size() - index;
    return index;
}

// What every token passes through is inline here, as the rules that call it stand in several files.

inline void HtmlTreeBuilder::push(const OpenElement& element) {
    stack_.push_back(element);
    ++open_counts_[static_cast<std::size_t>(element.tag)];
    row_states_[element.row] |= row_is_open;
}

inline void HtmlTreeBuilder::forget_open(const OpenElement& element) {
    --open_counts_[static_cast<std::size_t>(element.tag)];
    row_states_[element.row] &= static_cast<std::uint8_t>(~row_is_open);
}

inline void HtmlTreeBuilder::pop() {
    forget_open(current());
    stack_.pop_back();
    if (ignored_total_ != 0) {
        ignored_counts_.fill(0);
        ignored_total_ = 0;
    }
}

inline std::uint32_t HtmlTreeBuilder::insertion_slot(const OpenElement& target) const {
    return foster_parenting_ && (target.traits & trait_table_structure) != 0 ? foster_slot() : target.slot;
}

inline std::uint32_t HtmlTreeBuilder::add_row(const TreeElement& element) {
    const auto row = static_cast<std::uint32_t>(tree_.elements.size());
    tree_.elements.push_back(element);
    row_states_.push_back(0);
    return row;
}

inline std::uint32_t HtmlTreeBuilder::add_row(Tag tag, std::uint32_t parent_slot, bool is_foreign) {
    return add_row({parent_slot, token_.begin, 0, 0, tag, is_foreign});
}

inline std::uint32_t HtmlTreeBuilder::add_row_for_token(Tag tag) {
    attributes_are_kept_ = true;
    const std::uint32_t parent_slot = stack_.empty() ? no_element : insertion_slot(current());
    return add_row({parent_slot, token_.begin, token_.first_attribute, token_.attribute_count, tag, false});
}

inline bool HtmlTreeBuilder::may_open(Tag tag, bool is_exempt) {
    if (stack_.size() < options_.max_depth || is_exempt) return true;
    ignore_start_tag(tag);
    return false;
}

inline bool HtmlTreeBuilder::open_element() {
    if (!may_open(token_.tag, has_trait(token_.tag, trait_exempt_from_depth))) return false;
    const std::uint32_t row = add_row_for_token(token_.tag);
    push({row, row, token_.name_hash, traits_of(token_.tag), token_.tag, Namespace::html});
    return true;
}

inline std::string_view HtmlTreeBuilder::decode(std::uint32_t begin, std::uint32_t end, References references,
                                                NulPolicy policy) {
    const std::string_view text(source_.data() + begin, end - begin);
    return token_.stands_for_itself ? text : decoder_.decode(text, references, policy);
}

inline void HtmlTreeBuilder::add_run(std::string_view text, std::uint32_t begin, std::uint32_t end,
                                     std::uint32_t slot) {
    if (text.empty()) return;
    tree_.runs.push_back({text, slot, static_cast<std::uint32_t>(tree_.elements.size()), begin, end});
}

inline void HtmlTreeBuilder::reconstruct_formatting() {
    if (formatting_.empty() || formatting_.back().is_marker() || is_open(formatting_.back().row)) return;
    reopen_formatting();
}

}  // namespace dehusk
