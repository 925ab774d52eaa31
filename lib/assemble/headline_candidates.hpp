// What may be a page's headline: its h1s, its titles, and their parts; with the numbers by which a small forest ranks
// them.
//
// No one place is right: the h1 is the site's name on one page in ten, og:title is written for search engines, <title>
// carries site and section. Each candidate is described by where it stands and how it relates to the others.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "assemble/title_text.hpp"
#include "classify/model.hpp"

namespace dehusk {

struct Evidence;

// clang-format off
// A run is several parts of a title in a row, neither its first nor its last alone; a half stands before or behind a colon.
#define DEHUSK_HEADLINE_SOURCES(S) \
    S(h1) S(h1_part) S(h2) S(title) S(title_first) S(title_last) S(title_run) S(title_half) \
    S(og) S(og_first) S(og_last) S(og_run) S(og_half) S(json_ld)

// Besides one flag for each source. The h1 that words are compared with is the first; -1 stands for what is not there.
#define DEHUSK_HEADLINE_NUMBERS(N) \
    N(sources) N(words) N(characters) N(capitalised_share) N(hard_separators) N(soft_separators) \
    N(h1_index) N(only_h1) N(h1_copies) N(h1_count) N(h1_words) N(h1_in_title) N(title_in_h1) \
    N(title_parts) N(first_part_is_site) N(last_part_is_site) N(og_words) N(og_within_title) \
    N(title_words_before) N(title_words_after) N(title_cut_before) N(title_cut_after) N(share_in_title) N(title_covered) \
    N(before_is_site) N(after_is_site) N(rest_is_site) N(is_longest_part) N(of_longest_part) \
    N(og_words_before) N(og_words_after) N(og_cut_before) N(og_cut_after) N(og_rest_is_site) N(share_in_og) N(og_covered) \
    N(within_other) N(holds_other) N(likeness_to_h1) N(words_beyond_h1) N(h1_words_missing) N(within_h1) N(h1_cut_before) N(h1_cut_after) N(is_site) \
    N(is_home_page) N(path_depth) N(slug_words) N(share_in_slug) N(slug_covered) N(share_in_path) \
    N(is_named_title) N(names) N(inner_pieces) N(parent) \
    N(line_lines_before) N(line_lines_since_long) N(line_lines_until_long) N(line_half_up) N(line_half_down) \
    N(line_dense_up) N(line_dense_down) N(line_dense_share) N(line_negative) N(line_positive) N(line_link_share) \
    N(line_navigation) N(line_header) N(line_depth) N(line_words_after) N(line_words_until_long)
// clang-format on

enum class HeadlineSource : std::uint8_t {
#define DEHUSK_ENUMERATOR(name) name,
    DEHUSK_HEADLINE_SOURCES(DEHUSK_ENUMERATOR)
#undef DEHUSK_ENUMERATOR
};

/// A column of HeadlineRow.
enum class HeadlineNumber : std::uint8_t {
#define DEHUSK_ENUMERATOR(name) from_##name,
    DEHUSK_HEADLINE_SOURCES(DEHUSK_ENUMERATOR)
#undef DEHUSK_ENUMERATOR
#define DEHUSK_ENUMERATOR(name) name,
        DEHUSK_HEADLINE_NUMBERS(DEHUSK_ENUMERATOR)
#undef DEHUSK_ENUMERATOR
};

inline constexpr std::array headline_number_names = {
#define DEHUSK_SOURCE_NAME(name) std::string_view{"from_" #name},
    DEHUSK_HEADLINE_SOURCES(DEHUSK_SOURCE_NAME)
#undef DEHUSK_SOURCE_NAME
#define DEHUSK_NUMBER_NAME(name) std::string_view{#name},
        DEHUSK_HEADLINE_NUMBERS(DEHUSK_NUMBER_NAME)
#undef DEHUSK_NUMBER_NAME
};
inline constexpr std::uint32_t headline_stamp = stamp_of_names(headline_number_names);

using HeadlineRow = std::array<std::int32_t, headline_number_names.size()>;

struct HeadlineCandidate {
    /// Normalised; views the page, its normal text or the arena.
    std::string_view text;
    WordList words;
    /// Bit set of HeadlineSource.
    std::uint32_t sources = 0;
    /// Among the h1s, from 0; -1 for what is none.
    std::int32_t h1_index = -1;
    std::int32_t h1_copies = 0;
    /// The line of its first h1 or h2, -1 where it stands only in titles.
    std::int32_t line = -1;
    HeadlineRow row{};
};

/// All candidates of an HTML page with their numbers; equal ones (by words) once. `url` may be empty. Bounded: the
/// first 8 h1s and 2 h2s are looked at. They stand in the evidence's memory, as their texts may.
const std::vector<HeadlineCandidate>& headline_candidates(const Evidence& evidence, std::string_view url);

/// Ranks candidates: the forest `first` over HeadlineRow.
const Model& headline_model();

}  // namespace dehusk
