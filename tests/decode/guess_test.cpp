#include "decode/guess.hpp"

#include <string>

#include "decode/decoders.hpp"
#include "support/catch.hpp"

using namespace dehusk;
using namespace std::string_view_literals;

namespace {

/// `text` (UTF-8) in UTF-16.
std::string utf_16(std::string_view text, bool big_endian) {
    std::string bytes;
    const auto put = [&](char32_t unit) {
        const char high = static_cast<char>(unit >> 8);
        const char low = static_cast<char>(unit & 0xFF);
        bytes += big_endian ? high : low;
        bytes += big_endian ? low : high;
    };
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Step step = read_utf8(text, at);
        at += step.bytes;
        if (step.code_point < 0x10000) {
            put(step.code_point);
        } else {
            put(0xD800 + ((step.code_point - 0x10000) >> 10));
            put(0xDC00 + (step.code_point & 0x3FF));
        }
    }
    return bytes;
}

/// `text` in a single-byte encoding.
std::string single_byte(std::string_view text, Encoding encoding) {
    std::string bytes;
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Step step = read_utf8(text, at);
        at += step.bytes;
        if (step.code_point < 0x80) bytes += static_cast<char>(step.code_point);
        for (unsigned i = 0; i < 128; ++i) {
            if (single_byte_code_point(encoding, i) == step.code_point) bytes += static_cast<char>(0x80 + i);
        }
    }
    return bytes;
}

std::string first_guess(std::string_view bytes) {
    const std::optional<Encoding> guess = guess_legacy(bytes);
    return guess ? std::string(encoding_name(*guess)) : "none";
}

constexpr std::string_view russian =
    "Паром покинул гавань вскоре после рассвета, и никто на причале этого не ожидал. К полудню об этом говорил весь "
    "город.";

}  // namespace

TEST_CASE("UTF-16 is told by its NULs") {
    for (const std::string_view text :
         {"Hi"sv, "<!DOCTYPE html><p>Plain page"sv, russian, "第1章 今日は良い天気です。\n散歩に行きましょう。\n"sv,
          "Emoji 😀 and ünïcode, mixed."sv}) {
        CAPTURE(text);
        CHECK(guess_utf_16(utf_16(text, false)) == Encoding::utf_16le);
        CHECK(guess_utf_16(utf_16(text, true)) == Encoding::utf_16be);
        CHECK(may_be_utf_16(utf_16(text, true), Encoding::utf_16be));
        CHECK_FALSE(may_be_utf_16(utf_16(text, true), Encoding::utf_16le));
    }
}

TEST_CASE("other bytes are no UTF-16") {
    std::string records;
    for (int i = 0; i < 40; ++i) records += "abc\0def\0"sv;
    for (const std::string& bytes : {std::string(), std::string("a"), std::string("plain text without any"),
                                     std::string("one\0in a text", 13), std::string(64, '\0'), records,
                                     std::string("text") + std::string(60, '\0'), std::string("\0\1\0\2\0\3\0\4", 8)}) {
        CAPTURE(bytes);
        CHECK_FALSE(guess_utf_16(bytes));
    }
}

TEST_CASE("escape sequences of ISO-2022-JP") {
    CHECK(has_iso_2022_jp_escape("x\x1B$B$3"));
    CHECK(has_iso_2022_jp_escape("\x1B[0m\x1B$@"));
    CHECK(has_iso_2022_jp_escape("\x1B(I"));
    CHECK(has_iso_2022_jp_escape("\x1B(J"));
    CHECK_FALSE(has_iso_2022_jp_escape("\x1B[0m bold \x1B(B"));
    CHECK_FALSE(has_iso_2022_jp_escape("$B\x1B"));
    CHECK_FALSE(has_iso_2022_jp_escape(""));
}

TEST_CASE("legacy text is told by its letters") {
    for (const Encoding encoding : {Encoding::windows_1251, Encoding::koi8_r}) {
        CHECK(first_guess(single_byte(russian, encoding)) == encoding_name(encoding));
    }
    CHECK(first_guess("plain") == "none");
    CHECK(first_guess("") == "none");
}

TEST_CASE("markup before and around the text does not hide it") {
    std::string page = "<html><script>" + std::string(100000, 'x') + "</script>";
    for (int i = 0; i < 2000; ++i) page += "<div class=\"advertisement navigation\">menu</div> < ";
    page += "<p>" + single_byte(russian, Encoding::koi8_r) + "</p>";
    CHECK(first_guess(page) == "KOI8-R");
}

TEST_CASE("signs of less that close nothing take linear time") {
    // Looking for each one's ">" to the end would take 10^11 steps.
    const std::string bytes(1000000, '<');
    CHECK_FALSE(guess_legacy(bytes));
}
