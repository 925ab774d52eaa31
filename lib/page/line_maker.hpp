// Collects text into one line after another: white space, spans, limits and the source interval.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "decode/decode.hpp"
#include "page/element_roles.hpp"
#include "page/joined_text.hpp"
#include "page/page.hpp"
#include "page/page_builder.hpp"
#include "page/tree.hpp"

namespace dehusk {

/// Room for the lines of one page after another.
struct LineMemory {
    /// Where an element of the tree stands in the page, or no_element.
    std::vector<std::uint32_t> page_index;
    std::vector<std::uint32_t> new_elements;
    JoinedText text;
    std::vector<Span> spans;
    std::vector<PageImage> images;
};

class LineMaker {
  public:
    /// As far as prose_words() counts.
    static constexpr std::size_t most_prose_words = 40;

    LineMaker(const Tree& tree, ElementRoles& roles, const Decoded& decoded, const PageBuildOptions& options,
              LineMemory& memory, Page& page);

    /// Text under an element of that role, which shows.
    void add_text(const TextRun& run, const ElementRole& role);
    /// A <br>.
    void add_line_break(const ElementRole& role);
    /// An <img>, at the place between the texts around it.
    void add_image(std::uint32_t element, const ElementRole& role);
    /// A block begins or ends here.
    void add_boundary(const ElementRole& role);
    /// Ends the line at hand.
    void finish_line();
    /// A line of text that stands in no element of the tree, under `element` of the page.
    void add_made_up_line(std::string_view text, std::uint32_t page_element, std::uint32_t begin, std::uint32_t end);

    /// There is a line at hand: without one, breaks, boundaries and white space outside preformatted text change
    /// nothing.
    bool has_begun() const { return is_begun_; }
    /// The limit on lines is met: nothing more will be taken.
    bool is_full() const { return page_.limits_met.lines; }
    /// Words in lines that are neither controls nor furniture, roughly; at least most_prose_words says no more than
    /// that there are so many.
    std::size_t prose_words() const { return prose_words_; }

  private:
    static constexpr std::size_t text_style_count = 4;  // SpanKind without images

    struct OpenSpan {
        std::uint32_t owner = no_element;  ///< the link, or 0 for styles that need no owner
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
    };

    bool may_add(const ElementRole& role);
    void begin_line(const ElementRole& role);
    void cut_at_limit();
    void take_source_interval(const TextRun& run);
    void close_spans_not_of(const ElementRole& role);
    void extend_spans(const ElementRole& role, std::uint32_t begin);
    void close_span(SpanKind kind);
    std::string_view without_blank_end();
    std::string_view without_blank_lines_before(std::string_view text);
    void write_spans(PageLine& line);
    void write_line(std::string_view text);
    void keep_image(std::uint32_t element, const ElementRole& role, const Span& image);
    std::uint32_t page_element(std::uint32_t element);
    std::size_t columns_of_cell(std::uint32_t cell) const;
    std::uint8_t cell_column(std::uint32_t cell, std::uint32_t row);

    const Tree& tree_;
    ElementRoles& roles_;
    const Decoded& decoded_;
    const PageBuildOptions& options_;
    Page& page_;
    std::vector<std::uint32_t>& page_index_;
    std::vector<std::uint32_t>& new_elements_;

    // The line at hand.
    JoinedText& text_;
    std::vector<Span>& spans_;
    /// Met before its text.
    std::vector<PageImage>& images_;
    std::array<OpenSpan, text_style_count> open_spans_{};
    ElementRole role_;  ///< of its block
    std::uint32_t inner_block_ = no_element;
    std::uint32_t source_begin_ = 0;
    std::uint32_t source_end_ = 0;
    Concepts inline_concepts_ = 0;
    bool is_begun_ = false;
    bool is_space_due_ = false;
    bool is_break_due_ = false;
    bool is_cut_ = false;

    std::size_t prose_words_ = 0;

    // The cell whose column was told last.
    std::uint32_t counted_row_ = no_element;
    std::uint32_t counted_cell_ = 0;
    std::size_t counted_column_ = 0;
};

}  // namespace dehusk
