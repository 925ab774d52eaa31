// Each table is filled by decoding every sequence there is, so that what is tested against is the decoder's own reading
// and no second table; that the decoders read as the standard says is tested in tests/decode. Where several sequences
// stand for one character the first one is written, but of Shift_JIS and Big5 what their encoders write hardly differs
// in text of the languages meant.
#include "support/encoder.hpp"

#include <array>
#include <map>
#include <unordered_map>

#include "decode/decoders.hpp"
#include "support/utf8.hpp"

namespace dehusk::testing {
namespace {

using Sequences = std::unordered_map<char32_t, std::string>;

std::string decoded(std::string_view bytes, Encoding encoding) {
    Decoded out;
    TextSink sink(out);
    decode_bytes(encoding, bytes, sink);
    sink.finish(bytes.size());
    return out.storage;
}

void add(Sequences& sequences, const std::string& bytes, Encoding encoding) {
    const std::string text = decoded(bytes, encoding);
    const Utf8Step step = read_utf8(text, 0);
    if (step.bytes == text.size() && step.code_point != replacement_character)
        sequences.emplace(step.code_point, bytes);
}

/// Sequences of up to two bytes, and the three-byte ones of EUC-JP.
Sequences make_sequences(Encoding encoding) {
    Sequences sequences;
    for (unsigned lead = 0; lead < 0x100; ++lead) add(sequences, {static_cast<char>(lead)}, encoding);
    if (is_single_byte(encoding)) return sequences;
    for (unsigned lead = 0x81; lead < 0xFF; ++lead) {
        for (unsigned trail = 0x30; trail < 0xFF; ++trail) {
            const std::string pair = {static_cast<char>(lead), static_cast<char>(trail)};
            add(sequences, pair, encoding);
        }
    }
    for (unsigned middle = 0xA1; encoding == Encoding::euc_jp && middle < 0xFF; ++middle) {
        for (unsigned trail = 0xA1; trail < 0xFF; ++trail) {
            add(sequences, {'\x8F', static_cast<char>(middle), static_cast<char>(trail)}, encoding);
        }
    }
    return sequences;
}

const Sequences& sequences_of(Encoding encoding) {
    static std::map<Encoding, Sequences> made;
    const auto place = made.find(encoding);
    return place != made.end() ? place->second : made.emplace(encoding, make_sequences(encoding)).first->second;
}

std::string utf_16_unit(char32_t unit, bool big_endian) {
    const char high = static_cast<char>(unit >> 8);
    const char low = static_cast<char>(unit & 0xFF);
    return big_endian ? std::string{high, low} : std::string{low, high};
}

std::string in_utf_16(char32_t c, bool big_endian) {
    if (c < 0x10000) return utf_16_unit(c, big_endian);
    return utf_16_unit(0xD800 + ((c - 0x10000) >> 10), big_endian) + utf_16_unit(0xDC00 + (c & 0x3FF), big_endian);
}

/// Four bytes of gb18030 for a character of the basic plane: the one whose decoding is `c`, found by halving, as they
/// stand for code points in order.
std::string in_four_bytes(char32_t c) {
    unsigned low = 0;
    unsigned high = 39419;
    while (low < high) {
        const unsigned pointer = (low + high) / 2;
        const std::string bytes = {
            static_cast<char>(0x81 + pointer / 12600), static_cast<char>(0x30 + pointer / 1260 % 10),
            static_cast<char>(0x81 + pointer / 10 % 126), static_cast<char>(0x30 + pointer % 10)};
        const std::string text = decoded(bytes, Encoding::gb18030);
        const char32_t found = read_utf8(text, 0).code_point;
        if (found == c) return bytes;
        if (found < c) {
            low = pointer + 1;
        } else {
            high = pointer;
        }
    }
    return {};
}

/// ISO-2022-JP has the pairs of EUC-JP without their high bits, between escape sequences.
std::optional<std::string> in_iso_2022_jp(std::string_view text) {
    const Sequences& pairs = sequences_of(Encoding::euc_jp);
    std::string bytes;
    bool in_pairs = false;
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Step step = read_utf8(text, at);
        at += step.bytes;
        const auto place = pairs.find(step.code_point);
        if (place == pairs.end() || place->second.size() > 2 || place->second[0] == '\x8E') return std::nullopt;
        if ((place->second.size() == 2) != in_pairs) {
            in_pairs = !in_pairs;
            bytes += in_pairs ? "\x1B$B" : "\x1B(B";
        }
        for (const char byte : place->second) bytes += static_cast<char>(byte & 0x7F);
    }
    return in_pairs ? bytes + "\x1B(B" : bytes;
}

}  // namespace

std::optional<std::string> encode(std::string_view text, Encoding encoding) {
    if (encoding == Encoding::utf_8) return std::string(text);
    if (encoding == Encoding::replacement || encoding == Encoding::x_user_defined) return std::nullopt;
    if (encoding == Encoding::iso_2022_jp) return in_iso_2022_jp(text);
    std::string bytes;
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Step step = read_utf8(text, at);
        at += step.bytes;
        if (is_utf_16(encoding)) {
            bytes += in_utf_16(step.code_point, encoding == Encoding::utf_16be);
            continue;
        }
        const Sequences& sequences = sequences_of(encoding);
        const auto place = sequences.find(step.code_point);
        if (place != sequences.end()) {
            bytes += place->second;
        } else if (encoding == Encoding::gb18030 && !in_four_bytes(step.code_point).empty()) {
            bytes += in_four_bytes(step.code_point);
        } else {
            return std::nullopt;
        }
    }
    if (decoded(bytes, encoding) != text) return std::nullopt;
    return bytes;
}

}  // namespace dehusk::testing
