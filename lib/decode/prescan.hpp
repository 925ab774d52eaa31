// The encoding that a page declares of itself.
#pragma once

#include <optional>
#include <string_view>

#include "decode/encoding.hpp"

namespace dehusk {

/// Bytes that the declaration is looked for in.
inline constexpr std::size_t prescan_bytes = 1024;

/// What `<meta charset>`, `<meta http-equiv>` or an XML declaration in the first prescan_bytes says. UTF-16 there means
/// UTF-8, since nobody could have read it otherwise, and x-user-defined means windows-1252. Labels that stand for
/// nothing, or for `replacement`, are passed over.
std::optional<Encoding> declared_encoding(std::string_view bytes);

}  // namespace dehusk
