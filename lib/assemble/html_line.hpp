// One line of a body in HTML.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "assemble/marked_line.hpp"

namespace dehusk {

/// Appends `text` with what HTML would take for markup, or for the end of an attribute's value, as references.
void append_escaped_html(std::string_view text, std::string& out);

class HtmlLineWriter final : public MarkedLineWriter {
  public:
    HtmlLineWriter(const LinkBase& links, std::string& out) : MarkedLineWriter(links, out) {}

    /// `marks` are those of `text`. Emphasis is left out where `is_emphatic`, as the whole line is. Linear.
    void write(std::string_view text, const std::vector<LineMark>& marks, bool is_emphatic);
    void write_image(std::string_view target, std::string_view label) override;

  private:
    void write_plain(std::size_t begin, std::size_t end) override;
    void write_mark(const LineMark& mark) override;
    void write_link(const LineMark& mark);
    void write_element(const LineMark& mark, std::string_view name);

    bool is_emphatic_ = false;
};

}  // namespace dehusk
