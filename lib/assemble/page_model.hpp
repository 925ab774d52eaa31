// What kind of page it is and how well its body is likely to be, told by boosted trees over the numbers of the page.
//
// One forest for each kind, each asked whether the page is of that kind: their probabilities are compared. Refused: one
// forest for all kinds at once (its answer needs exponentials, which differ from machine to machine). The confidence's
// forest was trained on the word F1 of bodies that models had made which did not know the page.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <dehusk/extract.hpp>

#include "assemble/page_numbers.hpp"
#include "classify/model.hpp"

namespace dehusk {

/// Kinds that a page can be told to be: all but unknown, in the order of PageKind.
inline constexpr std::size_t known_page_kinds = 7;

struct PageModel {
    std::string_view name;
    /// Of the list of numbers it was trained with; equal to page_numbers_stamp in every model that is used.
    std::uint32_t stamp = 0;
    /// Probability, in permille, below which the kind is unknown.
    std::int32_t least_probability = 500;
    std::array<Forest, known_page_kinds> kinds;
    /// Log-odds of the body's expected F1.
    Forest confidence;
};

/// The models this library was built with.
const PageModel& html_page_model();
const PageModel& text_page_model();

/// The likeliest kind, or unknown where it is not likely enough.
PageKind kind_of(const PageModel& model, const PageRow& row);

/// Expected word F1 of the body, from 0 to 1 in steps of a thousandth.
double confidence_of(const PageModel& model, const PageRow& row);

}  // namespace dehusk
