#include "support/reader_comparison.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <gumbo.h>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <unicode/uchar.h>

#include "decode/decode.hpp"
#include "page/gumbo_reader.hpp"
#include "page/html_reader.hpp"
#include "page/page_builder.hpp"
#include "page/streamed_blocks.hpp"
#include "support/page_dump.hpp"
#include "support/utf8.hpp"

namespace dehusk_tests {

using namespace dehusk;

namespace {

constexpr std::string_view white_space = " \t\n\f\r";

// All runs with the chains of their elements, adjacent ones of one element as one. White space is left out: where it
// lies between elements it is in another one by gumbo before nearly every </form>, and no stage asks.
std::string dump_tree(const Tree& tree) {
    std::string result;
    std::uint32_t latest = no_element;
    for (const TextRun& run : tree.runs) {
        if (run.text.find_first_not_of(white_space) == std::string_view::npos) continue;
        if (run.element != latest) {
            std::string chain;
            for (std::uint32_t i = run.element; i != no_element; i = tree.elements[i].parent) {
                const TreeElement& element = tree.elements[i];
                chain = std::string(name(element.tag)) + (element.is_foreign ? "*>" : ">") + chain;
            }
            result += "\n" + chain + " ";
        }
        latest = run.element;
        std::copy_if(run.text.begin(), run.text.end(), std::back_inserter(result),
                     [](char c) { return white_space.find(c) == std::string_view::npos; });
    }
    return result;
}

struct Reading {
    std::string tree;
    std::string page;
    bool operator==(const Reading&) const = default;
};

Reading reading_of(Tree& tree, const Decoded& decoded, bool with_places) {
    place_streamed_blocks(decoded.text, tree);
    Page page;
    Deadline deadline;
    build_page(tree, decoded, {}, deadline, page);
    return {dump_tree(tree), dump_page(page, {true, with_places, true})};
}

Agreement compare(std::string_view html, bool with_places) {
    Decoded decoded;
    decoded.text = html;
    TreeReadOptions options;
    options.recover_unclosed = false;
    Tree by_gumbo;
    if (!read_html_with_gumbo(html, options, by_gumbo)) return Agreement::declined;
    Tree by_standard;
    Deadline deadline;
    read_html(html, options, deadline, by_standard);
    // One counts what it holds open, the other what its tree holds.
    const auto met_limit = [](const Tree& tree) { return tree.limits_met.depth || tree.limits_met.elements; };
    if (met_limit(by_gumbo) || met_limit(by_standard)) return Agreement::declined;
    const bool is_same = reading_of(by_gumbo, decoded, with_places) == reading_of(by_standard, decoded, with_places);
    return is_same ? Agreement::same : Agreement::different;
}

constexpr bool is_letter(char c) {
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'z';
}

// Calls `rename` with the lower-case name of every tag and whether it is an end tag, and puts what it returns in its
// place.
std::string with_renamed_tags(std::string_view html,
                              const std::function<std::string(const std::string&, bool)>& rename) {
    std::string result;
    for (std::size_t i = 0; i < html.size();) {
        result += html[i++];
        if (html[i - 1] != '<') continue;
        const bool is_end_tag = i < html.size() && html[i] == '/';
        if (is_end_tag) result += html[i++];
        if (i >= html.size() || !is_letter(html[i])) continue;
        std::string name;
        for (; i < html.size() && std::string_view(" \t\r\n\f/>").find(html[i]) == std::string_view::npos; ++i) {
            name += html[i] >= 'A' && html[i] <= 'Z' ? static_cast<char>(html[i] | 0x20) : html[i];
        }
        result += rename(name, is_end_tag);
    }
    return result;
}

std::string with_renamed_tags(std::string_view html, const std::map<std::string, std::string>& names) {
    return with_renamed_tags(html, [&names](const std::string& name, bool) {
        const auto found = names.find(name);
        return found == names.end() ? name : found->second;
    });
}

// Gumbo closes an element that it does not know at the end tag of any other, so they get names of known ones that no
// rule treats specially.
std::string with_known_tags(std::string_view html) {
    static constexpr std::array stand_ins = {"span", "abbr", "cite", "dfn",   "bdi",     "bdo",   "kbd",
                                             "samp", "var",  "mark", "sub",   "sup",     "q",     "ins",
                                             "del",  "time", "data", "label", "acronym", "output"};
    std::map<std::string, std::string> names;
    return with_renamed_tags(html, [&names](const std::string& name, bool) -> std::string {
        const bool is_known = tag_for_name(name) != Tag::unknown && gumbo_tag_enum(name.c_str()) != GUMBO_TAG_UNKNOWN;
        if (is_known) return name;
        return names.try_emplace(name, stand_ins[names.size() % stand_ins.size()]).first->second;
    });
}

// Of tags of one name no more than three are left open.
std::string with_shallow_nesting(std::string_view html) {
    constexpr int most_open = 3;
    struct Count {
        int open = 0;
        int left_out = 0;
    };
    std::map<std::string, Count> counts;
    return with_renamed_tags(html, [&counts](const std::string& name, bool is_end_tag) -> std::string {
        constexpr const char* of_no_effect = "wbr";
        Count& count = counts[name];
        if (!is_end_tag && count.open == most_open) return ++count.left_out, of_no_effect;
        if (is_end_tag && count.left_out > 0) return --count.left_out, of_no_effect;
        if (!is_end_tag) ++count.open;
        if (is_end_tag && count.open > 0) --count.open;
        return name;
    });
}

// Copies one attribute of a start tag from `i` on: name, and value if there is one.
std::string_view take_attribute(std::string_view html, std::size_t& i, std::string& name) {
    const auto end_of = [&](std::string_view ends, std::size_t from) {
        return std::min(html.find_first_of(ends, from), html.size());
    };
    const std::size_t begin = i;
    i = end_of("= \t\n\f\r/>", begin + 1);  // a name may begin with =
    name = html.substr(begin, i - begin);
    for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    const std::size_t sign = html.find_first_not_of(white_space, i);
    if (sign == std::string_view::npos || html[sign] != '=') return html.substr(begin, i - begin);
    const std::size_t value = std::min(html.find_first_not_of(white_space, sign + 1), html.size());
    const bool is_quoted = value < html.size() && (html[value] == '"' || html[value] == '\'');
    i = is_quoted ? std::min(end_of(html.substr(value, 1), value + 1) + 1, html.size()) : end_of(" \t\n\f\r>", value);
    return html.substr(begin, i - begin);
}

std::string without_repeated_attributes(std::string_view html) {
    std::string result;
    for (std::size_t i = 0; i < html.size();) {
        result += html[i++];
        if (html[i - 1] != '<' || i == html.size() || !is_letter(html[i])) continue;
        while (i < html.size() && std::string_view(" \t\n\f\r/>").find(html[i]) == std::string_view::npos) {
            result += html[i++];
        }
        std::set<std::string> names;
        while (i < html.size() && html[i] != '>') {
            if (html[i] == '/' || white_space.find(html[i]) != std::string_view::npos) {
                result += html[i++];
                continue;
            }
            std::string name;
            const std::string_view attribute = take_attribute(html, i, name);
            if (names.insert(name).second) result += attribute;
        }
    }
    return result;
}

// Of the numbers of character references no more digits are left than it takes to be too large.
std::string with_short_numbers(std::string_view html) {
    constexpr std::size_t most_digits = 8;
    std::string result;
    for (std::size_t i = 0; i < html.size();) {
        result += html[i++];
        if (!result.ends_with("&#")) continue;
        const bool is_hexadecimal = i < html.size() && (html[i] | 0x20) == 'x';
        if (is_hexadecimal) result += html[i++];
        const std::string_view digits = is_hexadecimal ? "0123456789abcdefABCDEF" : "0123456789";
        const std::size_t end = std::min(html.find_first_not_of(digits, i), html.size());
        const std::size_t significant = std::min(html.find_first_not_of('0', i), end);
        result += html.substr(significant, std::min(end - significant, most_digits - (is_hexadecimal ? 1 : 0)));
        if (significant == end && end > i) result += '0';
        i = end;
    }
    return result;
}

struct Departure {
    std::string_view name;
    std::string (*rewrite)(std::string_view html);
};

constexpr std::array departures = {
    Departure{"search and dialog close no paragraph",
              [](std::string_view html) {
                  return with_renamed_tags(html, {{"search", "section"}, {"dialog", "section"}});
              }},
    Departure{"unknown elements close each other", with_known_tags},
    Departure{"text before </form> is put behind it",
              [](std::string_view html) {
                  return with_renamed_tags(html, {{"form", "section"}});
              }},
    Departure{"main is no special element",
              [](std::string_view html) {
                  return with_renamed_tags(html, {{"main", "section"}});
              }},
    Departure{"menuitem holds nothing",
              [](std::string_view html) {
                  return with_renamed_tags(html, {{"menuitem", "span"}});
              }},
    Departure{"applet, marquee and object are closed from inside each other",
              [](std::string_view html) {
                  return with_renamed_tags(html, {{"applet", "div"}, {"marquee", "div"}, {"object", "div"}});
              }},
    Departure{"end tags of formatting elements that Noah's Ark forgot go unheard", with_shallow_nesting},
    Departure{"end tags of formatting elements go unheard behind a cell in a template",
              [](std::string_view html) {
                  return with_renamed_tags(html, {{"template", "div"}});
              }},
    Departure{"isindex becomes a form",
              [](std::string_view html) {
                  return with_renamed_tags(html, {{"isindex", "span"}});
              }},
    Departure{"hr is ignored in select",
              [](std::string_view html) {
                  return with_renamed_tags(html, {{"hr", "wbr"}});
              }},
    Departure{"</p> and </br> do not end foreign content",
              [](std::string_view html) {
                  return with_renamed_tags(html, {{"svg", "div"}, {"math", "div"}});
              }},
    Departure{"a frameset may follow </br>, which is a br to the standard, and content",
              [](std::string_view html) {
                  return with_renamed_tags(html, {{"frameset", "section"}});
              }},
    Departure{"a link that takes the adoption agency more than eight rounds is forgotten",
              [](std::string_view html) {
                  return with_renamed_tags(html, {{"a", "span"}});
              }},
    Departure{"a repeated attribute without a value takes away that of the next one", without_repeated_attributes},
    Departure{"the numbers of references wrap at 32 bits", with_short_numbers},
    Departure{"white space under an element that a table fosters opens no formatting elements",
              [](std::string_view html) {
                  return with_renamed_tags(html, {{"table", "section"}});
              }},
};

// C0 and C1 controls but for white space, and noncharacters: U+FDD0 to U+FDEF and the last two of each plane.
bool is_control_or_noncharacter(UChar32 character) {
    if (character < 0xA0)
        return u_isISOControl(character) && white_space.find(static_cast<char>(character)) == std::string_view::npos;
    return U_IS_UNICODE_NONCHAR(character);
}

// Gumbo makes U+FFFD of such characters, which the standard lets stand or drops.
std::string without_control_characters(std::string_view html) {
    std::string result;
    for (std::size_t i = 0; i < html.size();) {
        const Utf8Step step = read_utf8(html, i);
        const bool is_rewritten = is_control_or_noncharacter(static_cast<UChar32>(step.code_point));
        result += is_rewritten ? "\xEF\xBF\xBD" : html.substr(i, step.bytes);
        i += step.bytes;
    }
    return result;
}

}  // namespace

ReaderComparison compare_readers(std::string_view html, bool with_places) {
    ReaderComparison result;
    std::string page = without_control_characters(html);
    result.has_control_characters = page != html;
    result.agreement = compare(page, with_places);
    for (const Departure& departure : departures) {
        if (result.agreement != Agreement::different) break;
        page = departure.rewrite(page);
        result.agreement = compare(page, with_places);
        result.departure = departure.name;
    }
    return result;
}

}  // namespace dehusk_tests
