// Where a text that stands twice in a dump begins again.
#pragma once

#include <cstdint>

#include "assemble/selection.hpp"

namespace dehusk {

/// The first line of a second copy that repeats most of what the classifier would keep of the long lines before it, in
/// order; the number of lines where the text is given once. Linear.
std::uint32_t second_copy_begin(const Evidence& evidence);

}  // namespace dehusk
