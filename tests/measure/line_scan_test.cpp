#include "measure/line_scan.hpp"

#include <random>
#include <string>
#include <vector>

#include "measure/character_kind.hpp"
#include "support/catch.hpp"
#include "support/utf8.hpp"
#include "support/words.hpp"

using namespace dehusk;

namespace {

// The scan one character at a time.
CharacterCounts plain_counts(std::string_view text) {
    CharacterCounts counts;
    CharacterKind last = CharacterKind::space;
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Step step = read_utf8(text, at);
        const char32_t c = step.code_point;
        const CharacterKind kind = c < 128 ? kind_of_ascii(static_cast<unsigned char>(c)) : traits_beyond_ascii(c).kind;
        const bool is_upper = kind == CharacterKind::upper;
        counts.letters += is_upper || kind == CharacterKind::lower ? 1 : 0;
        counts.uppercase += is_upper ? 1 : 0;
        counts.capitalised_words += is_upper && last == CharacterKind::space ? 1 : 0;
        counts.digits += kind == CharacterKind::digit ? 1 : 0;
        counts.commas += kind == CharacterKind::comma ? 1 : 0;
        counts.quotes += kind == CharacterKind::quote ? 1 : 0;
        counts.separators += kind == CharacterKind::separator ? 1 : 0;
        counts.symbols += kind == CharacterKind::symbol ? 1 : 0;
        last = kind;
        at += step.bytes;
    }
    return counts;
}

std::string lower_case(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    return lower;
}

std::vector<std::uint64_t> plain_words(std::string_view text) {
    std::vector<std::uint64_t> words;
    for_each_word(text, [&](std::uint64_t, std::size_t begin, std::size_t end) {
        words.push_back(quick_hash_of(lower_case(text.substr(begin, end - begin))));
    });
    return words;
}

std::uint32_t plain_small_words(std::string_view text) {
    std::uint32_t small = 0;
    for_each_word(text, [&](std::uint64_t, std::size_t begin, std::size_t end) {
        const bool has_others =
            text.substr(begin, end - begin).find_first_not_of("abcdefghijklmnopqrstuvwxyz") != std::string_view::npos;
        small += end - begin <= 3 && !has_others ? 1 : 0;
    });
    return small;
}

std::vector<std::uint64_t> words_of(const LineScan& scan) {
    std::vector<std::uint64_t> words;
    scan.for_each_word([&](std::uint64_t hash, std::size_t, std::size_t) { words.push_back(hash); });
    return words;
}

}  // namespace

TEST_CASE("a scan counts and finds what reading character by character does") {
    const std::vector<std::string> pieces = {"the",
                                             "Mill",
                                             "NIGHT",
                                             "1987",
                                             " ",
                                             " ",
                                             ", ",
                                             ". ",
                                             "a_b",
                                             "\"",
                                             "|",
                                             "?",
                                             "#",
                                             "\t",
                                             "\xC3\xA9",
                                             "\xC3\x89",
                                             "www",
                                             "w",
                                             ".",
                                             "\xE2\x80\x9C",
                                             "\xE2\x80\xA6",
                                             "\xE2\x82\xAC",
                                             "\xD0\x90",
                                             "\xD0\xB1",
                                             "\xF0\x9F\x98\x80",
                                             "\xE6\xB2\xB3",
                                             "\xE3\x80\x82",
                                             "\xE2\x80\xA2",
                                             "antidisestablishmentarianism",
                                             "-"};
    std::mt19937 random(7);
    LineScan scan;
    for (int round = 0; round < 2000; ++round) {
        std::string text;
        // Every other line is plain ASCII.
        for (std::size_t left = random() % 60; left > 0; --left) {
            const std::string& piece = pieces[random() % pieces.size()];
            if (round % 2 == 0 || static_cast<unsigned char>(piece[0]) < 0x80) text += piece;
        }
        INFO(text);
        scan.read(text);
        const CharacterCounts& counts = scan.counts();
        const CharacterCounts plain = plain_counts(text);
        REQUIRE(counts.letters == plain.letters);
        REQUIRE(counts.uppercase == plain.uppercase);
        REQUIRE(counts.capitalised_words == plain.capitalised_words);
        REQUIRE(counts.digits == plain.digits);
        REQUIRE(counts.commas == plain.commas);
        REQUIRE(counts.quotes == plain.quotes);
        REQUIRE(counts.separators == plain.separators);
        REQUIRE(counts.symbols == plain.symbols);
        REQUIRE(counts.has_address == (text.find("www.") != std::string::npos));
        REQUIRE(words_of(scan) == plain_words(text));
        REQUIRE(scan.count_words().words == plain_words(text).size());
        REQUIRE(scan.count_words().small == plain_small_words(text));
    }
}

TEST_CASE("words of any length are found at any place") {
    LineScan scan;
    for (std::size_t before = 0; before < 140; ++before) {
        for (const std::size_t size : {1, 2, 7, 8, 9, 63, 64, 65, 128, 200}) {
            const std::string text = std::string(before, ' ') + std::string(size, 'x') + (size % 2 == 0 ? "" : " y");
            scan.read(text);
            REQUIRE(words_of(scan) == plain_words(text));
            REQUIRE(scan.count_words().words == plain_words(text).size());
            REQUIRE(scan.count_words().small == plain_small_words(text));
        }
    }
    scan.read("");
    CHECK(words_of(scan).empty());
}

TEST_CASE("addresses, currencies and scripts without spaces are flags") {
    struct Row {
        const char* text;
        bool has_address;
        bool has_currency;
        bool without_spaces;
    };
    const Row rows[] = {
        {"see http://example.org", true, false, false},
        {"mail mill@example", true, false, false},
        {"at www.example.org", true, false, false},
        {"ratio 3:4 ww.x w w w.", false, false, false},
        {"all for $4", false, true, false},
        {"all for \xE2\x82\xAC 4", false, true, false},
        {"\xE6\xB2\xB3\xE6\xB0\xB4", false, false, true},
        {"\xD0\xBC\xD0\xB8\xD1\x80", false, false, false},
        {"", false, false, false},
    };
    LineScan scan;
    for (const Row& row : rows) {
        INFO(row.text);
        scan.read(row.text);
        CHECK(scan.counts().has_address == row.has_address);
        CHECK(scan.counts().has_currency == row.has_currency);
        CHECK(scan.counts().without_spaces == row.without_spaces);
    }
}
