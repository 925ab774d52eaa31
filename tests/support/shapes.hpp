// Inputs of any size, each of which burdens one stage more than real pages do.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include <dehusk/extract.hpp>

namespace dehusk::testing {

/// A kind of input that can be made in any size.
struct Shape {
    const char* name;
    InputKind input;
    /// Written once before the pieces, which are repeated to the size that is wanted, and once behind them.
    std::string_view begin;
    std::string_view piece;
    std::string_view end;
};

inline constexpr std::string_view sentence =
    "The ferry left the northern quay before dawn, and nobody on deck said a word. ";

/// One for each stage that a shape can burden by itself: tokens, tree, lines, text, tables, metadata.
inline const std::vector<Shape>& shapes() {
    using enum InputKind;
    static const std::vector<Shape> list = {
        {"paragraphs", html, "<title>Quay</title><h1>Quay</h1>",
         "<p>The ferry left the quay before dawn, and nobody said a word.</p>\n", ""},
        {"short paragraphs", html, "", "<p>x", ""},
        {"deep", html, "", "<div><p>The ferry left.</p>", ""},
        {"deep formatting", html, "", "<b><i>ferry ", ""},
        {"one line", html, "<p>", sentence, ""},
        {"one word", html, "<p>", "ferry", ""},
        {"links", html, "", "<li><a href=\"/harbour/timetable\">Harbour timetable</a></li>\n", ""},
        {"table rows", html, "<table>", "<tr><td>06:10<td>Northern quay<td>3.40</tr>\n", "</table>"},
        {"scripts", html, "", "<script>var quay = {\"open\": true, \"list\": [1, 2, 3]};</script>\n",
         "<p>The ferry left."},
        {"one script", html, "<script>", "var quay = {\"open\": true, \"list\": [1, 2, 3]};\n",
         "</script><p>The ferry left."},
        {"attributes", html, "",
         "<div class=\"card card--wide teaser\" id=\"a\" data-track=\"x\" style=\"width:3px\"></div>\n",
         "<p>The ferry left."},
        {"comments", html, "", "<!-- quay of the north -->\n", "<p>The ferry left."},
        {"references", html, "<p>", "&amp;&eacute;&#8212; ", ""},
        {"white space", html, "", " \n\t", ""},
        {"code", html, "<pre>", "int quay(int ferry) { return ferry + 1; }\n", "</pre>"},
        {"Cyrillic", html, "", "<p>Паром ушёл от причала до рассвета, и никто не сказал ни слова.</p>\n", ""},
        {"Japanese", html, "", "<p>夜明け前に船は北の桟橋を離れ、甲板では誰も口をきかなかった。</p>\n", ""},
        {"wrapped text", text, "", "The ferry left the northern quay before dawn, and nobody on\ndeck said a word.\n\n",
         ""},
        {"lines of text", text, "", "The ferry left the northern quay.\n", ""},
        {"short lines of text", text, "", "x\n", ""},
        {"one line of text", text, "", sentence, ""},
        {"marked text", text, "", "## Quay\n\n* [Timetable](/harbour/timetable)\n\nThe **ferry** left.\n\n", ""},
        {"blank text", text, "", " \n\n", ""},
    };
    return list;
}

inline std::string make_input(const Shape& shape, std::size_t bytes) {
    std::string input;
    input.reserve(bytes + shape.piece.size() + shape.end.size());
    input += shape.begin;
    while (input.size() + shape.end.size() < bytes) input += shape.piece;
    input += shape.end;
    return input;
}

inline Limits limits_out_of_reach() {
    Limits limits;
    limits.max_input_bytes = std::size_t{1} << 30;
    limits.max_elements = std::numeric_limits<std::uint32_t>::max();
    limits.max_lines = std::numeric_limits<std::uint32_t>::max();
    limits.max_line_bytes = std::size_t{1} << 30;
    limits.max_output_bytes = std::size_t{1} << 30;
    return limits;
}

}  // namespace dehusk::testing
