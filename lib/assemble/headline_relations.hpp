// The numbers of a page's candidates for the headline.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "assemble/headline_candidates.hpp"
#include "assemble/selection.hpp"

namespace dehusk {

/// What the candidates are held against besides each other.
struct HeadlineSurroundings {
    const Evidence& evidence;
    std::string_view title;                 ///< normalised
    std::string_view og_title;              ///< normalised
    std::string_view url;                   ///< may be empty
    std::span<const std::string_view> h1s;  ///< normalised
};

/// Drops candidates that are an h1 cut off before a dash where the title repeats the whole h1, unless what goes is the
/// site's name: that is the headline's own second half. Fills `row` of the others.
void describe_candidates(const HeadlineSurroundings& surroundings, std::vector<HeadlineCandidate>& candidates);

}  // namespace dehusk
