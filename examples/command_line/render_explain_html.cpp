// One page of HTML that shows all lines of a document, what became of each, and why. It needs nothing but itself: no
// script, no network, and its own policy forbids both, as what it shows comes from pages that nobody trusts.
#include <map>
#include <string_view>
#include <unicode/unistr.h>

#include "command_line/render.hpp"

namespace command_line {
namespace {

// Colours keep a contrast of 4.5 to 1 in both schemes, dimmed lines too; a mark stands beside each line for those who
// do not see them.
constexpr std::string_view head = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>
:root { color-scheme: light dark; --page: #fff; --text: #1a1a1a; --dim: #6b6b6b; --edge: #ccc; --kept: #1a7f37;
        --title: #0550ae; --panel: #f4f4f2; }
@media (prefers-color-scheme: dark) {
  :root { --page: #16181c; --text: #e8e8e8; --dim: #9a9a9a; --edge: #444; --kept: #56d364; --title: #79b8ff;
          --panel: #22252b; }
}
body { background: var(--page); color: var(--text); font: 16px/1.5 system-ui, sans-serif; margin: 0 auto;
       max-width: 60rem; padding: 1rem; }
h1 { font-size: 1rem; overflow-wrap: anywhere; }
dl.facts { display: grid; gap: 0 1rem; grid-template-columns: max-content 1fr; margin: 0; }
dl.facts dt { color: var(--dim); }
dl.facts dd { margin: 0; overflow-wrap: anywhere; }
fieldset { border: 1px solid var(--edge); display: flex; flex-wrap: wrap; gap: 0 1rem; margin: 1rem 0; }
ol { list-style: none; margin: 0; padding: 0; }
li { display: grid; gap: 0 0.75rem; grid-template-columns: 1rem 2.5rem 1fr; padding: 0.2rem 0.25rem; position: relative; }
li:hover, li:focus-within, li:target { background: var(--panel); }
li .mark, li .score { color: var(--dim); font: 0.85rem/1.75 ui-monospace, monospace; }
li .text { min-width: 0; overflow-wrap: anywhere; unicode-bidi: plaintext; }
li.body .mark { color: var(--kept); }
li.headline .mark, li.headline .text { color: var(--title); font-weight: bold; }
li.residue .text { color: var(--dim); }
li.heading .text { font-weight: bold; }
li.code .text { font-family: ui-monospace, monospace; font-size: 0.9rem; white-space: pre-wrap; }
summary { cursor: help; display: block; list-style: none; }
summary::-webkit-details-marker { display: none; }
summary:focus-visible { outline: 2px solid var(--title); }
.why { color: var(--dim); font-size: 0.85rem; }
li.residue .reason { border: 1px solid var(--edge); border-radius: 0.5rem; color: var(--dim); font-size: 0.75rem;
                     padding: 0 0.4rem; white-space: nowrap; }
)";

using Counts = std::map<std::string, std::size_t>;

std::string escaped(std::string_view text) {
    // Through UTF-16, which leaves no invalid byte: names of files may be anything.
    std::string valid;
    icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())))
        .toUTF8String(valid);
    std::string html;
    html.reserve(valid.size());
    for (const char character : valid) {
        switch (character) {
            case '&':
                html += "&amp;";
                break;
            case '<':
                html += "&lt;";
                break;
            case '>':
                html += "&gt;";
                break;
            case '"':
                html += "&quot;";
                break;
            default:
                html += character;
        }
    }
    return html;
}

// What a reader filters by: the kind of residue of the strongest rule, such as "related" of "en.related.3", or what
// else the verdict rests on.
std::string group_of(const dehusk::Line& line) {
    const auto& strongest = line.reasons.front();
    if (strongest.rule.empty()) return std::string(dehusk::name(strongest.kind));
    const std::string_view rule = strongest.rule;
    const std::size_t begin = rule.find('.') + 1;
    return std::string(rule.substr(begin, rule.rfind('.') - begin));
}

// Names of rules may come from files of the user.
std::string class_name(std::string_view group) {
    std::string name = "by-";
    for (const char character : group) {
        const bool is_plain = (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9');
        name += is_plain ? character : '-';
    }
    return name;
}

std::string filter_rule(const std::string& id, const std::string& selector) {
    return "body:has(#" + id + ":not(:checked)) " + selector + " { display: none; }\n";
}

std::string filter_box(const std::string& id, std::string_view label, std::size_t lines) {
    return "<label><input type=\"checkbox\" checked id=\"" + id + "\"> " + escaped(label) + " (" +
           std::to_string(lines) + ")</label>\n";
}

std::string fact(std::string_view term, const std::string& html) {
    return "<dt>" + std::string(term) + "</dt><dd>" + html + "</dd>\n";
}

std::string line_link(std::size_t number) {
    return "<a href=\"#line-" + std::to_string(number) + "\">line " + std::to_string(number) + "</a>";
}

std::string headline_origin(const dehusk::Article& article) {
    if (article.headline.empty()) return "none";
    std::string html = "<strong dir=\"auto\">" + escaped(article.headline) + "</strong>, ";
    std::string lines;
    for (std::size_t i = 0; i < article.lines.size(); ++i) {
        if (article.lines[i].verdict == dehusk::Verdict::headline) {
            lines += (lines.empty() ? "from " : ", ") + line_link(i + 1);
        }
    }
    return html + (lines.empty() ? "from the title or the metadata" : lines);
}

std::string line_item(const dehusk::Line& line, std::size_t number) {
    const std::string_view verdict = dehusk::name(line.verdict);
    const std::string group = group_of(line);
    std::string reasons;
    for (const auto& reason : line.reasons) {
        reasons += reasons.empty() ? "" : ", ";
        reasons += dehusk::name(reason.kind);
        if (!reason.rule.empty()) reasons.append(" ").append(reason.rule);
    }
    const std::string why = "score " + two_decimals(line.score) + "; " + reasons + "; " + kind_text(line) + "; bytes " +
                            std::to_string(line.source_begin_byte) + " to " + std::to_string(line.source_end_byte);

    const bool is_residue = line.verdict == dehusk::Verdict::residue;
    std::string html = "<li id=\"line-" + std::to_string(number) + "\" class=\"" + std::string(verdict) + ' ' +
                       std::string(dehusk::name(line.kind)) + (is_residue ? ' ' + class_name(group) : "") +
                       "\" title=\"" + escaped(why) + "\">";
    const char* const mark = is_residue ? "&minus;" : line.verdict == dehusk::Verdict::headline ? "#" : "+";
    html += "<span class=\"mark\" aria-label=\"" + std::string(verdict) + "\" role=\"img\">" + mark + "</span>";
    html += "<span class=\"score\">" + two_decimals(line.score) + "</span>";
    html += "<details><summary dir=\"auto\"><span class=\"text\">" + escaped(line.text) + "</span>";
    if (is_residue) html += " <span class=\"reason\">" + escaped(group) + "</span>";
    return html + "</summary><div class=\"why\">" + escaped(why) + "</div></details></li>\n";
}

}  // namespace

std::string render_explain_html(const Result& result) {
    if (result.failed()) return {};
    const auto& article = result.article;
    Counts groups;  // of residue
    std::size_t body_lines = 0;
    std::size_t headline_lines = 0;
    for (const auto& line : article.lines) {
        if (line.verdict == dehusk::Verdict::residue) {
            ++groups[group_of(line)];
        } else {
            ++(line.verdict == dehusk::Verdict::body ? body_lines : headline_lines);
        }
    }

    std::string html(head);
    html += filter_rule("show-body", "li.body") + filter_rule("show-headline", "li.headline");
    for (const auto& [group, lines] : groups) {
        html += filter_rule("show-" + class_name(group), "li." + class_name(group));
    }
    const std::string source = escaped(result.source);
    html += "</style>\n<title>" + source + " - dehusk</title>\n</head>\n<body>\n<header>\n<h1>" + source +
            "</h1>\n<dl class=\"facts\">\n";
    html += fact("headline", headline_origin(article));
    html += fact("status", status_text(article));
    html += fact("kind", std::string(dehusk::name(article.kind)));
    html += fact("confidence", two_decimals(article.confidence));
    html += fact("input", std::string(dehusk::name(article.input)) + ", " + escaped(article.encoding));
    if (!article.unclosed.empty()) html += fact("left open", escaped(article.unclosed));
    html += "</dl>\n<fieldset><legend>Lines to show</legend>\n";
    html += filter_box("show-body", "+ body", body_lines) + filter_box("show-headline", "# headline", headline_lines);
    for (const auto& [group, lines] : groups) {
        html += filter_box("show-" + class_name(group), "\u2212 " + group, lines);
    }
    html += "</fieldset>\n</header>\n<main>\n<ol>\n";
    for (std::size_t i = 0; i < article.lines.size(); ++i) html += line_item(article.lines[i], i + 1);
    return html + "</ol>\n</main>\n</body>\n</html>\n";
}

}  // namespace command_line
