#include "decode/decoders.hpp"

#include <random>
#include <string>

#include "support/catch.hpp"

using namespace dehusk;
using namespace std::string_view_literals;

namespace {

Decoded decoded_as(Encoding encoding, std::string_view bytes, Tally* tally = nullptr) {
    Decoded out;
    TextSink sink(out);
    decode_bytes(encoding, bytes, sink);
    sink.finish(bytes.size());
    out.text = {};
    if (tally != nullptr) *tally = sink.tally();
    return out;
}

std::string text_as(std::string_view label, std::string_view bytes) {
    return decoded_as(find_encoding(label).value(), bytes).storage;
}

std::uint32_t digest_of(Encoding encoding) {
    std::uint32_t digest = 2166136261;
    for (unsigned i = 0; i < 128; ++i) {
        const char32_t c = single_byte_code_point(encoding, i);
        for (unsigned shift = 0; shift < 32; shift += 8) digest = (digest ^ (c >> shift & 0xFF)) * 16777619;
    }
    return digest;
}

struct Sample {
    std::string_view label, bytes, text;
};

const Sample samples[] = {
    {"ibm866", "\x8F\xE0\xA8\xA2\xA5\xE2\x20\xF1\xF0"sv, "Привет ёЁ"},
    {"iso-8859-2", "\xAE\x6C\x75\xBB\x6F\x75\xE8\x6B\xFD\x20\x6B\xF9\xF2"sv, "Žluťoučký kůň"},
    {"iso-8859-5", "\xBF\xE0\xD8\xD2\xF6\xE2"sv, "Привіт"},
    {"iso-8859-7", "\xCA\xE1\xEB\xE7\xEC\xDD\xF1\xE1"sv, "Καλημέρα"},
    {"iso-8859-8", "\xF9\xEC\xE5\xED"sv, "שלום"},
    {"koi8-r", "\xF0\xD2\xC9\xD7\xC5\xD4"sv, "Привет"},
    {"koi8-u", "\xB7\xD6\xC1\xCB\x20\xAD\xC1\xCE\xCF\xCB"sv, "Їжак ґанок"},
    {"macintosh", "\x63\x61\x66\x8E\x20\xD2\x78\xD3"sv, "café “x”"},
    {"windows-874", "\xCA\xC7\xD1\xCA\xB4\xD5"sv, "สวัสดี"},
    {"windows-1250", "\x8E\x6C\x75\x9D\x6F\x75\xE8\x6B\xFD\x20\x84\x6B\xF9\xF2\x93"sv, "Žluťoučký „kůň“"},
    {"windows-1251", "\xCF\xF0\xE8\xE2\xE5\xF2\x20\xAB\xEC\xE8\xF0\xBB"sv, "Привет «мир»"},
    {"windows-1252", "\x6E\x61\xEF\x76\x65\x20\x80\x35\x20\x93\x71\x94"sv, "naïve €5 “q”"},
    {"windows-1253", "\xCA\xE1\xEB\xE7\xEC\xDD\xF1\xE1"sv, "Καλημέρα"},
    {"windows-1254", "\xDD\x73\x74\x61\x6E\x62\x75\x6C\x20\xFD\xF0\xFE"sv, "İstanbul ığş"},
    {"windows-1255", "\xF9\xC8\xD1\xEC\xE5\xC9\xED"sv, "שָׁלוֹם"},
    {"windows-1256", "\xE3\xD1\xCD\xC8\xC7"sv, "مرحبا"},
    {"windows-1257", "\xC0\xFE\x75\x6F\x6C\x61\x73"sv, "Ąžuolas"},
    {"x-mac-cyrillic", "\x8F\xF0\xE8\xE2\xE5\xF2"sv, "Привет"},
    {"gbk", "\xC4\xE3\xBA\xC3\x2C\xCA\xC0\xBD\xE7"sv, "你好,世界"},
    {"gb18030", "\xC4\xE3\xBA\xC3\x81\x30\x8C\x36\x95\x34\xB2\x35\x94\x39\xFC\x36"sv, "你好ĉ𠮷😀"},
    {"big5", "\xA7\x41\xA6\x6E\x2C\xA5\x40\xAC\xC9\x9D\xEF\x9E\x40"sv, "你好,世界嘅𠺢"},
    {"euc-jp", "\xA4\xB3\xA4\xF3\xA4\xCB\xA4\xC1\xA4\xCF\xC0\xA4\xB3\xA6\x8E\xB1\x8F\xB0\xA1"sv, "こんにちは世界ｱ丂"},
    {"shift_jis", "\x82\xB1\x82\xF1\x82\xC9\x82\xBF\x82\xCD\x90\xA2\x8A\x45\xB1\x87\x40"sv, "こんにちは世界ｱ①"},
    {"euc-kr", "\xBE\xC8\xB3\xE7\xC7\xCF\xBC\xBC\xBF\xE4\x20\x8C\x63\xB9\xE6\xB0\xA2\xC7\xCF"sv, "안녕하세요 똠방각하"},
    {"iso-2022-jp",
     "\x61\x62\x63\x20\x1B\x24\x42\x24\x33\x24\x73\x24\x4B\x24\x41\x24\x4F\x1B\x28\x42\x20\x78\x20\x1B\x24\x42\x40\x24\x33\x26\x1B\x28\x42"sv,
     "abc こんにちは x 世界"},
    {"utf-16le", "\x61\x00\xF1\x00\x2D\x4E\x3D\xD8\x00\xDE"sv, "añ中😀"},
    {"utf-16be", "\x00\x61\x00\xF1\x4E\x2D\xD8\x3D\xDE\x00"sv, "añ中😀"},
    {"iso-8859-8-i", "\xF9\xEC\xE5\xED"sv, "שלום"},
    {"x-user-defined", "\x80"sv, "€"},
    {"iso-8859-1", "\x80\x9F\xA0\xFF"sv, "€Ÿ\u00A0ÿ"},
    {"iso-8859-9", "\xFD\xFE"sv, "ış"},
    {"ascii", "a\xE9"sv, "aé"},
    {"gb2312", "\x80\xA2\xE3\xA3\xA0"sv, "€€\u3000"},
    {"ks_c_5601-1987", "\x8C\x63"sv, "똠"},
    {"windows-31j", "\x81\x60\xFA\x40\xF0\x40\x5C\x7E"sv, "～ⅰ\uE000\\~"},
    {"big5", "\x88\x62\x88\x64\x88\xA3\x88\xA5"sv, "\u00CA\u0304\u00CA\u030C\u00EA\u0304\u00EA\u030C"},
    {"windows-1252", "\x81\x8D\x8F\x90\x9D"sv, "\u0081\u008D\u008F\u0090\u009D"},
    {"windows-1253", "\xAA\xD2\xFF"sv, "\uFFFD\uFFFD\uFFFD"},
};

}  // namespace

TEST_CASE("text in each encoding") {
    for (const Sample& sample : samples) {
        CAPTURE(sample.label);
        CHECK(text_as(sample.label, sample.bytes) == sample.text);
    }
}

TEST_CASE("every byte of the single-byte encodings is the standard's") {
    // FNV-1a over the 128 code points of the standard's index files, each as four bytes, lowest first.
    struct Row {
        std::string_view label;
        std::uint32_t digest;
    };
    const Row rows[] = {
        {"IBM866", 0x293D50E5},         {"ISO-8859-2", 0x8B2DC92A},   {"ISO-8859-3", 0xFC6A52A3},
        {"ISO-8859-4", 0xA84706FC},     {"ISO-8859-5", 0x21F4DE1A},   {"ISO-8859-6", 0x13AC8A2C},
        {"ISO-8859-7", 0xB5C580D8},     {"ISO-8859-8", 0x8DE4D7FD},   {"ISO-8859-8-I", 0x8DE4D7FD},
        {"ISO-8859-10", 0xBB8A413B},    {"ISO-8859-13", 0xAF48A3AA},  {"ISO-8859-14", 0x152E621F},
        {"ISO-8859-15", 0xCBD97F18},    {"ISO-8859-16", 0x5551FAAC},  {"KOI8-R", 0x61567B56},
        {"KOI8-U", 0x9B7E87B6},         {"macintosh", 0x53EB216D},    {"windows-874", 0xE3D000F5},
        {"windows-1250", 0xA965B928},   {"windows-1251", 0xFE7A4357}, {"windows-1252", 0x38AD79B8},
        {"windows-1253", 0xC9146CD5},   {"windows-1254", 0x8650BCDE}, {"windows-1255", 0xB9B57EDB},
        {"windows-1256", 0x89EE0950},   {"windows-1257", 0xF4387CB9}, {"windows-1258", 0x2FB0074A},
        {"x-mac-cyrillic", 0xEAE750CB},
    };
    unsigned found = 0;
    for (const Row& row : rows) {
        CAPTURE(row.label);
        const Encoding encoding = find_encoding(row.label).value();
        CHECK(is_single_byte(encoding));
        CHECK(digest_of(encoding) == row.digest);
        ++found;
    }
    unsigned single = 0;
    for (unsigned i = 0; i < encoding_count; ++i) single += is_single_byte(static_cast<Encoding>(i));
    CHECK(found == single);
}

TEST_CASE("UTF-16 and UTF-8 replace what is no character") {
    struct Row {
        std::string_view label, bytes, text;
    };
    const Row rows[] = {
        {"utf-16le",
         "a\x00"
         "b"sv,
         "a\uFFFD"},
        {"utf-16le",
         "\x3D\xD8"
         "a\x00"sv,
         "\uFFFDa"},
        {"utf-16le",
         "\x00\xDE"
         "a\x00"sv,
         "\uFFFDa"},
        {"utf-16le", "\x3D\xD8"sv, "\uFFFD"},
        {"utf-16be", "\xD8\x3D\xD8\x3D\xDE\x00"sv, "\uFFFD😀"},
        {"utf-16be", "\xD8\x3D\xDE"sv, "\uFFFD\uFFFD"},
        {"utf-16be", "\x00\x00"sv, "\x00"sv},
        {"utf-8", "a\xE2\x82z\xFF\xC3\xA9"sv, "a\uFFFDz\uFFFDé"},
        {"utf-8", "\xE2\x82"sv, "\uFFFD"},
    };
    for (const Row& row : rows) CHECK(text_as(row.label, row.bytes) == row.text);
}

TEST_CASE("the tally tells characters from damage") {
    struct Row {
        std::string_view label, bytes;
        std::size_t good, bad;
    };
    const Row rows[] = {
        {"windows-1252", "abc\xE9\x81", 1, 1},
        {"windows-1253", "\xE1\xAA", 1, 1},
        {"iso-8859-2", "\x9A\xB1", 1, 1},
        {"shift_jis", "\x82\xB1\xFF", 1, 1},
        {"utf-8", "\xE9", 0, 1},
        {"euc-kr", "\xBE\xC8\xBE", 1, 1},
        {"iso-2022-jp", "\x1B$B$3\x1B(B", 1, 0},
    };
    for (const Row& row : rows) {
        CAPTURE(row.label);
        Tally tally;
        decoded_as(find_encoding(row.label).value(), row.bytes, &tally);
        CHECK(tally.good == row.good);
        CHECK(tally.bad == row.bad);
    }
}

namespace {

/// Bytes of which some make characters and some do not.
std::string random_bytes(Encoding encoding, std::mt19937& random) {
    constexpr std::string_view interesting =
        "\x1B$B(J@I0aA~\n\x80\x81\x8E\x8F\xA1\xA4\xB0\xC8\xD8\xDC\xE0\xF0\xFC\xFE\xFF";
    std::string bytes;
    for (auto left = random() % 24; left > 0; --left) {
        switch (random() % 4) {
            case 0:
                bytes += static_cast<char>(random());
                break;
            case 1:
                bytes += interesting[random() % interesting.size()];
                break;
            case 2:
                if (encoding == Encoding::iso_2022_jp) bytes += random() % 2 == 0 ? "\x1B$B" : "\x1B(J";
                bytes += static_cast<char>('a' + random() % 26);
                break;
            default:
                bytes += static_cast<char>(0xA1 + random() % 94);
                bytes += static_cast<char>(0xA1 + random() % 94);
        }
    }
    return bytes;
}

/// True for the four sequences of Big5 that are two code points: they have no interval each.
bool is_half_of_big5_pair(Encoding encoding, char32_t c) {
    return encoding == Encoding::big5 && (c == 0xCA || c == 0xEA || c == 0x304 || c == 0x30C);
}

/// The first fault in the intervals that `out` gives for the characters of `bytes`, or empty.
std::string interval_fault(Encoding encoding, std::string_view bytes, const Decoded& out) {
    const std::string& text = out.storage;
    const bool has_gaps = encoding == Encoding::iso_2022_jp;
    std::uint32_t previous_end = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Step step = read_utf8(text, at);
        const std::uint32_t begin = out.source_begin(static_cast<std::uint32_t>(at));
        at += step.bytes;
        const std::uint32_t end = out.source_end(static_cast<std::uint32_t>(at));
        if (begin >= end || end > bytes.size() || begin < previous_end) return "empty, backwards or outside";
        if (!has_gaps && begin != previous_end) return "a gap";
        previous_end = end;
        if (has_gaps || is_half_of_big5_pair(encoding, step.code_point)) continue;
        const std::string alone = decoded_as(encoding, bytes.substr(begin, end - begin)).storage;
        if (alone != std::string_view(text).substr(at - step.bytes, step.bytes)) return "other bytes";
    }
    if (!has_gaps && previous_end != bytes.size()) return "bytes left over";
    if (out.source_begin(static_cast<std::uint32_t>(text.size())) != bytes.size()) return "wrong end";
    return {};
}

}  // namespace

TEST_CASE("each character's interval holds the bytes that encode it, and all do so in order") {
    std::mt19937 random(3);
    for (unsigned i = 0; i < encoding_count; ++i) {
        const auto encoding = static_cast<Encoding>(i);
        if (encoding == Encoding::replacement) continue;
        for (int round = 0; round < 3000; ++round) {
            const std::string bytes = random_bytes(encoding, random);
            const Decoded out = decoded_as(encoding, bytes);
            if (!is_valid_utf8(out.storage)) FAIL("no UTF-8 from " << encoding_name(encoding));
            const std::string fault = interval_fault(encoding, bytes, out);
            if (!fault.empty())
                FAIL(encoding_name(encoding)
                     << ": " << fault << " in " << Catch::StringMaker<std::string>::convert(bytes));
        }
    }
}
