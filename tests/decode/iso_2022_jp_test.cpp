#include <string>

#include "decode/decoders.hpp"
#include "support/catch.hpp"

using namespace dehusk;
using namespace std::string_view_literals;

namespace {

Decoded decoded(std::string_view bytes) {
    Decoded out;
    TextSink sink(out);
    decode_iso_2022_jp(bytes, sink);
    sink.finish(bytes.size());
    out.text = {};
    return out;
}

}  // namespace

TEST_CASE("ISO-2022-JP switches sets") {
    struct Row {
        std::string_view bytes, text;
    };
    const Row rows[] = {
        {"a\x1B$B$3$s\x1B(Bz", "aこんz"},
        {"\x1B$@$3\x1B(J\\~a", "こ¥‾a"},
        {"\x1B(I1!_\x1B(B1", "ｱ｡ﾟ1"},
        {"\x1B(I\x60", "\uFFFD"},
        {"a\x0E\x0F"
         "b",
         "a\uFFFD\uFFFDb"},
        {"a\xA4z", "a\uFFFDz"},
        {"a\0z"sv, "a\0z"sv},
        // A broken escape sequence costs its first byte, two without text between them a replacement.
        {"\x1B$Cz", "\uFFFD$Cz"},
        {"\x1B", "\uFFFD"},
        {"\x1B(", "\uFFFD("},
        {"\x1B$B\x1B(Bz", "\uFFFDz"},
        {"\x1B$B$\x1B(Bz", "\uFFFDz"},
        {"\x1B$B$\x80$3", "\uFFFDこ"},
        {"\x1B$B\n$3", "\uFFFDこ"},
        {"\x1B$B)!", "\uFFFD"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.bytes);
        CHECK(decoded(row.bytes).storage == row.text);
    }
}

TEST_CASE("intervals leave escape sequences out") {
    const Decoded out = decoded("a\x1B$B$3$s\x1B(Bz\x1B(J");
    REQUIRE(out.storage == "aこんz");
    struct Row {
        std::uint32_t text_begin, text_end, source_begin, source_end;
    };
    const Row rows[] = {{0, 1, 0, 1}, {1, 4, 4, 6}, {4, 7, 6, 8}, {7, 8, 11, 12}};
    for (const Row& row : rows) {
        CHECK(out.source_begin(row.text_begin) == row.source_begin);
        CHECK(out.source_end(row.text_end) == row.source_end);
    }
    CHECK(out.source_begin(8) == 15);
}
