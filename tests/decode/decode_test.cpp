#include "decode/decode.hpp"

#include <random>
#include <string>

#include "support/catch.hpp"
#include "support/utf8.hpp"

using namespace dehusk;
using namespace std::string_view_literals;

namespace {

std::string repeated(std::string_view piece, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out += piece;
    return out;
}

}  // namespace

TEST_CASE("which encoding is chosen") {
    struct Row {
        const char* what;
        std::string bytes;
        std::string_view hint, encoding;
        std::string text;
    };
    const std::string kanji = "\x93\xFA\x96\x7B\x8C\xEA\x93\xFA\x96\x7B\x8C\xEA";
    const Row rows[] = {
        {"nothing", "", "", "UTF-8", ""},
        {"ASCII", "plain", "koi8-r", "UTF-8", "plain"},
        {"ASCII with NUL", std::string("pl\0ain, and longer", 17), "", "UTF-8", std::string("pl\0ain, and longer", 17)},
        {"BOM of UTF-8",
         "\xEF\xBB\xBF"
         "caf\xC3\xA9",
         "koi8-r", "UTF-8", "café"},
        {"BOM of UTF-8 before damage",
         "\xEF\xBB\xBF"
         "caf\xE9",
         "koi8-r", "UTF-8", "caf\uFFFD"},
        {"BOM of UTF-16LE", std::string("\xFF\xFEn\0\xE9\0", 6), "utf-8", "UTF-16LE", "né"},
        {"BOM of UTF-16BE", std::string("\xFE\xFF\0n\0\xE9", 6), "utf-8", "UTF-16BE", "né"},
        {"BOM alone", "\xFF\xFE", "", "UTF-16LE", ""},
        {"BOM and half a unit", "\xFF\xFEz", "", "UTF-16LE", "\uFFFD"},
        {"valid UTF-8 under another label", "caf\xC3\xA9", "windows-1251", "UTF-8", "café"},
        {"valid UTF-8 under another label of its own", "<meta charset=windows-1251>caf\xC3\xA9", "", "UTF-8",
         "<meta charset=windows-1251>café"},
        {"UTF-16 without a BOM", std::string("<\0p\0>\0\xE9\0", 8), "", "UTF-16LE", "<p>é"},
        {"seven-bit Japanese", "\x1B$B$3$s\x1B(B", "", "ISO-2022-JP", "こん"},
        {"terminal colours", "\x1B[1mbold\x1B(B", "", "UTF-8", "\x1B[1mbold\x1B(B"},
        {"UTF-8 cut at the end", "d\xC3\xA9j\xC3", "", "UTF-8", "déj\uFFFD"},
        {"UTF-8 with a bad byte", "d\xC3\xA9j\xC3\xA0 vu\xE9 \xE2\x82\xAC", "windows-1252", "UTF-8", "déjà vu\uFFFD €"},
        {"hint", "\xCF\xD2\xC9", "koi8-r", "KOI8-R", "ори"},
        {"hint before meta", "<meta charset=windows-1251>\xCF\xD2\xC9", "koi8-r", "KOI8-R",
         "<meta charset=windows-1251>ори"},
        {"meta", "<meta charset=koi8-r>\xCF\xD2\xC9", "", "KOI8-R", "<meta charset=koi8-r>ори"},
        {"hint unknown", "<meta charset=koi8-r>\xCF\xD2\xC9", "nothing", "KOI8-R", "<meta charset=koi8-r>ори"},
        {"hint refuses to be decoded", "<meta charset=koi8-r>\xCF\xD2\xC9", "iso-2022-kr", "KOI8-R",
         "<meta charset=koi8-r>ори"},
        {"hint of UTF-8 refuted", "<meta charset=koi8-r>\xCF\xD2\xC9", "utf-8", "KOI8-R", "<meta charset=koi8-r>ори"},
        {"hint of UTF-16 refuted", "<meta charset=koi8-r>\xCF\xD2\xC9", "utf-16", "KOI8-R", "<meta charset=koi8-r>ори"},
        {"hint refuted by damage", "<meta charset=shift_jis>" + kanji, "euc-kr", "Shift_JIS",
         "<meta charset=shift_jis>日本語日本語"},
        {"a damaged character in hinted text", kanji + "\xFF", "shift_jis", "Shift_JIS", "日本語日本語\uFFFD"},
        {"UTF-8 declared, as much broken as whole", "\xC3\xA9 \xE9", "utf-8", "UTF-8", "é \uFFFD"},
        {"one accent and no label", "caf\xE9", "", "windows-1252", "café"},
        {"gb2312 means GBK", "\xC4\xE3\xBA\xC3\x80", "gb2312", "GBK", "你好€"},
        {"iso-8859-1 means windows-1252", "\x93q\x94 \xE9\xE8\xE7", "iso-8859-1", "windows-1252", "“q” éèç"},
        {"BOM of UTF-8 before a legacy page", "\xEF\xBB\xBF<meta charset=koi8-r>\xCF\xD2\xC9", "", "KOI8-R",
         "<meta charset=koi8-r>ори"},
        {"BOM of UTF-8 before UTF-16", std::string("\xEF\xBB\xBF<\0p\0>\0\xE9\0", 11), "", "UTF-16LE", "<p>é"},
        {"BOM of UTF-8 before seven-bit Japanese", "\xEF\xBB\xBF\x1B$B$3$s\x1B(B", "", "ISO-2022-JP", "こん"},
        {"BOM of the other byte order", std::string("\xFE\xFF<\0p\0>\0\xE9\0", 10), "", "UTF-16LE", "<p>é"},
        {"BOM of UTF-16 before UTF-8", "\xFF\xFE<p>d\xC3\xA9j\xC3\xA0 vu</p>", "", "UTF-8", "<p>déjà vu</p>"},
        {"BOM of UTF-16 before a legacy page", "\xFF\xFE<p>na\xEFve d\xE9j\xE0 vu</p>", "", "windows-1252",
         "<p>naïve déjà vu</p>"},
        {"Cyrillic declared as Latin", "\xCF\xF0\xE8\xE2\xE5\xF2, \xEA\xE0\xEA \xE4\xE5\xEB\xE0?", "iso-8859-1",
         "windows-1251", "Привет, как дела?"},
        {"French declared as Cyrillic", "\xC9t\xE9 d\xE9j\xE0 pass\xE9 \xE0 No\xEBl", "koi8-r", "windows-1252",
         "Été déjà passé à Noël"},
        {"x-user-defined", "\x80 \xE9", "x-user-defined", "windows-1252", "€ é"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        Decoded out;
        decode(row.bytes, row.hint, true, out);
        CHECK(out.encoding == row.encoding);
        CHECK(out.text == row.text);
        CHECK(out.source_begin(static_cast<std::uint32_t>(out.text.size())) == row.bytes.size());
    }
}

TEST_CASE("C1 controls refute a label") {
    Decoded out;
    decode("\x8A\x9A\x9E\x8A\x9A\x9E \x93\x94", "iso-8859-5", false, out);
    CHECK(out.encoding != "ISO-8859-5");
    decode("\xBF\xE0\xD8\xD2\xF6\xE2 \x93", "iso-8859-5", false, out);
    CHECK(out.encoding == "ISO-8859-5");
}

TEST_CASE("a dump declares nothing") {
    const std::string bytes = "The tag <meta charset=windows-1254> was there, as na\xEFve as ever.";
    Decoded out;
    decode(bytes, "", true, out);
    CHECK(out.encoding == "windows-1254");
    decode(bytes, "", false, out);
    CHECK(out.encoding == "windows-1252");
}

TEST_CASE("valid UTF-8 is viewed in place") {
    for (const std::string& bytes : {std::string("plain"), std::string("caf\xC3\xA9"), std::string("\xEF\xBB\xBFx")}) {
        Decoded out;
        decode(bytes, "", true, out);
        CHECK(out.text.data() + out.text.size() == bytes.data() + bytes.size());
        CHECK(out.runs.empty());
        CHECK(out.source_begin(0) == out.source_offset);
        CHECK(out.source_end(static_cast<std::uint32_t>(out.text.size())) == bytes.size());
    }
}

TEST_CASE("how much damage refutes a label") {
    const std::string hiragana = "\x82\xB1\x82\xF1\x82\xC9\x82\xBF\x82\xCD\x82\xB1\x82\xF1\x82\xC9";
    struct Row {
        std::size_t whole_eights, bad;
        bool kept;
    };
    const Row rows[] = {{1, 0, true},  {1, 1, true},   {1, 2, false},  {2, 2, true},
                        {2, 3, false}, {20, 11, true}, {20, 12, false}};
    for (const Row& row : rows) {
        CAPTURE(row.whole_eights, row.bad);
        Decoded out;
        decode(repeated(hiragana, row.whole_eights) + repeated("\xFF ", row.bad), "shift_jis", false, out);
        // Refuted, it may still be what the detector says; the label then had no part in it.
        Decoded unlabelled;
        decode(repeated(hiragana, row.whole_eights) + repeated("\xFF ", row.bad), "", false, unlabelled);
        CHECK((out.encoding == "Shift_JIS") == (row.kept || unlabelled.encoding == "Shift_JIS"));
    }
}

TEST_CASE("an extractor's Decoded can be used again") {
    Decoded out;
    decode(
        "\xFF\xFE"
        "a\0"sv,
        "", false, out);
    CHECK(out.text == "a");
    CHECK(out.source_begin(0) == 2);
    decode("plain", "", false, out);
    CHECK(out.text == "plain");
    CHECK(out.runs.empty());
    CHECK(out.source_offset == 0);
    CHECK(out.source_begin(3) == 3);
    decode("d\xE9j\xE0 vu, \xE9t\xE9", "windows-1252", false, out);
    CHECK(out.text == "déjà vu, été");
    CHECK(out.source_begin(3) == 2);
    CHECK(out.source_end(3) == 2);
}

TEST_CASE("offsets in damaged UTF-8 count from the BOM") {
    Decoded out;
    decode(
        "\xEF\xBB\xBF"
        "\xC3\xA9\xFF"
        "bc",
        "", false, out);
    REQUIRE(out.text == "é\uFFFDbc");
    CHECK(out.source_begin(0) == 3);
    CHECK(out.source_begin(2) == 5);
    CHECK(out.source_end(5) == 6);
    CHECK(out.source_begin(5) == 6);
    CHECK(out.source_end(7) == 8);
}

TEST_CASE("offsets in legacy text count from a BOM that it contradicts") {
    Decoded out;
    decode("\xEF\xBB\xBF\xCF\xD2\xC9 x", "koi8-r", false, out);
    REQUIRE(out.text == "ори x");
    CHECK(out.source_offset == 3);
    CHECK(out.source_begin(0) == 3);
    CHECK(out.source_begin(2) == 4);
    CHECK(out.source_begin(6) == 6);
    CHECK(out.source_end(8) == 8);
}

TEST_CASE("long ASCII in a legacy page takes one run") {
    Decoded out;
    decode("\xE9 " + std::string(1000000, 'x') + " \xE9", "windows-1252", false, out);
    CHECK(out.runs.size() == 4);
}

TEST_CASE("any bytes become UTF-8 that leads back to them in order") {
    constexpr std::string_view labels[] = {
        "",           "utf-8",          "utf-16", "shift_jis", "gbk", "big5", "euc-jp", "windows-1252", "iso-2022-jp",
        "hz-gb-2312", "x-user-defined", "nothing"};
    constexpr std::string_view pieces[] = {"\xEF\xBB\xBF",
                                           "\xFF\xFE",
                                           "\xFE\xFF",
                                           "\xC3\xA9",
                                           "\xE2\x82",
                                           "\x1B$B",
                                           "\x1B(B",
                                           "<meta charset=big5>",
                                           "a",
                                           " ",
                                           "\n",
                                           "\x82\xB1",
                                           "\xC4\xE3",
                                           "\xE9",
                                           "\0"sv};
    std::mt19937 random(5);
    Decoded out;
    for (int round = 0; round < 20000; ++round) {
        std::string bytes;
        for (auto left = random() % 24; left > 0; --left) {
            if (random() % 4 == 0) {
                bytes += static_cast<char>(random());
            } else {
                bytes += pieces[random() % std::size(pieces)];
            }
        }
        decode(bytes, labels[random() % std::size(labels)], round % 2 == 0, out);
        if (!is_valid_utf8(out.text) || encoding_for_label(out.encoding) != out.encoding) FAIL("no UTF-8");
        std::uint32_t previous = 0;
        for (std::uint32_t at = 0; at <= out.text.size(); ++at) {
            const std::uint32_t begin = out.source_begin(at);
            if (begin < previous || out.source_end(at) > bytes.size() || begin > bytes.size()) FAIL("offsets");
            previous = begin;
        }
        if (previous != bytes.size()) FAIL("end");
    }
}
