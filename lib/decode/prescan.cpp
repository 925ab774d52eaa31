// "Prescan a byte stream to determine its encoding" and the two algorithms it calls, "get an attribute" and "extracting
// a character encoding from a meta element" (HTML standard, 13.2.3.2), and "get an XML encoding" as what they fall back
// on.
//
// A search for "charset=" alone would find it in comments, scripts and attributes of other elements.
#include "decode/prescan.hpp"

#include <algorithm>
#include <string>

#include "support/ascii.hpp"

namespace dehusk {
namespace {

constexpr bool is_space(char c) {
    return c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == ' ';
}

/// The label's encoding as a declaration inside the page may mean it.
std::optional<Encoding> encoding_declared_as(std::string_view label) {
    const std::optional<Encoding> encoding = find_encoding(label);
    if (!encoding || *encoding == Encoding::replacement) return std::nullopt;
    if (is_utf_16(*encoding)) return Encoding::utf_8;
    return *encoding == Encoding::x_user_defined ? Encoding::windows_1252 : *encoding;
}

/// The label in the content attribute of `<meta http-equiv=content-type>`, or empty.
std::string_view label_in_content(std::string_view content) {
    for (std::size_t at = 0; at < content.size(); ++at) {
        if (!starts_with_ignoring_case(content.substr(at), "charset")) continue;
        std::size_t begin = at + 7;
        while (begin < content.size() && is_space(content[begin])) ++begin;
        if (begin >= content.size() || content[begin] != '=') {
            at = begin - 1;
            continue;
        }
        ++begin;
        while (begin < content.size() && is_space(content[begin])) ++begin;
        if (begin >= content.size()) return {};
        const char quote = content[begin];
        if (quote == '"' || quote == '\'') {
            const std::size_t end = content.find(quote, begin + 1);
            return end == std::string_view::npos ? std::string_view{} : content.substr(begin + 1, end - begin - 1);
        }
        std::size_t end = begin;
        while (end < content.size() && !is_space(content[end]) && content[end] != ';') ++end;
        return content.substr(begin, end - begin);
    }
    return {};
}

class Prescan {
  public:
    explicit Prescan(std::string_view bytes) : bytes_(bytes) {}

    std::optional<Encoding> run() {
        for (; at_ < bytes_.size(); ++at_) {
            if (bytes_[at_] != '<') continue;
            if (const std::optional<Encoding> found = take_markup()) return found;
        }
        return std::nullopt;
    }

  private:
    struct Attribute {
        std::string name;
        std::string value;
    };

    /// At a "<"; leaves at_ on the last byte read.
    std::optional<Encoding> take_markup() {
        const std::string_view rest = bytes_.substr(at_);
        if (rest.substr(0, 4) == "<!--") {
            skip_comment();
        } else if (starts_with_ignoring_case(rest, "<meta") && rest.size() > 5 &&
                   (is_space(rest[5]) || rest[5] == '/')) {
            at_ += 5;
            return take_meta();
        } else if (rest.size() > 2 && (is_ascii_letter(rest[1]) || (rest[1] == '/' && is_ascii_letter(rest[2])))) {
            skip_tag();
        } else if (rest.size() > 1 && (rest[1] == '!' || rest[1] == '/' || rest[1] == '?')) {
            at_ = std::min(bytes_.find('>', at_), bytes_.size());
        }
        return std::nullopt;
    }

    /// The two hyphens that open a comment may be those that close it.
    void skip_comment() {
        const std::size_t end = bytes_.find("-->", at_ + 2);
        at_ = end == std::string_view::npos ? bytes_.size() : end + 2;
    }

    void skip_tag() {
        while (at_ < bytes_.size() && !is_space(bytes_[at_]) && bytes_[at_] != '>') ++at_;
        while (take_attribute()) {
        }
    }

    std::optional<Encoding> take_meta() {
        bool is_content_type = false;
        std::optional<bool> needs_content_type;
        std::optional<Encoding> encoding;
        std::string seen = " ";
        while (const std::optional<Attribute> attribute = take_attribute()) {
            const std::string key = " " + attribute->name + " ";
            if (seen.find(key) != std::string::npos) continue;
            seen += attribute->name + " ";
            if (attribute->name == "http-equiv") {
                is_content_type = is_content_type || attribute->value == "content-type";
            } else if (attribute->name == "content" && !encoding) {
                encoding = encoding_declared_as(label_in_content(attribute->value));
                if (encoding) needs_content_type = true;
            } else if (attribute->name == "charset") {
                encoding = encoding_declared_as(attribute->value);
                needs_content_type = false;
            }
        }
        // The standard gives up where the bytes end inside a tag.
        if (at_ >= bytes_.size()) return std::nullopt;
        if (!needs_content_type || (*needs_content_type && !is_content_type)) return std::nullopt;
        return encoding;
    }

    /// "Get an attribute". Leaves at_ behind it, or on the ">" that ends the tag.
    std::optional<Attribute> take_attribute() {
        while (at_ < bytes_.size() && (is_space(bytes_[at_]) || bytes_[at_] == '/')) ++at_;
        if (at_ >= bytes_.size() || bytes_[at_] == '>') return std::nullopt;
        Attribute attribute;
        take_name(attribute.name);
        skip_spaces();
        if (at_ >= bytes_.size() || bytes_[at_] != '=') return attribute;
        ++at_;
        skip_spaces();
        take_value(attribute.value);
        return attribute;
    }

    void take_name(std::string& name) {
        for (; at_ < bytes_.size(); ++at_) {
            const char c = bytes_[at_];
            if (is_space(c) || c == '/' || c == '>' || (c == '=' && !name.empty())) return;
            name += ascii_lower_case(c);
        }
    }

    void take_value(std::string& value) {
        if (at_ >= bytes_.size()) return;
        const char quote = bytes_[at_];
        if (quote != '"' && quote != '\'') {
            for (; at_ < bytes_.size() && !is_space(bytes_[at_]) && bytes_[at_] != '>'; ++at_)
                value += ascii_lower_case(bytes_[at_]);
            return;
        }
        for (++at_; at_ < bytes_.size() && bytes_[at_] != quote; ++at_) value += ascii_lower_case(bytes_[at_]);
        if (at_ < bytes_.size()) ++at_;
    }

    void skip_spaces() {
        while (at_ < bytes_.size() && is_space(bytes_[at_])) ++at_;
    }

    std::string_view bytes_;
    std::size_t at_ = 0;
};

/// "Get an XML encoding".
std::optional<Encoding> xml_encoding(std::string_view bytes) {
    if (bytes.substr(0, 5) != "<?xml") return std::nullopt;
    const std::string_view declaration = bytes.substr(0, bytes.find('>'));
    std::size_t at = declaration.find("encoding");
    if (declaration.size() == bytes.size() || at == std::string_view::npos) return std::nullopt;
    at += 8;
    const auto skip_controls = [&] {
        while (at < declaration.size() && static_cast<unsigned char>(declaration[at]) <= ' ') ++at;
    };
    skip_controls();
    if (at >= declaration.size() || declaration[at] != '=') return std::nullopt;
    ++at;
    skip_controls();
    if (at >= declaration.size() || (declaration[at] != '"' && declaration[at] != '\'')) return std::nullopt;
    const std::size_t end = declaration.find(declaration[at], at + 1);
    if (end == std::string_view::npos) return std::nullopt;
    return encoding_declared_as(declaration.substr(at + 1, end - at - 1));
}

}  // namespace

std::optional<Encoding> declared_encoding(std::string_view bytes) {
    bytes = bytes.substr(0, prescan_bytes);
    const std::optional<Encoding> found = Prescan(bytes).run();
    return found ? found : xml_encoding(bytes);
}

}  // namespace dehusk
