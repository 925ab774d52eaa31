// The sample pages in other encodings, rightly, wrongly and not declared: headline and body stay the same.
#include <algorithm>
#include <cstdlib>
#include <iostream>

#include <dehusk/extract.hpp>

#include "decode/decode.hpp"
#include "decode/encoding.hpp"
#include "support/catch.hpp"
#include "support/corpus_pages.hpp"
#include "support/encoder.hpp"
#include "support/test_size.hpp"
#include "support/usual_encodings.hpp"
#include "support/utf8.hpp"

using namespace dehusk;
using dehusk::testing::corpus_pages;
using dehusk::testing::CorpusPage;
using dehusk::testing::encode;
using dehusk::testing::usual_encodings;

namespace {

// Each how many of the combinations is tried.
constexpr std::size_t combination_step = dehusk::testing::by_test_size(1, 7, 13);

bool is_html(const std::string& id) {
    return id.ends_with(".html");
}

/// The page as valid UTF-8 without a BOM.
std::string as_utf_8(const CorpusPage& page) {
    Decoded decoded;
    decode(page.bytes, "", true, decoded);
    return std::string(decoded.text);
}

std::string lower(std::string text) {
    for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    return text;
}

/// Puts `label` in place of the one that the page's `<meta>` declares; empty takes the declaration away.
std::string declaring(const std::string& page, std::string_view label) {
    const std::size_t at = lower(page.substr(0, 1024)).find("charset=");
    if (at == std::string::npos) return page;
    const std::size_t begin = at + 8 + (page[at + 8] == '"' ? 1 : 0);
    const std::size_t end = page.find_first_of("\" />", begin);
    std::string other = page;
    other.replace(begin, end - begin, label.empty() ? "none" : label);
    return other;
}

/// True in text that character references do nothing in.
bool is_in_raw_text(const std::string& page, std::size_t at) {
    for (const char* const name : {"script", "style", "noscript"}) {
        const std::size_t begin = page.rfind(std::string("<") + name, at);
        const std::size_t end = page.rfind(std::string("</") + name, at);
        if (begin != std::string::npos && (end == std::string::npos || end < begin)) return true;
    }
    return false;
}

/// In HTML, what the encoding has not is a character reference.
std::optional<std::string> encode_page(const std::string& page, bool has_references, Encoding encoding) {
    if (const auto bytes = encode(page, encoding)) return bytes;
    if (!has_references) return std::nullopt;
    std::string spelled;
    for (std::size_t at = 0; at < page.size();) {
        const Utf8Step step = read_utf8(page, at);
        const std::string character = page.substr(at, step.bytes);
        if (step.code_point < 0x80 || encode(character, encoding)) {
            spelled += character;
        } else {
            if (is_in_raw_text(page, at)) return std::nullopt;
            spelled += "&#" + std::to_string(static_cast<std::uint32_t>(step.code_point)) + ";";
        }
        at += step.bytes;
    }
    return encode(spelled, encoding);
}

/// What a page says of its encoding, and what extract() is told of it.
struct Declared {
    const char* what;
    std::string_view bom;
    /// Encoding names; "right" stands for the one that the page is in.
    std::string_view hint;
    std::string_view meta;
};

const Declared right_declarations[] = {
    {"header", "", "right", "utf-8"},
    {"header against meta", "", "right", "windows-1251"},
    {"meta", "", "", "right"},
};

const Declared no_or_wrong_declarations[] = {
    {"nothing", "", "", ""},
    {"meta says UTF-8", "", "", "utf-8"},
    {"header says UTF-8", "", "utf-8", ""},
    {"header says UTF-16", "", "utf-16", ""},
    {"header says ISO-8859-1", "", "iso-8859-1", "utf-8"},
    {"meta says windows-1252", "", "", "windows-1252"},
    {"header says windows-1251", "", "windows-1251", ""},
    {"header says KOI8-R", "", "koi8-r", ""},
    {"header says ISO-8859-2", "", "iso-8859-2", ""},
    {"header says Shift_JIS", "", "shift_jis", ""},
    {"meta says GBK", "", "", "gbk"},
    {"header says EUC-KR", "", "euc-kr", "big5"},
    {"BOM of UTF-8", "\xEF\xBB\xBF", "", ""},
    {"BOM of UTF-8, meta right", "\xEF\xBB\xBF", "", "right"},
    {"BOM of UTF-16LE", "\xFF\xFE", "", ""},
    {"BOM of UTF-16BE, header right", "\xFE\xFF", "right", ""},
};

std::string article_of(Extractor& extractor, const std::string& bytes, std::string_view charset) {
    Options options;
    options.charset = charset;
    const Article article = extractor.extract(bytes, options);
    return article.headline + "\n\n" + article.body;
}

bool is_usual(const std::string& id, Encoding encoding) {
    if (encoding == Encoding::utf_8 || is_utf_16(encoding)) return true;
    for (const auto& row : usual_encodings()) {
        if (!id.starts_with(std::string(row.language) + "-")) continue;
        return std::ranges::find(row.encodings, encoding) != row.encodings.end();
    }
    return encoding == Encoding::windows_1252 && id.starts_with("first-");
}

/// Fewer characters than this may be a currency sign here and a letter there.
constexpr std::ptrdiff_t least_bytes_beyond_ascii = 12;

struct Combination {
    const CorpusPage& page;
    const std::string& utf_8;
    Encoding encoding;
    const Declared& declared;

    /// None if the page cannot be written so.
    std::optional<std::string> bytes() const {
        const std::string declaring_page = is_html(page.id) ? declaring(utf_8, label(declared.meta)) : utf_8;
        const auto encoded = encode_page(declaring_page, is_html(page.id), encoding);
        return encoded ? std::optional(std::string(declared.bom) + *encoded) : std::nullopt;
    }

    std::string_view label(std::string_view name) const { return name == "right" ? encoding_name(encoding) : name; }

    std::string name() const { return page.id + " in " + std::string(encoding_name(encoding)) + ": " + declared.what; }
};

/// True if there is enough in it to tell it by.
bool can_be_told(const std::string& bytes, Encoding encoding) {
    if (is_utf_16(encoding) || encoding == Encoding::iso_2022_jp) return true;
    return std::ranges::count_if(bytes, [](char byte) { return (byte & 0x80) != 0; }) >= least_bytes_beyond_ascii;
}

bool is_wanted(const Combination& combination) {
    const auto& [page, utf_8, encoding, declared] = combination;
    const bool by_meta = declared.meta == "right";
    // A dump has no meta; one that can be read as ASCII means UTF-8 where it says UTF-16.
    if (by_meta && (!is_html(page.id) || is_utf_16(encoding))) return false;
    const bool is_right = by_meta || declared.hint == "right";
    return (is_right && declared.bom.empty()) || is_usual(page.id, encoding);
}

/// Calls `look(combination, bytes, expected)` for each page, encoding and declaration that there can be.
template <std::size_t declaration_count, class Look>
void for_each_combination(const Declared (&declarations)[declaration_count], Extractor& extractor, Look look) {
    std::size_t count = 0;
    for (const CorpusPage& page : corpus_pages()) {
        const std::string utf_8 = as_utf_8(page);
        const std::string expected = article_of(extractor, utf_8, "utf-8");
        for (unsigned i = 0; i < encoding_count; ++i) {
            for (const Declared& declared : declarations) {
                const Combination combination{page, utf_8, static_cast<Encoding>(i), declared};
                if (!is_wanted(combination) || ++count % combination_step != 0) continue;
                if (const auto bytes = combination.bytes()) look(combination, *bytes, expected);
            }
        }
    }
}

}  // namespace

TEST_CASE("a page in any encoding that is declared rightly gives the same as in UTF-8") {
    Extractor extractor;
    std::size_t looked_at = 0;
    for_each_combination(
        right_declarations, extractor,
        [&](const Combination& combination, const std::string& bytes, const std::string& expected) {
            INFO(combination.name());
            CHECK(article_of(extractor, bytes, combination.label(combination.declared.hint)) == expected);
            ++looked_at;
        });
    CHECK(looked_at > 300);
}

TEST_CASE("a page in an encoding usual for it gives the same as in UTF-8 whatever is declared") {
    Extractor extractor;
    std::size_t looked_at = 0, same = 0;
    std::string others;
    for_each_combination(
        no_or_wrong_declarations, extractor,
        [&](const Combination& combination, const std::string& bytes, const std::string& expected) {
            if (!can_be_told(bytes, combination.encoding)) return;
            ++looked_at;
            if (article_of(extractor, bytes, combination.label(combination.declared.hint)) == expected) {
                ++same;
            } else {
                others += combination.name() + "\n";
            }
        });
    INFO(others);
    CHECK(looked_at > 300);
    CHECK(same * 1000 >= looked_at * 995);
    if (std::getenv("DEHUSK_SHOW_RATES") != nullptr) std::cout << others << same << " of " << looked_at << '\n';
}
