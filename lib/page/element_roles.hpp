// What every element means for the text under it: which line it belongs to, what kind it is, and whether it shows.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <unordered_set>
#include <vector>

#include <dehusk/line.hpp>

#include "page/concepts.hpp"
#include "page/tree.hpp"

namespace dehusk {

/// How a tag behaves in the flow of text, whatever its attributes.
struct TagTraits {
    bool makes_line = false;  ///< text before, inside and after it stands on different lines
    bool is_dropped = false;  ///< what stands inside is no text of the page
};

TagTraits traits_of(Tag tag);

/// Does an element's text show?
enum class Visibility : std::uint8_t {
    shown,
    needs_script,  ///< noscript, or hidden until a script runs
    dropped,       ///< never text: scripts, styles, fallbacks, drawings
};

/// The sum of an element and its ancestors.
struct ElementRole {
    /// Nearest element that makes lines, itself included; inside preformatted text the element that began it.
    std::uint32_t block = no_element;
    /// The same, but for preformatted text too.
    std::uint32_t inner_block = no_element;
    /// Nearest <a href>.
    std::uint32_t link = no_element;
    /// Of the element itself.
    Concepts own_concepts = 0;
    /// Of the elements below `inner_block`.
    Concepts inline_concepts = 0;
    LineKind kind = LineKind::paragraph;
    std::uint8_t heading_level = 0;
    Visibility visibility = Visibility::shown;
    bool is_preformatted = false;
    bool is_bold = false;
    bool is_italic = false;
    bool is_code = false;
    /// Under navigation, a header, a footer or a consent notice: text that every shell of a page has.
    bool is_furniture = false;
    bool is_resolved = false;
};

/// concepts_in() with a memory: pages give the same class to many elements.
class ConceptMemory {
  public:
    Concepts concepts_in(std::string_view attribute_value);

  private:
    struct Entry {
        std::string_view attribute_value;
        Concepts concepts = 0;
    };
    std::array<Entry, 256> entries_{};
};

/// Roles of a tree's elements, made when asked for. Linear over all calls.
class ElementRoles {
  public:
    explicit ElementRoles(const Tree& tree) : tree_(tree), roles_(tree.elements.size()) {}

    const ElementRole& of(std::uint32_t element);

  private:
    void resolve(std::uint32_t element);
    void read_controlled_ids();
    bool is_panel(std::uint32_t element);
    bool is_hidden_by_attribute(std::uint32_t element);
    Visibility visibility_of(std::uint32_t element);
    Concepts concepts_of_element(std::uint32_t element);
    Concepts concepts_of_attribute(const Attribute& attribute, Tag tag);

    const Tree& tree_;
    std::vector<ElementRole> roles_;
    std::vector<std::uint32_t> unresolved_;
    /// What aria-controls names, read when first asked for.
    std::unordered_set<std::string_view> controlled_ids_;
    bool has_controlled_ids_ = false;
    ConceptMemory memory_;
};

}  // namespace dehusk
