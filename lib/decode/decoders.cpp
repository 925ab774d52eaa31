// Decoders of Unicode and the single-byte encodings, and the choice between all.
//
// ICU's converters are not run over pages. Their tables nearly equal the standard's, but how they frame sequences does
// not: a lead byte before "<" would swallow the tag, the replacement differs for each converter, offsets cost a second
// array, and C1 bytes of ISO 8859 are at odds with browsers. So framing follows the standard, and ICU lends what is
// large: the double-byte indexes (double_byte_index.cpp). The single-byte ones are 7 KB and stand here.
#include "decode/decoders.hpp"

#include <algorithm>

namespace dehusk {
namespace {

constexpr char16_t single_byte_indexes[][128] = {
#include "decode/single_byte_indexes.inc"
};

/// ISO-8859-8-I shares the index of ISO-8859-8: they differ in the direction of display alone.
constexpr unsigned index_row(Encoding encoding) {
    const unsigned row = static_cast<unsigned>(encoding) - static_cast<unsigned>(Encoding::ibm866);
    return encoding < Encoding::iso_8859_8_i ? row : row - 1;
}

static_assert(std::size(single_byte_indexes) == index_row(Encoding::x_mac_cyrillic) + 1);

void decode_single_byte(Encoding encoding, std::string_view bytes, TextSink& sink) {
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t ascii_end = skip_ascii(bytes, at);
        sink.put_utf8(bytes.substr(at, ascii_end - at), at);
        for (at = ascii_end; at < bytes.size() && static_cast<unsigned char>(bytes[at]) >= 0x80; ++at) {
            const char32_t c = single_byte_code_point(encoding, static_cast<unsigned char>(bytes[at]) - 0x80U);
            if (c == replacement_character) {
                sink.put_bad(at, 1);
            } else {
                sink.put(c, at, 1);
            }
        }
    }
}

void decode_utf_8(std::string_view bytes, TextSink& sink) {
    std::size_t well_formed_from = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        const Utf8Step step = read_utf8(bytes, at);
        if (!step.valid) {
            sink.put_utf8(bytes.substr(well_formed_from, at - well_formed_from), well_formed_from);
            sink.put_bad(at, step.bytes);
            well_formed_from = at + step.bytes;
        }
        at += step.bytes;
        if (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80) at = skip_ascii(bytes, at);
    }
    sink.put_utf8(bytes.substr(well_formed_from), well_formed_from);
}

class Utf16Reader {
  public:
    Utf16Reader(std::string_view bytes, bool big_endian) : bytes_(bytes), high_(big_endian ? 0 : 1) {}

    void run(TextSink& sink) {
        std::size_t at = 0;
        while (bytes_.size() - at >= 2) at += put_one(at, sink);
        if (at < bytes_.size()) sink.put_bad(at, 1);
    }

  private:
    std::size_t put_one(std::size_t at, TextSink& sink) {
        const char32_t unit = unit_at(at);
        if (unit < 0xD800 || unit > 0xDFFF) {
            sink.put(unit, at, 2);
            return 2;
        }
        const char32_t next = bytes_.size() - at >= 4 ? unit_at(at + 2) : 0;
        if (unit > 0xDBFF || next < 0xDC00 || next > 0xDFFF) {
            sink.put_bad(at, 2);
            return 2;
        }
        sink.put(0x10000 + ((unit - 0xD800) << 10) + (next - 0xDC00), at, 4);
        return 4;
    }

    char32_t unit_at(std::size_t at) const {
        const auto high = static_cast<unsigned char>(bytes_[at + high_]);
        const auto low = static_cast<unsigned char>(bytes_[at + 1 - high_]);
        return static_cast<char32_t>(high << 8 | low);
    }

    std::string_view bytes_;
    std::size_t high_;
};

}  // namespace

char32_t single_byte_code_point(Encoding encoding, unsigned index) {
    return single_byte_indexes[index_row(encoding)][index];
}

void decode_bytes(Encoding encoding, std::string_view bytes, TextSink& sink) {
    switch (encoding) {
        case Encoding::utf_8:
        case Encoding::replacement:
            return decode_utf_8(bytes, sink);
        case Encoding::utf_16be:
        case Encoding::utf_16le:
            return Utf16Reader(bytes, encoding == Encoding::utf_16be).run(sink);
        case Encoding::gbk:
        case Encoding::gb18030:
            return decode_gb18030(bytes, sink);
        case Encoding::big5:
            return decode_big5(bytes, sink);
        case Encoding::euc_jp:
            return decode_euc_jp(bytes, sink);
        case Encoding::iso_2022_jp:
            return decode_iso_2022_jp(bytes, sink);
        case Encoding::shift_jis:
            return decode_shift_jis(bytes, sink);
        case Encoding::euc_kr:
            return decode_euc_kr(bytes, sink);
        case Encoding::x_user_defined:
            return decode_single_byte(Encoding::windows_1252, bytes, sink);
        default:
            return decode_single_byte(encoding, bytes, sink);
    }
}

}  // namespace dehusk
