// ASCII bytes sorted into classes, sixteen at a time: counted, folded to lower case, and told as bits which of them
// belong to words. Twice, with SSE2 and without; a test holds the one against the other.
//
// Ranges, not ICU's properties: the numbers must not change with the version of ICU.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace dehusk {

enum class CharacterKind : std::uint8_t { space, lower, upper, digit, comma, quote, separator, terminal, symbol };

constexpr CharacterKind kind_of_ascii(unsigned char c) {
    if (c >= 'a' && c <= 'z') return CharacterKind::lower;
    if (c >= 'A' && c <= 'Z') return CharacterKind::upper;
    if (c >= '0' && c <= '9') return CharacterKind::digit;
    switch (c) {
        case ' ':
        case '\n':
        case '\t':
            return CharacterKind::space;
        case ',':
        case ';':
            return CharacterKind::comma;
        case '"':
        case '\'':
            return CharacterKind::quote;
        case '|':
        case '/':
        case '>':
        case '<':
            return CharacterKind::separator;
        case '.':
        case '!':
        case '?':
            return CharacterKind::terminal;
        default:
            return CharacterKind::symbol;
    }
}

/// Of the ASCII bytes of a line; what is left of them are symbols.
struct ByteCounts {
    std::uint32_t letters = 0;
    std::uint32_t uppercase = 0;
    std::uint32_t capitalised_words = 0;  ///< upper-case letters behind a space or at the beginning
    std::uint32_t digits = 0;
    std::uint32_t commas = 0;
    std::uint32_t quotes = 0;
    std::uint32_t separators = 0;
    std::uint32_t silent = 0;  ///< spaces and terminals
    bool has_at_sign = false;
    bool has_dollar = false;
    bool has_colon = false;
};

inline constexpr std::size_t block_bytes = 16;

/// One bit for each byte of a block, the first byte's the lowest.
struct BlockBits {
    std::uint32_t word = 0;  ///< letters, digits and underscores
    std::uint32_t small_w = 0;
    std::uint32_t beyond_ascii = 0;
};

namespace byte_detail {

/// What PlainByteClasses knows of a byte. Eight counters of eight bits share one word, so that a byte costs one
/// addition.
struct ByteEntry {
    std::uint64_t sums = 0;
    std::uint8_t seen = 0;
    char folded = 0;
    bool is_word = false;
    bool is_space = false;
};
inline constexpr std::array<ByteEntry, 256> byte_table = [] {
    std::array<ByteEntry, 256> entries{};
    for (unsigned byte = 0; byte < 256; ++byte) {
        ByteEntry& entry = entries[byte];
        entry.folded = static_cast<char>(byte);
        if (byte >= 128) continue;
        const CharacterKind kind = kind_of_ascii(static_cast<unsigned char>(byte));
        const auto is = [&](CharacterKind one) { return std::uint64_t{kind == one}; };
        const std::uint64_t upper = is(CharacterKind::upper);
        entry.sums = (is(CharacterKind::lower) | upper) | upper << 8 | is(CharacterKind::digit) << 16 |
                     is(CharacterKind::comma) << 24 | is(CharacterKind::quote) << 32 |
                     is(CharacterKind::separator) << 40 |
                     (is(CharacterKind::space) | is(CharacterKind::terminal)) << 48;
        entry.seen =
            static_cast<std::uint8_t>((byte == '@' ? 1U : 0U) | (byte == '$' ? 2U : 0U) | (byte == ':' ? 4U : 0U));
        entry.folded = static_cast<char>(upper != 0 ? byte | 0x20U : byte);
        entry.is_word = kind <= CharacterKind::digit && kind != CharacterKind::space;
        entry.is_word |= byte == '_';
        entry.is_space = kind == CharacterKind::space;
    }
    return entries;
}();

}  // namespace byte_detail

class PlainByteClasses {
  public:
    /// Blocks that may be added between two calls of add_to().
    static constexpr std::size_t most_blocks = 15;

    /// Reads a block and writes it to `folded` in lower case.
    BlockBits add(const char* block, char* folded) {
        BlockBits bits;
        for (std::size_t i = 0; i < block_bytes; ++i) {
            const auto byte = static_cast<unsigned char>(block[i]);
            const byte_detail::ByteEntry& entry = byte_detail::byte_table[byte];
            sums_ += entry.sums + (follows_space_ ? entry.sums & upper_field : 0) * capital_of_upper;
            follows_space_ = entry.is_space;
            bits.word |= std::uint32_t{entry.is_word} << i;
            bits.small_w |= (byte == 'w' ? 1U : 0U) << i;
            bits.beyond_ascii |= (byte >> 7 & 1U) << i;
            folded[i] = entry.folded;
            seen_ |= entry.seen;
        }
        return bits;
    }

    /// Adds what was counted since the last call to `counts`.
    void add_to(ByteCounts& counts) {
        counts.letters += field(0);
        counts.uppercase += field(1);
        counts.digits += field(2);
        counts.commas += field(3);
        counts.quotes += field(4);
        counts.separators += field(5);
        counts.silent += field(6);
        counts.capitalised_words += field(7);
        counts.has_at_sign |= (seen_ & 1U) != 0;
        counts.has_dollar |= (seen_ & 2U) != 0;
        counts.has_colon |= (seen_ & 4U) != 0;
        sums_ = 0;
        seen_ = 0;
    }

  private:
    static constexpr std::uint64_t upper_field = std::uint64_t{1} << 8;
    static constexpr std::uint64_t capital_of_upper = std::uint64_t{1} << 48;  ///< field 1 times this is field 7
    std::uint32_t field(unsigned index) const { return static_cast<std::uint32_t>(sums_ >> (8 * index) & 0xFFU); }

    std::uint64_t sums_ = 0;
    std::uint8_t seen_ = 0;
    bool follows_space_ = true;
};

#if defined(__SSE2__)

class SseByteClasses {
  public:
    static constexpr std::size_t most_blocks = 255;

    BlockBits add(const char* block, char* folded) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block));
        const __m128i upper = between(bytes, 'A', 'Z');
        const __m128i lower_case = _mm_or_si128(bytes, _mm_and_si128(upper, _mm_set1_epi8(0x20)));
        const __m128i letter = between(lower_case, 'a', 'z');
        const __m128i digit = between(bytes, '0', '9');
        const __m128i space = any(is(bytes, ' '), is(bytes, '\n'), is(bytes, '\t'));
        const __m128i behind_space = _mm_or_si128(_mm_slli_si128(space, 1), _mm_srli_si128(last_space_, 15));
        last_space_ = space;
        count(letters_, letter);
        count(upper_, upper);
        count(capitals_, _mm_and_si128(upper, behind_space));
        count(digits_, digit);
        count(commas_, any(is(bytes, ','), is(bytes, ';')));
        count(quotes_, any(is(bytes, '"'), is(bytes, '\'')));
        const __m128i angle = is(_mm_or_si128(bytes, _mm_set1_epi8(2)), '>');  // '<' is '>' without that bit
        count(separators_, any(angle, is(bytes, '|'), is(bytes, '/')));
        count(silent_, any(space, any(is(bytes, '.'), is(bytes, '!'), is(bytes, '?'))));
        at_ = _mm_or_si128(at_, is(bytes, '@'));
        dollar_ = _mm_or_si128(dollar_, is(bytes, '$'));
        colon_ = _mm_or_si128(colon_, is(bytes, ':'));
        _mm_storeu_si128(reinterpret_cast<__m128i*>(folded), lower_case);
        return {bits_of(any(letter, digit, is(bytes, '_'))), bits_of(is(bytes, 'w')), bits_of(bytes)};
    }

    void add_to(ByteCounts& counts) {
        counts.letters += take(letters_);
        counts.uppercase += take(upper_);
        counts.capitalised_words += take(capitals_);
        counts.digits += take(digits_);
        counts.commas += take(commas_);
        counts.quotes += take(quotes_);
        counts.separators += take(separators_);
        counts.silent += take(silent_);
        counts.has_at_sign |= bits_of(at_) != 0;
        counts.has_dollar |= bits_of(dollar_) != 0;
        counts.has_colon |= bits_of(colon_) != 0;
    }

  private:
    static __m128i is(__m128i bytes, char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); }
    // Bytes beyond ASCII are negative, so that they lie in no range of ASCII.
    static __m128i between(__m128i bytes, char first, char last) {
        return _mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8(static_cast<char>(first - 1))),
                             _mm_cmplt_epi8(bytes, _mm_set1_epi8(static_cast<char>(last + 1))));
    }
    static __m128i any(__m128i a, __m128i b) { return _mm_or_si128(a, b); }
    static __m128i any(__m128i a, __m128i b, __m128i c) { return any(any(a, b), c); }
    static std::uint32_t bits_of(__m128i mask) { return static_cast<std::uint32_t>(_mm_movemask_epi8(mask)); }
    // A mask's set bytes are -1.
    static void count(__m128i& counters, __m128i mask) { counters = _mm_sub_epi8(counters, mask); }
    static std::uint32_t take(__m128i& counters) {
        const __m128i halves = _mm_sad_epu8(counters, _mm_setzero_si128());
        counters = _mm_setzero_si128();
        return static_cast<std::uint32_t>(_mm_cvtsi128_si32(halves) +
                                          _mm_cvtsi128_si32(_mm_unpackhi_epi64(halves, halves)));
    }

    __m128i letters_ = _mm_setzero_si128(), upper_ = _mm_setzero_si128(), capitals_ = _mm_setzero_si128(),
            digits_ = _mm_setzero_si128(), commas_ = _mm_setzero_si128(), quotes_ = _mm_setzero_si128(),
            separators_ = _mm_setzero_si128(), silent_ = _mm_setzero_si128(), at_ = _mm_setzero_si128(),
            dollar_ = _mm_setzero_si128(), colon_ = _mm_setzero_si128();
    __m128i last_space_ = _mm_set1_epi8(-1);  // a line begins as if behind a space
};

using ByteClasses = SseByteClasses;

#else

using ByteClasses = PlainByteClasses;

#endif

}  // namespace dehusk
