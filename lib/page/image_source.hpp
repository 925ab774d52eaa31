// Which picture an <img> shows, where scripts are to put it in place later.
#pragma once

#include <string_view>

#include "page/tree.hpp"

namespace dehusk {

/// The reference to the picture of `image`, as it stands on the page; empty where it names none. Pages that load
/// their pictures as a reader comes to them keep the reference in another attribute, and leave `src` out or give it a
/// stand-in.
std::string_view image_source(const Tree& tree, std::uint32_t image);

/// The candidate of a srcset that is described as the largest, the first of equal ones; empty where there is none (HTML
/// standard, 4.8.4.2.1).
std::string_view largest_of_srcset(std::string_view srcset);

}  // namespace dehusk
