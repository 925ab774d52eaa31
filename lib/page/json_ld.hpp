// Looks into <script type="application/ld+json"> for what a page says of its own article.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "support/arena.hpp"

namespace dehusk {

/// What JSON-LD states of one article, posting or other work, or of a page. Escapes undone, UTF-8; views the script or
/// an arena.
struct JsonLdWork {
    std::string_view title;      ///< its headline, or its name where works of its type have that
    std::string_view authors;    ///< names, parted by ", "
    std::string_view published;  ///< as it stands
    std::string_view language;   ///< as it stands
    bool is_page = false;        ///< a page as such, which seldom names its author
};

struct JsonLd {
    /// Escapes undone, UTF-8; views the script or the arena. Of the first article, posting or product; empty when there
    /// is none.
    std::string_view headline;
    /// Every articleBody, in order.
    std::vector<std::string_view> article_bodies;
    /// Every @type, in order, the first 256 of a script.
    std::vector<std::string_view> types;
    /// Those that state an author, a date or a language, in the order in which they end, the first 16 of a page.
    std::vector<JsonLdWork> works;

    /// Keeps the memory of the lists.
    void clear() {
        headline = {};
        article_bodies.clear();
        types.clear();
        works.clear();
    }
};

/// Bodies are long, and seldom asked for.
enum class ArticleBodies : std::uint8_t { wanted, unwanted };

/// Adds what `script` holds to `out`. `script` is untrusted and need not be JSON: what can be read is read. Linear;
/// nesting deeper than 64 objects is passed over.
void scan_json_ld(std::string_view script, Arena& arena, JsonLd& out, ArticleBodies bodies = ArticleBodies::wanted);

}  // namespace dehusk
