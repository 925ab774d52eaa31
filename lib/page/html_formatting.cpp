// The list of active formatting elements and the adoption agency (HTML standard, 13.2.4.3 and 13.2.6.4.7).
//
// Slots. The adoption agency moves all children of the furthest block to a clone of the formatting element. Children
// are rows that name their parent, and to find them again would take a scan of all rows behind the block's: quadratic
// for a page that repeats it. So rows name a slot instead. An element's slot is its own row at first; to move all
// children of a block to a fresh clone, the two trade slots. That is two numbers, whatever the block holds, and what is
// inserted later takes the slot that the stack knows. One pass at the end puts rows in place of slots, on the few pages
// that have any.
//
// Bounds. The standard's own algorithm is quadratic in hostile input: `<b id=N><p>` repeated makes every <p> clone
// every b.
//   - One reconstruction makes at most 64 clones.
//   - Clones are made only while there are fewer elements than 4 for each tag read and 10,000 more.
//   - The list holds at most 256 elements behind its last marker; the oldest is forgotten, and its end tag is then an
//     ordinary one.
//   - The adoption agency looks at no more than 8 times the open elements per end tag, and they are bounded by the
//   limit of
//     depth. Over a whole page it takes at most adoption_steps_allowed() such looks; then formatting end tags that
//     would need it are ignored, as they are at the bound on clones.
#include <algorithm>

#include "page/html_names.hpp"
#include "page/html_tree_builder.hpp"

namespace dehusk {
namespace {

constexpr std::size_t max_clones_per_reconstruction = 64;
constexpr std::size_t max_listed_elements = 256;
constexpr std::size_t max_twins = 3;  // "Noah's Ark clause"
constexpr int max_outer_loops = 8;
constexpr int max_listed_inner_nodes = 3;

constexpr std::uint64_t adoption_steps_allowed(std::size_t source_bytes) {
    return 1'000'000 + std::uint64_t{64} * source_bytes;
}

}  // namespace

std::size_t HtmlTreeBuilder::segment_begin() const {
    std::size_t begin = formatting_.size();
    while (begin > 0 && !formatting_[begin - 1].is_marker()) --begin;
    return begin;
}

std::uint64_t HtmlTreeBuilder::hash_of(FormattingElement& element) const {
    if (!element.is_hashed) {
        const std::uint32_t length = element.attributes_end - element.attributes_begin;
        element.attributes_hash = attributes_hash(source_.substr(element.attributes_begin, length));
        element.is_hashed = true;
    }
    return element.attributes_hash;
}

bool HtmlTreeBuilder::are_twins(FormattingElement& one, FormattingElement& other) const {
    return one.tag == other.tag && hash_of(one) == hash_of(other);
}

void HtmlTreeBuilder::push_formatting(std::uint32_t row) {
    const std::size_t begin = segment_begin();
    steps_ += formatting_.size() - begin;
    const auto same_tag = [tag = token_.tag](const FormattingElement& element) { return element.tag == tag; };
    const auto segment = formatting_.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto alike = static_cast<std::size_t>(std::count_if(segment, formatting_.end(), same_tag));
    if (alike >= max_twins) unlist_earliest_twin(begin);
    if (formatting_.size() - begin >= max_listed_elements) unlist(begin);
    formatting_.push_back({row, token_.name_end, token_.end, token_.tag});
    row_states_[row] |= row_is_listed;
}

/// Of those behind `begin` that equal the element of the token in hand, if there are as many as are allowed.
void HtmlTreeBuilder::unlist_earliest_twin(std::size_t begin) {
    FormattingElement added{no_element, token_.name_end, token_.end, token_.tag};
    std::size_t twins = 0;
    std::size_t earliest = 0;
    for (std::size_t i = formatting_.size(); i-- > begin;) {
        if (!are_twins(formatting_[i], added)) continue;
        ++twins;
        earliest = i;
    }
    if (twins >= max_twins) unlist(earliest);
}

void HtmlTreeBuilder::clear_to_marker() {
    while (!formatting_.empty()) {
        const FormattingElement last = formatting_.back();
        formatting_.pop_back();
        if (last.is_marker()) return;
        row_states_[last.row] &= static_cast<std::uint8_t>(~row_is_listed);
    }
}

void HtmlTreeBuilder::unlist(std::size_t index) {
    row_states_[formatting_[index].row] &= static_cast<std::uint8_t>(~row_is_listed);
    formatting_.erase(formatting_.begin() + static_cast<std::ptrdiff_t>(index));
}

std::size_t HtmlTreeBuilder::listed_index(std::uint32_t row) const {
    std::size_t index = formatting_.size() - 1;
    while (formatting_[index].row != row) --index;
    return index;
}

/// The last element of that tag behind the last marker, or formatting_.size().
std::size_t HtmlTreeBuilder::find_formatting(Tag tag) const {
    for (std::size_t i = formatting_.size(); i-- > 0 && !formatting_[i].is_marker();) {
        if (formatting_[i].tag == tag) return i;
    }
    return formatting_.size();
}

bool HtmlTreeBuilder::may_clone() {
    const std::uint64_t allowed = std::uint64_t{4} * tokenizer_.tags_read() + 10'000;
    if (tree_.elements.size() < std::min<std::uint64_t>(allowed, options_.max_elements)) return true;
    tree_.limits_met.elements = true;
    return false;
}

std::uint32_t HtmlTreeBuilder::add_clone(std::uint32_t row, std::uint32_t parent_slot) {
    const TreeElement original = tree_.elements[row];
    const std::uint32_t clone = add_row(original.tag, parent_slot, original.is_foreign);
    tree_.elements[clone].first_attribute = original.first_attribute;
    tree_.elements[clone].attribute_count = original.attribute_count;
    return clone;
}

/// Opens anew what reconstruct_formatting() found closed.
void HtmlTreeBuilder::reopen_formatting() {
    std::size_t first = formatting_.size() - 1;
    const std::size_t lowest = formatting_.size() - std::min(formatting_.size(), max_clones_per_reconstruction);
    while (first > lowest && !formatting_[first - 1].is_marker() && !is_open(formatting_[first - 1].row)) --first;
    for (std::size_t i = first; i < formatting_.size(); ++i) {
        ++steps_;
        if (stack_.size() >= options_.max_depth) {
            tree_.limits_met.depth = true;
            return;
        }
        if (!may_clone()) return;
        FormattingElement& element = formatting_[i];
        const std::uint32_t clone = add_clone(element.row, insertion_slot(current()));
        row_states_[element.row] &= static_cast<std::uint8_t>(~row_is_listed);
        row_states_[clone] |= row_is_listed;
        element.row = clone;
        push({clone, clone, name_hash(name(element.tag)), traits_of(element.tag), element.tag, Namespace::html});
    }
}

void HtmlTreeBuilder::adopt(Tag tag) {
    if (is_current(tag) && !is_listed(current().row)) return pop();
    if (is_current(tag) && formatting_.back().row == current().row) {
        // On top of both the stack and the list, as nearly always.
        ++adoption_steps_;
        unlist(formatting_.size() - 1);
        return pop();
    }
    for (int loop = 0; loop < max_outer_loops; ++loop) {
        if (!adopt_once(tag)) return;
    }
}

/// The topmost special element of the stack below an index, or 0.
std::size_t HtmlTreeBuilder::furthest_block(std::size_t below) const {
    for (std::size_t i = below + 1; i < stack_.size(); ++i) {
        if ((stack_[i].traits & trait_special) != 0) return i;
    }
    return 0;
}

/// One turn of the outer loop. False where it was the last.
bool HtmlTreeBuilder::adopt_once(Tag tag) {
    const std::size_t listed = find_formatting(tag);
    if (listed == formatting_.size()) {
        end_any_other();
        return false;
    }
    const std::uint32_t row = formatting_[listed].row;
    if (!is_open(row)) {
        unlist(listed);
        return false;
    }
    const std::size_t index = stack_index_of(row);
    adoption_steps_ += stack_.size() - index;
    for (std::size_t i = index + 1; i < stack_.size(); ++i) {
        if ((stack_[i].traits & trait_scope_end) != 0) return false;
    }
    const std::size_t block = furthest_block(index);
    if (block == 0) {
        pop_to_size(index);
        unlist(listed);
        return false;
    }
    if (!may_clone()) return false;
    if (adoption_steps_ > adoption_steps_allowed(source_.size())) {
        tree_.limits_met.elements = true;
        return false;
    }
    adopt_across(listed, index, block);
    return true;
}

/// The part of the adoption agency that has a furthest block: steps 9 to 19.
void HtmlTreeBuilder::adopt_across(std::size_t listed, std::size_t formatting_index, std::size_t block_index) {
    const OpenElement common_ancestor = stack_[formatting_index - 1];
    std::size_t bookmark = listed;
    std::uint32_t last_row = stack_[block_index].row;
    bool is_last_the_block = true;
    int inner_nodes = 0;
    steps_ += block_index - formatting_index;
    for (std::size_t i = block_index - 1; i > formatting_index; --i) {
        ++adoption_steps_;
        const std::uint32_t row = stack_[i].row;
        const bool was_listed = is_listed(row);
        if (++inner_nodes > max_listed_inner_nodes && was_listed) {
            const std::size_t place = listed_index(row);
            unlist(place);
            if (place < bookmark) --bookmark;
            if (place < listed) --listed;
        }
        if (!is_listed(row)) {
            remove_from_stack(i);
            --block_index;
            continue;
        }
        const std::size_t place = listed_index(row);
        const std::uint32_t clone = add_clone(row, common_ancestor.slot);
        row_states_[row] = 0;
        row_states_[clone] = row_is_open | row_is_listed;
        formatting_[place].row = clone;
        stack_[i].row = clone;
        stack_[i].slot = clone;
        if (std::exchange(is_last_the_block, false)) bookmark = place + 1;
        tree_.elements[last_row].parent = clone;
        last_row = clone;
    }
    tree_.elements[last_row].parent = insertion_slot(common_ancestor);

    // The clone takes over the block's children by taking its slot, and becomes its only child.
    OpenElement clone = stack_[formatting_index];
    OpenElement& block = stack_[block_index];
    const std::uint32_t original_row = clone.row;
    clone.row = add_clone(original_row, no_element);
    clone.slot = std::exchange(block.slot, clone.row);
    tree_.elements[clone.row].parent = block.slot;
    slot_owners_.emplace_back(clone.slot, clone.row);
    slot_owners_.emplace_back(block.slot, block.row);
    row_states_[original_row] = 0;
    row_states_[clone.row] = row_is_open | row_is_listed;

    FormattingElement entry = formatting_[listed];
    entry.row = clone.row;
    formatting_.erase(formatting_.begin() + static_cast<std::ptrdiff_t>(listed));
    if (bookmark > listed) --bookmark;
    formatting_.insert(formatting_.begin() + static_cast<std::ptrdiff_t>(bookmark), entry);

    const auto begin = stack_.begin();
    std::move(begin + static_cast<std::ptrdiff_t>(formatting_index) + 1,
              begin + static_cast<std::ptrdiff_t>(block_index) + 1,
              begin + static_cast<std::ptrdiff_t>(formatting_index));
    stack_[block_index] = clone;
}

}  // namespace dehusk
