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

#include "assemble/selection.hpp"
#include "classify/model.hpp"
#include "support/arena.hpp"

namespace dehusk {

// clang-format off
#define DEHUSK_HEADLINE_SOURCES(S) \
    S(h1) S(h1_part) S(h2) S(title) S(title_first) S(title_last) S(title_soft_first) S(title_soft_last) S(title_without_last) \
    S(og) S(og_first) S(og_last) S(og_soft_first) S(og_soft_last) S(og_without_last) S(json_ld)

// Besides one flag for each source.
#define DEHUSK_HEADLINE_NUMBERS(N) \
    N(sources) N(words) N(characters) N(h1_index) N(only_h1) N(h1_copies) N(h1_count) N(has_og) N(has_json_ld) \
    N(words_in_titles) N(starts_title) N(starts_og) N(ends_title) N(within_title) N(within_og) \
    N(is_site_name) N(like_site_name) N(is_site_label) N(has_hard_separator) N(has_soft_separator) \
    N(within_other) N(holds_other) N(likeness_to_h1) N(is_home_page) N(has_capital) N(is_all_capitals) \
    N(line_words_until_long) N(line_lines_until_long) N(line_half_up) N(line_half_down) N(line_dense_up) N(line_dense_down) \
    N(line_lines_before) N(line_negative) N(line_positive) N(line_link_share) N(line_title_concept) N(line_header_concept) \
    N(line_depth) N(line_words_after)
// clang-format on

enum class HeadlineSource : std::uint8_t {
#define DEHUSK_ENUMERATOR(name) name,
    DEHUSK_HEADLINE_SOURCES(DEHUSK_ENUMERATOR)
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
    std::vector<std::uint64_t> words;
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
/// first 8 h1s and 2 h2s are looked at.
std::vector<HeadlineCandidate> headline_candidates(const Evidence& evidence, std::string_view url, Arena& arena);

/// Ranks candidates: the forest `first` over HeadlineRow.
const Model& headline_model();

}  // namespace dehusk
