// One pass over the text of a line: its characters counted by class, and its words found.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "support/quick_hash.hpp"

namespace dehusk {

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
    bool has_year = false;  ///< four digits that begin with 19 or 20 and have no further digit beside them
    bool has_address = false;
    bool has_currency = false;
    bool without_spaces = false;  ///< holds characters of a script that parts no words
};

struct WordCounts {
    std::uint32_t words = 0;
    std::uint32_t small = 0;  ///< at most three letters, all of them small ones of ASCII: mostly function words
};

/// Keeps its memory from line to line: 10 bits for each byte of the longest.
class LineScan {
  public:
    /// Linear.
    void read(std::string_view text);

    const CharacterCounts& counts() const { return counts_; }

    WordCounts count_words() const;

    /// Calls `visit(hash, begin, end)` with quick_hash of each word in order, ASCII in lower case, and its byte
    /// offsets. Words are those of support/words.hpp.
    template <typename Visit>
    void for_each_word(Visit visit) const {
        const char* const bytes = bytes_.data();
        const auto visit_word = [&](std::size_t begin, std::size_t end) {
            visit(quick_hash_of_padded(bytes + begin, end - begin), begin, end);
        };
        std::size_t begin = 0;
        bool is_in_word = false;
        for (std::size_t block = 0; 64 * block <= size_; ++block) {
            const std::uint64_t words = blocks_[block].words;
            // Where a word begins, and behind its end.
            std::uint64_t edges = words ^ (words << 1 | std::uint64_t{is_in_word});
            const auto next_edge = [&edges, block] {
                const std::size_t place = 64 * block + static_cast<std::size_t>(std::countr_zero(edges));
                edges &= edges - 1;
                return place;
            };
            if (is_in_word && edges != 0) {
                visit_word(begin, next_edge());
                is_in_word = false;
            }
            while (edges != 0) {
                begin = next_edge();
                is_in_word = edges == 0;
                if (!is_in_word) visit_word(begin, next_edge());
            }
        }
    }

  private:
    /// Of 64 bytes.
    struct WordBits {
        std::uint64_t words = 0;          ///< what belongs to words
        std::uint64_t small_letters = 0;  ///< of ASCII
    };

    void read_beyond_ascii(std::string_view text);

    std::size_t size_ = 0;
    std::vector<char> bytes_;  ///< of the line, ASCII in lower case, NULs behind them
    std::vector<WordBits> blocks_;
    CharacterCounts counts_;
};

}  // namespace dehusk
