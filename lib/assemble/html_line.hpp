// One line of a body in HTML.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "assemble/line_marks.hpp"
#include "assemble/link_target.hpp"

namespace dehusk {

/// Appends `text` with what HTML would take for markup, or for the end of an attribute's value, as references.
void append_escaped_html(std::string_view text, std::string& out);

/// Appends lines to a text.
class HtmlLineWriter {
  public:
    HtmlLineWriter(const LinkBase& links, std::string& out) : links_(links), out_(out) {}

    /// `marks` are those of `text`. Emphasis is left out where `is_emphatic`, as the whole line is. Linear.
    void write(std::string_view text, const std::vector<LineMark>& marks, bool is_emphatic);

    /// An image that stands alone. Nothing where its address may not stay.
    void write_image(std::string_view target, std::string_view label);

  private:
    void write_part(std::uint32_t begin, std::uint32_t end);
    void write_mark(const LineMark& mark);
    void write_link(const LineMark& mark);
    void write_image_in_line(const LineMark& mark);
    void write_element(const LineMark& mark, std::string_view name);

    const LinkBase& links_;
    std::string& out_;
    std::string_view text_;
    const std::vector<LineMark>* marks_ = nullptr;
    std::size_t next_mark_ = 0;
    bool is_emphatic_ = false;
};

}  // namespace dehusk
