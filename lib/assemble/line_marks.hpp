// The parts of a line that a format marks: links, images, emphasis and code inside a sentence.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "assemble/selection.hpp"

namespace dehusk {

/// A part of a line's normal text. Marks of a line stand in the order in which they begin, outer ones first; each two
/// are apart or one holds the other, none holds one of its own kind, and code holds none.
struct LineMark {
    std::uint32_t begin = 0;
    /// `begin` of an image, which stands between two characters.
    std::uint32_t end = 0;
    SpanKind kind = SpanKind::bold;
    /// See Span.
    std::string_view target;
    std::string_view label;
};

/// Which marks a reader of the body wants, beside emphasis and code.
struct MarkWishes {
    bool links = false;
    bool images = false;
};

/// Finds the marks of one line after the other, keeping its memory.
class MarkReader {
  public:
    MarkReader(const Evidence& evidence, MarkWishes wishes) : evidence_(evidence), wishes_(wishes) {}

    /// Valid until the next call. None where the line is code, or where the places of its spans cannot be found again
    /// in its normal form. Linear, but for sorting.
    const std::vector<LineMark>& marks_of(std::uint32_t line);

  private:
    bool is_wanted(const Span& span) const;
    bool move_to_normal_text(const PageLine& line, std::string_view normal);
    void nest();
    void end_crossing_marks(const LineMark& link);

    const Evidence& evidence_;
    MarkWishes wishes_;
    std::vector<LineMark> marks_;
    std::vector<LineMark> nested_;
    /// Those of `nested_` that hold the place at hand, outer ones first: no two are of one kind.
    std::vector<std::size_t> open_;
    std::string_view text_;
    std::vector<std::uint32_t> offsets_;
};

}  // namespace dehusk
