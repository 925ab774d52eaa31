// A line as the index of heads reads it: each run of spaces, punctuation and symbols is one space, so that "e-mail",
// "e - mail" and a pattern's "e mail" begin alike.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace dehusk {

/// Appends `text` with its runs of characters of class other as one space each; a run that goes on where `skeleton`
/// ends with a space adds none.
void append_skeleton(std::string_view text, std::string& skeleton);

/// In the skeleton of a line every ASCII digit, and the first byte of any other digit, is the one; the other ends it.
inline constexpr char any_digit = '0';
inline constexpr char end_mark = '\n';

/// A bit for each byte of a line and for some behind it.
class ByteBits {
  public:
    void assign(std::size_t bytes) { words_.assign(bytes / 64 + 2, 0); }
    void set(std::size_t position) { words_[position / 64] |= std::uint64_t{1} << (position % 64); }
    /// Adds the bits of `mask`, which are at most 16, from `position` on.
    void add(std::size_t position, std::uint64_t mask) {
        const std::size_t shift = position % 64;
        words_[position / 64] |= mask << shift;
        if (shift > 48) words_[position / 64 + 1] |= mask >> (64 - shift);
    }
    /// The 64 bits from `position` on, its own lowest.
    std::uint64_t from(std::size_t position) const {
        const std::size_t shift = position % 64;
        const std::uint64_t low = words_[position / 64] >> shift;
        return shift == 0 ? low : low | words_[position / 64 + 1] << (64 - shift);
    }
    /// Calls visit(position) for each bit that is set, in order.
    template <class Visit>
    void for_each(const Visit& visit) const {
        for (std::size_t index = 0; index < words_.size(); ++index) {
            for (std::uint64_t word = words_[index]; word != 0; word &= word - 1) {
                visit(64 * index + static_cast<std::size_t>(std::countr_zero(word)));
            }
        }
    }

  private:
    std::vector<std::uint64_t> words_;
};

/// Keeps its memory from line to line: two bytes for each byte of the longest.
class Skeleton {
  public:
    /// Views `line`.
    void assign(std::string_view line);

    /// The first eight bytes of the skeleton from the character at byte `position` of the line on, first byte lowest.
    /// Where the line ends before, a space, the end mark and zeros follow.
    std::uint64_t head(std::size_t position) {
        const std::uint64_t others = others_.from(position);
        if ((others & others >> 1U & 0x7FU) != 0) return head_over_runs(position);
        if constexpr (std::endian::native == std::endian::big) return head_over_runs(position);
        std::uint64_t head = 0;
        std::memcpy(&head, levelled_.data() + position, sizeof head);
        return head;
    }
    /// The same, but the character of class other at `position`, `symbol_bytes` long, is itself.
    std::uint64_t symbol_head(std::size_t position, std::size_t symbol_bytes) {
        std::uint64_t head_of_rest = head(position + symbol_bytes);
        for (std::size_t byte = symbol_bytes; byte > 0; --byte) {
            head_of_rest = head_of_rest << 8U | static_cast<unsigned char>(line_[position + byte - 1]);
        }
        return head_of_rest;
    }

    std::string_view line() const { return line_; }
    /// Of the character at `position`.
    bool is_other(std::size_t position) const { return levelled_[position] == ' '; }
    bool is_digit(std::size_t position) const { return levelled_[position] == any_digit; }
    /// Bytes of the line where a pattern may begin: edges of words, every character of scripts without spaces, and
    /// symbols.
    const ByteBits& starts() const { return starts_; }
    /// Byte of the first letter or digit, or the line's size.
    std::size_t content_begin() const { return content_begin_; }
    /// Behind the last letter or digit, or 0.
    std::size_t content_end() const { return content_end_; }

  private:
    bool add_ascii(std::size_t begin, std::size_t end, bool& is_in_word);
    std::size_t add_characters(std::size_t begin, std::size_t end, bool& is_in_word);
    std::uint64_t head_over_runs(std::size_t position);
    std::size_t skip_run(std::size_t position);

    std::string_view line_;
    /// The line's bytes, those of class other as spaces; behind it a space, the end mark, and zeros.
    std::vector<char> levelled_;
    ByteBits others_;
    ByteBits starts_;
    std::size_t content_begin_ = 0;
    std::size_t content_end_ = 0;
    /// The run passed over last, so that a head at each of its bytes does not walk it again.
    std::size_t run_begin_ = 0;
    std::size_t run_end_ = 0;
};

}  // namespace dehusk
