// What an HTML reader hands on: the document tree as flat rows, without nodes.
//
// One row per element and one per run of text, in source order. A tree is told by the parent column alone: the chain of
// ancestors of a text run is `run.element`, its parent, and so on. That is all that later stages ask, and it makes the
// adoption agency a few rewritten parents. Two readers of the same HTML give the same rows but for the order in which
// elements that hold no text are created; tests compare the chains.
#pragma once

#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

#include "page/tag.hpp"
#include "support/arena.hpp"
#include "support/row_list.hpp"

namespace dehusk {

inline constexpr std::uint32_t no_element = std::numeric_limits<std::uint32_t>::max();

/// Attributes that later stages ask for; readers drop all others.
enum class AttributeName : std::uint8_t {
    alt,
    aria_controls,
    aria_hidden,
    aria_label,
    cite,
    charset,
    class_,
    colspan,
    content,
    data_lazy_src,
    data_original,
    data_src,
    data_testid,
    datetime,
    height,
    hidden,
    href,
    http_equiv,
    id,
    itemprop,
    itemscope,
    itemtype,
    lang,
    name,
    property,
    rel,
    role,
    src,
    srcset,
    style,
    title,
    type,
    width,
};

/// Attributes that a tag has, to tell which of several with one name is the first.
class AttributeSet {
  public:
    void clear() { bits_ = 0; }
    /// False if it was in the set before.
    bool insert(AttributeName name) {
        static_assert(static_cast<unsigned>(AttributeName::width) < 64);
        const std::uint64_t bit = std::uint64_t{1} << static_cast<unsigned>(name);
        const bool is_new = (bits_ & bit) == 0;
        bits_ |= bit;
        return is_new;
    }

  private:
    std::uint64_t bits_ = 0;
};

struct Attribute {
    AttributeName name;
    /// Character references decoded, UTF-8. Views the source or the tree's arena.
    std::string_view value;
};

struct TreeElement {
    /// no_element for the root only. May be greater than the element's own index: the adoption agency puts older
    /// elements into newer ones.
    std::uint32_t parent = no_element;
    /// Offset in the decoded text of the tag that made the element; of the token that implied it where there is none.
    std::uint32_t begin = 0;
    /// Into Tree::attributes. Clones share those of their original.
    std::uint32_t first_attribute = 0;
    std::uint16_t attribute_count = 0;
    Tag tag = Tag::unknown;
    /// In the SVG or MathML namespace.
    bool is_foreign = false;
};

struct TextRun {
    /// Character references decoded, CR and CR LF made LF, NULs as the standard says; white space as it stands. Views
    /// the source or the tree's arena.
    std::string_view text;
    /// The parent.
    std::uint32_t element = no_element;
    /// Elements that had been created when the run was: those between two runs are elements[a.elements_before,
    /// b.elements_before).
    std::uint32_t elements_before = 0;
    /// Offsets in the decoded text.
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

/// Limits that a reader met, at most one of each.
struct TreeLimits {
    bool depth = false;
    bool elements = false;
    bool time = false;
};

struct Tree {
    /// In source order of `begin`, but for blocks that place_streamed_blocks() moved; elements[0] is html, when there
    /// is any.
    std::vector<TreeElement> elements;
    std::vector<Attribute> attributes;
    /// In source order, foster-parented text included, again but for moved blocks; adjacent runs may share a parent.
    RowList<TextRun> runs;
    Arena arena;
    TreeLimits limits_met;
    /// What was left open at the end and read on behind its opening ("comment", "script", "title", ...), or empty.
    /// Static.
    std::string_view unclosed;

    void clear() {
        elements.clear();
        attributes.clear();
        runs.clear();
        arena.clear();
        limits_met = {};
        unclosed = {};
    }

    /// Value of an element's attribute, or nullptr.
    const std::string_view* attribute(std::uint32_t element, AttributeName name) const {
        const TreeElement& row = elements[element];
        for (std::uint32_t i = row.first_attribute; i < row.first_attribute + row.attribute_count; ++i) {
            if (attributes[i].name == name) return &attributes[i].value;
        }
        return nullptr;
    }
};

}  // namespace dehusk
