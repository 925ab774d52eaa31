// Inputs that break parsers, as functions of a size.
#pragma once

#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
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

/// A number stands between `before` and `behind`, another one each time.
inline std::string numbered(std::string_view before, std::string_view behind, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) {
        text += before;
        text += std::to_string(i);
        text += behind;
    }
    return text;
}

/// Every kind of thing that can be left open, one inside the other.
inline std::string unclosed_everything(std::size_t times) {
    constexpr std::string_view openings[] = {
        "<article>", "<aside>", "<b>",        "<blockquote>", "<button>", "<caption>",  "<center>",  "<dd>",
        "<details>", "<div>",   "<dl>",       "<dt>",         "<em>",     "<fieldset>", "<figure>",  "<footer>",
        "<form>",    "<h1>",    "<h2>",       "<i>",          "<label>",  "<li>",       "<listing>", "<main>",
        "<marquee>", "<math>",  "<mi>",       "<nav>",        "<nobr>",   "<object>",   "<ol>",      "<p>",
        "<pre>",     "<ruby>",  "<rt>",       "<section>",    "<select>", "<optgroup>", "<option>",  "<span>",
        "<strong>",  "<sub>",   "<summary>",  "<svg>",        "<title>",  "<desc>",     "<g>",       "<foreignObject>",
        "<table>",   "<tbody>", "<colgroup>", "<tr>",         "<td>",     "<template>", "<th>",      "<tt>",
        "<ul>",      "<var>",   "<a href=x>", "<font>"};
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += openings[i % std::size(openings)];
    return text + "x";
}

inline std::string residue_and_prose(std::string_view begin, std::string_view between, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) {
        text += begin;
        text +=
            "On day " + std::to_string(i) + " the ferry crossed the lake with forty passengers and a goat on board.";
        text += between;
        text += begin;
        text += "Share this article";
        text += between;
    }
    return text;
}

/// A title of many words, and a heading for each of them.
inline std::string title_and_headings(std::size_t times) {
    return "<title>" + numbered("ferry", " ", times) + "</title>" + numbered("<h1>ferry", "</h1>", times);
}

inline const std::vector<Bomb>& bombs() {
    static const std::vector<Bomb> list = {
        {"open divs", [](std::size_t n) { return repeated("<div>", n); }, 1'000'000},
        {"stray end tags", [](std::size_t n) { return repeated("<div></span>", n); }, 100'000},
        {"b i", [](std::size_t n) { return repeated("<b><i>", n); }, 100'000},
        {"a", [](std::size_t n) { return repeated("<a href=x>", n); }, 100'000},
        {"font p", [](std::size_t n) { return repeated("<font size=1><p>", n); }, 100'000},
        {"b id p", [](std::size_t n) { return numbered("<b id=", "><p>", n) + "x"; }, 20'000},
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
        {"attributes", [](std::size_t n) { return "<p" + numbered(" a", "=v", n) + ">x"; }, 100'000},
        {"same attribute", [](std::size_t n) { return "<p" + repeated(" class=x", n) + ">x"; }, 100'000},
        {"long class", [](std::size_t n) { return "<p class='" + repeated("comment-body ", n) + "'>x"; }, 100'000},
        {"colspan",
         [](std::size_t n) {
             return repeated("<table><tr><td colspan=9007199254740992 rowspan=99999999>x</table>", n);
         },
         1'000},
        {"unclosed everything", unclosed_everything, 200'000},
        {"wide tree", [](std::size_t n) { return "<div>" + repeated("<i></i>", n); }, 300'000},
        {"deep and wide tree", [](std::size_t n) { return repeated("<div><p>x<p>y", n); }, 100'000},
        {"misnested in tables", [](std::size_t n) { return repeated("<table><b><tr><i>x</b><td>y</i>", n); }, 30'000},
        {"formatting around blocks", [](std::size_t n) { return repeated("<b><p>x</b>", n); }, 100'000},
        {"formatting in objects", [](std::size_t n) { return repeated("<b><object>x", n); }, 100'000},
        {"end tags that open", [](std::size_t n) { return repeated("</p></br>", n); }, 100'000},
        {"terms and items", [](std::size_t n) { return repeated("<li><dd><dt>x", n); }, 100'000},
        {"ruby", [](std::size_t n) { return repeated("<ruby>x<rp>y<rt>z", n); }, 50'000},
        {"options in groups", [](std::size_t n) { return "<select>" + repeated("<optgroup><option>x", n); }, 100'000},
        {"selects in tables", [](std::size_t n) { return repeated("<table><tr><td><select><option><tr>", n); }, 30'000},
        {"frames", [](std::size_t n) { return repeated("<frameset><frame><noframes>x</noframes>", n); }, 50'000},
        {"HTML in foreign content", [](std::size_t n) { return repeated("<svg><foreignObject><p>x", n); }, 50'000},
        {"foreign content in annotations", [](std::size_t n) { return repeated("<math><annotation-xml encoding=text/html><svg><title>x", n); }, 30'000},
        {"out of foreign content", [](std::size_t n) { return repeated("<svg><g><p>x", n); }, 50'000},
        {"column spans", [](std::size_t n) { return "<table>" + repeated("<colgroup><col span=9007199254740992>", n); }, 30'000},
        {"body attributes", [](std::size_t n) { return numbered("<body a", "=v>", n) + "x"; }, 50'000},
        {"streamed blocks", [](std::size_t n) { return numbered("<div hidden id=S:", "><template id=B:1></template>x</div>", n); }, 50'000},
        {"huge attribute value", [](std::size_t n) { return "<img alt='" + repeated("x ", n) + "'>x"; }, 1'000'000},
        {"huge attribute name", [](std::size_t n) { return "<p " + repeated("x", n) + "=v>x"; }, 1'000'000},
        {"huge link", [](std::size_t n) { return "<a href='" + repeated("/x?y=z&amp;", n) + "'>x</a>"; }, 200'000},
        {"metadata", [](std::size_t n) { return repeated("<meta property=og:title content='the ferry'>", n) + "x"; }, 50'000},
        {"title and headings", title_and_headings, 50'000},
        {"parted title", [](std::size_t n) { return "<title>" + repeated("x | ", n) + "</title><h1>x</h1>"; }, 300'000},
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
        {"references without end", [](std::size_t n) { return repeated("&amp&notit&#65&#x41", n); }, 100'000},
        {"digits of a reference", [](std::size_t n) { return "&#" + repeated("9", n); }, 1'000'000},
        {"name of a reference", [](std::size_t n) { return "&" + repeated("a", n); }, 1'000'000},
        {"open start tags", [](std::size_t n) { return repeated("<p a", n); }, 300'000},
        {"open declarations", [](std::size_t n) { return repeated("<!x<?x", n); }, 300'000},
        {"open end tags", [](std::size_t n) { return repeated("</p ", n); }, 300'000},
        {"open textarea", [](std::size_t n) { return "<textarea>" + repeated("</textare>", n); }, 100'000},
        {"open style", [](std::size_t n) { return "<style>" + repeated("</styl>", n); }, 100'000},
        {"plaintext", [](std::size_t n) { return repeated("<plaintext>x", n); }, 100'000},
        {"equal lines", [](std::size_t n) { return repeated("line\n", n); }, 1'000'000},
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
        {"distinct lines", [](std::size_t n) { return numbered("line ", "\n", n); }, 1'000'000},
        {"two lines in turn", [](std::size_t n) { return repeated("the one line of two\nthe other line of two\n", n); }, 200'000},
        {"distinct paragraphs", [](std::size_t n) { return numbered("<p>the line of number ", "", n); }, 200'000},
        {"residue and prose", [](std::size_t n) { return residue_and_prose("<p>", "</p>", n); }, 20'000},
        {"residue and prose of a dump", [](std::size_t n) { return residue_and_prose("", "\n\n", n); }, 20'000},
        {"spaces", [](std::size_t n) { return repeated(" ", n); }, 1'000'000},
        {"odd spaces", [](std::size_t n) { return repeated("\xC2\xA0\xE3\x80\x80\f\v", n); }, 200'000},
        {"carriage returns", [](std::size_t n) { return repeated("\r", n); }, 1'000'000},
        {"tabs", [](std::size_t n) { return repeated("x\t", n); }, 500'000},
        {"NULs between letters", [](std::size_t n) { return repeated(std::string_view("a\0", 2), n); }, 500'000},
        {"control characters", [](std::size_t n) { return repeated("\x01\x08\x1B\x7F", n); }, 300'000},
        {"bidi controls", [](std::size_t n) { return repeated("\xE2\x80\xAE\xE2\x81\xA6\xE2\x81\xA8\xE2\x80\x8F", n); }, 200'000},
        {"open bidi controls", [](std::size_t n) { return repeated("\xE2\x80\xAEx\xE2\x81\xA6 ", n); }, 200'000},
        {"variation selectors", [](std::size_t n) { return repeated("x\xEF\xB8\x8F\xEF\xB8\x8E", n); }, 300'000},
        {"joined emoji", [](std::size_t n) { return repeated("\xF0\x9F\x91\xA9\xE2\x80\x8D", n); }, 300'000},
        {"Hangul letters", [](std::size_t n) { return repeated("\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8", n); }, 200'000},
        {"fences", [](std::size_t n) { return repeated("```\n~~~\n", n); }, 200'000},
        {"open fence", [](std::size_t n) { return "```\n" + repeated("x\n", n); }, 500'000},
        {"quotes in quotes", [](std::size_t n) { return repeated("> ", n) + "x"; }, 500'000},
        {"open links of Markdown", [](std::size_t n) { return repeated("[x](", n); }, 300'000},
        {"stars", [](std::size_t n) { return repeated("**", n); }, 500'000},
        {"numbered items", [](std::size_t n) { return numbered("", ". x\n", n); }, 300'000},
        {"address", [](std::size_t n) { return "http://" + repeated("a.b/", n); }, 300'000},
        {"unpaired surrogates", [](std::size_t n) { return "\xFF\xFE" + repeated(std::string_view("\0\xD8", 2), n); }, 500'000},
        {"escapes of ISO-2022-JP", [](std::size_t n) { return repeated("\x1B$B\x1B(B", n); }, 200'000},
        {"lead bytes", [](std::size_t n) { return repeated("\x81", n); }, 1'000'000},
        {"four-byte GB18030", [](std::size_t n) { return repeated("\x81\x30\x81\x30", n); }, 300'000},
        {"byte order marks", [](std::size_t n) { return repeated("\xEF\xBB\xBF", n); }, 300'000},
        {"JSON-LD",
         [](std::size_t n) { return "<script type=application/ld+json>" + repeated("{\"a\":[", n) + "</script>"; },
         300'000},
        {"JSON-LD strings",
         [](std::size_t n) {
             return "<script type=application/ld+json>{\"articleBody\":\"" + repeated("\\u0041\\n", n) + "\"}</script>";
         },
         200'000},
        {"JSON-LD scripts",
         [](std::size_t n) {
             return repeated("<script type=application/ld+json>{\"headline\":\"x\"}</script>", n);
         },
         30'000},
    };
    return list;
}

}  // namespace dehusk::testing
