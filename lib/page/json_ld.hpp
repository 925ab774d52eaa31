// Looks into <script type="application/ld+json"> for what a page says of its own article.
#pragma once

#include <string_view>
#include <vector>

#include "support/arena.hpp"

namespace dehusk {

struct JsonLd {
    /// Escapes undone, UTF-8; views the script or the arena. Of the first article, posting or product; empty when there
    /// is none.
    std::string_view headline;
    /// Every articleBody, in order.
    std::vector<std::string_view> article_bodies;
    /// Every @type, in order, the first 256 of a script.
    std::vector<std::string_view> types;
};

/// Adds what `script` holds to `out`. `script` is untrusted and need not be JSON: what can be read is read. Linear;
/// nesting deeper than 64 objects is passed over.
void scan_json_ld(std::string_view script, Arena& arena, JsonLd& out);

}  // namespace dehusk
