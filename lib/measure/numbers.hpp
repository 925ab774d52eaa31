// The list of numbers that describe a line, which is what the classifier's models are trained on.
//
// All are integers: counts, distances, flags, or shares in permille, so that a verdict is the same on every compiler
// and CPU. A model carries the stamp of the list it was trained with and does not compile against another.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "page/concepts.hpp"

namespace dehusk {

/// A distance to something that is not there, or too far to matter.
inline constexpr std::int32_t far_away = 99;

// clang-format off

// Of the line itself.
#define DEHUSK_LINE_NUMBERS(N) \
    N(words) N(characters) N(sentences) N(word_length_tenths) N(link_words) N(link_share) N(bold_share) N(links) N(images) \
    N(digit_share) N(upper_share) N(capitalised_share) N(symbol_share) N(commas) N(quotes) N(separators) N(ending) N(beginning) \
    N(has_year) N(has_address) N(has_currency) N(is_heading) N(heading_level) N(is_list_item) N(is_cell) N(is_code) \
    N(is_caption) N(is_quote) N(is_control) N(blank_lines_before) N(blank_lines_after) N(indent_columns) N(joined_lines) \
    N(title_words_in_line) N(line_words_in_title) N(copies) N(copies_before) N(cut_short) N(words_without_spaces)

// Which residue rules fired on it, one flag each kind, and what the wording of the page around it says.
#define DEHUSK_RULE_NUMBERS(N) \
    N(rule_related) N(rule_most_read) N(rule_comments) N(rule_comment_form) N(rule_counter) N(rule_log_in) N(rule_ad_block) \
    N(rule_advert_mark) N(rule_newsletter) N(rule_share) N(rule_consent) N(rule_paywall) N(rule_copyright) \
    N(rule_source_link) N(rule_credit) N(rule_byline) N(rule_date_line) N(rule_navigation) N(rule_back_to_top) N(rule_read_more) \
    N(rules) N(lines_since_related) N(lines_since_comments) N(lines_since_residue) N(lines_until_residue) N(rules_in_12)

// Where it stands, and what stands around it.
#define DEHUSK_PLACE_NUMBERS(N) \
    N(lines_before) N(lines_after) N(lines_before_share) N(words_before_share) N(long_before_share) \
    N(lines_since_long) N(lines_until_long) N(lines_since_title) N(lines_since_h1) N(lines_since_heading) \
    N(heading_level_before) N(words_since_heading) N(section_words) N(section_lines) N(section_link_share) N(section_long_share) \
    N(words_1_before) N(words_2_before) N(words_3_before) N(words_1_after) N(words_2_after) N(words_3_after) \
    N(link_share_1_before) N(link_share_2_before) N(link_share_1_after) N(link_share_2_after) \
    N(ending_1_before) N(ending_1_after) N(heading_1_before) N(heading_1_after) N(same_element_1_before) N(same_element_1_after) \
    N(common_depth_1_before) N(common_depth_1_after) N(same_path_1_before) N(same_path_1_after) \
    N(window_5_words) N(window_5_long_share) N(window_5_link_share) N(window_12_words) N(window_12_long_share) \
    N(window_12_link_share) N(window_30_words) N(window_30_long_share) N(window_30_link_share)

// What it stands in.
#define DEHUSK_ANCESTOR_NUMBERS(N) \
    N(depth) N(tag) N(tag_2) N(tag_3) \
    N(words_1_up) N(link_share_1_up) N(lines_1_up) N(long_1_up) N(words_2_up) N(link_share_2_up) N(lines_2_up) N(long_2_up) \
    N(words_3_up) N(link_share_3_up) N(lines_3_up) N(long_3_up) N(words_5_up) N(link_share_5_up) N(lines_5_up) N(long_5_up) \
    N(half_levels_up) N(half_levels_down) N(most_levels_up) N(most_levels_down) N(dense_levels_up) N(dense_levels_down) \
    N(dense_page_share) N(half_link_share) \
    N(tag_a) N(tag_article) N(tag_aside) N(tag_blockquote) N(tag_dl) N(tag_figure) N(tag_footer) N(tag_form) N(tag_header) \
    N(tag_li) N(tag_main) N(tag_nav) N(tag_ol) N(tag_p) N(tag_section) N(tag_table) N(tag_ul) \
    N(negative_levels_up) N(positive_levels_up) N(negative_concepts) N(positive_concepts) N(inline_negative) \
    N(group_lines) N(group_words) N(group_long_share) N(group_link_share) N(group_word_share) N(group_mean_words) N(group_place)

// What a template repeats around it: the outermost and innermost pattern it stands in, its path, its siblings.
#define DEHUSK_STRUCTURE_NUMBERS(N) \
    N(outer_members) N(outer_place) N(outer_words) N(outer_link_share) N(outer_mean_words) N(outer_long_lines) \
    N(outer_pattern_link_share) N(outer_word_share) N(outer_words_before_share) \
    N(inner_members) N(inner_place) N(inner_words) N(inner_link_share) N(inner_mean_words) N(inner_long_lines) \
    N(inner_pattern_link_share) N(inner_word_share) N(inner_words_before_share) \
    N(path_lines) N(path_place) N(path_word_share) N(path_long_share) N(path_link_share) N(path_mean_words) \
    N(path_most_words) N(path_distinct_share) N(sibling_lines) N(sibling_long_lines) N(parent_sibling_long_lines)

// What page it is.
#define DEHUSK_PAGE_NUMBERS(N) \
    N(page_lines) N(page_words) N(page_link_share) N(page_long_share) N(page_long_words) N(page_headings) N(page_h1) \
    N(page_articles) N(page_list_share) N(page_cell_share) N(page_code_share) N(page_mean_long_words) N(page_blank_share) \
    N(page_is_article_type) N(page_has_date) N(page_forum_concepts) N(page_product_concepts) N(page_comment_concepts) \
    N(page_card_concepts) N(page_title_words) N(page_rule_share) N(page_wrapped)

// What markup would say, read off a text dump (dump_numbers.hpp); 0 on web pages.
#define DEHUSK_DUMP_NUMBERS(N) \
    N(block_lines) N(block_words) N(block_long_share) N(block_ended_share) N(place_in_block) N(block_words_before) N(block_words_after) \
    N(strict_run_begin) N(strict_run_end) N(strict_run_share) N(lenient_run_begin) N(lenient_run_end) N(lenient_run_share) \
    N(small_word_share) N(small_word_share_1_before) N(small_word_share_1_after) \
    N(known_word_share) N(known_word_share_1_before) N(known_word_share_1_after) N(first_line_share) N(lines_since_headline) \
    N(has_clock) N(window_5_ended_share) N(window_12_ended_share) N(prose_lines_before) N(prose_lines_after) \
    N(prose_words_before_share) N(prose_words_since_residue) N(indent_beside_main) N(item_1_before) N(item_1_after) \
    N(copied_lines_in_12) N(copied_lines_in_30) N(dated_lines_in_12) N(dated_lines_in_30) N(prose_words_since_comments) \
    N(comment_marks_before) N(comment_marks_after) N(related_marks_before) N(related_marks_after) \
    N(page_ended_share) N(page_ended_word_share) N(page_short_word_share) N(page_copied_share) N(page_residue_lines) \
    N(page_indented_share) N(page_longest_short_run) N(page_lines_above_prose) N(page_lines_below_prose) N(page_prose_lines)

// What the first pass answered around it, in permille; only the second pass sees these.
#define DEHUSK_SCORE_NUMBERS(N) \
    N(score) N(score_1_before) N(score_2_before) N(score_3_before) N(score_1_after) N(score_2_after) N(score_3_after) \
    N(score_window_5) N(score_window_11) N(score_window_31) N(score_before) N(score_after) N(score_page) \
    N(score_1_up) N(score_2_up) N(score_3_up) N(score_5_up) N(score_group) N(score_path) N(score_outer) N(score_inner) N(score_section) N(score_heading) N(score_previous_heading) \
    N(kept_share_before) N(kept_words_before) N(kept_words_after) N(lines_since_kept) N(lines_until_kept) N(kept_run) N(score_copies) \
    N(kept_page_share) N(score_best_near)
// clang-format on

/// One row's columns in order; concept distances follow the page numbers.
enum class Number : std::uint16_t {
#define DEHUSK_NUMBER_ENUMERATOR(name) name,
    DEHUSK_LINE_NUMBERS(DEHUSK_NUMBER_ENUMERATOR) DEHUSK_RULE_NUMBERS(DEHUSK_NUMBER_ENUMERATOR)
        DEHUSK_PLACE_NUMBERS(DEHUSK_NUMBER_ENUMERATOR) DEHUSK_ANCESTOR_NUMBERS(DEHUSK_NUMBER_ENUMERATOR)
            DEHUSK_STRUCTURE_NUMBERS(DEHUSK_NUMBER_ENUMERATOR) DEHUSK_PAGE_NUMBERS(DEHUSK_NUMBER_ENUMERATOR)
#define DEHUSK_CONCEPT_NUMBER(name) concept_##name,
                DEHUSK_CONCEPTS(DEHUSK_CONCEPT_NUMBER)
#undef DEHUSK_CONCEPT_NUMBER
                    DEHUSK_DUMP_NUMBERS(DEHUSK_NUMBER_ENUMERATOR) first_pass_count,
    // The first score takes the value of the count above it.
    before_scores = first_pass_count - 1,
    DEHUSK_SCORE_NUMBERS(DEHUSK_NUMBER_ENUMERATOR)
#undef DEHUSK_NUMBER_ENUMERATOR
        count,
};

inline constexpr std::size_t first_pass_numbers = static_cast<std::size_t>(Number::first_pass_count);
inline constexpr std::size_t all_numbers = static_cast<std::size_t>(Number::count);

/// Names of all columns, in order.
inline constexpr std::array<std::string_view, all_numbers> number_names = {
#define DEHUSK_NUMBER_NAME(name) #name,
    DEHUSK_LINE_NUMBERS(DEHUSK_NUMBER_NAME) DEHUSK_RULE_NUMBERS(DEHUSK_NUMBER_NAME)
        DEHUSK_PLACE_NUMBERS(DEHUSK_NUMBER_NAME) DEHUSK_ANCESTOR_NUMBERS(DEHUSK_NUMBER_NAME)
            DEHUSK_STRUCTURE_NUMBERS(DEHUSK_NUMBER_NAME) DEHUSK_PAGE_NUMBERS(DEHUSK_NUMBER_NAME)
#define DEHUSK_CONCEPT_NUMBER(name) "concept_" #name,
                DEHUSK_CONCEPTS(DEHUSK_CONCEPT_NUMBER)
#undef DEHUSK_CONCEPT_NUMBER
                    DEHUSK_DUMP_NUMBERS(DEHUSK_NUMBER_NAME) DEHUSK_SCORE_NUMBERS(DEHUSK_NUMBER_NAME)
#undef DEHUSK_NUMBER_NAME
};

/// FNV-1a over the names of a list of numbers: what a model is stamped with.
template <std::size_t Count>
constexpr std::uint32_t stamp_of_names(const std::array<std::string_view, Count>& names) {
    std::uint32_t hash = 2166136261U;
    for (const std::string_view column : names) {
        for (const char c : column) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
        hash = (hash ^ 0x2CU) * 16777619U;
    }
    return hash;
}
inline constexpr std::uint32_t numbers_stamp = stamp_of_names(number_names);

}  // namespace dehusk
