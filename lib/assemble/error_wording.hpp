// Wording of pages that stand where an article should be: errors, walls for robots, programs that want JavaScript.
//
// Like residue rules these are rows of data with a language; unlike them they say something of a page and not of a
// line. No row decides alone: an article may well have "Page not found" for its title.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "assemble/selection.hpp"

namespace dehusk {

/// Where a phrase has to stand in the text that it is looked for in.
enum class PhraseReach : std::uint8_t {
    title,   ///< it is all of a title's part: "Log in", which is a heading on many a page
    whole,   ///< it is all of the text: "404"
    inside,  ///< between two edges of words
};

struct ErrorPhrase {
    std::string_view language;
    PhraseReach reach = PhraseReach::inside;
    /// Folded (fold_case), with single spaces for everything that is neither letter nor digit.
    std::string_view phrase;
};

/// All phrases, for the test that walks them.
std::span<const ErrorPhrase> error_phrases();

/// What a text is that a phrase is looked for in.
enum class TextPlace : std::uint8_t { title, heading, body };

/// Does the text, a title's part or a short line, say what an error page or a wall says? Titles and headings have to be
/// little more than the phrase.
bool says_error(std::string_view text, TextPlace place, AssemblyMemory& memory);

/// Where a page says so.
struct ErrorWording {
    bool in_title = false;
    bool in_heading = false;
    std::uint32_t in_body =
        0;  ///< words of the kept lines that say so, where little was kept; of all where nothing was
};

/// Looks at titles, the first headings and, where little was kept, at short lines. Bounded.
ErrorWording error_wording(const Evidence& evidence, const std::vector<Decision>& decisions);

}  // namespace dehusk
