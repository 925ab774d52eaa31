// A line as the index of heads reads it: each run of spaces, punctuation and symbols is one space, so that "e-mail",
// "e - mail" and a pattern's "e mail" begin alike.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dehusk {

/// Appends `text` with its runs of characters of class other as one space each; a run that goes on where `skeleton`
/// ends with a space adds none.
void append_skeleton(std::string_view text, std::string& skeleton);

class Skeleton {
  public:
    void assign(std::string_view line);

    /// The rest of the skeleton from the character at byte `position` of the line.
    std::string_view from(std::size_t position) const {
        return std::string_view(text_).substr(position < offsets_.size() ? offsets_[position] : text_.size());
    }
    /// Bytes of the line where a pattern may begin: edges of words, every character of scripts without spaces, symbols.
    const std::vector<std::uint32_t>& starts() const { return starts_; }
    /// Byte of the first letter or digit, or the line's size.
    std::size_t content_begin() const { return content_begin_; }
    /// Behind the last letter or digit, or 0.
    std::size_t content_end() const { return content_end_; }

  private:
    std::string text_;
    std::vector<std::uint32_t> offsets_;  ///< into text_, one for each byte of the line
    std::vector<std::uint32_t> starts_;
    std::size_t content_begin_ = 0;
    std::size_t content_end_ = 0;
};

}  // namespace dehusk
