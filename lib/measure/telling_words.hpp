// Words that are common on pages of one kind and seldom elsewhere, counted: all that tells the kind of a dump.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dehusk {

// clang-format off
#define DEHUSK_TELLING_WORDS(W) \
    W(i_words) W(we_words) W(you_words) W(forum_words) W(shop_words) W(cart_words) W(manual_words) W(report_words) W(list_words) \
    W(business_words) W(link_words_of_pages) W(age_words)
// clang-format on

enum class TellingWords : std::uint8_t {
#define DEHUSK_WORD_GROUP(name) name,
    DEHUSK_TELLING_WORDS(DEHUSK_WORD_GROUP)
#undef DEHUSK_WORD_GROUP
        count,
};
inline constexpr std::size_t telling_word_groups = static_cast<std::size_t>(TellingWords::count);

using TellingWordCounts = std::array<std::uint32_t, telling_word_groups>;

}  // namespace dehusk
