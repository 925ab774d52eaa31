// Turns a result into what is printed for it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <dehusk/extract.hpp>

namespace command_line {

/// What came of one page.
struct Result {
    /// The path as given.
    std::string source;
    dehusk::Article article;
    /// Why there is no article, for Status::unreadable and Status::out_of_memory.
    std::string error;
    /// Of the record in its file, from 1; 0 when the file is the page. What is empty or 0 below is not known.
    std::uint64_t record_number = 0;
    std::string url;
    std::string date;
    int http_status = 0;
    /// What a record of JSON passes on: members of an object, as text.
    std::string members;

    bool failed() const { return !error.empty(); }
    /// For people: `pages.jsonl:17`.
    std::string name() const { return record_number == 0 ? source : source + ':' + std::to_string(record_number); }
};

/// How --explain prints.
struct Terminal {
    std::size_t columns = 100;
    bool colours = false;
};

/// One JSON object and a newline, always valid UTF-8. README.md describes the schema; `options` asked for some members.
std::string render_json(const Result& result, const dehusk::Options& options);

/// Whether `name` is that of a member that every object may have, so that no member that is passed on may bear it.
bool is_member_of_schema(std::string_view name);

/// Headline, blank line, body, which is in `format`. `with_name` puts a line with the page's name first. Nothing for a
/// failed result.
std::string render_text(const Result& result, bool with_name, dehusk::BodyFormat format);

/// Every line of the page with verdict, score, source interval and reasons.
std::string render_explanation(const Result& result, bool with_name, const Terminal& terminal);

/// All of that as one page of HTML for a browser, without a script and without a request to anywhere. Nothing for a
/// failed result.
std::string render_explain_html(const Result& result);

/// What both explanations say of a page's status, of what a line is, and of a score or confidence.
std::string status_text(const dehusk::Article& article);
std::string kind_text(const dehusk::Line& line);
std::string two_decimals(double value);

/// Standard output's width and whether it takes colours: a terminal does, unless NO_COLOR is set or TERM is "dumb".
Terminal find_terminal();

/// The line that parts pages from each other in text and explanations.
std::string name_line(const Result& result);

}  // namespace command_line
