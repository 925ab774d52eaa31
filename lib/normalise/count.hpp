// Words, characters and sentence ends of one text in one pass.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace dehusk {

struct TextCounts {
    std::uint32_t words = 0;
    /// Code points that are no spaces.
    std::uint32_t characters = 0;
    std::uint32_t sentences = 0;
};

/// Counts as count_words() and count_sentences() say.
TextCounts count_text(std::string_view text);

/// The same for ASCII in normal form (single spaces between other visible characters), which most lines are; nothing
/// for any other text.
std::optional<TextCounts> count_if_plain(std::string_view text);

}  // namespace dehusk
