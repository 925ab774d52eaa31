// One line of a body in Markdown: CommonMark 0.31 with the tables, strikethroughs and bare addresses of GitHub's
// dialect, so that a reader of either gives the text back.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "assemble/marked_line.hpp"

namespace dehusk {

/// What a line of Markdown stands in, which decides what must be escaped.
enum class MarkdownPlace : std::uint8_t { paragraph, heading, cell };

/// The longest stretch of `sign` in a text: a fence of one more encloses it.
std::size_t longest_run(std::string_view text, char sign);

class MarkdownLineWriter final : public MarkedLineWriter {
  public:
    MarkdownLineWriter(const LinkBase& links, std::string& out) : MarkedLineWriter(links, out) {}

    /// `marks` are those of `text`. Linear.
    void write(std::string_view text, const std::vector<LineMark>& marks, MarkdownPlace place);
    void write(std::string_view text, MarkdownPlace place) { write(text, no_marks_, place); }
    void write_image(std::string_view target, std::string_view label) override;

  private:
    void write_plain(std::size_t begin, std::size_t end) override;
    void write_mark(const LineMark& mark) override;
    void write_link(const LineMark& mark);
    void write_emphasis(const LineMark& mark, std::string_view sign);
    void write_code(const LineMark& mark);
    bool write_address(std::size_t& at, std::size_t end);
    void write_target(std::string_view target);
    bool may_emphasise(const LineMark& mark) const;
    bool must_escape(std::size_t at) const;

    const std::vector<LineMark> no_marks_;

    MarkdownPlace place_ = MarkdownPlace::paragraph;
    /// Where something must be escaped because it begins the line, or ends a heading; text_.size() for nowhere.
    std::size_t special_ = 0;
    /// Where the last emphasis was closed in `out_`: another one cannot open there.
    std::size_t closed_at_ = 0;
    bool is_in_link_ = false;
    bool is_in_emphasis_ = false;
};

}  // namespace dehusk
