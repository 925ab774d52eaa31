// gb18030, whose decoder is GBK's too (Encoding standard, 10.1 and 10.2).
#include <algorithm>
#include <iterator>

#include "decode/decoders.hpp"
#include "decode/double_byte_index.hpp"

namespace dehusk {
namespace {

struct Range {
    std::uint32_t first_pointer;
    char32_t first_code_point;
};

constexpr Range ranges[] = {
#include "decode/gb18030_ranges.inc"
};

/// "Index gb18030 ranges code point" (section 5); 0 for null.
char32_t ranges_code_point(std::uint32_t pointer) {
    if ((pointer > 39419 && pointer < 189000) || pointer > 1237575) return 0;
    if (pointer == 7457) return 0xE7C7;
    const Range* const behind = std::upper_bound(std::begin(ranges), std::end(ranges), pointer,
                                                 [](std::uint32_t p, Range range) { return p < range.first_pointer; });
    const Range& range = *std::prev(behind);
    return range.first_code_point + (pointer - range.first_pointer);
}

constexpr bool is_digit(unsigned byte) {
    return byte >= 0x30 && byte <= 0x39;
}
constexpr bool is_lead(unsigned byte) {
    return byte >= 0x81 && byte <= 0xFE;
}

class Gb18030Decoder {
  public:
    Gb18030Decoder(std::string_view bytes, TextSink& sink) : bytes_(bytes), sink_(sink), index_(gb18030_index) {}

    void run() {
        for (std::size_t at = 0; at < bytes_.size();) {
            const std::size_t ascii_end = skip_ascii(bytes_, at);
            sink_.put_utf8(bytes_.substr(at, ascii_end - at), at);
            at = ascii_end;
            while (at < bytes_.size() && byte_at(at) >= 0x80) at += put_one(at);
        }
    }

  private:
    unsigned byte_at(std::size_t at) const { return static_cast<unsigned char>(bytes_[at]); }

    std::size_t put_one(std::size_t at) {
        const unsigned lead = byte_at(at);
        if (lead == 0x80) return put(0x20AC, at, 1);
        if (!is_lead(lead) || at + 1 == bytes_.size()) return put_bad(at, 1);
        const unsigned second = byte_at(at + 1);
        if (is_digit(second)) return put_four(at);
        const char32_t c = index_(lead, second);
        if (c != 0) return put(c, at, 2);
        return put_bad(at, second < 0x80 ? 1 : 2);
    }

    std::size_t put_four(std::size_t at) {
        const std::size_t left = bytes_.size() - at;
        if (left >= 3 && !is_lead(byte_at(at + 2))) return put_bad(at, 1);
        if (left < 4) return put_bad(at, left);
        if (!is_digit(byte_at(at + 3))) return put_bad(at, 1);
        const std::uint32_t pointer =
            (((byte_at(at) - 0x81) * 10 + byte_at(at + 1) - 0x30) * 126 + byte_at(at + 2) - 0x81) * 10 +
            byte_at(at + 3) - 0x30;
        const char32_t c = ranges_code_point(pointer);
        return c != 0 ? put(c, at, 4) : put_bad(at, 4);
    }

    std::size_t put(char32_t code_point, std::size_t at, std::size_t size) {
        sink_.put(code_point, at, size);
        return size;
    }

    std::size_t put_bad(std::size_t at, std::size_t size) {
        sink_.put_bad(at, size);
        return size;
    }

    std::string_view bytes_;
    TextSink& sink_;
    const DoubleByteIndex& index_;
};

}  // namespace

void decode_gb18030(std::string_view bytes, TextSink& sink) {
    Gb18030Decoder(bytes, sink).run();
}

}  // namespace dehusk
