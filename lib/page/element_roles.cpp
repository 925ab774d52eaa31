// A run of text asks many things of its ancestors: the nearest block, the nearest link, whether any of them is hidden,
// bold or a heading. Climbing for each run would be quadratic on deep pages, so each element's answer is made once, out
// of its parent's. Parents may stand behind children in the tree (elements that the adoption agency moved), hence on
// demand and not in one sweep.
#include "page/element_roles.hpp"

#include <algorithm>
#include <bit>
#include <string_view>
#include <utility>

#include "page/html_names.hpp"
#include "page/white_space.hpp"
#include "support/ascii.hpp"
#include "support/utf8.hpp"

namespace dehusk {

namespace {

// Does a style attribute's declaration hide the element?
bool declaration_hides(std::string_view declaration) {
    const std::size_t colon = declaration.find(':');
    if (colon == std::string_view::npos) return false;
    const std::string_view property = trimmed(declaration.substr(0, colon));
    std::string_view value = declaration.substr(colon + 1);
    value = trimmed(value.substr(0, value.find('!')));
    return (equals_ignoring_case(property, "display") && equals_ignoring_case(value, "none")) ||
           (equals_ignoring_case(property, "visibility") && equals_ignoring_case(value, "hidden")) ||
           (equals_ignoring_case(property, "clip") && !equals_ignoring_case(value, "auto"));
}

bool style_hides(std::string_view style) {
    while (!style.empty()) {
        const std::size_t end = style.find(';');
        if (declaration_hides(style.substr(0, end))) return true;
        if (end == std::string_view::npos) return false;
        style.remove_prefix(end + 1);
    }
    return false;
}

// schema.org types are addresses, whose last part says what it is.
std::string_view last_path_part(std::string_view address) {
    const std::size_t slash = address.find_last_of("/#");
    return slash == std::string_view::npos ? address : address.substr(slash + 1);
}

void take_block(ElementRole& role, std::uint32_t index, const TagTraits& traits) {
    role.inner_block = index;
    role.inline_concepts = 0;
    if (role.is_preformatted) return;
    role.block = index;
    if (!traits.gives_kind) return;
    role.kind = traits.kind;
    role.heading_level = traits.heading_level;
    role.is_preformatted = traits.kind == LineKind::code;
}

void take_text_style(ElementRole& role, const TagTraits& traits) {
    role.is_bold = role.is_bold || traits.is_bold;
    role.is_italic = role.is_italic || traits.is_italic;
    role.is_code = role.is_code || traits.is_code;
}

}  // namespace

namespace {

constexpr std::uint64_t odd_multiplier = 0x9E3779B97F4A7C15U;

// The ends and the length: enough to tell a page's classes apart, and two different ones in one place cost no more than
// to be read again.
std::uint64_t hash_of_ends(std::string_view text) {
    const std::size_t size = text.size();
    const std::uint64_t first = size < 8 ? load_some_bytes(text.data(), size) : load_eight_bytes(text.data());
    const std::uint64_t last = size < 8 ? 0 : load_eight_bytes(text.data() + size - 8);
    return ((first ^ size) * odd_multiplier ^ last) * odd_multiplier;
}

// Has a word of eight bytes a digit among them?
bool has_digit(std::uint64_t bytes) {
    // Digits, and no other bytes, stay below 0x80 when 0x76 is added to what tells them from '0'.
    constexpr std::uint64_t high_bits = in_every_byte(0x80);
    const std::uint64_t from_zero = bytes ^ in_every_byte('0');
    return ((((from_zero & ~high_bits) + in_every_byte(0x76)) | from_zero) & high_bits) != high_bits;
}

// Of the bytes of a name, eight at a time.
class NameHash {
  public:
    void take(std::uint64_t eight_bytes) {
        hash_ = (hash_ ^ eight_bytes) * odd_multiplier;
        hash_ ^= hash_ >> 29;
    }

    /// `rest` is the last bytes, fewer than eight.
    std::uint32_t finish(std::uint64_t rest, std::size_t bytes) {
        take(rest);
        return static_cast<std::uint32_t>((hash_ ^ bytes) * odd_multiplier >> 32) | 1U;
    }

  private:
    std::uint64_t hash_ = 0;
};

// Digits left out: they tell apart what one template made ("post-4711").
std::uint32_t hash_without_digits(std::string_view name) {
    NameHash hash;
    std::uint64_t eight = 0;
    std::size_t bytes = 0;
    for (const char c : name) {
        if (is_ascii_digit(c)) continue;
        const std::size_t place = std::endian::native == std::endian::little ? bytes % 8 : 7 - bytes % 8;
        eight |= std::uint64_t{static_cast<unsigned char>(c)} << (8 * place);
        if (++bytes % 8 == 0) hash.take(std::exchange(eight, 0));
    }
    return hash.finish(eight, bytes);
}

std::uint32_t hash_of_name(std::string_view name) {
    NameHash hash;
    std::size_t at = 0;
    for (; name.size() - at >= 8; at += 8) {
        const std::uint64_t eight = load_eight_bytes(name.data() + at);
        if (has_digit(eight)) return hash_without_digits(name);
        hash.take(eight);
    }
    const std::uint64_t rest = load_some_bytes(name.data() + at, name.size() - at);
    return has_digit(rest) ? hash_without_digits(name) : hash.finish(rest, name.size());
}

}  // namespace

const ClassMeaning& ClassMemory::meaning_of(std::string_view class_value) {
    Entry& entry = values_[hash_of_ends(class_value) >> 56];
    static_assert(std::tuple_size_v<decltype(values_)> == 1U << 8);
    if (entry.text != class_value) entry = {class_value, sum_over_names(class_value)};
    return entry.meaning;
}

// A sum, so that the order of the names does not count.
ClassMeaning ClassMemory::sum_over_names(std::string_view names) {
    ClassMeaning sum;
    for (std::size_t at = skip_white_space(names); at < names.size(); at = skip_white_space(names, at)) {
        const std::size_t begin = at;
        at = find_white_space(names, begin);
        const ClassMeaning& meaning = meaning_of_name(names.substr(begin, at - begin));
        sum.concepts |= meaning.concepts;
        sum.hash += meaning.hash;
    }
    return sum;
}

const ClassMeaning& ClassMemory::meaning_of_name(std::string_view name) {
    Entry& entry = names_[hash_of_ends(name) >> 55];
    static_assert(std::tuple_size_v<decltype(names_)> == 1U << 9);
    if (entry.text != name) entry = {name, {concepts_in(name), hash_of_name(name)}};
    return entry.meaning;
}

ElementRoles::ElementRoles(const Tree& tree, RoleMemory& memory) : tree_(tree), memory_(memory) {
    if (memory_.roles.size() < tree.elements.size()) memory_.roles.resize(tree.elements.size());
    memory_.is_resolved.assign(tree.elements.size(), 0);
    memory_.classes.clear();
    has_preformatted_ = std::any_of(tree.elements.begin(), tree.elements.end(), [](const TreeElement& element) {
        return traits_of(element.tag).kind == LineKind::code;
    });
}

struct ElementRoles::AttributeFindings {
    const std::string_view* hidden = nullptr;
    const std::string_view* id = nullptr;
    const std::string_view* role = nullptr;
    Concepts concepts = 0;
    std::uint32_t class_hash = 0;
    bool has_href = false;
};

// Roles, properties and relations are few on a page, and read like classes.
Concepts ElementRoles::concepts_of_name(std::string_view value) {
    return value.empty() ? 0 : memory_.classes.meaning_of(value).concepts;
}

ElementRoles::AttributeFindings ElementRoles::read_attributes(const TreeElement& element) {
    AttributeFindings findings;
    const auto end = std::size_t{element.first_attribute} + element.attribute_count;
    for (std::size_t i = element.first_attribute; i < end; ++i) {
        const std::string_view& value = tree_.attributes[i].value;
        switch (tree_.attributes[i].name) {
            case AttributeName::class_: {
                if (value.empty()) break;
                const ClassMeaning& meaning = memory_.classes.meaning_of(value);
                findings.concepts |= meaning.concepts;
                findings.class_hash = meaning.hash;
                break;
            }
            case AttributeName::id:
                findings.id = &value;
                findings.concepts |= concepts_in(value);
                break;
            case AttributeName::role:
                findings.role = &value;
                findings.concepts |= concepts_of_name(value);
                break;
            case AttributeName::itemprop:
                findings.concepts |= concepts_of_name(value);
                break;
            case AttributeName::data_testid:
                findings.concepts |= concepts_in(value);
                break;
            case AttributeName::itemtype:
                findings.concepts |= concepts_in(last_path_part(value));
                break;
            case AttributeName::rel:
                if (element.tag == Tag::a) findings.concepts |= concepts_of_name(value);
                break;
            case AttributeName::aria_hidden:
                if (equals_ignoring_case(value, "true")) findings.concepts |= bit(Concept::hidden);
                break;
            case AttributeName::style:
                if (style_hides(value)) findings.concepts |= bit(Concept::hidden);
                break;
            case AttributeName::hidden:
                findings.hidden = &value;
                findings.concepts |= bit(Concept::hidden);
                break;
            case AttributeName::href:
                findings.has_href = true;
                break;
            default:
                break;
        }
    }
    return findings;
}

void ElementRoles::read_controlled_ids() {
    has_controlled_ids_ = true;
    std::vector<std::string_view>& ids = memory_.controlled_ids;
    ids.clear();
    for (std::uint32_t i = 0; i < tree_.elements.size(); ++i) {
        const std::string_view* named = tree_.attribute(i, AttributeName::aria_controls);
        if (named != nullptr && tree_.elements[i].tag != Tag::input) ids.push_back(trimmed(*named));
    }
    std::sort(ids.begin(), ids.end());
}

// Panels of tabs and accordions: one of them shows at a time, and all of them are for every reader. Boxes that list
// what was typed into a field are named by it in the same way.
bool ElementRoles::is_panel(const AttributeFindings& findings) {
    if (findings.role != nullptr && (*findings.role == "tabpanel" || *findings.role == "region")) return true;
    if (findings.id == nullptr || findings.id->empty()) return false;
    if (!has_controlled_ids_) read_controlled_ids();
    return std::binary_search(memory_.controlled_ids.begin(), memory_.controlled_ids.end(), trimmed(*findings.id));
}

// Some hidden text is for every reader: that which a browser's search finds (hidden="until-found") and panels. On 5 of
// 1,354 labelled pages a quarter of the content or more stood in such elements, next to much that was visible.
bool ElementRoles::is_hidden(const AttributeFindings& findings) {
    return findings.hidden != nullptr && !equals_ignoring_case(*findings.hidden, "until-found") && !is_panel(findings);
}

void ElementRoles::resolve_with_ancestors(std::uint32_t element) {
    std::vector<std::uint32_t>& unresolved = memory_.unresolved;
    std::uint32_t ancestor = element;
    while (ancestor != no_element && memory_.is_resolved[ancestor] == 0) {
        unresolved.push_back(ancestor);
        ancestor = tree_.elements[ancestor].parent;
    }
    for (; !unresolved.empty(); unresolved.pop_back()) resolve(unresolved.back());
}

void ElementRoles::resolve(std::uint32_t index) {
    memory_.roles[index] = role_of(index);
    memory_.is_resolved[index] = 1;
}

// The parent's role, changed in registers and written once: a copy made in place and changed there is read by the child
// before its parts have reached the cache, which takes the processor longer than all the rest.
ElementRole ElementRoles::role_of(std::uint32_t index) {
    const TreeElement& element = tree_.elements[index];
    ElementRole role = element.parent == no_element ? ElementRole{} : memory_.roles[element.parent];
    if (role.visibility == Visibility::dropped) return role;
    const TagTraits& traits = traits_of(element.tag);
    if (traits.is_dropped) {
        role.visibility = Visibility::dropped;
        return role;
    }
    const AttributeFindings findings = read_attributes(element);
    if (element.tag == Tag::noscript || is_hidden(findings)) role.visibility = Visibility::needs_script;
    role.own_concepts = element.is_foreign ? 0 : traits.concepts;
    // The classes of html and body describe the whole page ("single-post no-sidebar logged-in"), not what stands in
    // them.
    if (element.tag != Tag::html && element.tag != Tag::body) role.own_concepts |= findings.concepts;
    role.class_hash = findings.class_hash;
    // What the shell of a page has, too, when its text is yet to come. Concepts other than consent are no help here:
    // whole pages stand inside elements named after their menus.
    if (traits.is_furniture || (role.own_concepts & bit(Concept::consent)) != 0) role.is_furniture = true;
    if (role.block == no_element || (!element.is_foreign && traits.makes_line)) {
        take_block(role, index, traits);
    } else {
        role.inline_concepts |= role.own_concepts;
        if (!element.is_foreign) take_text_style(role, traits);
    }
    if (element.tag == Tag::a && findings.has_href) role.link = index;
    return role;
}

}  // namespace dehusk
