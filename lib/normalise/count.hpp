// Words, characters and sentence ends of one text in one pass.
#pragma once

#include <cstdint>
#include <string_view>

namespace dehusk {

struct TextCounts {
    std::uint32_t words = 0;
    /// Code points that are no spaces.
    std::uint32_t characters = 0;
    std::uint32_t sentences = 0;
};

/// Counts as count_words() and count_sentences() say. Counts are handed over in memory: three that share two registers
/// are put together there by the compiler and read back before they have arrived.
void count_text(std::string_view text, TextCounts& counts);

/// The same for ASCII in normal form (single spaces between other visible characters), which most lines are; false
/// for any other text.
bool count_if_plain(std::string_view text, TextCounts& counts);

}  // namespace dehusk
