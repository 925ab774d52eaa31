#include "support/tree_dump.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace dehusk::test {
namespace {

constexpr std::array<std::string_view, 27> attribute_names = {
    "alt",    "aria-hidden", "aria-label", "cite",       "charset", "class",    "content",   "data-testid", "datetime",
    "height", "hidden",      "href",       "http-equiv", "id",      "itemprop", "itemscope", "itemtype",    "lang",
    "name",   "property",    "rel",        "role",       "src",     "style",    "title",     "type",        "width",
};

std::string element_name(const TreeElement& element, std::string_view html) {
    if (element.tag != Tag::unknown) return std::string(name(element.tag));
    const std::size_t begin = element.begin + 1;
    std::string result(html.substr(begin, html.find_first_of("\t\n\f\r />", begin) - begin));
    for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return result;
}

std::string attributes_of(const Tree& tree, const TreeElement& element) {
    std::vector<std::string> listed;
    for (std::uint32_t i = 0; i < element.attribute_count; ++i) {
        const Attribute& attribute = tree.attributes[element.first_attribute + i];
        listed.push_back("[" + std::string(attribute_names[static_cast<std::size_t>(attribute.name)]) + "=\"" +
                         std::string(attribute.value) + "\"]");
    }
    std::sort(listed.begin(), listed.end());
    std::string result;
    for (const std::string& one : listed) result += one;
    return result;
}

std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '\n')
            result += "\\n";
        else if (c == '\r')
            result += "\\r";
        else if (c == '\0')
            result += "\\0";
        else
            result += c;
    }
    return result;
}

}  // namespace

std::string element_path(const Tree& tree, std::string_view html, std::uint32_t row, PathAttributes attributes) {
    std::string path;
    for (std::uint32_t at = row; at != no_element; at = tree.elements[at].parent) {
        const TreeElement& element = tree.elements[at];
        std::string step = element_name(element, html);
        if (attributes == PathAttributes::yes) step += attributes_of(tree, element);
        path = path.empty() ? step : step + "/" + path;
    }
    return path;
}

std::string dump_runs(const Tree& tree, std::string_view html) {
    std::string result;
    const TextRun* previous = nullptr;
    for (const TextRun& run : tree.runs) {
        const bool continues =
            previous != nullptr && previous->element == run.element && previous->elements_before == run.elements_before;
        if (!continues) {
            std::string path = element_path(tree, html, run.element, PathAttributes::no);
            if (path.starts_with("html/")) path = path.substr(5);
            result += (result.empty() ? "" : "\n") + path + ": ";
        }
        result += escaped(run.text);
        previous = &run;
    }
    return result;
}

}  // namespace dehusk::test
