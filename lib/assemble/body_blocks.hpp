// The blocks of a body, as formats with markup tell them apart: headings, paragraphs, code, lists and tables, some of
// them quoted.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "assemble/body_layout.hpp"

namespace dehusk {

enum class BlockKind : std::uint8_t {
    paragraph,  ///< of several lines where a dump leaves none blank between them
    heading,
    code,
    list,
    table,
    image,
};

/// Lines `first` to `end` of BodyLayout::lines().
struct BodyBlock {
    std::size_t first = 0;
    std::size_t end = 0;
    BlockKind kind = BlockKind::paragraph;
    /// How many quotes it stands in, at most 4.
    std::uint16_t quote_depth = 0;
    /// The outermost of them, which neighbours may share.
    std::uint32_t quote = no_element;
    /// Of an image, which has no lines: its index in Page::images.
    std::size_t image = 0;
};

/// What a line of a list stands in.
struct ListPlace {
    /// Its item; lines of one item share it. Of dumps no_element: each line is an item there.
    std::uint32_t item = no_element;
    /// Items around the item, at most 8.
    std::uint16_t depth = 0;
    Tag tag = Tag::li;  ///< li, dt or dd
    bool is_numbered = false;
    std::uint32_t number = 0;
    /// Bytes of the number, which a dump's line begins with, and what follows it up to the text.
    std::size_t mark_bytes = 0;
};

/// Hands out one block after the other. Views its arguments, and works in the memory of `evidence`.
class BodyBlocks {
  public:
    BodyBlocks(const Evidence& evidence, const std::vector<Decision>& decisions, const BodyLayout& layout);

    /// False behind the last. Linear over all calls.
    bool next(BodyBlock& block);
    /// Of line `k`: its number on the page, its text, and where it stands there.
    std::uint32_t line_of(std::size_t k) const { return layout_.lines()[k]; }
    std::string_view text(std::size_t k) const { return evidence_.text.lines[line_of(k)].text; }
    const PageLine& page_line(std::size_t k) const { return evidence_.page.lines[line_of(k)]; }
    /// Of a block that is an image: the address as the page has it, and the text in its place, normalised.
    std::string_view image_source(const BodyBlock& image) const { return evidence_.page.images[image.image].source; }
    std::string_view image_label(const BodyBlock& image) const;
    /// Of line `k` of a page's table: the column that its cell stands in, counted from 0.
    std::size_t column(std::size_t k) const;
    /// Of line `k` of a list.
    ListPlace list_place(std::size_t k) const;

  private:
    BlockKind kind_of(std::size_t first, std::size_t end) const;
    BlockKind kind_in_dump(std::size_t k) const;
    std::size_t block_end(std::size_t first) const;
    void read_quotes(BodyBlock& block) const;
    bool next_image(BodyBlock& block);
    bool is_copy_of_image_before(std::size_t image) const;
    bool stands_in_body(std::uint32_t line) const;
    bool is_passed_over(std::uint32_t line) const;

    const Evidence& evidence_;
    const std::vector<Decision>& decisions_;
    const BodyLayout& layout_;
    std::vector<Nesting>& nestings_;
    std::size_t next_ = 0;
    std::size_t next_image_ = 0;
};

}  // namespace dehusk
