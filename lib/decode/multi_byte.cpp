// Big5, EUC-KR, EUC-JP and Shift_JIS (Encoding standard, 11.1, 12.1, 13.1 and 13.3).
//
// They share one rule for damage: a lead byte that no character follows from becomes U+FFFD together with its trail,
// but an ASCII trail is read again by itself, so that a broken character never swallows a "<" or a line end.
#include "decode/decoders.hpp"
#include "decode/double_byte_index.hpp"

namespace dehusk {
namespace {

unsigned byte_at(std::string_view bytes, std::size_t at) {
    return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}

/// Bytes that a damaged sequence of `read` bytes, or what is left of it at the end of the input, takes.
std::size_t damaged_bytes(std::string_view bytes, std::size_t at, std::size_t read) {
    if (bytes.size() - at < read) return bytes.size() - at;
    return byte_at(bytes, at + read - 1) < 0x80 ? read - 1 : read;
}

/// Puts `code_point` for `read` bytes, or damage if it is 0. Returns the bytes taken.
std::size_t put_or_damage(std::string_view bytes, std::size_t at, std::size_t read, char32_t code_point,
                          TextSink& sink) {
    if (code_point != 0) {
        sink.put(code_point, at, read);
        return read;
    }
    const std::size_t damaged = damaged_bytes(bytes, at, read);
    sink.put_bad(at, damaged);
    return damaged;
}

/// Copies ASCII and hands each other stretch to `put_one(at)`, which returns how many bytes it took.
template <class PutOne>
void decode_stretches(std::string_view bytes, TextSink& sink, PutOne put_one) {
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t ascii_end = skip_ascii(bytes, at);
        sink.put_utf8(bytes.substr(at, ascii_end - at), at);
        at = ascii_end;
        while (at < bytes.size() && byte_at(bytes, at) >= 0x80) at += put_one(at);
    }
}

std::size_t put_damaged_byte(std::size_t at, TextSink& sink) {
    sink.put_bad(at, 1);
    return 1;
}

/// Four sequences of Big5 stand for a letter and an accent that Unicode has no one code point for. Returns 0 for
/// others.
std::size_t put_big5_pair(std::size_t at, unsigned lead, unsigned trail, TextSink& sink) {
    if (lead != 0x88) return 0;
    const char32_t letter = trail == 0x62 || trail == 0x64 ? 0xCA : trail == 0xA3 || trail == 0xA5 ? 0xEA : 0;
    if (letter == 0) return 0;
    // One byte for each keeps every offset within the sequence.
    sink.put(letter, at, 1);
    sink.put(trail == 0x62 || trail == 0xA3 ? 0x304 : 0x30C, at + 1, 1);
    return 2;
}

constexpr bool is_kana_byte(unsigned byte) {
    return byte >= 0xA1 && byte <= 0xDF;
}
constexpr char32_t half_width_kana(unsigned byte) {
    return 0xFF61 - 0xA1 + byte;
}

}  // namespace

void decode_big5(std::string_view bytes, TextSink& sink) {
    decode_stretches(bytes, sink, [&](std::size_t at) {
        const unsigned lead = byte_at(bytes, at);
        if (lead == 0x80 || lead == 0xFF) return put_damaged_byte(at, sink);
        const unsigned trail = byte_at(bytes, at + 1);
        const std::size_t pair = put_big5_pair(at, lead, trail, sink);
        return pair != 0 ? pair : put_or_damage(bytes, at, 2, big5_index(lead, trail), sink);
    });
}

void decode_euc_kr(std::string_view bytes, TextSink& sink) {
    decode_stretches(bytes, sink, [&](std::size_t at) {
        const unsigned lead = byte_at(bytes, at);
        if (lead == 0x80 || lead == 0xFF) return put_damaged_byte(at, sink);
        return put_or_damage(bytes, at, 2, euc_kr_index(lead, byte_at(bytes, at + 1)), sink);
    });
}

void decode_euc_jp(std::string_view bytes, TextSink& sink) {
    decode_stretches(bytes, sink, [&](std::size_t at) {
        const unsigned lead = byte_at(bytes, at);
        const unsigned trail = byte_at(bytes, at + 1);
        if (lead == 0x8E) return put_or_damage(bytes, at, 2, is_kana_byte(trail) ? half_width_kana(trail) : 0, sink);
        if (lead == 0x8F && trail >= 0xA1 && trail <= 0xFE) {
            return put_or_damage(bytes, at, 3, jis0212_index(trail, byte_at(bytes, at + 2)), sink);
        }
        if (lead != 0x8F && (lead < 0xA1 || lead == 0xFF)) return put_damaged_byte(at, sink);
        return put_or_damage(bytes, at, 2, jis0208_index(lead, trail), sink);
    });
}

void decode_shift_jis(std::string_view bytes, TextSink& sink) {
    decode_stretches(bytes, sink, [&](std::size_t at) {
        const unsigned lead = byte_at(bytes, at);
        if (lead == 0x80) {
            sink.put(0x80, at, 1);
            return std::size_t{1};
        }
        if (is_kana_byte(lead)) {
            sink.put(half_width_kana(lead), at, 1);
            return std::size_t{1};
        }
        if (lead == 0xA0 || lead > 0xFC) return put_damaged_byte(at, sink);
        return put_or_damage(bytes, at, 2, shift_jis_index(lead, byte_at(bytes, at + 1)), sink);
    });
}

}  // namespace dehusk
