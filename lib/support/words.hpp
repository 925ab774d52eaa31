// Words of a text as hashes, for comparing lines and titles without copying them.
//
// Letter case is folded for ASCII and punctuation parts words, so that a headline equals its copy in a <title> that was
// typed with other quotes. Scripts without spaces come out as long words; they still compare.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "support/utf8.hpp"

namespace dehusk {

inline constexpr std::uint64_t hash_seed = 14695981039346656037ULL;

/// One step of FNV-1a.
constexpr std::uint64_t hash_step(std::uint64_t hash, unsigned char byte) {
    return (hash ^ byte) * 1099511628211ULL;
}

constexpr std::uint64_t hash_of_text(std::string_view text, std::uint64_t hash = hash_seed) {
    for (const char c : text) hash = hash_step(hash, static_cast<unsigned char>(c));
    return hash;
}

/// Does the code point belong to a word? Ranges, not ICU's properties: numbers built on it must not change with ICU.
constexpr bool is_word_character(char32_t c) {
    if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
    const bool is_punctuation = c < 0xC0 ? c != 0xAA && c != 0xB5 && c != 0xBA
                                         : c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c <= 0x206F) ||
                                               (c >= 0x2100 && c <= 0x2BFF) || (c >= 0x3000 && c <= 0x3003) ||
                                               (c >= 0x3008 && c <= 0x3020) || (c >= 0xFF00 && c <= 0xFF0F) ||
                                               (c >= 0xFF1A && c <= 0xFF20) || (c >= 0xFE00 && c <= 0xFE0F);
    return !is_punctuation;
}

namespace words_detail {

/// ASCII in lower case, NUL for what belongs to no word.
inline constexpr auto folded_word_bytes = [] {
    std::array<unsigned char, 128> table{};
    for (unsigned c = 0; c < table.size(); ++c) {
        const bool is_upper = c >= 'A' && c <= 'Z';
        if (is_word_character(c)) table[c] = static_cast<unsigned char>(is_upper ? c | 0x20U : c);
    }
    return table;
}();

}  // namespace words_detail

/// Calls `visit(hash, begin, end)` for each word, with its byte offsets.
template <typename Visit>
void for_each_word(std::string_view text, Visit visit) {
    std::uint64_t hash = hash_seed;
    std::size_t begin = 0;
    bool in_word = false;
    const auto end_word = [&](std::size_t at) {
        if (in_word) visit(hash, begin, at);
        in_word = false;
    };
    const auto begin_word = [&](std::size_t at) {
        if (in_word) return;
        begin = at;
        hash = hash_seed;
        in_word = true;
    };
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte < 0x80) {
            const unsigned char folded = words_detail::folded_word_bytes[byte];
            if (folded == 0) {
                end_word(at);
            } else {
                begin_word(at);
                hash = hash_step(hash, folded);
            }
            ++at;
            continue;
        }
        const Utf8Step step = read_utf8(text, at);
        if (!is_word_character(step.code_point)) {
            end_word(at);
        } else {
            begin_word(at);
            for (std::size_t i = 0; i < step.bytes; ++i) {
                hash = hash_step(hash, static_cast<unsigned char>(text[at + i]));
            }
        }
        at += step.bytes;
    }
    end_word(text.size());
}

}  // namespace dehusk
