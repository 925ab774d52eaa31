// Which documents the standard reads in quirks mode (HTML standard, 13.2.6.4.1).
#pragma once

#include <string_view>

namespace dehusk {

/// `text` is what stands between `<!doctype` and `>`.
bool doctype_means_quirks(std::string_view text);

}  // namespace dehusk
