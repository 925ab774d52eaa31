#include <string>

#include "decode/decoders.hpp"
#include "support/catch.hpp"

using namespace dehusk;
using namespace std::string_view_literals;

namespace {

std::string text_of(std::string_view bytes) {
    Decoded out;
    TextSink sink(out);
    decode_gb18030(bytes, sink);
    sink.finish(bytes.size());
    return out.storage;
}

std::string four_bytes(unsigned pointer) {
    return {static_cast<char>(0x81 + pointer / 12600), static_cast<char>(0x30 + pointer / 1260 % 10),
            static_cast<char>(0x81 + pointer / 10 % 126), static_cast<char>(0x30 + pointer % 10)};
}

}  // namespace

TEST_CASE("gb18030") {
    struct Row {
        std::string_view bytes, text;
    };
    const Row rows[] = {
        {"\x81\x30\x81\x30", "\u0080"},
        {"\x81\x35\xF4\x37", "\uE7C7"},
        {"\x81\x36\xA5\x31", "\u200F"},
        {"\x84\x31\xA4\x37", "\uFFFD"},
        {"\x84\x31\xA4\x39", "\uFFFF"},
        {"\x90\x30\x81\x30", "\U00010000"},
        {"\xE3\x32\x9A\x35", "\U0010FFFF"},
        {"\xE3\x32\x9A\x36", "\uFFFD"},
        {"\x85\x30\x81\x30", "\uFFFD"},
        {"\xA6\xD9\xFE\x59", "\uFE10\u9FB4"},
        {"\xFE\x50\xA1\xA1", "\u2E81\u3000"},
        {"\x80\xFF", "€\uFFFD"},
        {"\x81", "\uFFFD"},
        {"\x81\x30", "\uFFFD"},
        {"\x81\x30\x81", "\uFFFD"},
        {"\x81\x30z", "\uFFFD0z"},
        {"\x81\x30\x81z", "\uFFFD0亃"},
        {"\x81\x7F", "\uFFFD\x7F"},
        {"\x81\xFFz", "\uFFFDz"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.bytes);
        CHECK(text_of(row.bytes) == row.text);
    }
}

TEST_CASE("four bytes of gb18030 stand for ascending code points") {
    char32_t previous = 0x7F;
    for (unsigned pointer = 0; pointer <= 39419; ++pointer) {
        const char32_t c = read_utf8(text_of(four_bytes(pointer)), 0).code_point;
        if (pointer != 7457 && c <= previous) FAIL("pointer " << pointer);
        if (pointer != 7457) previous = c;
    }
    for (unsigned pointer = 189000; pointer <= 1237575; pointer += 1021) {
        REQUIRE(read_utf8(text_of(four_bytes(pointer)), 0).code_point == pointer - 189000 + 0x10000);
    }
}
