#include "residue/head_index.hpp"

#include "residue/characters.hpp"

namespace dehusk {

std::uint32_t HeadIndex::child(std::uint32_t first, char byte) const {
    while (first != none && nodes_[first].byte != byte) first = nodes_[first].next_sibling;
    return first;
}

std::uint32_t HeadIndex::make_node(char byte, std::uint32_t next_sibling) {
    nodes_.push_back({none, next_sibling, none, byte});
    return static_cast<std::uint32_t>(nodes_.size() - 1);
}

void HeadIndex::add(std::string_view head, std::uint16_t value) {
    std::uint32_t& root = first_[static_cast<unsigned char>(head.front())];
    if (root == none) root = make_node(head.front(), none);
    std::uint32_t node = root;
    for (const char byte : head.substr(1)) {
        std::uint32_t next = child(nodes_[node].first_child, byte);
        if (next == none) {
            next = make_node(byte, nodes_[node].first_child);
            nodes_[node].first_child = next;
        }
        node = next;
    }
    values_.push_back({nodes_[node].first_value, value});
    nodes_[node].first_value = static_cast<std::uint32_t>(values_.size() - 1);
}

void HeadIndex::enter(std::uint32_t node, std::string_view text, std::size_t position, Workspace& work) const {
    const char byte = nodes_[node].byte;
    if (byte != '#' && byte != ' ') {
        if (position < text.size() && text[position] == byte) work.open.push_back({node, position + 1});
        return;
    }
    work.ends.clear();
    if (byte == ' ') {
        add_gap_ends(text, position, work.ends);
    } else if (!character_before(text, position).is_digit) {
        add_number_ends(text, position, work.ends);
    }
    for (const std::size_t end : work.ends) work.open.push_back({node, end});
}

std::size_t HeadIndex::find(std::string_view text, std::size_t begin, Workspace& work) const {
    work.found.clear();
    if (begin >= text.size()) return 0;
    const std::uint32_t by_byte = first_[static_cast<unsigned char>(text[begin])];
    if (by_byte != none) enter(by_byte, text, begin, work);
    if (first_['#'] != none && character_at(text, begin).is_digit) enter(first_['#'], text, begin, work);
    std::size_t steps = 1;
    while (!work.open.empty()) {
        const Workspace::Place place = work.open.back();
        work.open.pop_back();
        const Node& node = nodes_[place.node];
        for (std::uint32_t value = node.first_value; value != none; value = values_[value].next) {
            work.found.push_back(values_[value].value);
        }
        for (std::uint32_t next = node.first_child; next != none; next = nodes_[next].next_sibling) {
            enter(next, text, place.position, work);
            ++steps;
        }
    }
    return steps;
}

}  // namespace dehusk
