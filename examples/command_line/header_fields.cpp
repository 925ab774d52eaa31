#include "command_line/header_fields.hpp"

#include <algorithm>
#include <charconv>

namespace command_line {
namespace {

constexpr std::string_view blanks = " \t\r\n";

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// The part of `text` before `mark`, which is taken away with it.
std::string_view take_until(std::string_view& text, char mark) {
    const std::string_view part = text.substr(0, text.find(mark));
    text.remove_prefix(std::min(text.size(), part.size() + 1));
    return part;
}

}  // namespace

std::string_view trim(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(blanks) + 1 - begin);
}

bool equal_in_any_case(std::string_view left, std::string_view right) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [](char a, char b) { return lower(a) == lower(b); });
}

std::optional<std::size_t> parse_number(std::string_view text, int base) {
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

HeaderFields::HeaderFields(std::string_view text) {
    std::string_view rest = text;
    while (!rest.empty()) {
        const std::string_view line = take_until(rest, '\n');
        if (line.empty() || line == "\r") break;
        const bool goes_on = line.front() == ' ' || line.front() == '\t';
        if (goes_on && !fields_.empty()) {
            std::string_view& value = fields_.back().second;
            value = {value.data(), static_cast<std::size_t>(line.data() + line.size() - value.data())};
            continue;
        }
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos) continue;  // as browsers pass over what is no field
        fields_.emplace_back(trim(line.substr(0, colon)), line.substr(colon + 1));
    }
    size_ = text.size() - rest.size();
}

std::string_view HeaderFields::value(std::string_view name) const {
    const auto field = std::find_if(fields_.begin(), fields_.end(),
                                    [&](const auto& entry) { return equal_in_any_case(entry.first, name); });
    return field == fields_.end() ? std::string_view() : trim(field->second);
}

ContentType parse_content_type(std::string_view value) {
    ContentType type{trim(take_until(value, ';')), {}};
    while (!value.empty()) {
        std::string_view parameter = take_until(value, ';');
        const std::string_view name = trim(take_until(parameter, '='));
        if (!equal_in_any_case(name, "charset")) continue;
        type.charset = trim(parameter);
        const bool is_quoted =
            type.charset.size() >= 2 && (type.charset.front() == '"' || type.charset.front() == '\'');
        if (is_quoted && type.charset.back() == type.charset.front()) {
            type.charset = type.charset.substr(1, type.charset.size() - 2);
        }
        break;
    }
    return type;
}

}  // namespace command_line
