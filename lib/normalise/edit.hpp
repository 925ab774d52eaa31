// Spaces, controls and invisible characters of one text, before it is composed.
#pragma once

#include <string_view>

#include "normalise/normalise.hpp"
#include "support/arena.hpp"

namespace dehusk {

/// What a text lacks to be in normal form.
struct TextNeeds {
    /// Spaces to collapse, characters to drop or ill-formed bytes to replace.
    bool edit = false;
    /// Code points of which only ICU knows whether they are in NFC.
    bool compose = false;
    /// Several such code points in a row, which may be a heap of marks.
    bool heap = false;
};

/// One pass, eight bytes at a time over ASCII; ends early where all are found.
TextNeeds text_needs(std::string_view text, Spacing spacing);

/// Most combining characters kept behind one base; the rest is dropped. Unicode's Stream-Safe Text Format (UAX 15, 13)
/// parts such heaps at 30 too, as no language needs more than a few; past that, canonical reordering takes quadratic
/// time.
inline constexpr unsigned max_marks = 30;

/// `text` with spaces and invisible characters treated (treatment.hpp), as UTF-8, from `arena`; `text` itself if
/// all it had were joiners and flags in their places.
std::string_view edit_text(std::string_view text, Spacing spacing, Arena& arena);

/// Cuts each heap of combining characters to max_marks. Returns `text` itself when there is none to cut.
std::string_view limit_marks(std::string_view text, Arena& arena);

}  // namespace dehusk
