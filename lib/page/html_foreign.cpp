// SVG and MathML (HTML standard, 13.2.6.5): what breaks out of them, and where HTML may stand inside.
#include "page/html_names.hpp"
#include "page/html_tree_builder.hpp"

namespace dehusk {

bool HtmlTreeBuilder::start_tag_is_foreign() const {
    if (stack_.empty() || current().space == Namespace::html) return false;
    const ElementTraits traits = current().traits;
    if ((traits & trait_html_integration) != 0) return false;
    if ((traits & trait_annotation_xml) != 0) return token_.tag != Tag::svg;
    return (traits & trait_mathml_text) == 0 || token_.tag == Tag::mglyph || token_.tag == Tag::malignmark;
}

bool HtmlTreeBuilder::text_is_foreign() const {
    return !stack_.empty() && current().space != Namespace::html &&
           (current().traits & (trait_html_integration | trait_mathml_text)) == 0;
}

void HtmlTreeBuilder::foreign_text(std::uint32_t begin, std::uint32_t end, References references) {
    const std::string_view text = decode(begin, end, references, NulPolicy::replace);
    add_run(text, begin, end, current().slot);
    for (const char c : source_.substr(begin, end - begin)) {
        if (!frameset_ok_) break;
        frameset_ok_ = is_html_space(c) || c == '\0';
    }
}

bool HtmlTreeBuilder::open_foreign(Namespace space) {
    const bool stays_open = !token_.self_closing;
    // However it is named: an svg "tr" is no part of a table, and nothing bounds how many lie within each other.
    if (stays_open && !may_open(token_.tag, false)) return false;
    const std::uint32_t row = add_row_for_token(token_.tag);
    tree_.elements[row].is_foreign = true;
    if (!stays_open) return true;
    ElementTraits traits = foreign_traits(space, token_.tag);
    if ((traits & trait_annotation_xml) != 0) {
        AttributeCursor cursor(source_.substr(token_.name_end, token_.end - token_.name_end));
        for (RawAttribute attribute; cursor.next(attribute);) {
            if (!equals_ignoring_case(attribute.name, "encoding")) continue;
            if (equals_ignoring_case(attribute.value, "text/html") ||
                equals_ignoring_case(attribute.value, "application/xhtml+xml")) {
                traits |= trait_html_integration;
            }
            break;
        }
    }
    push({row, row, token_.name_hash, traits, Tag::unknown, space});
    return true;
}

bool HtmlTreeBuilder::breaks_out_of_foreign() const {
    if (has_trait(token_.tag, trait_breaks_out_of_foreign)) return true;
    if (token_.tag != Tag::font) return false;
    AttributeCursor cursor(source_.substr(token_.name_end, token_.end - token_.name_end));
    for (RawAttribute attribute; cursor.next(attribute);) {
        for (const std::string_view name : {"color", "face", "size"}) {
            if (equals_ignoring_case(attribute.name, name)) return true;
        }
    }
    return false;
}

void HtmlTreeBuilder::leave_foreign() {
    while (current().space != Namespace::html &&
           (current().traits & (trait_html_integration | trait_mathml_text)) == 0) {
        pop();
    }
}

HtmlTreeBuilder::Next HtmlTreeBuilder::start_foreign() {
    if (breaks_out_of_foreign()) {
        leave_foreign();
        return start_tag_in_mode();
    }
    open_foreign(current().space);
    return Next::done;
}

HtmlTreeBuilder::Next HtmlTreeBuilder::end_foreign() {
    if (token_.tag == Tag::br || token_.tag == Tag::p) {
        leave_foreign();
        return end_tag_in_mode();
    }
    const std::size_t index = find_open([name_hash = token_.name_hash](const OpenElement& element) {
        return element.space == Namespace::html || element.name_hash == name_hash;
    });
    if (stack_[index].space == Namespace::html) return end_tag_in_mode();
    pop_to_size(index);
    return Next::done;
}

}  // namespace dehusk
