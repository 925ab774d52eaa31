// Which patterns might begin at a place of the text: a trie of the first bytes that patterns can begin with.
//
// Most places begin no pattern, and one look into the table of first bytes settles them. An automaton over whole
// patterns (Aho and Corasick 1975) was refused: with alternatives written out, dates alone would make it hundreds of
// kilobytes that are built at start-up, to save the few parts of a pattern that are looked at once its head stands
// there.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "residue/pattern.hpp"

namespace dehusk {

class HeadIndex {
  public:
    struct Workspace {
        std::vector<std::uint16_t> found;  ///< the result: values, in no order, may repeat
        struct Place {
            std::uint32_t node;
            std::size_t position;
        };
        std::vector<Place> open;
        Positions ends;
    };

    HeadIndex() { first_.fill(none); }

    /// `head` as PatternSet::heads() gives it, not empty.
    void add(std::string_view head, std::uint16_t value);

    /// Fills work.found with the values of all heads that stand at byte `begin` of `text`. Returns the nodes visited.
    std::size_t find(std::string_view text, std::size_t begin, Workspace& work) const;

  private:
    static constexpr std::uint32_t none = 0xFFFFFFFF;
    struct Node {
        std::uint32_t first_child = none;
        std::uint32_t next_sibling = none;
        std::uint32_t first_value = none;
        char byte = 0;
    };
    struct Value {
        std::uint32_t next;
        std::uint16_t value;
    };

    std::uint32_t child(std::uint32_t first, char byte) const;
    std::uint32_t make_node(char byte, std::uint32_t next_sibling);
    /// Opens what follows if the text goes on with `node`'s byte, number or gap at `position`.
    void enter(std::uint32_t node, std::string_view text, std::size_t position, Workspace& work) const;

    std::array<std::uint32_t, 256> first_;
    std::vector<Node> nodes_;
    std::vector<Value> values_;
};

}  // namespace dehusk
