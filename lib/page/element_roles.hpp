// What every element means for the text under it: which line it belongs to, what kind it is, and whether it shows.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include <dehusk/line.hpp>

#include "page/concepts.hpp"
#include "page/tag_traits.hpp"
#include "page/tree.hpp"

namespace dehusk {

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
    /// See PageElement::class_hash.
    std::uint32_t class_hash = 0;
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
};

/// What a class says, once for all elements that share it.
struct ClassMeaning {
    Concepts concepts = 0;
    /// See PageElement::class_hash.
    std::uint32_t hash = 0;
};

/// Classes read lately, and the names in them: pages give the same class to many elements, and the same name in other
/// company to many more.
class ClassMemory {
  public:
    /// To be called for each page: the memory views its classes.
    void clear() {
        values_.fill({});
        names_.fill({});
    }
    const ClassMeaning& meaning_of(std::string_view class_value);

  private:
    struct Entry {
        std::string_view text;
        ClassMeaning meaning;
    };

    ClassMeaning sum_over_names(std::string_view names);
    const ClassMeaning& meaning_of_name(std::string_view name);

    std::array<Entry, 256> values_{};
    std::array<Entry, 512> names_{};
};

/// Room for the roles of one page after another.
struct RoleMemory {
    std::vector<ElementRole> roles;
    /// Which of `roles` are this page's.
    std::vector<std::uint8_t> is_resolved;
    std::vector<std::uint32_t> unresolved;
    /// What aria-controls names, sorted.
    std::vector<std::string_view> controlled_ids;
    ClassMemory classes;
};

/// Roles of a tree's elements, made when asked for. Linear over all calls, but for a logarithm in the number of
/// elements that aria-controls names.
class ElementRoles {
  public:
    ElementRoles(const Tree& tree, RoleMemory& memory);

    const ElementRole& of(std::uint32_t element) {
        if (memory_.is_resolved[element] == 0) resolve_with_ancestors(element);
        return memory_.roles[element];
    }

    /// Is there an element in which white space stays as it is?
    bool has_preformatted() const { return has_preformatted_; }

  private:
    /// What an element's attributes say, read in one go.
    struct AttributeFindings;

    void resolve_with_ancestors(std::uint32_t element);
    void resolve(std::uint32_t element);
    ElementRole role_of(std::uint32_t element);
    AttributeFindings read_attributes(const TreeElement& element);
    Concepts concepts_of_name(std::string_view value);
    void read_controlled_ids();
    bool is_panel(const AttributeFindings& findings);
    bool is_hidden(const AttributeFindings& findings);

    const Tree& tree_;
    RoleMemory& memory_;
    bool has_controlled_ids_ = false;
    bool has_preformatted_ = false;
};

}  // namespace dehusk
