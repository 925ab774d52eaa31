// The form phrases are matched in: simple case folding (one code point for one, CaseFolding.txt status C and S), and
// one apostrophe and one hyphen for their typographic kinds.
//
// Full folding would turn one letter into two ("ß" into "ss"), and dropping accents would confuse words of languages
// that tell them apart; a phrase list can name both spellings where it must.
#include <unicode/uchar.h>

#include "normalise/normalise.hpp"
#include "support/utf8.hpp"

namespace dehusk {
namespace {

constexpr char32_t capital_i_with_dot = 0x130;

constexpr bool is_apostrophe(char32_t c) {
    return c == 0x2018 || c == 0x2019 || c == 0x201B || c == 0x2BC || c == 0x2032 || c == 0xB4 || c == 0xFF07;
}

constexpr bool is_dash(char32_t c) {
    return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x2E3A || c == 0x2E3B || c == 0xFE58 || c == 0xFE63 ||
           c == 0xFF0D;
}

constexpr std::uint64_t high_bits = in_every_byte(0x80);

/// The high bit of each byte that is a capital letter; `word` is ASCII.
std::uint64_t capitals(std::uint64_t word) {
    const std::uint64_t from_a = word + in_every_byte(0x80 - 'A');
    const std::uint64_t behind_z = word + in_every_byte(0x80 - 'Z' - 1);
    return from_a & ~behind_z & high_bits;
}

/// Offset of the first code point that folding changes, or text.size().
std::size_t first_to_fold(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        if (text.size() - at >= 8) {
            const std::uint64_t word = load_eight_bytes(text.data() + at);
            if (((word | capitals(word)) & high_bits) == 0) {
                at += 8;
                continue;
            }
        }
        const Utf8Step step = read_utf8(text, at);
        if (!step.valid || fold_code_point(step.code_point) != step.code_point) break;
        at += step.bytes;
    }
    return at;
}

}  // namespace

char32_t fold_code_point(char32_t c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
    // CaseFolding.txt gives this letter to Turkish alone (status T); dotless i stays what it is.
    if (c == capital_i_with_dot) return 'i';
    if (is_apostrophe(c)) return '\'';
    if (is_dash(c)) return '-';
    return static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
}

std::string_view fold_case(std::string_view text, Arena& arena) {
    const std::size_t kept = first_to_fold(text);
    if (kept == text.size()) return text;
    // At worst an ill-formed byte grows to the three of U+FFFD; a letter folds to at most half as many bytes again.
    const std::size_t rest = text.size() - kept;
    const std::size_t room = kept + (is_valid_utf8(text.substr(kept)) ? rest + rest / 2 : 3 * rest);
    char* const begin = arena.allocate(room);
    std::memcpy(begin, text.data(), kept);
    char* out = begin + kept;
    for (std::size_t at = kept; at < text.size();) {
        if (text.size() - at >= 8) {
            const std::uint64_t word = load_eight_bytes(text.data() + at);
            if ((word & high_bits) == 0) {
                const std::uint64_t lower = word | capitals(word) >> 2U;
                std::memcpy(out, &lower, sizeof lower);
                out += sizeof lower;
                at += sizeof lower;
                continue;
            }
        }
        const Utf8Step step = read_utf8(text, at);
        out = write_utf8(out, fold_code_point(step.code_point));
        at += step.bytes;
    }
    const auto size = static_cast<std::size_t>(out - begin);
    arena.give_back(room - size);
    return {begin, size};
}

}  // namespace dehusk
