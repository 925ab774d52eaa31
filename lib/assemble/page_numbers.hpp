// The numbers of a page as a whole: what the kind of the page and the confidence in its body are told by.
//
// All are integers, for the reason that lib/measure/numbers.hpp gives. They are taken when the lines have been decided
// on, as what was kept says more of a page than all that stands around it.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "assemble/selection.hpp"
#include "measure/telling_words.hpp"
#include "page/page_signs.hpp"

namespace dehusk {

// clang-format off

// Of all lines.
#define DEHUSK_WHOLE_PAGE_NUMBERS(N) \
    N(lines) N(words) N(link_share) N(long_lines) N(long_words) N(mean_long_words) N(long_word_share) N(headings) N(h1s) \
    N(item_share) N(cell_share) N(code_share) N(quotes) N(controls) N(images) N(prices) N(price_share) N(years) N(questions) \
    N(copies_share) N(rule_share) N(title_words) N(elements) N(articles) N(tables) N(most_alike) N(alike_words) \
    N(path_depth) N(json_types) N(json_products) N(has_date) N(has_author) N(has_description) N(is_english) N(is_spaceless)

// How many signs point to each kind: one sign alone stands on too few pages to be learned from.
#define DEHUSK_SIGN_SUMS(N) \
    N(signs_of_article) N(signs_of_documentation) N(signs_of_service) N(signs_of_forum) N(signs_of_product) N(signs_of_shop) \
    N(signs_of_listing)

// Of the lines that were kept, and how sure the classifier was.
#define DEHUSK_KEPT_NUMBERS(N) \
    N(kept_lines) N(kept_words) N(kept_share) N(kept_long_lines) N(kept_long_share) N(kept_items) N(kept_cells) N(kept_code) \
    N(kept_headings) N(kept_link_share) N(kept_prices) N(kept_years) N(kept_runs) N(kept_mean_words) N(kept_sentences) \
    N(longest_run_share) N(best_score) N(mean_score) N(kept_mean_score) N(dropped_mean_score) N(doubt_share) N(sure_words) \
    N(dropped_doubt_share) N(rule_dropped_words) N(repeated_words) N(has_headline) N(words_above_body) N(error_in_title) \
    N(error_in_heading) N(error_in_body)
// clang-format on

enum class PageNumber : std::uint16_t {
#define DEHUSK_PAGE_NUMBER(name) name,
    DEHUSK_WHOLE_PAGE_NUMBERS(DEHUSK_PAGE_NUMBER) DEHUSK_SIGN_SUMS(DEHUSK_PAGE_NUMBER)
        DEHUSK_KEPT_NUMBERS(DEHUSK_PAGE_NUMBER)
#undef DEHUSK_PAGE_NUMBER
            first_telling_words,
};

/// Names of all columns: the numbers above; telling words of each group in a thousand words, of the page and of what
/// was kept; elements that name each concept; one flag for each sign.
inline constexpr std::array page_number_names = {
#define DEHUSK_PAGE_NUMBER(name) std::string_view{#name},
    DEHUSK_WHOLE_PAGE_NUMBERS(DEHUSK_PAGE_NUMBER) DEHUSK_SIGN_SUMS(DEHUSK_PAGE_NUMBER)
        DEHUSK_KEPT_NUMBERS(DEHUSK_PAGE_NUMBER)
#undef DEHUSK_PAGE_NUMBER
#define DEHUSK_WORDS_OF_PAGE(name) std::string_view{"page_" #name},
            DEHUSK_TELLING_WORDS(DEHUSK_WORDS_OF_PAGE)
#undef DEHUSK_WORDS_OF_PAGE
#define DEHUSK_WORDS_OF_KEPT(name) std::string_view{"kept_" #name},
                DEHUSK_TELLING_WORDS(DEHUSK_WORDS_OF_KEPT)
#undef DEHUSK_WORDS_OF_KEPT
#define DEHUSK_CONCEPT_COUNT(name) std::string_view{"with_" #name},
                    DEHUSK_CONCEPTS(DEHUSK_CONCEPT_COUNT)
#undef DEHUSK_CONCEPT_COUNT
#define DEHUSK_SIGN_FLAG(name) std::string_view{#name},
                        DEHUSK_PAGE_SIGNS(DEHUSK_SIGN_FLAG)
#undef DEHUSK_SIGN_FLAG
};
inline constexpr auto first_word_number = static_cast<std::size_t>(PageNumber::first_telling_words);
inline constexpr std::size_t first_concept_number = first_word_number + 2 * telling_word_groups;
inline constexpr std::size_t first_sign_number = first_concept_number + concept_count;
static_assert(page_number_names.size() == first_sign_number + page_sign_names.size());
inline constexpr std::uint32_t page_numbers_stamp = stamp_of_names(page_number_names);

using PageRow = std::array<std::int32_t, page_number_names.size()>;

inline std::int32_t number(const PageRow& row, PageNumber column) {
    return row[static_cast<std::size_t>(column)];
}

/// Numbers of the page when its lines have been decided on and `has_headline` is known. `url` is the caller's, or
/// empty. Linear.
PageRow page_numbers(const Evidence& evidence, const std::vector<Decision>& decisions, bool has_headline,
                     std::string_view url);

}  // namespace dehusk
