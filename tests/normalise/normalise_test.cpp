#include "normalise/normalise.hpp"

#include <array>
#include <random>
#include <string>
#include <unicode/normalizer2.h>

#include "support/catch.hpp"
#include "support/utf8.hpp"

using namespace dehusk;

namespace {

void append(std::string& text, char32_t code_point) {
    char bytes[4];
    text.append(bytes, write_utf8(bytes, code_point));
}

/// Code points that normalising has something to do with, and some it has not.
constexpr char32_t interesting[] = {
    'a',    'e',     'Z',     ' ',     ' ',     '\n',    '\r',    '\t',    0,       0x1B,    0x7F,    0x85,
    0xA0,   0xAD,    0xE9,    0x301,   0x316,   0x327,   0x340,   0x344,   0x37E,   0x387,   0x958,   0x93C,
    0x94D,  0xB47,   0xB3E,   0xF73,   0xF71,   0xF81,   0x1100,  0x1161,  0x11A8,  0xAC00,  0x1E9B,  0x1FEF,
    0x2000, 0x200B,  0x200C,  0x200D,  0x200E,  0x2028,  0x202F,  0x2060,  0x2126,  0x212A,  0x2329,  0x2ADC,
    0x3000, 0x304B,  0x3099,  0x4E2D,  0xD7A3,  0xE000,  0xF900,  0xFB1D,  0xFB2C,  0xFE0F,  0xFEFF,  0xFFFD,
    0xFFFE, 0x110BA, 0x1D15E, 0x1D165, 0x1F3F4, 0xE0067, 0xE007F, 0x1F469, 0x1F4BB, 0x2FA1D, 0x11131, 0x11127};

std::string random_text(std::mt19937& random) {
    std::string text;
    const auto size = random() % 40;
    for (std::size_t i = 0; i < size; ++i) {
        if (random() % 64 == 0) {
            text += static_cast<char>(random());
        } else {
            append(text, interesting[random() % std::size(interesting)]);
        }
    }
    return text;
}

std::string repeated(std::string_view piece, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out += piece;
    return out;
}

bool is_nfc(std::string_view text) {
    UErrorCode error = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(error);
    return nfc->isNormalizedUTF8({text.data(), static_cast<int32_t>(text.size())}, error) && U_SUCCESS(error);
}

PageLine line_of(std::string_view text, LineKind kind = LineKind::paragraph) {
    PageLine line;
    line.text = text;
    line.kind = kind;
    return line;
}

}  // namespace

TEST_CASE("normalise_text composes what belongs together") {
    struct Row {
        std::string_view text, normal;
    };
    const Row rows[] = {
        {"", ""},
        {"cafe\u0301", "café"},
        {"e\u200B\u0301", "é"},
        {"\u212B \u2126 \u212A", "Å Ω K"},
        {"\u1112\u1161\u11AB", "한"},
        {"か\u3099", "が"},
        {"a\u0301\u0316", "á\u0316"},
        {"\uFF21 \uFB01 x²", "\uFF21 \uFB01 x²"},
        {"\u0958", "\u0915\u093C"},
        {"a \u0301", "a \u0301"},
        {"naïve\u00A0 “x”", "naïve “x”"},
    };
    Arena arena;
    for (const Row& row : rows) CHECK(normalise_text(row.text, Spacing::single, arena) == row.normal);
}

TEST_CASE("text in normal form is not copied") {
    Arena arena;
    for (const std::string_view text :
         {"plain ASCII, as most lines are.", "déjà vu – “so”", "Съешь ещё этих мягких", "今日は良い天気です。",
          "한국어 문장", "नमस्ते दुनिया", "نص عربي", "emoji 👩\u200D💻 ❤\uFE0F", "ไทย"}) {
        CHECK(normalise_text(text, Spacing::single, arena).data() == text.data());
        CHECK(normalise_text(text, Spacing::layout, arena).data() == text.data());
    }
}

TEST_CASE("normalising random text twice changes nothing, and it is valid and in NFC") {
    std::mt19937 random(7);
    Arena arena;
    for (int round = 0; round < 200000; ++round) {
        const std::string text = random_text(random);
        const Spacing spacing = std::array{Spacing::single, Spacing::cells, Spacing::layout}[round % 3U];
        arena.clear();
        const std::string_view once = normalise_text(text, spacing, arena);
        if (!is_valid_utf8(once) || !is_nfc(once)) FAIL("not normal: " << text);
        if (normalise_text(once, spacing, arena) != once) FAIL("not the same twice: " << text);
    }
}

TEST_CASE("heaps of marks end, whatever their order") {
    // Canonical reordering of a descending sequence takes quadratic time; a million would never end.
    struct Row {
        const char *name, *piece;
    };
    const Row rows[] = {{"same", "\u0301"},
                        {"descending", "\u0301\u0316\u0334"},
                        {"class 0 that decomposes", "\u0F73"},
                        {"two in one", "\u0344"},
                        {"joined", "\u200D\u0301"}};
    Arena arena;
    for (const Row& row : rows) {
        CAPTURE(row.name);
        const std::string text = "a" + repeated(row.piece, 1000000) + "b";
        const std::string_view once = normalise_text(text, Spacing::single, arena);
        CHECK(is_nfc(once));
        CHECK(once.back() == 'b');
        CHECK(normalise_text(once, Spacing::single, arena) == once);
    }
}

TEST_CASE("normalise fills one line for each of the page") {
    Page page;
    const std::string_view text = "See the cafe\u0301\u00A0menu and our other pages.";
    page.lines = {line_of(text), line_of("int a;\n\tb  = 1;", LineKind::code), line_of("")};
    page.lines[0].first_span = 1;
    page.lines[0].span_count = 3;
    Span bold{0, 3, SpanKind::bold, {}, {}};
    Span cafe{8, static_cast<std::uint32_t>(text.find(" and")), SpanKind::link, {}, {}};
    Span other{static_cast<std::uint32_t>(text.find("other")),
               static_cast<std::uint32_t>(text.size()),
               SpanKind::link,
               {},
               {}};
    Span beyond{1000, 2000, SpanKind::link, {}, {}};
    page.spans = {beyond, bold, cafe, other, beyond};

    NormalText normal;
    normalise(page, normal);
    REQUIRE(normal.lines.size() == 3);
    CHECK(normal.lines[0].text == "See the café menu and our other pages.");
    CHECK(normal.lines[0].words == 8);
    CHECK(normal.lines[0].link_words == 4);
    CHECK(normal.lines[0].characters == 31);
    CHECK(normal.lines[0].sentences == 1);
    CHECK(normal.lines[1].text == "int a;\n\tb  = 1;");
    CHECK(normal.lines[1].words == 4);
    CHECK(normal.lines[1].characters == 9);
    CHECK(normal.lines[2].text.empty());

    // A dump's rows keep what parts their cells.
    page.lines = {line_of("Goats\t12  in all")};
    normalise(page, normal);
    CHECK(normal.lines[0].text == "Goats 12 in all");
    page.is_text = true;
    normalise(page, normal);
    CHECK(normal.lines[0].text == "Goats\t12 in all");
    CHECK(normal.lines[0].words == 4);
    CHECK(normal.lines[0].characters == 12);

    normalise(Page{}, normal);
    CHECK(normal.lines.empty());
}

TEST_CASE("linked words are never more than all words") {
    Page page;
    page.lines = {line_of("together")};
    page.lines[0].span_count = 2;
    page.spans = {Span{0, 2, SpanKind::link, {}, {}}, Span{2, 8, SpanKind::link, {}, {}}};
    NormalText normal;
    normalise(page, normal);
    CHECK(normal.lines[0].words == 1);
    CHECK(normal.lines[0].link_words == 1);
}
