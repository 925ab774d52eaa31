// read_html() held against gumbo: two readers of the same HTML must give the same Page.
//
// Gumbo 0.10.1 is older than the standard and departs from it in a few ways. Each is known here by name, with a
// rewriting of the page that takes out of it what the two readers see differently and leaves all else: where the
// readers disagree, they have to agree on the rewritten page.
#pragma once

#include <cstdint>
#include <string_view>

namespace dehusk_tests {

enum class Agreement : std::uint8_t {
    same,
    different,
    declined,  ///< gumbo's guard did not let it read the page, or what became of it, or the page is too deep
};

struct ReaderComparison {
    Agreement agreement = Agreement::same;
    /// The last departure that had to be rewritten, or empty. Static. Others may stand before it.
    std::string_view departure;
    /// Gumbo makes U+FFFD of control characters that the standard lets stand or drops; they were rewritten, too.
    bool has_control_characters = false;
};

/// Compares the readers on `html`, valid UTF-8; `with_places` where the source intervals of lines have to be equal,
/// too.
ReaderComparison compare_readers(std::string_view html, bool with_places);

}  // namespace dehusk_tests
