// Header fields as WARC and HTTP share them: lines of "Name: value" up to a blank one.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace command_line {

/// Names in any case, line ends with or without a carriage return. A line that begins with a space goes on with the
/// value before it.
class HeaderFields {
  public:
    /// `text` begins behind the first line, as "HTTP/1.1 200 OK" is one, and must outlive the fields. Without a blank
    /// line the fields end with the text.
    explicit HeaderFields(std::string_view text);

    /// Value of the first field of that name, without the blanks around it; empty when there is none.
    std::string_view value(std::string_view name) const;
    /// Bytes of `text` up to the body, the blank line with them.
    std::size_t size() const { return size_; }

  private:
    std::vector<std::pair<std::string_view, std::string_view>> fields_;
    std::size_t size_ = 0;
};

/// Of a Content-Type such as `text/html; charset="utf-8"`.
struct ContentType {
    /// "text/html", as written.
    std::string_view media_type;
    /// "utf-8"; empty when there is none.
    std::string_view charset;
};
ContentType parse_content_type(std::string_view value);

std::string_view trim(std::string_view text);
/// ASCII letters in any case.
bool equal_in_any_case(std::string_view left, std::string_view right);

/// All of `text` as a number without a sign; empty when it is none or too large.
std::optional<std::size_t> parse_number(std::string_view text, int base = 10);

}  // namespace command_line
