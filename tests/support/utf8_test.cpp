#include "support/utf8.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "support/catch.hpp"

using namespace dehusk;

namespace {

std::string encoded(char32_t code_point) {
    char bytes[4];
    return {bytes, write_utf8(bytes, code_point)};
}

/// Each step as its code point in hex and its length, such as "41/1 fffd/2".
std::string steps(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Step step = read_utf8(text, at);
        char piece[24];
        std::snprintf(piece, sizeof piece, "%s%x/%d%s", at == 0 ? "" : " ", static_cast<unsigned>(step.code_point),
                      step.bytes, step.valid ? "" : "!");
        out += piece;
        at += step.bytes;
    }
    return out;
}

}  // namespace

TEST_CASE("every scalar value is read as it was written") {
    for (char32_t c = 0; c <= 0x10FFFF; ++c) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        const std::string bytes = encoded(c);
        const Utf8Step step = read_utf8(bytes, 0);
        if (step.code_point != c || step.bytes != bytes.size() || !step.valid || utf8_bytes(c) != bytes.size()) {
            FAIL("code point " << static_cast<unsigned>(c));
        }
    }
}

TEST_CASE("ill-formed bytes give one replacement for each maximal subpart") {
    struct Row {
        std::string_view bytes, steps;
    };
    const Row rows[] = {
        {"\x80", "fffd/1!"},
        {"\xC0\xAF", "fffd/1! fffd/1!"},
        {"\xC1\x81", "fffd/1! fffd/1!"},
        {"\xE0\x80\xBF", "fffd/1! fffd/1! fffd/1!"},
        {"\xED\xA0\x80", "fffd/1! fffd/1! fffd/1!"},
        {"\xED\x9F\xBF", "d7ff/3"},
        {"\xEE\x80\x80", "e000/3"},
        {"\xF0\x8F\xBF\xBF", "fffd/1! fffd/1! fffd/1! fffd/1!"},
        {"\xF4\x8F\xBF\xBF", "10ffff/4"},
        {"\xF4\x90\x80\x80", "fffd/1! fffd/1! fffd/1! fffd/1!"},
        {"\xF5\x80", "fffd/1! fffd/1!"},
        {"\xFF", "fffd/1!"},
        {"\xC3", "fffd/1!"},
        {"\xE2\x82", "fffd/2!"},
        {"\xF0\x9F\x98", "fffd/3!"},
        {"\xF1\x80\x80\x41", "fffd/3! 41/1"},
        // The example of Unicode 15, table 3-11.
        {"\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64",
         "61/1 fffd/3! fffd/2! fffd/1! 62/1 fffd/1! 63/1 fffd/1! fffd/1! 64/1"},
        {{"\0a", 2}, "0/1 61/1"},
    };
    for (const Row& row : rows) CHECK(steps(row.bytes) == row.steps);
}

TEST_CASE("skip_ascii stops at the first other byte wherever it stands") {
    for (std::size_t size = 0; size < 150; ++size) {
        for (std::size_t odd = 0; odd <= size; ++odd) {
            std::string text(size, 'a');
            if (odd < size) text[odd] = text.back() = '\x80';
            for (std::size_t from = 0; from <= odd; ++from) {
                if (skip_ascii(text, from) != odd) FAIL(size << ' ' << odd << ' ' << from);
            }
        }
    }
}

TEST_CASE("a survey counts sequences and knows a cut at the end") {
    struct Row {
        std::string_view bytes;
        std::size_t multibyte, ill_formed;
        bool cut_at_end;
    };
    const Row rows[] = {
        {"", 0, 0, false},
        {"plain", 0, 0, false},
        {"caf\xC3\xA9 \xE2\x82\xAC", 2, 0, false},
        {"caf\xE9 au lait", 0, 1, false},
        {"\xC3\xA9 \xE2\x82", 1, 1, true},
        {"\xC3\xA9 \xE2\x82 x", 1, 1, false},
        {"\xE9 \xC3", 0, 2, true},
        {"\xC3\xA9 \x80", 1, 1, false},
    };
    for (const Row& row : rows) {
        const Utf8Survey survey = survey_utf8(row.bytes);
        CAPTURE(row.bytes);
        CHECK(survey.multibyte == row.multibyte);
        CHECK(survey.ill_formed == row.ill_formed);
        CHECK(survey.cut_at_end == row.cut_at_end);
        CHECK(is_valid_utf8(row.bytes) == (row.ill_formed == 0));
    }
}

TEST_CASE("some bytes are loaded as eight with zeros behind") {
    const std::string_view text =
        "\xFF"
        "bcdefg\x80";
    for (std::size_t bytes = 0; bytes <= text.size(); ++bytes) {
        std::array<char, 8> eight{};
        std::copy_n(text.begin(), bytes, eight.begin());
        CAPTURE(bytes);
        CHECK(load_some_bytes(text.data(), bytes) == load_eight_bytes(eight.data()));
    }
}
