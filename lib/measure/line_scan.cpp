#include "measure/line_scan.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "measure/byte_classes.hpp"
#include "support/utf8.hpp"
#include "support/words.hpp"

namespace dehusk {
namespace {

constexpr std::size_t chunk_bytes = 64;

constexpr bool is_upper_beyond_ascii(char32_t c) {
    return (c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x100 && c <= 0x17F && (c & 1U) == 0) ||
           (c >= 0x391 && c <= 0x3A9) || (c >= 0x400 && c <= 0x42F);
}

// A handful of ranges, for the reason that byte_classes.hpp gives.
constexpr CharacterKind kind_by_ranges(char32_t c) {
    switch (c) {
        case 0x3001:
        case 0xFF0C:
        case 0x060C:
        case 0xFF1B:
            return CharacterKind::comma;
        case 0x3002:
        case 0xFF01:
        case 0xFF1F:
        case 0x0964:
        case 0x06D4:
        case 0x061F:
        case 0x2026:
        case 0x17D4:
            return CharacterKind::terminal;
        case 0xAB:
        case 0xBB:
        case 0x300C:
        case 0x300D:
            return CharacterKind::quote;
        case 0xB7:
        case 0x2022:
        case 0xA6:
        case 0x203A:
        case 0x2039:
        case 0x2192:
            return CharacterKind::separator;
        default:
            break;
    }
    if (c >= 0x2018 && c <= 0x201F) return CharacterKind::quote;
    if (is_upper_beyond_ascii(c)) return CharacterKind::upper;
    const bool is_symbol = (c >= 0xA1 && c <= 0xBF && c != 0xAA && c != 0xBA) || (c >= 0x2000 && c <= 0x2BFF) ||
                           (c >= 0x3003 && c <= 0x303F) || (c >= 0xFE00 && c <= 0xFE0F) || c >= 0x1F000;
    return is_symbol ? CharacterKind::symbol : CharacterKind::lower;
}

constexpr bool is_spaceless(char32_t c) {
    return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF) ||
           (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

constexpr bool is_currency(char32_t c) {
    return (c >= 0xA2 && c <= 0xA5) || (c >= 0x20A0 && c <= 0x20BF);
}

// What a character is, in one byte: its class and three flags.
constexpr std::uint8_t kind_bits = 0x0F;
constexpr std::uint8_t word_flag = 0x10;
constexpr std::uint8_t currency_flag = 0x20;
constexpr std::uint8_t spaceless_flag = 0x40;

constexpr std::uint8_t make_traits(char32_t c) {
    return static_cast<std::uint8_t>(static_cast<unsigned>(kind_by_ranges(c)) | (is_word_character(c) ? word_flag : 0) |
                                     (is_currency(c) ? currency_flag : 0) | (is_spaceless(c) ? spaceless_flag : 0));
}

// Of what UTF-8 writes in two bytes: Latin, Greek, Cyrillic, Hebrew, Arabic.
constexpr auto two_byte_traits = [] {
    std::array<std::uint8_t, 0x800> table{};
    for (char32_t c = 0x80; c < table.size(); ++c) table[c] = make_traits(c);
    return table;
}();

std::uint8_t traits_of(char32_t c) {
    return c < two_byte_traits.size() ? two_byte_traits[c] : make_traits(c);
}

bool is_space(char c) {
    return kind_of_ascii(static_cast<unsigned char>(c)) == CharacterKind::space;
}

}  // namespace

CharacterKind kind_beyond_ascii(char32_t c) {
    return static_cast<CharacterKind>(traits_of(c) & kind_bits);
}

void LineScan::read(std::string_view text) {
    size_ = text.size();
    counts_ = {};
    read_ascii(text);
    if (!is_ascii_) read_beyond_ascii(text);
}

void LineScan::read_ascii(std::string_view text) {
    const std::size_t chunks = text.size() / chunk_bytes + 1;
    if (word_bits_.size() < chunks) {
        word_bits_.resize(chunks);
        folded_.resize(chunks * chunk_bytes + 8);  // quick_hash_of_padded() reads behind words
    }
    ByteClasses classes;
    ByteCounts ascii;
    std::size_t blocks_added = 0;
    std::uint64_t w_before = 0, www = 0, beyond_ascii = 0;
    for (std::size_t chunk = 0; chunk < chunks; ++chunk) {
        std::uint64_t word = 0, small_w = 0;
        const std::size_t chunk_end = std::min((chunk + 1) * chunk_bytes, text.size());
        for (std::size_t at = chunk * chunk_bytes; at < chunk_end; at += block_bytes) {
            std::array<char, block_bytes> padded;
            const char* block = text.data() + at;
            if (text.size() - at < block_bytes) {
                padded.fill('\0');
                std::memcpy(padded.data(), block, text.size() - at);
                block = padded.data();
            }
            const BlockBits bits = classes.add(block, folded_.data() + at);
            word |= std::uint64_t{bits.word} << (at % chunk_bytes);
            small_w |= std::uint64_t{bits.small_w} << (at % chunk_bytes);
            beyond_ascii |= bits.beyond_ascii;
            if (++blocks_added < ByteClasses::most_blocks) continue;
            classes.add_to(ascii);
            blocks_added = 0;
        }
        word_bits_[chunk] = word;
        www |= small_w & (small_w << 1 | w_before >> 63) & (small_w << 2 | w_before >> 62);
        w_before = small_w;
    }
    classes.add_to(ascii);
    is_ascii_ = beyond_ascii == 0;
    counts_.letters = ascii.letters;
    counts_.uppercase = ascii.uppercase;
    counts_.capitalised_words = ascii.capitalised_words;
    counts_.digits = ascii.digits;
    counts_.commas = ascii.commas;
    counts_.quotes = ascii.quotes;
    counts_.separators = ascii.separators;
    counts_.symbols = static_cast<std::uint32_t>(text.size()) - ascii.letters - ascii.digits - ascii.commas -
                      ascii.quotes - ascii.separators - ascii.silent;
    counts_.has_currency = ascii.has_dollar;
    counts_.has_address = ascii.has_at_sign || (ascii.has_colon && text.find("://") != std::string_view::npos) ||
                          (www != 0 && text.find("www.") != std::string_view::npos);
}

void LineScan::read_beyond_ascii(std::string_view text) {
    std::uint32_t bytes = 0;
    for (std::size_t at = skip_ascii(text, 0); at < text.size(); at = skip_ascii(text, at)) {
        const Utf8Step step = read_utf8(text, at);
        const std::uint8_t traits = traits_of(step.code_point);
        switch (static_cast<CharacterKind>(traits & kind_bits)) {
            case CharacterKind::upper:
                ++counts_.letters;
                ++counts_.uppercase;
                counts_.capitalised_words += at == 0 || is_space(text[at - 1]) ? 1 : 0;
                break;
            case CharacterKind::lower:
                ++counts_.letters;
                break;
            case CharacterKind::comma:
                ++counts_.commas;
                break;
            case CharacterKind::quote:
                ++counts_.quotes;
                break;
            case CharacterKind::separator:
                ++counts_.separators;
                break;
            case CharacterKind::symbol:
                ++counts_.symbols;
                break;
            default:
                break;
        }
        counts_.has_currency |= (traits & currency_flag) != 0;
        counts_.without_spaces |= (traits & spaceless_flag) != 0;
        const std::uint64_t is_word = (traits & word_flag) != 0 ? 1 : 0;
        for (const std::size_t end = at + step.bytes; at < end; ++at) {
            word_bits_[at / chunk_bytes] |= is_word << (at % chunk_bytes);
        }
        bytes += step.bytes;
    }
    counts_.symbols -= bytes;  // read_ascii() took them for symbols
}

}  // namespace dehusk
