// The walk over a line of the body and its marks, which every format with markup makes alike.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "assemble/line_marks.hpp"
#include "assemble/link_target.hpp"

namespace dehusk {

/// Appends lines to a text; a format says how.
class MarkedLineWriter {
  public:
    /// An image that stands alone. Nothing where its address may not stay.
    virtual void write_image(std::string_view target, std::string_view label) = 0;

  protected:
    MarkedLineWriter(const LinkBase& links, std::string& out) : links_(links), out_(out) {}
    ~MarkedLineWriter() = default;

    /// `marks` are those of `text`. Linear.
    void write_marked(std::string_view text, const std::vector<LineMark>& marks);
    /// What lies within a mark, or the line, marks and all.
    void write_part(std::uint32_t begin, std::uint32_t end);

    virtual void write_plain(std::size_t begin, std::size_t end) = 0;
    /// A mark that is no image, from its begin to its end.
    virtual void write_mark(const LineMark& mark) = 0;

    /// Whether `mark`, which is being written, holds another one.
    bool holds_mark(const LineMark& mark) const {
        return next_mark_ < marks_->size() && (*marks_)[next_mark_].begin < mark.end;
    }

    const LinkBase& links_;
    std::string& out_;
    std::string_view text_;

  private:
    void write_image_in_line(const LineMark& mark);

    const std::vector<LineMark>* marks_ = nullptr;
    std::size_t next_mark_ = 0;
};

}  // namespace dehusk
