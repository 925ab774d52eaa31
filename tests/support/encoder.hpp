// Text in any encoding of the Encoding standard, for tests: the decoders turned round.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "decode/encoding.hpp"

namespace dehusk::testing {

/// `text` (valid UTF-8) in `encoding`, without a BOM; none if one of its characters has no place there, or if it does
/// not come back the same.
std::optional<std::string> encode(std::string_view text, Encoding encoding);

}  // namespace dehusk::testing
