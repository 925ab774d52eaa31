// What encodings texts of a language come in, and how they are spelled there.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "decode/encoding.hpp"

namespace dehusk::testing {

struct UsualEncodings {
    /// As the names of the sample pages begin.
    std::string_view language;
    std::vector<Encoding> encodings;
};

/// The languages of the rule rows but Hindi, which no legacy encoding has, and the Baltic ones.
const std::vector<UsualEncodings>& usual_encodings();

/// `text` (valid UTF-8) as people write it who have `encoding`: straight quotes for curved ones, "oe" for a missing
/// ligature, tones of Vietnamese as marks of their own. A character without such a habit stays.
std::string spelled_for(std::string_view text, Encoding encoding);

}  // namespace dehusk::testing
