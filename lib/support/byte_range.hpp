// Which of sixteen bytes lie in a range: one comparison, for all that sort ASCII by vectors.
#pragma once

#if defined(__SSE2__)
#include <emmintrin.h>

namespace dehusk {

/// Each byte from `first` to `last`, both in ASCII, as 0xFF, the others as 0.
inline __m128i bytes_within(__m128i bytes, char first, char last) {
    // Moved so that the range begins at the lowest signed byte, one signed comparison tells what lies in it.
    const __m128i moved = _mm_sub_epi8(bytes, _mm_set1_epi8(static_cast<char>(first + 128)));
    return _mm_cmplt_epi8(moved, _mm_set1_epi8(static_cast<char>(last - first + 1 - 128)));
}

}  // namespace dehusk

#endif
