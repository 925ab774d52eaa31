#include <string>

#include "decode/decoders.hpp"
#include "support/catch.hpp"

using namespace dehusk;
using namespace std::string_view_literals;

TEST_CASE("damage in multi-byte encodings is replaced as the standard says") {
    struct Row {
        Encoding encoding;
        std::string_view bytes, text;
    };
    const Row rows[] = {
        // A lead byte does not swallow markup.
        {Encoding::big5, "\xA4<b>"sv, "\uFFFD<b>"},
        {Encoding::euc_kr, "\xB0<b>"sv, "\uFFFD<b>"},
        {Encoding::euc_jp, "\xA4<b>"sv, "\uFFFD<b>"},
        {Encoding::euc_jp, "\x8E<"sv, "\uFFFD<"},
        {Encoding::euc_jp, "\x8F\xA2<"sv, "\uFFFD<"},
        {Encoding::shift_jis, "\x82<b>"sv, "\uFFFD<b>"},
        {Encoding::gb18030, "\xC4<b>"sv, "\uFFFD<b>"},
        // Nor does the end.
        {Encoding::big5, "\xA4"sv, "\uFFFD"},
        {Encoding::euc_kr, "\xB0"sv, "\uFFFD"},
        {Encoding::euc_jp, "\x8F\xA2"sv, "\uFFFD"},
        {Encoding::shift_jis, "\x82"sv, "\uFFFD"},
        {Encoding::iso_2022_jp, "\x1B$B$"sv, "\uFFFD"},
        // A trail that is no ASCII goes with its lead.
        {Encoding::big5, "\xA4\x80z"sv, "\uFFFDz"},
        {Encoding::euc_kr, "\xC9\xFFz"sv, "\uFFFDz"},
        {Encoding::euc_jp, "\xA9\xA1z"sv, "\uFFFDz"},
        {Encoding::euc_jp, "\x8E\xE0z"sv, "\uFFFDz"},
        {Encoding::euc_jp, "\x8F\xA1\xA1z"sv, "\uFFFDz"},
        {Encoding::euc_jp, "\x8F\x80z"sv, "\uFFFDz"},
        {Encoding::shift_jis, "\x85\x9Fz"sv, "\uFFFDz"},
        // Lone bytes.
        {Encoding::big5, "\x80\xFF"sv, "\uFFFD\uFFFD"},
        {Encoding::euc_kr, "\x80\xFF"sv, "\uFFFD\uFFFD"},
        {Encoding::euc_jp, "\x80\xA0\xFF"sv, "\uFFFD\uFFFD\uFFFD"},
        {Encoding::shift_jis, "\x80\xA0\xFD\xFF"sv, "\u0080\uFFFD\uFFFD\uFFFD"},
        {Encoding::shift_jis, "\xB1\xB2"sv, "ｱｲ"},
        {Encoding::big5, "a\0\xA4\x40"sv, "a\0一"sv},
    };
    for (const Row& row : rows) {
        Decoded out;
        TextSink sink(out);
        decode_bytes(row.encoding, row.bytes, sink);
        sink.finish(row.bytes.size());
        CAPTURE(encoding_name(row.encoding));
        CHECK(out.storage == row.text);
    }
}
