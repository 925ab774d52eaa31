// Lines as later stages read them: NFC, plain spaces, no invisible characters, and counted in every script.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "page/page.hpp"
#include "support/arena.hpp"

namespace dehusk {

struct NormalLine {
    /// UTF-8, NFC; views the page's text where nothing changed, else NormalText::arena.
    std::string_view text;
    /// Words; in scripts without spaces characters stand in for them, see count_words().
    std::uint32_t words = 0;
    /// Words inside links.
    std::uint32_t link_words = 0;
    /// Code points, without spaces.
    std::uint32_t characters = 0;
    /// Sentence ends in any script.
    std::uint32_t sentences = 0;
};

struct NormalText {
    /// As many as Page::lines.
    std::vector<NormalLine> lines;
    Arena arena;
};

/// What becomes of white space.
enum class Spacing : std::uint8_t {
    single,  ///< all of it is single spaces
    cells,   ///< the same, but where a tab is among it it is one tab: rows of a table in a text dump
    layout,  ///< LF, tabs and runs of spaces stay: code
};

/// Fills `out` with one line for each of `page`'s, which must outlive it. ASCII and already-normal text is not copied
/// and reaches no ICU. Linear.
void normalise(const Page& page, NormalText& out);

/// `text` in normal form, from `arena` where it changed, else `text` itself: NFC; every space a plain one, and but for
/// Spacing::layout none at the ends; no controls, noncharacters or invisible characters but joiners, variation
/// selectors and flag tags; at most 30 combining marks in a heap. Ill-formed bytes become U+FFFD. Doing it twice
/// changes nothing. Linear.
std::string_view normalise_text(std::string_view text, Spacing spacing, Arena& arena);

/// Number of words in UTF-8 text: maximal runs of letters, digits and marks, an apostrophe or hyphen inside a word not
/// parting it. Han and kana count one word for every two characters, Thai, Lao, Khmer and Burmese one for every four,
/// rounded up for each run: near what dictionaries find, and the same with every version of ICU.
std::uint32_t count_words(std::string_view text);

/// Number of sentence ends: terminal punctuation of any script (Sentence_Terminal) that a space, the end or, in scripts
/// without spaces, any character follows, closing quotes and brackets between them passed over. Of several marks in a
/// row the last counts; a full stop before a lower-case letter does not.
std::uint32_t count_sentences(std::string_view text);

/// The form that rules are matched in, from `arena` where it changed: simple case folding (accents stay; İ becomes i, ı
/// stays, ς becomes σ), typographic apostrophes and single quotes as ', every dash and hyphen as -. Not for showing.
std::string_view fold_case(std::string_view text, Arena& arena);
char32_t fold_code_point(char32_t code_point);

}  // namespace dehusk
