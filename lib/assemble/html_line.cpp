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
    text_ = text;
    marks_ = &marks;
    next_mark_ = 0;
    is_emphatic_ = is_emphatic;
    write_part(0, static_cast<std::uint32_t>(text.size()));
    // Images behind the last character.
    for (; next_mark_ < marks.size(); ++next_mark_) {
        if (marks[next_mark_].kind == SpanKind::image) write_image_in_line(marks[next_mark_]);
    }
}

// Marks hold each other at most four deep.
void HtmlLineWriter::write_part(std::uint32_t begin, std::uint32_t end) {
    while (next_mark_ < marks_->size() && (*marks_)[next_mark_].begin < end) {
        const LineMark& mark = (*marks_)[next_mark_++];
        append_escaped_html(text_.substr(begin, mark.begin - begin), out_);
        write_mark(mark);
        begin = mark.end;
    }
    append_escaped_html(text_.substr(begin, end - begin), out_);
}

void HtmlLineWriter::write_mark(const LineMark& mark) {
    switch (mark.kind) {
        case SpanKind::link:
            return write_link(mark);
        case SpanKind::image:
            return write_image_in_line(mark);
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

// A line keeps one of the spaces on both sides of an image, behind it.
void HtmlLineWriter::write_image_in_line(const LineMark& mark) {
    const bool is_space_behind = mark.begin == text_.size() || text_[mark.begin] == ' ';
    const std::size_t size = out_.size();
    if (mark.begin > 0 && is_space_behind) out_ += ' ';
    const std::size_t begin = out_.size();
    write_image(mark.target, mark.label);
    if (out_.size() == begin) out_.resize(size);
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
