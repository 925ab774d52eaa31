#include "assemble/html_line.hpp"

namespace dehusk {

void append_escaped_html(std::string_view text, std::string& out) {
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            default:
                out += c;
        }
    }
}

void HtmlLineWriter::write(std::string_view text, const std::vector<LineMark>& marks, bool is_emphatic) {
    is_emphatic_ = is_emphatic;
    write_marked(text, marks);
}

void HtmlLineWriter::write_plain(std::size_t begin, std::size_t end) {
    append_escaped_html(text_.substr(begin, end - begin), out_);
}

void HtmlLineWriter::write_mark(const LineMark& mark) {
    switch (mark.kind) {
        case SpanKind::link:
            return write_link(mark);
        case SpanKind::image:
            return;
        case SpanKind::bold:
            return is_emphatic_ ? write_part(mark.begin, mark.end) : write_element(mark, "strong");
        case SpanKind::italic:
            return is_emphatic_ ? write_part(mark.begin, mark.end) : write_element(mark, "em");
        case SpanKind::code:
            return write_element(mark, "code");
    }
}

void HtmlLineWriter::write_element(const LineMark& mark, std::string_view name) {
    out_.append("<").append(name).append(">");
    write_part(mark.begin, mark.end);
    out_.append("</").append(name).append(">");
}

void HtmlLineWriter::write_link(const LineMark& mark) {
    const std::string target = links_.resolve(mark.target);
    if (target.empty()) return write_part(mark.begin, mark.end);
    out_ += "<a href=\"";
    append_escaped_html(target, out_);
    out_ += "\">";
    write_part(mark.begin, mark.end);
    out_ += "</a>";
}

void HtmlLineWriter::write_image(std::string_view target, std::string_view label) {
    const std::string source = links_.resolve(target);
    if (source.empty()) return;
    out_ += "<img src=\"";
    append_escaped_html(source, out_);
    out_ += "\" alt=\"";
    append_escaped_html(label, out_);
    out_ += "\">";
}

}  // namespace dehusk
