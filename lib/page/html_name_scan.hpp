// Reads a name of a tag or attribute off the source: its end and its key in one look at sixteen bytes, without a branch
// on its length.
#pragma once

#include <bit>
#include <cstdint>
#include <string_view>

#include "page/html_names.hpp"
#include "support/byte_range.hpp"

namespace dehusk {

struct ScannedName {
    NameKey key;
    const char* end;
};

/// Where a name ends that begins at `begin` < `end`: with `end` or with the first byte of `ending` (class_ends_name or
/// class_ends_attribute_name) behind its own first byte.
const char* find_name_end(const char* begin, const char* end, CharacterClass ending);

/// As name_key(), out of the way of the names that are often read.
NameKey key_of_rare_name(const char* begin, const char* end);

/// The key of every long name of an attribute: none of them is known, and that is all that is asked.
inline constexpr NameKey key_of_long_attribute_name{0, ~std::uint64_t{0}};

/// The name at `begin`, see find_name_end().
inline ScannedName scan_rare_name(const char* begin, const char* end, CharacterClass ending) {
    const char* const name_end = find_name_end(begin, end, ending);
    const bool is_long = static_cast<std::size_t>(name_end - begin) > longest_spelled_name;
    if (is_long && ending == class_ends_attribute_name) return {key_of_long_attribute_name, name_end};
    return {key_of_rare_name(begin, name_end), name_end};
}

#if defined(__SSE2__) && defined(__x86_64__)

inline ScannedName scan_name(const char* begin, const char* end, CharacterClass ending) {
    if (end - begin < 16) [[unlikely]]
        return scan_rare_name(begin, end, ending);
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(begin));
    const auto where = [bytes](char byte) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(byte)); };
    // Controls besides white space are so rare that taking them for an end, and looking again, is cheapest.
    const __m128i up_to_space = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(' ')), bytes);
    __m128i ends = _mm_or_si128(up_to_space, _mm_or_si128(where('/'), where('>')));
    if (ending == class_ends_attribute_name) ends = _mm_or_si128(ends, where('='));
    const unsigned mask = static_cast<unsigned>(_mm_movemask_epi8(ends)) & ~1U;
    if (mask == 0) [[unlikely]]
        return scan_rare_name(begin, end, ending);
    const int length = std::countr_zero(mask);
    if (!has_class(begin[length], ending) || begin[0] == '\0') [[unlikely]] {
        return scan_rare_name(begin, end, ending);
    }

    const __m128i is_upper = bytes_within(bytes, 'A', 'Z');
    const __m128i lowered = _mm_or_si128(bytes, _mm_and_si128(is_upper, _mm_set1_epi8('a' - 'A')));
    // Sixteen bytes of this from 16 - length on keep the first `length` bytes.
    static constexpr std::array<unsigned char, 32> keep = [] {
        std::array<unsigned char, 32> kept{};
        for (std::size_t i = 0; i < 16; ++i) kept[i] = 0xFF;
        return kept;
    }();
    const __m128i kept =
        _mm_and_si128(lowered, _mm_loadu_si128(reinterpret_cast<const __m128i*>(keep.data() + 16 - length)));
    const auto low = static_cast<std::uint64_t>(_mm_cvtsi128_si64(kept));
    const auto high = static_cast<std::uint64_t>(_mm_cvtsi128_si64(_mm_unpackhi_epi64(kept, kept)));
    return {{low, high}, begin + length};
}

#else

inline ScannedName scan_name(const char* begin, const char* end, CharacterClass ending) {
    return scan_rare_name(begin, end, ending);
}

#endif

}  // namespace dehusk
