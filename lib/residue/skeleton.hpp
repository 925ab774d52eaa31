// A line as the index of heads reads it: each run of spaces, punctuation and symbols is one space, so that "e-mail",
// "e - mail" and a pattern's "e mail" begin alike.
#pragma once

#include <algorithm>
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
    static constexpr std::size_t word_bits = 64;

    /// Bits for `bytes` bytes and those behind them, none set.
    void clear(std::size_t bytes) { words_.assign(bytes / word_bits + 2, 0); }
    /// The same, but what is set stays.
    void make_room(std::size_t bytes) { words_.resize(std::max(words_.size(), bytes / word_bits + 2)); }
    void set(std::size_t position) { words_[position / word_bits] |= std::uint64_t{1} << (position % word_bits); }
    /// Adds the bits of `mask` from `position` on.
    void add(std::size_t position, std::uint64_t mask) {
        const std::size_t shift = position % word_bits;
        words_[position / word_bits] |= mask << shift;
        if (shift != 0) words_[position / word_bits + 1] |= mask >> (word_bits - shift);
    }
    /// Word `index` holds the bits of the bytes from word_bits * index on, the first one lowest.
    std::uint64_t word(std::size_t index) const { return words_[index]; }
    /// The 64 bits from `position` on, its own lowest.
    std::uint64_t from(std::size_t position) const {
        const std::size_t shift = position % word_bits;
        const std::uint64_t low = words_[position / word_bits] >> shift;
        return shift == 0 ? low : low | words_[position / word_bits + 1] << (word_bits - shift);
    }

  private:
    std::vector<std::uint64_t> words_;
};

/// Keeps its memory from line to line: some three bytes for each byte of the longest.
class Skeleton {
  public:
    /// Of `text` in the form that fold_case() gives; views nothing of it.
    void assign(std::string_view text);

    /// The first eight bytes of the skeleton from the character at byte `position` of the line on, first byte lowest.
    /// Where the line ends before, a space, the end mark and zeros follow.
    std::uint64_t head(std::size_t position) {
        const std::uint64_t others = others_.from(position);
        const bool is_plain = (others & others >> 1U & 0x7FU) == 0;
        return is_plain && has_plain_heads ? plain_head(position) : head_over_runs(position);
    }
    /// The same, but the character of class other at `position`, `symbol_bytes` long, is itself.
    std::uint64_t symbol_head(std::size_t position, std::size_t symbol_bytes) {
        std::uint64_t head_of_rest = head(position + symbol_bytes);
        for (std::size_t byte = symbol_bytes; byte > 0; --byte) {
            head_of_rest = head_of_rest << 8U | static_cast<unsigned char>(folded_[position + byte - 1]);
        }
        return head_of_rest;
    }

    /// Calls visit_word(position, head(position)) or visit_symbol(position) for each byte of the line where a pattern
    /// may begin: edges of words, every character of scripts without spaces, and symbols. In no order.
    template <class VisitWord, class VisitSymbol>
    void for_each_start(const VisitWord& visit_word, const VisitSymbol& visit_symbol) {
        for (std::size_t index = 0; index * ByteBits::word_bits < bytes_; ++index) {
            const auto visit_each = [first = index * ByteBits::word_bits](std::uint64_t bits, const auto& visit) {
                for (; bits != 0; bits &= bits - 1) visit(first + static_cast<std::size_t>(std::countr_zero(bits)));
            };
            const std::uint64_t starts = starts_.word(index);
            const std::uint64_t word_starts = starts & ~others_.word(index);
            const std::uint64_t plain = word_starts & (has_plain_heads ? ~with_runs(index) : 0);
            visit_each(plain, [&](std::size_t position) { visit_word(position, plain_head(position)); });
            visit_each(word_starts & ~plain, [&](std::size_t at) { visit_word(at, head_over_runs(at)); });
            visit_each(starts & ~word_starts, visit_symbol);
        }
    }

    std::string_view line() const { return {folded_.data(), bytes_}; }
    /// Of the character at `position`.
    bool is_other(std::size_t position) const { return levelled_[position] == ' '; }
    /// Words of bits that were looked at to pass over runs, in all lines so far.
    std::size_t run_steps() const { return run_steps_; }
    /// Byte of the first letter or digit, or the line's size.
    std::size_t content_begin() const { return content_begin_; }
    /// Behind the last letter or digit, or 0.
    std::size_t content_end() const { return content_end_; }

  private:
    /// Whether eight bytes of the line are a head as they lie in memory, its first byte lowest.
    static constexpr bool has_plain_heads = std::endian::native == std::endian::little;

    std::uint64_t plain_head(std::size_t position) const {
        std::uint64_t head = 0;
        std::memcpy(&head, levelled_.data() + position, sizeof head);
        return head;
    }
    /// Of the bytes of a word of bits, those whose heads hold two characters of class other side by side.
    std::uint64_t with_runs(std::size_t index) const {
        const std::uint64_t next = others_.word(index + 1);
        std::uint64_t far = next & next >> 1U;
        std::uint64_t runs = others_.word(index) & (others_.word(index) >> 1U | next << 63U);
        // Each of the seven pairs of bytes of a head: after the steps a bit tells of one, of two, of four, of seven.
        for (const unsigned step : {1U, 2U, 3U}) {
            runs |= runs >> step | far << (ByteBits::word_bits - step);
            far |= far >> step;
        }
        return runs;
    }

    void make_room(std::size_t bytes);
    std::size_t add_ascii(std::string_view rest);
    std::size_t add_character(std::string_view rest);
    std::uint64_t head_over_runs(std::size_t position);
    std::size_t run_end(std::size_t position);

    std::vector<char> folded_;
    /// The line's bytes, those of class other as spaces; behind it a space, the end mark, and zeros.
    std::vector<char> levelled_;
    std::size_t bytes_ = 0;
    ByteBits others_;
    ByteBits starts_;
    bool ends_in_word_ = false;
    std::size_t content_begin_ = 0;
    std::size_t content_end_ = 0;
    /// The run in which a head began last, and that head: it is the same at each byte of the run, and neither this run
    /// nor those behind it are walked again for each.
    std::size_t run_begin_ = 0;
    std::size_t run_end_ = 0;
    std::uint64_t run_head_ = 0;
    std::size_t run_steps_ = 0;
};

}  // namespace dehusk
