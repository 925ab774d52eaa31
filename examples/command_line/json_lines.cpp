// The reader looks for line ends only: parsing is work for many threads. simdjson finds the page, as pages are long and
// it is several times faster than the extraction that follows. It takes the other members as they stand, so that a
// number of 30 digits comes out as it went in, but does not look into them; nlohmann-json makes sure that what is
// passed on is JSON.
#include "command_line/json_lines.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <simdjson.h>
#include <utility>

#include "command_line/render.hpp"

namespace command_line {

namespace ondemand = simdjson::ondemand;

std::optional<Record> JsonLinesReader::next() {
    while (auto record = read_line()) {
        if (!record->error.empty()) return record;
        const std::size_t begin = record->bytes.find_first_not_of(" \t\r");
        // Behind damage stands the end of some line; it belongs to the record that was lost.
        const bool is_rest =
            std::exchange(is_behind_damage_, false) && begin != std::string::npos && record->bytes[begin] != '{';
        if (begin != std::string::npos && !is_rest) return record;
    }
    return std::nullopt;
}

std::optional<Record> JsonLinesReader::read_line() {
    Record record;
    record.number = ++line_number_;
    std::size_t searched_bytes = 0;
    bool is_too_long = false;
    for (;;) {
        const std::string_view unread = source_.unread();
        const std::size_t line_bytes = unread.find('\n', searched_bytes);
        if (line_bytes != std::string_view::npos) {
            is_too_long = is_too_long || line_bytes > most_bytes_;
            if (!is_too_long) copy_line(unread.substr(0, line_bytes), record);
            source_.take(line_bytes + 1);
            break;
        }
        searched_bytes = unread.size();
        if (searched_bytes > most_bytes_) {
            is_too_long = true;
            source_.take(std::exchange(searched_bytes, 0));
        }
        if (source_.fill()) continue;
        record.error = source_.take_error();
        if (record.error.empty() && source_.unread().empty() && !is_too_long) return std::nullopt;
        is_behind_damage_ = !record.error.empty();
        if (record.error.empty() && !is_too_long) copy_line(source_.unread(), record);
        source_.take(source_.unread().size());
        break;
    }
    if (is_too_long && record.error.empty()) {
        record.error = "a line of more than " + std::to_string(most_bytes_) + " bytes";
    }
    return record;
}

/// With room for what the parser wants behind it.
void JsonLinesReader::copy_line(std::string_view line, Record& record) const {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (line_number_ == 1 && line.starts_with(byte_order_mark)) line.remove_prefix(byte_order_mark.size());
    record.bytes.reserve(line.size() + simdjson::SIMDJSON_PADDING);
    record.bytes = line;
}

struct JsonLineParser::State {
    JsonFields fields;
    ondemand::parser parser;
};

namespace {

/// A parser takes five times what the longest line did; it is kept for lines of usual length only.
constexpr std::size_t most_kept_bytes = std::size_t{4} << 20;

std::string error_text(simdjson::error_code code) {
    return "no valid JSON: " + std::string(simdjson::error_message(code));
}

/// A member that may be the page: as it stands, and as text.
struct Candidate {
    std::string_view raw;
    std::string_view text;
    bool is_string = false;

    bool is_there() const { return !raw.empty() && raw != "null"; }
};

class LineWalk {
  public:
    LineWalk(const JsonFields& fields, JsonPage& page) : fields_(fields), page_(page) {}

    simdjson::error_code walk(ondemand::parser& parser, simdjson::padded_string_view line) {
        ondemand::document document;
        ondemand::object object;
        if (const auto error = parser.iterate(line).get(document)) return error;
        if (const auto error = document.get_object().get(object)) return error;
        for (auto result : object) {
            ondemand::field field;
            std::string_view name;
            if (const auto error = std::move(result).get(field)) return error;
            if (const auto error = field.unescaped_key().get(name)) return error;
            if (const auto error = take_member(name, field.value())) return error;
        }
        const bool is_end = document.current_location().error() == simdjson::OUT_OF_BOUNDS;
        return is_end ? choose_page() : simdjson::TRAILING_CONTENT;
    }

  private:
    bool is_page_by_default() const { return fields_.page.empty(); }

    simdjson::error_code take_member(std::string_view name, ondemand::value& value) {
        if (name == (is_page_by_default() ? "html" : fields_.page)) return take_candidate(value, page_member_);
        if (is_page_by_default() && name == "text") return take_candidate(value, text_member_);
        std::string_view raw;
        if (name == fields_.url) {
            Candidate url;
            if (const auto error = take_candidate(value, url)) return error;
            page_.url = url.text;
            raw = url.raw;
        } else if (const auto error = simdjson::to_json_string(value).get(raw)) {
            return error;
        }
        return pass_on(name, raw);
    }

    static simdjson::error_code take_candidate(ondemand::value& value, Candidate& candidate) {
        ondemand::json_type type{};
        if (const auto error = value.type().get(type)) return error;
        candidate = {};  // of members of one name the last counts
        candidate.is_string = type == ondemand::json_type::string;
        if (!candidate.is_string) return simdjson::to_json_string(value).get(candidate.raw);
        candidate.raw = value.raw_json_token();
        candidate.raw = candidate.raw.substr(0, candidate.raw.rfind('"') + 1);
        return value.get_string().get(candidate.text);
    }

    simdjson::error_code pass_on(std::string_view name, std::string_view raw) {
        // A NUL would be the end to the one parser and a part of a number to the other.
        if (raw.find('\0') != std::string_view::npos || !nlohmann::json::accept(raw)) return simdjson::TAPE_ERROR;
        if (!page_.members.empty()) page_.members += ',';
        page_.members += nlohmann::json(is_member_of_schema(name) ? "record_" + std::string(name) : name).dump();
        page_.members += ':';
        page_.members += raw;
        return simdjson::SUCCESS;
    }

    simdjson::error_code choose_page() {
        const bool is_text = is_page_by_default() && !page_member_.is_there();
        const Candidate& page = is_text ? text_member_ : page_member_;
        if (is_page_by_default()) page_.input = is_text ? dehusk::InputKind::text : dehusk::InputKind::html;
        if (!page.is_there()) {
            page_.error = is_page_by_default() ? "no member 'html' or 'text'" : "no member '" + fields_.page + "'";
        } else if (!page.is_string) {
            page_.error = "the member that should be the page is no string";
        }
        page_.bytes = page.text;
        return text_member_.raw.empty() || is_text ? simdjson::SUCCESS : pass_on("text", text_member_.raw);
    }

    const JsonFields& fields_;
    JsonPage& page_;
    Candidate page_member_;
    Candidate text_member_;
};

}  // namespace

JsonLineParser::JsonLineParser(JsonFields fields) : state_(std::make_unique<State>()) {
    state_->fields = std::move(fields);
}
JsonLineParser::~JsonLineParser() = default;
JsonLineParser::JsonLineParser(JsonLineParser&&) noexcept = default;

JsonPage JsonLineParser::parse(std::string& line) {
    if (state_->parser.capacity() > most_kept_bytes && line.size() <= most_kept_bytes)
        state_->parser = ondemand::parser();
    line.reserve(line.size() + simdjson::SIMDJSON_PADDING);
    JsonPage page;
    const auto error = LineWalk(state_->fields, page).walk(state_->parser, simdjson::padded_string_view(line));
    if (error == simdjson::MEMALLOC) throw std::bad_alloc();
    if (error != simdjson::SUCCESS) page = {};
    if (error != simdjson::SUCCESS) page.error = error_text(error);
    return page;
}

}  // namespace command_line
