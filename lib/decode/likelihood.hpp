// How likely bytes are as text of one encoding or another.
#pragma once

#include <cstdint>
#include <string_view>

#include "decode/encoding.hpp"

namespace dehusk {

/// Bits that `bytes`, read in `encoding`, take as text of the language that suits them best: the likelier a reading,
/// the fewer. Comparable between encodings of the same bytes. Linear.
double reading_bits(std::string_view bytes, Encoding encoding);

}  // namespace dehusk
