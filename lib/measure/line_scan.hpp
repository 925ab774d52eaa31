// One pass over the text of a line: its characters counted by class, and its words found.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "support/quick_hash.hpp"

namespace dehusk {

enum class CharacterKind : std::uint8_t;

/// Kind of a code point from U+0080 on.
CharacterKind kind_beyond_ascii(char32_t c);

/// Of all characters of a line, spaces and terminals left out.
struct CharacterCounts {
    std::uint32_t letters = 0;
    std::uint32_t uppercase = 0;
    std::uint32_t capitalised_words = 0;
    std::uint32_t digits = 0;
    std::uint32_t commas = 0;
    std::uint32_t quotes = 0;
    std::uint32_t separators = 0;
    std::uint32_t symbols = 0;
    bool has_address = false;
    bool has_currency = false;
    bool without_spaces = false;  ///< holds characters of a script that parts no words
};

/// Keeps its memory from line to line: 9 bits for each byte of the longest.
class LineScan {
  public:
    /// Linear.
    void read(std::string_view text);

    const CharacterCounts& counts() const { return counts_; }

    /// No less than the line's words.
    std::size_t most_words() const { return size_ / 2 + 1; }

    /// Calls `visit(hash)` with quick_hash of each word in order, ASCII in lower case. Words are those of
    /// support/words.hpp.
    template <typename Visit>
    void for_each_word(Visit visit) const {
        for (std::size_t begin = next(0, 0); begin < size_;) {
            const std::size_t end = next(begin, ~std::uint64_t{0});
            visit(quick_hash_of_padded(folded_.data() + begin, end - begin));
            begin = next(end, 0);
        }
    }

  private:
    void read_ascii(std::string_view text);
    void read_beyond_ascii(std::string_view text);

    // The first place from `from` on whose bit is set, or with `flip` all ones is not; size_ or beyond where none is.
    std::size_t next(std::size_t from, std::uint64_t flip) const {
        std::size_t chunk = from / 64;
        std::uint64_t bits = (word_bits_[chunk] ^ flip) >> (from % 64);
        if (bits != 0) return from + static_cast<std::size_t>(std::countr_zero(bits));
        while (++chunk * 64 < size_) {
            bits = word_bits_[chunk] ^ flip;
            if (bits != 0) return chunk * 64 + static_cast<std::size_t>(std::countr_zero(bits));
        }
        return size_;
    }

    std::size_t size_ = 0;
    std::vector<char> folded_;  ///< ASCII in lower case, padded
    std::vector<std::uint64_t> word_bits_;
    CharacterCounts counts_;
    bool is_ascii_ = true;
};

}  // namespace dehusk
