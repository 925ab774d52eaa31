// A run of text asks many things of its ancestors: the nearest block, the nearest link, whether any of them is hidden,
// bold or a heading. Climbing for each run would be quadratic on deep pages, so each element's answer is made once, out
// of its parent's. Parents may stand behind children in the tree (elements that the adoption agency moved), hence on
// demand and not in one sweep.
//
// Which elements make lines follows the rendering section of the HTML standard (15.3, display: block, list-item,
// table-*), plus controls and embedded frames, which browsers draw as boxes of their own.
#include "page/element_roles.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

namespace dehusk {

namespace {

constexpr Tag line_tags[] = {
    Tag::address,  Tag::article,    Tag::aside,    Tag::blockquote, Tag::body,      Tag::button,   Tag::caption,
    Tag::center,   Tag::datalist,   Tag::dd,       Tag::details,    Tag::dialog,    Tag::dir,      Tag::div,
    Tag::dl,       Tag::dt,         Tag::fieldset, Tag::figure,     Tag::footer,    Tag::form,     Tag::frame,
    Tag::frameset, Tag::figcaption, Tag::h1,       Tag::h2,         Tag::h3,        Tag::h4,       Tag::h5,
    Tag::h6,       Tag::header,     Tag::hgroup,   Tag::hr,         Tag::html,      Tag::iframe,   Tag::isindex,
    Tag::legend,   Tag::li,         Tag::listing,  Tag::main,       Tag::menu,      Tag::multicol, Tag::nav,
    Tag::optgroup, Tag::option,     Tag::ol,       Tag::p,          Tag::plaintext, Tag::pre,      Tag::search,
    Tag::section,  Tag::select,     Tag::summary,  Tag::table,      Tag::tbody,     Tag::td,       Tag::textarea,
    Tag::tfoot,    Tag::th,         Tag::thead,    Tag::tr,         Tag::ul,        Tag::xmp,
};

// Ruby annotations are dropped with their parentheses: in the middle of a word they would tear it apart.
constexpr Tag dropped_tags[] = {
    Tag::annotation_xml, Tag::applet,   Tag::audio,     Tag::canvas,   Tag::embed,   Tag::frame,
    Tag::frameset,       Tag::head,     Tag::iframe,    Tag::meter,    Tag::noembed, Tag::noframes,
    Tag::object,         Tag::progress, Tag::rp,        Tag::rt,       Tag::rtc,     Tag::script,
    Tag::style,          Tag::svg,      Tag::template_, Tag::textarea, Tag::title,   Tag::video,
};

constexpr auto traits_table = [] {
    std::array<TagTraits, tag_count> table{};
    for (const Tag tag : line_tags) table[static_cast<std::size_t>(tag)].makes_line = true;
    for (const Tag tag : dropped_tags) table[static_cast<std::size_t>(tag)].is_dropped = true;
    return table;
}();

bool equals_ignoring_case(std::string_view text, std::string_view lower_case) {
    if (text.size() != lower_case.size()) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] | 0x20) : text[i];
        if (c != lower_case[i]) return false;
    }
    return true;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view white_space = " \t\n\f\r";
    const std::size_t begin = text.find_first_not_of(white_space);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(white_space) + 1 - begin);
}

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

// What the shell of a page has, too, when its text is yet to come. Concepts other than consent are no help here: whole
// pages stand inside elements named after their menus.
bool is_furniture(const TreeElement& element, Concepts concepts) {
    return element.tag == Tag::nav || element.tag == Tag::footer || element.tag == Tag::header ||
           (concepts & bit(Concept::consent)) != 0;
}

std::uint8_t heading_level_of(Tag tag) {
    if (tag < Tag::h1 || tag > Tag::h6) return 0;
    return static_cast<std::uint8_t>(static_cast<int>(tag) - static_cast<int>(Tag::h1) + 1);
}

// The kind that a tag gives the text in it, if it changes it.
std::optional<LineKind> kind_of(Tag tag) {
    switch (tag) {
        case Tag::li:
        case Tag::dt:
        case Tag::dd:
            return LineKind::list_item;
        case Tag::td:
        case Tag::th:
            return LineKind::cell;
        case Tag::figcaption:
        case Tag::caption:
            return LineKind::caption;
        case Tag::blockquote:
            return LineKind::quote;
        case Tag::button:
        case Tag::datalist:
        case Tag::optgroup:
        case Tag::option:
        case Tag::select:
            return LineKind::control;
        case Tag::pre:
        case Tag::listing:
        case Tag::xmp:
        case Tag::plaintext:
            return LineKind::code;
        // A self-contained piece says anew what its text is, wherever it stands: posts and cards are often list items
        // or cells.
        case Tag::article:
            return LineKind::paragraph;
        default:
            break;
    }
    if (heading_level_of(tag) != 0) return LineKind::heading;
    return std::nullopt;
}

void take_text_style(ElementRole& role, Tag tag) {
    switch (tag) {
        case Tag::b:
        case Tag::strong:
            role.is_bold = true;
            break;
        case Tag::i:
        case Tag::em:
            role.is_italic = true;
            break;
        case Tag::code:
        case Tag::kbd:
        case Tag::samp:
        case Tag::tt:
            role.is_code = true;
            break;
        default:
            break;
    }
}

void take_block(ElementRole& role, std::uint32_t index, Tag tag) {
    role.inner_block = index;
    role.inline_concepts = 0;
    if (role.is_preformatted) return;
    role.block = index;
    const std::optional<LineKind> kind = kind_of(tag);
    if (!kind) return;
    role.kind = *kind;
    role.heading_level = heading_level_of(tag);
    role.is_preformatted = *kind == LineKind::code;
}

}  // namespace

TagTraits traits_of(Tag tag) {
    return traits_table[static_cast<std::size_t>(tag)];
}

// FNV-1a over the ends and the length: enough to tell a page's classes apart, and two different ones in one place cost
// no more than to be read again.
Concepts ConceptMemory::concepts_in(std::string_view value) {
    if (value.empty()) return 0;
    std::uint64_t hash = 0xCBF29CE484222325U ^ value.size();
    const auto mix = [&hash](char c) { hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U; };
    for (const char c : value.substr(0, 16)) mix(c);
    for (const char c : value.substr(value.size() - std::min<std::size_t>(value.size(), 8))) mix(c);
    Entry& entry = entries_[(hash >> 32) % entries_.size()];
    if (entry.attribute_value != value) entry = {value, dehusk::concepts_in(value)};
    return entry.concepts;
}

void ElementRoles::read_controlled_ids() {
    has_controlled_ids_ = true;
    for (std::uint32_t i = 0; i < tree_.elements.size(); ++i) {
        const std::string_view* ids = tree_.attribute(i, AttributeName::aria_controls);
        if (ids != nullptr && tree_.elements[i].tag != Tag::input) controlled_ids_.insert(trimmed(*ids));
    }
}

// Panels of tabs and accordions: one of them shows at a time, and all of them are for every reader. Boxes that list
// what was typed into a field are named by it in the same way.
bool ElementRoles::is_panel(std::uint32_t element) {
    const std::string_view* role = tree_.attribute(element, AttributeName::role);
    if (role != nullptr && (*role == "tabpanel" || *role == "region")) return true;
    const std::string_view* id = tree_.attribute(element, AttributeName::id);
    if (id == nullptr) return false;
    if (!has_controlled_ids_) read_controlled_ids();
    return !id->empty() && controlled_ids_.contains(trimmed(*id));
}

// Some hidden text is for every reader: that which a browser's search finds (hidden="until-found") and panels. On 5 of
// 1,354 labelled pages a quarter of the content or more stood in such elements, next to much that was visible.
bool ElementRoles::is_hidden_by_attribute(std::uint32_t element) {
    const std::string_view* hidden = tree_.attribute(element, AttributeName::hidden);
    return hidden != nullptr && !equals_ignoring_case(*hidden, "until-found") && !is_panel(element);
}

Visibility ElementRoles::visibility_of(std::uint32_t index) {
    const Tag tag = tree_.elements[index].tag;
    if (traits_of(tag).is_dropped) return Visibility::dropped;
    if (tag == Tag::noscript || is_hidden_by_attribute(index)) return Visibility::needs_script;
    return Visibility::shown;
}

Concepts ElementRoles::concepts_of_attribute(const Attribute& attribute, Tag tag) {
    switch (attribute.name) {
        case AttributeName::class_:
        case AttributeName::id:
        case AttributeName::role:
        case AttributeName::itemprop:
        case AttributeName::data_testid:
            return memory_.concepts_in(attribute.value);
        case AttributeName::itemtype:
            return memory_.concepts_in(last_path_part(attribute.value));
        case AttributeName::rel:
            return tag == Tag::a ? memory_.concepts_in(attribute.value) : 0;
        case AttributeName::aria_hidden:
            return equals_ignoring_case(attribute.value, "true") ? bit(Concept::hidden) : 0;
        case AttributeName::style:
            return style_hides(attribute.value) ? bit(Concept::hidden) : 0;
        case AttributeName::hidden:
            return bit(Concept::hidden);
        default:
            return 0;
    }
}

Concepts ElementRoles::concepts_of_element(std::uint32_t index) {
    const TreeElement& element = tree_.elements[index];
    Concepts concepts = element.is_foreign ? 0 : concepts_of(element.tag);
    // The classes of html and body describe the whole page ("single-post no-sidebar logged-in"), not what stands in
    // them.
    if (element.tag == Tag::html || element.tag == Tag::body) return concepts;
    for (std::uint32_t i = 0; i < element.attribute_count; ++i) {
        concepts |= concepts_of_attribute(tree_.attributes[element.first_attribute + i], element.tag);
    }
    return concepts;
}

const ElementRole& ElementRoles::of(std::uint32_t element) {
    std::uint32_t ancestor = element;
    while (ancestor != no_element && !roles_[ancestor].is_resolved) {
        unresolved_.push_back(ancestor);
        ancestor = tree_.elements[ancestor].parent;
    }
    for (; !unresolved_.empty(); unresolved_.pop_back()) resolve(unresolved_.back());
    return roles_[element];
}

void ElementRoles::resolve(std::uint32_t index) {
    const TreeElement& element = tree_.elements[index];
    ElementRole& role = roles_[index];
    if (element.parent != no_element) role = roles_[element.parent];
    role.is_resolved = true;
    if (role.visibility == Visibility::dropped) return;
    const Visibility own = visibility_of(index);
    if (own > role.visibility) role.visibility = own;
    if (role.visibility == Visibility::dropped) return;
    role.own_concepts = concepts_of_element(index);
    if (is_furniture(element, role.own_concepts)) role.is_furniture = true;
    if (role.block == no_element || (!element.is_foreign && traits_of(element.tag).makes_line)) {
        take_block(role, index, element.tag);
    } else {
        role.inline_concepts |= role.own_concepts;
        if (!element.is_foreign) take_text_style(role, element.tag);
    }
    if (element.tag == Tag::a && tree_.attribute(index, AttributeName::href) != nullptr) role.link = index;
}

}  // namespace dehusk
