#include "residue/skeleton.hpp"

#include <random>

#include "residue/ascii_masks.hpp"
#include "residue/characters.hpp"
#include "support/catch.hpp"

using namespace dehusk;

namespace {

std::string text_of(std::uint64_t head) {
    std::string text;
    for (; head != 0; head >>= 8U) text += static_cast<char>(head & 0xFFU);
    return text;
}

std::vector<std::uint32_t> positions_of(const ByteBits& bits) {
    std::vector<std::uint32_t> positions;
    bits.for_each([&](std::size_t position) { positions.push_back(static_cast<std::uint32_t>(position)); });
    return positions;
}

/// What head() must say, the obvious way: the skeleton of all that follows, cut.
std::string slow_head(std::string_view line, std::size_t position) {
    std::string skeleton;
    for (std::size_t at = position; at < line.size();) {
        const Character character = character_at(line, at);
        std::string bytes(line.substr(at, character.bytes));
        if (character.is_digit) bytes[0] = any_digit;
        if (character.kind == CharacterClass::other) bytes = skeleton.ends_with(' ') ? "" : " ";
        skeleton += bytes;
        at += character.bytes;
    }
    if (!skeleton.ends_with(' ')) skeleton += ' ';
    skeleton += end_mark;
    return skeleton.substr(0, 8);
}

/// Where a pattern may begin, one character after the other.
std::vector<std::uint32_t> slow_starts(std::string_view line) {
    std::vector<std::uint32_t> starts;
    bool is_in_word = false;
    for (std::size_t at = 0; at < line.size();) {
        const Character character = character_at(line, at);
        const bool is_word = character.kind == CharacterClass::word;
        if (!(is_word && is_in_word) && line[at] != ' ') starts.push_back(static_cast<std::uint32_t>(at));
        is_in_word = is_word;
        at += character.bytes;
    }
    return starts;
}

std::string random_line(std::mt19937& random) {
    constexpr std::string_view pieces[] = {"a",      "b",      "word", "7",      "2024",      " ",
                                           " ",      "  ",     "-",    "...",    "\u00E9",    "\u0661",
                                           "\u8BC4", "\u0E02", "\xFF", "\u2014", "\U0001F44D"};
    std::string line;
    for (std::size_t count = random() % 40; count > 0; --count) line += pieces[random() % std::size(pieces)];
    return line;
}

}  // namespace

TEST_CASE("a skeleton tells where patterns may begin and where the line has content") {
    struct {
        std::string_view line;
        std::string_view skeleton;
        std::vector<std::uint32_t> starts;
        std::size_t content_begin;
        std::size_t content_end;
    } const rows[] = {
        {"", "", {}, 0, 0},
        {"a bc", "a bc", {0, 2}, 0, 4},
        {"(a) -- b!", " a b ", {0, 1, 2, 4, 5, 7, 8}, 1, 8},
        {"--", " ", {0, 1}, 2, 0},
        {"\u8BC4\u8BBA", "\u8BC4\u8BBA", {0, 3}, 0, 6},
        {"x\u8BC4 3", "x\u8BC4 3", {0, 1, 5}, 0, 6},
        {"don't", "don t", {0, 3, 4}, 0, 5},
    };
    Skeleton skeleton;
    for (const auto& row : rows) {
        INFO(row.line);
        skeleton.assign(row.line);
        CHECK(positions_of(skeleton.starts()) == row.starts);
        CHECK(skeleton.content_begin() == row.content_begin);
        CHECK(skeleton.content_end() == row.content_end);
        std::string appended;
        append_skeleton(row.line, appended);
        CHECK(appended == row.skeleton);
    }
}

TEST_CASE("a head is eight bytes of the skeleton, digits alike, up to the end mark") {
    struct {
        std::string_view line;
        std::size_t position;
        std::string_view head;
    } const rows[] = {
        {"share this article", 0, "share th"},
        {"share this article", 6, "this art"},
        {"share this article", 11, "article "},
        {"share", 0, "share \n"},
        {"share!", 0, "share \n"},
        {"share", 5, " \n"},
        {"a -- \u00E9b", 0, "a \u00E9b \n"},
        {"a -- \u00E9b", 2, " \u00E9b \n"},
        {"in 1984 or so", 0, "in 0000 "},
    };
    Skeleton skeleton;
    for (const auto& row : rows) {
        INFO(row.line << " at " << row.position);
        skeleton.assign(row.line);
        CHECK(text_of(skeleton.head(row.position)) == row.head);
    }
    skeleton.assign("\u00BB more");
    CHECK(text_of(skeleton.symbol_head(0, 2)) == "\u00BB more ");
}

TEST_CASE("skeletons of any line agree with the obvious way") {
    std::mt19937 random(11);
    Skeleton skeleton;
    for (int round = 0; round < 2000; ++round) {
        const std::string line = random_line(random);
        INFO(line);
        skeleton.assign(line);
        CHECK(positions_of(skeleton.starts()) == slow_starts(line));
        for (std::size_t at = 0; at < line.size(); at += character_at(line, at).bytes) {
            CHECK(text_of(skeleton.head(at)) == slow_head(line, at));
        }
    }
}

TEST_CASE("a run of marks is one space across two appended texts") {
    std::string skeleton;
    append_skeleton("a:", skeleton);
    append_skeleton(" b", skeleton);
    CHECK(skeleton == "a b");
}

TEST_CASE("sixteen bytes are levelled as one after the other") {
    std::mt19937 random(5);
    for (int round = 0; round < 4000; ++round) {
        char from[bytes_per_mask];
        for (char& byte : from) byte = static_cast<char>(random() % (round % 8 == 0 ? 256 : 128));
        char fast[bytes_per_mask] = {};
        char plain[bytes_per_mask] = {};
        AsciiMasks fast_masks;
        AsciiMasks plain_masks;
        const bool is_ascii = level_ascii_plainly(from, plain, plain_masks);
        REQUIRE(level_ascii(from, fast, fast_masks) == is_ascii);
        if (!is_ascii) continue;
        CHECK(std::string_view(fast, bytes_per_mask) == std::string_view(plain, bytes_per_mask));
        CHECK(fast_masks == plain_masks);
    }
}
