// Inputs that break parsers, as functions of a size.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace dehusk::testing {

struct Bomb {
    const char* name;
    std::string (*make)(std::size_t n);
    /// The size that the design names; tests run at it when they run in full, at a fifth of it else.
    std::size_t full_size;
};

inline std::string repeated(std::string_view piece, std::size_t times) {
    std::string text;
    text.reserve(piece.size() * times);
    for (std::size_t i = 0; i < times; ++i) text += piece;
    return text;
}

inline std::string many_attributes(std::size_t n) {
    std::string text = "<p";
    for (std::size_t i = 0; i < n; ++i) text += " a" + std::to_string(i) + "=v";
    return text + ">x";
}

inline std::string numbered_formatting(std::size_t n) {
    std::string text;
    for (std::size_t i = 0; i < n; ++i) text += "<b id=" + std::to_string(i) + "><p>";
    return text + "x";
}

inline const std::vector<Bomb>& bombs() {
    static const std::vector<Bomb> list = {
        {"open divs", [](std::size_t n) { return repeated("<div>", n); }, 1'000'000},
        {"stray end tags", [](std::size_t n) { return repeated("<div></span>", n); }, 100'000},
        {"b i", [](std::size_t n) { return repeated("<b><i>", n); }, 100'000},
        {"a", [](std::size_t n) { return repeated("<a href=x>", n); }, 100'000},
        {"font p", [](std::size_t n) { return repeated("<font size=1><p>", n); }, 100'000},
        {"b id p", numbered_formatting, 20'000},
        {"misnested", [](std::size_t n) { return repeated("<a><b><div></a><i><p></b></i>", n); }, 30'000},
        {"form", [](std::size_t n) { return repeated("<form>", n); }, 100'000},
        {"frameset", [](std::size_t n) { return repeated("<frameset>", n); }, 100'000},
        {"select option", [](std::size_t n) { return repeated("<select><option>", n); }, 100'000},
        {"nested spans", [](std::size_t n) { return repeated("<span>", n) + "x" + repeated("</span>", n); }, 200'000},
        {"nested spans with text", [](std::size_t n) { return repeated("<span>x ", n) + repeated("y</span>", n); },
         200'000},
        {"nested tables", [](std::size_t n) { return repeated("<table><tr><td>", n) + "x"; }, 30'000},
        {"tables with text", [](std::size_t n) { return repeated("<table>x<tr>y<td>z", n); }, 30'000},
        {"nested lists", [](std::size_t n) { return repeated("<ul><li>x", n); }, 100'000},
        {"svg and math", [](std::size_t n) { return repeated("<svg><desc><math><mi>", n) + "x"; }, 50'000},
        {"templates", [](std::size_t n) { return repeated("<template><tr>", n) + "x"; }, 50'000},
        {"attributes", many_attributes, 100'000},
        {"same attribute", [](std::size_t n) { return "<p" + repeated(" class=x", n) + ">x"; }, 100'000},
        {"long class", [](std::size_t n) { return "<p class='" + repeated("comment-body ", n) + "'>x"; }, 100'000},
        {"colspan",
         [](std::size_t n) {
             return repeated("<table><tr><td colspan=9007199254740992 rowspan=99999999>x</table>", n);
         },
         1'000},
        {"one line", [](std::size_t n) { return repeated("words without end ", n); }, (std::size_t{64} << 20) / 18},
        {"one word", [](std::size_t n) { return repeated("x", n); }, std::size_t{64} << 20},
        {"less-than signs", [](std::size_t n) { return repeated("<", n); }, 1'000'000},
        {"ampersands", [](std::size_t n) { return repeated("&", n); }, 1'000'000},
        {"unclosed comments", [](std::size_t n) { return repeated("<!--", n); }, 1'000'000},
        {"unclosed cdata", [](std::size_t n) { return "<svg>" + repeated("<![CDATA[", n); }, 100'000},
        {"open comment", [](std::size_t n) { return "<!-- " + repeated("text ", n); }, 100'000},
        {"open script", [](std::size_t n) { return "<script>" + repeated("<!--<script>", n); }, 100'000},
        {"open title", [](std::size_t n) { return "<title>" + repeated("text ", n); }, 100'000},
        {"open attribute", [](std::size_t n) { return "<a href=\"" + repeated("<p>text ", n); }, 100'000},
        {"open scripts", [](std::size_t n) { return repeated("<script>x</scrip>", n); }, 100'000},
        {"lines", [](std::size_t n) { return repeated("line\n", n); }, 1'000'000},
        {"blank lines", [](std::size_t n) { return repeated(" \t\n", n); }, 1'000'000},
        {"breaks", [](std::size_t n) { return repeated("x<br>", n); }, 500'000},
        {"paragraphs", [](std::size_t n) { return repeated("<p>the same line again", n); }, 300'000},
        {"links", [](std::size_t n) { return repeated("<a href=/x>link</a> ", n); }, 300'000},
        {"NULs", [](std::size_t n) { return std::string(n, '\0'); }, 1'000'000},
        {"no encoding", [](std::size_t n) { return repeated("\xFF\xFE\x80\xC3\x28\xF8", n) + "\xED\xA0\x80"; },
         200'000},
        {"odd UTF-16", [](std::size_t n) { return "\xFF\xFE" + repeated(std::string_view("a\0", 2), n) + "b"; },
         500'000},
        {"combining marks", [](std::size_t n) { return "a" + repeated("\xCC\x81", n); }, 1'000'000},
        {"mixed marks", [](std::size_t n) { return "a" + repeated("\xCC\x81\xCC\xA3", n); }, 500'000},
        {"zero-width", [](std::size_t n) { return repeated("\xE2\x80\x8B", n); }, 500'000},
        {"hyphens", [](std::size_t n) { return repeated("hy-\nphen ", n); }, 300'000},
        {"bars", [](std::size_t n) { return repeated("| ", n); }, 500'000},
        {"headings", [](std::size_t n) { return repeated("<h1>x</h1>", n); }, 300'000},
        {"JSON-LD",
         [](std::size_t n) { return "<script type=application/ld+json>" + repeated("{\"a\":[", n) + "</script>"; },
         300'000},
    };
    return list;
}

}  // namespace dehusk::testing
