// The text of HTML that the library wrote, and whether it keeps to its list of elements.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace dehusk::testing {

struct HtmlWords {
    /// Without markup, white space collapsed.
    std::string text;
    /// Elements of the list alone, properly nested, with the attributes that they may have.
    bool is_well_formed = true;
};

namespace html_words_detail {

inline bool is_listed(std::string_view name) {
    constexpr std::string_view names[] = {"p",  "h1",  "h2",   "h3",         "h4", "h5",     "h6",    "ul",
                                          "ol", "li",  "dl",   "dt",         "dd", "tr",     "table", "th",
                                          "td", "pre", "code", "blockquote", "a",  "strong", "em"};
    return std::ranges::find(names, name) != std::end(names);
}

// `tag` is what stands between "<" and ">".
inline bool has_listed_attributes(std::string_view name, std::string_view tag) {
    const std::string_view rest = tag.substr(name.size());
    if (name == "a") return rest.starts_with(" href=\"") && std::ranges::count(rest, '"') == 2;
    if (name == "li") return rest.empty() || rest.starts_with(" value=\"");
    return rest.empty();
}

inline bool is_safe_image(std::string_view tag) {
    return tag.starts_with("img src=\"") && tag.find("\" alt=\"") != std::string_view::npos && tag.ends_with('"') &&
           std::ranges::count(tag, '"') == 4;
}

inline void append_character(std::string_view& rest, std::string& text) {
    constexpr std::pair<std::string_view, char> references[] = {
        {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}};
    for (const auto& [reference, character] : references) {
        if (!rest.starts_with(reference)) continue;
        text += character;
        rest.remove_prefix(reference.size());
        return;
    }
    text += rest[0];
    rest.remove_prefix(1);
}

}  // namespace html_words_detail

/// `text` with white space collapsed to single spaces, none at the ends.
inline std::string words_of_text(std::string_view text) {
    std::string words;
    for (const char c : text) {
        const bool is_space = c == ' ' || c == '\n' || c == '\t';
        if (!is_space) words += c;
        if (is_space && !words.empty() && words.back() != ' ') words += ' ';
    }
    if (words.ends_with(' ')) words.pop_back();
    return words;
}

inline HtmlWords words_of_html(std::string_view html) {
    using namespace html_words_detail;
    HtmlWords words;
    std::string text;
    std::vector<std::string_view> open;
    while (!html.empty()) {
        if (html[0] != '<') {
            append_character(html, text);
            continue;
        }
        const std::size_t end = html.find('>');
        if (end == std::string_view::npos) return {text, false};
        const std::string_view tag = html.substr(1, end - 1);
        html.remove_prefix(end + 1);
        const bool is_end = tag.starts_with('/');
        const std::string_view name = is_end ? tag.substr(1) : tag.substr(0, tag.find(' '));
        const bool is_inline = name == "a" || name == "strong" || name == "em" ||
                               (name == "code" && !open.empty() && open.back() != "pre") || name == "img";
        if (!is_inline && name != "code") text += ' ';
        if (name == "br") continue;
        if (name == "img") {
            words.is_well_formed = words.is_well_formed && is_safe_image(tag);
        } else if (is_end) {
            words.is_well_formed = words.is_well_formed && !open.empty() && open.back() == name;
            if (!open.empty()) open.pop_back();
        } else {
            words.is_well_formed = words.is_well_formed && is_listed(name) && has_listed_attributes(name, tag);
            open.push_back(name);
        }
    }
    words.text = words_of_text(text);
    words.is_well_formed = words.is_well_formed && open.empty();
    return words;
}

}  // namespace dehusk::testing
