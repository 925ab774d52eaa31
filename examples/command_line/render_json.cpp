#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "command_line/render.hpp"

namespace command_line {
namespace {

using Json = nlohmann::ordered_json;

constexpr int schema_version = 1;

// Three decimals: more would be noise, and shorter lines matter when every line of a page is printed.
double rounded(double value) {
    return std::round(value * 1000.0) / 1000.0;
}

Json reasons_of(const dehusk::Line& line) {
    Json reasons = Json::array();
    for (const auto& reason : line.reasons) {
        Json entry{{"kind", dehusk::name(reason.kind)}};
        if (!reason.rule.empty()) entry["rule"] = reason.rule;
        reasons.push_back(std::move(entry));
    }
    return reasons;
}

Json line_object(const dehusk::Line& line) {
    Json object{{"text", line.text}, {"kind", dehusk::name(line.kind)}};
    if (line.heading_level != 0) object["level"] = line.heading_level;
    object["verdict"] = dehusk::name(line.verdict);
    object["score"] = rounded(line.score);
    object["reasons"] = reasons_of(line);
    object["source_bytes"] = {line.source_begin_byte, line.source_end_byte};
    return object;
}

Json result_object(const Result& result, const dehusk::Options& options) {
    const auto& article = result.article;
    Json object{{"schema", schema_version}, {"source", result.source}};
    if (result.record_number != 0) object["record"] = result.record_number;
    if (!result.url.empty()) object["url"] = result.url;
    if (!result.date.empty()) object["date"] = result.date;
    if (result.http_status != 0) object["http_status"] = result.http_status;
    object["status"] = dehusk::name(article.status);
    if (result.failed()) object["error"] = result.error;
    if (article.limit != dehusk::Limit::none) object["limit"] = dehusk::name(article.limit);
    object["headline"] = article.headline;
    object["byline"] = article.byline;
    object["published"] = article.published;
    object["language"] = article.language;
    object["body"] = article.body;
    if (options.body_format != dehusk::BodyFormat::text) object["body_format"] = dehusk::name(options.body_format);
    object["input"] = result.failed() ? Json() : Json(dehusk::name(article.input));
    object["encoding"] = result.failed() ? Json() : Json(article.encoding);
    object["kind"] = result.failed() ? Json() : Json(dehusk::name(article.kind));
    object["confidence"] = result.failed() ? Json() : Json(rounded(article.confidence));
    if (!article.unclosed.empty()) object["unclosed"] = article.unclosed;
    if (options.want_comments) object["comments"] = article.comments;
    if (options.want_lines) {
        Json lines = Json::array();
        for (const auto& line : article.lines) lines.push_back(line_object(line));
        object["lines"] = std::move(lines);
    }
    return object;
}

}  // namespace

std::string render_json(const Result& result, const dehusk::Options& options) {
    std::string line = result_object(result, options).dump(-1, ' ', false, Json::error_handler_t::replace);
    if (!result.members.empty()) {
        line.back() = ',';
        line += result.members + '}';
    }
    line += '\n';
    return line;
}

// Not those that only records of a web archive have: JSON may have an address and a date of its own.
bool is_member_of_schema(std::string_view name) {
    constexpr std::array names = {"schema", "source",      "record",   "status",    "error",
                                  "limit",  "headline",    "byline",   "published", "language",
                                  "body",   "body_format", "comments", "input",     "encoding",
                                  "kind",   "confidence",  "unclosed", "lines"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace command_line
