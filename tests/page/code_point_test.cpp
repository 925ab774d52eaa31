#include "page/code_point.hpp"

#include <string>

#include "support/catch.hpp"

using namespace dehusk;

TEST_CASE("characters are read forwards and backwards") {
    const std::string text = "a\u00E9\u4E2D\U0001F600";
    const char32_t expected[] = {U'a', 0xE9, 0x4E2D, 0x1F600};
    std::size_t at = 0;
    for (const char32_t value : expected) {
        const CodePoint next = code_point_at(text, at);
        CHECK(next.value == value);
        at += next.bytes;
        const CodePoint before = code_point_before(text, at);
        CHECK(before.value == value);
        CHECK(before.bytes == next.bytes);
    }
    CHECK(at == text.size());
}

TEST_CASE("bytes that begin no character stand for themselves") {
    for (const std::string text : {"\x80", "\xC3", "\xE4\xB8", "\xF0\x9F\x98", "\xFF", "\xE4 x"}) {
        CAPTURE(text.size());
        CHECK(code_point_at(text, 0).value == 0xFFFD);
        CHECK(code_point_at(text, 0).bytes == 1);
    }
    CHECK(code_point_before("\x80\x80\x80\x80\x80", 5).bytes == 1);
}

TEST_CASE("classes of characters") {
    CHECK(is_blank(U' '));
    CHECK(is_blank(U'\0'));
    CHECK(is_blank(0xA0));
    CHECK(is_blank(0x200B));
    CHECK(is_blank(0x3000));
    CHECK_FALSE(is_blank(0xAD));
    CHECK_FALSE(is_blank(U'x'));
    CHECK(is_lower_letter(0x451));
    CHECK(is_upper_letter(0x401));
    CHECK_FALSE(is_lower_letter(0x627));
    CHECK(is_letter(0x627));
    CHECK(is_wide(0x4E2D));
    CHECK(is_wide(0xAC00));
    CHECK_FALSE(is_wide(0xE01));
    CHECK(is_unspaced(0x3042));
    CHECK(is_unspaced(0xE01));
    CHECK_FALSE(is_unspaced(0xAC00));
    CHECK(is_terminal(0x3002));
    CHECK_FALSE(is_terminal(U','));
}
