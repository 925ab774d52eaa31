#include "residue/skeleton.hpp"

#include <algorithm>
#include <random>

#include "normalise/normalise.hpp"
#include "residue/ascii_masks.hpp"
#include "residue/characters.hpp"
#include "support/catch.hpp"
#include "support/utf8.hpp"

using namespace dehusk;

namespace {

std::string text_of(std::uint64_t head) {
    std::string text;
    for (; head != 0; head >>= 8U) text += static_cast<char>(head & 0xFFU);
    return text;
}

std::vector<std::size_t> starts_of(Skeleton& skeleton) {
    std::vector<std::size_t> starts;
    skeleton.for_each_start(
        [&](std::size_t start, std::uint64_t head) {
            CHECK(text_of(head) == text_of(skeleton.head(start)));
            starts.push_back(start);
        },
        [&](std::size_t start) { starts.push_back(start); });
    std::sort(starts.begin(), starts.end());
    return starts;
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
std::vector<std::size_t> slow_starts(std::string_view line) {
    std::vector<std::size_t> starts;
    bool is_in_word = false;
    for (std::size_t at = 0; at < line.size();) {
        const Character character = character_at(line, at);
        const bool is_word = character.kind == CharacterClass::word;
        if (!(is_word && is_in_word) && line[at] != ' ') starts.push_back(at);
        is_in_word = is_word;
        at += character.bytes;
    }
    return starts;
}

std::string random_line(std::mt19937& random) {
    constexpr std::string_view pieces[] = {"a",    "b",      "word",       "7",      "2024",   " ",      " ",
                                           "  ",   "-",      "...",        "\u00E9", "\u0661", "\u8BC4", "\u0E02",
                                           "\xFF", "\u2014", "\U0001F44D", "Word",   "\u00C9", "\u023A", "\u2019"};
    std::string line;
    for (std::size_t count = random() % 40; count > 0; --count) line += pieces[random() % std::size(pieces)];
    return line;
}

}  // namespace

TEST_CASE("a skeleton tells where patterns may begin and where the line has content") {
    struct {
        std::string_view line;
        std::string_view skeleton;
        std::vector<std::size_t> starts;
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
        {"-- \u00BB \u00C9t\u00C9 --", " \u00E9t\u00E9 ", {0, 1, 3, 6, 12, 13}, 6, 11},
    };
    Skeleton skeleton;
    for (const auto& row : rows) {
        INFO(row.line);
        skeleton.assign(row.line);
        CHECK(starts_of(skeleton) == row.starts);
        CHECK(skeleton.content_begin() == row.content_begin);
        CHECK(skeleton.content_end() == row.content_end);
        std::string appended;
        append_skeleton(skeleton.line(), appended);
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
        const std::string text = random_line(random);
        INFO(text);
        skeleton.assign(text);
        Arena arena;
        // What is not UTF-8 becomes U+FFFD, which fold_case() leaves to where it must write anyway.
        const std::string line(skeleton.line());
        if (is_valid_utf8(text)) CHECK(line == fold_case(text, arena));
        CHECK(is_valid_utf8(line));
        CHECK(starts_of(skeleton) == slow_starts(line));
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
        char folded[bytes_per_mask] = {};
        char levelled[bytes_per_mask] = {};
        char plainly_folded[bytes_per_mask] = {};
        char plainly_levelled[bytes_per_mask] = {};
        CHECK(level(from, folded, levelled) == level_plainly(from, plainly_folded, plainly_levelled));
        CHECK(std::string_view(folded, bytes_per_mask) == std::string_view(plainly_folded, bytes_per_mask));
        CHECK(std::string_view(levelled, bytes_per_mask) == std::string_view(plainly_levelled, bytes_per_mask));
    }
}
