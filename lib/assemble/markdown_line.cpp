// Whatever a reader might take for markup is escaped, and nothing else where it can be told: text full of backslashes
// is no pleasure. Emphasis is set only where CommonMark's rules of flanking (6.2) are sure to see it, whatever else
// stands around; elsewhere the text stays plain.
#include "assemble/markdown_line.hpp"

#include <algorithm>
#include <unicode/uchar.h>

#include "support/ascii.hpp"
#include "support/utf8.hpp"

namespace dehusk {
namespace {

bool is_ascii_word(char c) {
    return is_ascii_letter(c) || is_ascii_digit(c);
}
bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n';
}

// Neither white space nor punctuation, whatever the version of Unicode.
bool is_letter_or_digit_at(std::string_view text, std::size_t at) {
    const char32_t c = read_utf8(text, at).code_point;
    return c < 0x80 ? is_ascii_word(text[at]) : u_isalnum(static_cast<UChar32>(c)) != 0;
}
bool is_letter_or_digit_before(std::string_view text, std::size_t at) {
    do {
        --at;
    } while (at > 0 && is_trail_byte(text[at]));
    return is_letter_or_digit_at(text, at);
}
// What is sure to be white space or punctuation.
bool parts_words(char c) {
    return static_cast<unsigned char>(c) < 0x80 && !is_ascii_word(c);
}

// "&amp;" and the like would be read as what it stands for.
bool is_reference_at(std::string_view text, std::size_t at) {
    std::size_t end = at + 1;
    if (end < text.size() && text[end] == '#') ++end;
    const std::size_t begin = end;
    while (end < text.size() && is_ascii_word(text[end])) ++end;
    return end > begin && end < text.size() && text[end] == ';';
}

bool holds_reference(std::string_view text) {
    for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
        if (is_reference_at(text, at)) return true;
    }
    return false;
}

// Bytes of the address that `text` begins with, or 0.
std::size_t address_bytes(std::string_view text) {
    constexpr std::string_view schemes[] = {"http://", "https://", "ftp://"};
    const auto begins_with = [text](std::string_view scheme) {
        return text.size() > scheme.size() && starts_with_ignoring_case(text, scheme);
    };
    if (std::ranges::none_of(schemes, begins_with)) return 0;
    const auto ends_address = [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '<' || c == '>'; };
    return static_cast<std::size_t>(std::ranges::find_if(text, ends_address) - text.begin());
}

// Bytes of what opens a list item with a number: "12." or "12)".
std::size_t number_bytes(std::string_view text) {
    const auto digits = static_cast<std::size_t>(std::ranges::find_if_not(text, is_ascii_digit) - text.begin());
    const bool has_sign =
        digits > 0 && digits < 10 && digits < text.size() && (text[digits] == '.' || text[digits] == ')');
    return has_sign && (digits + 1 == text.size() || is_blank(text[digits + 1])) ? digits + 1 : 0;
}

// The place in a line that would make a heading, item, quote, rule or table of it, or text.size().
std::size_t special_at_begin(std::string_view text) {
    if (text.empty()) return 0;
    const char first = text[0];
    const bool is_alone = text.size() == 1 || is_blank(text[1]);
    if (first == '>') return 0;
    if (first == '#') return 0;
    if ((first == '-' || first == '+') && (is_alone || text[1] == first)) return 0;
    // The line under a heading, or under the head of a table.
    if (text.find_first_not_of("=-|: ") == std::string_view::npos) return 0;
    if (const std::size_t bytes = number_bytes(text); bytes > 0) return bytes - 1;
    return text.size();
}

// The first of the signs that would close a heading, or text.size().
std::size_t special_at_end(std::string_view text) {
    const std::size_t last = text.find_last_not_of('#');
    return last == std::string_view::npos ? 0 : last + 1;
}

}  // namespace

std::size_t longest_run(std::string_view text, char sign) {
    std::size_t longest = 0, run = 0;
    for (const char c : text) {
        run = c == sign ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return longest;
}

void MarkdownLineWriter::write(std::string_view text, const std::vector<LineMark>& marks, MarkdownPlace place) {
    place_ = place;
    special_ = text.size();
    if (place == MarkdownPlace::heading) special_ = special_at_end(text);
    if (place == MarkdownPlace::paragraph) special_ = special_at_begin(text);
    closed_at_ = std::string::npos;
    is_in_link_ = is_in_emphasis_ = false;
    write_marked(text, marks);
}

void MarkdownLineWriter::write_mark(const LineMark& mark) {
    switch (mark.kind) {
        case SpanKind::link:
            return write_link(mark);
        case SpanKind::image:
            return;
        case SpanKind::bold:
            return write_emphasis(mark, "**");
        case SpanKind::italic:
            return write_emphasis(mark, "*");
        case SpanKind::code:
            return write_code(mark);
    }
}

void MarkdownLineWriter::write_link(const LineMark& mark) {
    const std::string target = links_.resolve(mark.target);
    if (target.empty()) return write_part(mark.begin, mark.end);
    if (out_.ends_with('!')) out_.insert(out_.size() - 1, 1, '\\');  // else it were an image
    out_ += '[';
    is_in_link_ = true;
    write_part(mark.begin, mark.end);
    is_in_link_ = false;
    out_ += "](";
    write_target(target);
    out_ += ')';
}

void MarkdownLineWriter::write_target(std::string_view target) {
    for (std::size_t i = 0; i < target.size(); ++i) {
        if (target[i] == '&' && is_reference_at(target, i)) out_ += '\\';
        out_ += target[i];
    }
}

void MarkdownLineWriter::write_image(std::string_view target, std::string_view label) {
    const std::string source = links_.resolve(target);
    if (source.empty()) return;
    out_ += "![";
    for (const char c : label) {
        if (std::string_view("\\`*_[]<&~|").find(c) != std::string_view::npos) out_ += '\\';
        out_ += is_blank(c) ? ' ' : c;
    }
    out_ += "](";
    write_target(source);
    out_ += ')';
}

bool MarkdownLineWriter::may_emphasise(const LineMark& mark) const {
    if (place_ == MarkdownPlace::heading || is_in_emphasis_ || closed_at_ == out_.size()) return false;
    const bool parts_before = mark.begin == 0 || parts_words(text_[mark.begin - 1]);
    const bool parts_behind = mark.end == text_.size() || parts_words(text_[mark.end]);
    // Other marks bring signs of their own.
    const bool is_plain = !holds_mark(mark);
    const bool opens = parts_before || (is_plain && is_letter_or_digit_at(text_, mark.begin));
    const bool closes = parts_behind || (is_plain && is_letter_or_digit_before(text_, mark.end));
    return opens && closes;
}

void MarkdownLineWriter::write_emphasis(const LineMark& mark, std::string_view sign) {
    if (!may_emphasise(mark)) return write_part(mark.begin, mark.end);
    out_ += sign;
    is_in_emphasis_ = true;
    write_part(mark.begin, mark.end);
    is_in_emphasis_ = false;
    out_ += sign;
    closed_at_ = out_.size();
}

// Code spans know no escapes: the fence is longer than what it encloses.
void MarkdownLineWriter::write_code(const LineMark& mark) {
    const std::string_view code = text_.substr(mark.begin, mark.end - mark.begin);
    const std::string fence(longest_run(code, '`') + 1, '`');
    const bool needs_spaces = code.starts_with('`') || code.ends_with('`');
    out_ += fence;
    if (needs_spaces) out_ += ' ';
    for (const char c : code) {
        if (c == '|' && place_ == MarkdownPlace::cell) out_ += '\\';
        out_ += c;
    }
    if (needs_spaces) out_ += ' ';
    out_ += fence;
}

void MarkdownLineWriter::write_plain(std::size_t begin, std::size_t end) {
    for (std::size_t at = begin; at < end;) {
        if (write_address(at, end)) continue;
        if (must_escape(at)) out_ += '\\';
        // A cell has one line.
        out_ += text_[at] == '\n' || (text_[at] == '\t' && place_ == MarkdownPlace::cell) ? ' ' : text_[at];
        ++at;
    }
}

// GitHub's dialect links addresses without being asked, and reads no escapes in them; those that need some, or that
// more text follows at once, are written as CommonMark's autolinks, which read none either.
bool MarkdownLineWriter::write_address(std::size_t& at, std::size_t end) {
    const std::size_t bytes = address_bytes(text_.substr(at, end - at));
    // Inside a link nothing is linked, and whether references are read in autolinks readers do not agree on.
    if (bytes == 0 || is_in_link_) return false;
    const std::string_view address = text_.substr(at, bytes);
    if (holds_reference(address)) return false;
    const bool is_alone = at + bytes == text_.size() || is_blank(text_[at + bytes]);
    const bool is_plain = is_alone && !is_in_emphasis_ && address.find_first_of("\\`*_~[]|") == std::string_view::npos;
    // Some readers show percent-encoded characters of autolinks decoded.
    if (!is_plain && address.find('%') != std::string_view::npos) return false;
    if (!is_plain) out_ += '<';
    for (const char c : address) {
        if (c == '|' && place_ == MarkdownPlace::cell) out_ += '\\';
        out_ += c;
    }
    if (!is_plain) out_ += '>';
    at += bytes;
    return true;
}

bool MarkdownLineWriter::must_escape(std::size_t at) const {
    if (at == special_) return true;
    const auto next = [&](std::size_t ahead) { return at + ahead < text_.size() ? text_[at + ahead] : ' '; };
    const char before = at > 0 ? text_[at - 1] : ' ';
    switch (text_[at]) {
        case '\\':
        case '`':
        case '*':
        case '[':
        case ']':
        case '~':
            return true;
        case '_':
            // Inside a word it is no emphasis.
            return !is_ascii_word(before) || !is_ascii_word(next(1));
        case '<':
            return is_ascii_letter(next(1)) || next(1) == '/' || next(1) == '!' || next(1) == '?';
        case '&':
            return is_reference_at(text_, at);
        case '|':
            return place_ == MarkdownPlace::cell;
        case ':':
            // Else GitHub's dialect would link an address that was not written as one.
            return text_.substr(at + 1, 2) == "//";
        case '.':
            // Else GitHub's dialect would link what follows, escapes and all.
            return at >= 3 && text_.substr(at - 3, 3) == "www";
        default:
            return false;
    }
}

}  // namespace dehusk
