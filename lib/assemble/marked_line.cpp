#include "assemble/marked_line.hpp"

namespace dehusk {

void MarkedLineWriter::write_marked(std::string_view text, const std::vector<LineMark>& marks) {
    text_ = text;
    marks_ = &marks;
    next_mark_ = 0;
    write_part(0, static_cast<std::uint32_t>(text.size()));
    // Images behind the last character.
    for (; next_mark_ < marks.size(); ++next_mark_) {
        if (marks[next_mark_].kind == SpanKind::image) write_image_in_line(marks[next_mark_]);
    }
}

// Marks hold each other at most four deep.
void MarkedLineWriter::write_part(std::uint32_t begin, std::uint32_t end) {
    while (next_mark_ < marks_->size() && (*marks_)[next_mark_].begin < end) {
        const LineMark& mark = (*marks_)[next_mark_++];
        write_plain(begin, mark.begin);
        if (mark.kind == SpanKind::image) {
            write_image_in_line(mark);
        } else {
            write_mark(mark);
        }
        begin = mark.end;
    }
    write_plain(begin, end);
}

// A line keeps one of the spaces on both sides of an image, behind it.
void MarkedLineWriter::write_image_in_line(const LineMark& mark) {
    const bool is_space_behind = mark.begin == text_.size() || text_[mark.begin] == ' ';
    const std::size_t size = out_.size();
    if (mark.begin > 0 && is_space_behind) out_ += ' ';
    const std::size_t begin = out_.size();
    write_image(mark.target, mark.label);
    if (out_.size() == begin) out_.resize(size);
}

}  // namespace dehusk
