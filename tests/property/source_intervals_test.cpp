// Each line's interval of the input holds the line: found again by decoding, stripping and normalising those bytes
// alone.
//
// Stripping is the test's own and knows of HTML no more than where a tag ends. It compares letters and digits, as
// spaces between blocks, hyphens that a join took off and marks of a dump are the readers' business.
#include <algorithm>
#include <charconv>

#include <dehusk/extract.hpp>

#include "decode/decode.hpp"
#include "normalise/normalise.hpp"
#include "page/character_references.hpp"
#include "support/catch.hpp"
#include "support/corpus_pages.hpp"
#include "support/evaluation_data.hpp"
#include "support/test_size.hpp"
#include "support/utf8.hpp"

using namespace dehusk;

namespace {

// Each how many of the labelled pages is looked at.
constexpr std::size_t labelled_page_step = dehusk::testing::by_test_size(1, 17, 53);

/// The position behind a tag, comment or the like that begins at `begin`.
std::size_t markup_end(std::string_view html, std::size_t begin) {
    const auto behind = [&](std::string_view end, std::size_t from) {
        const std::size_t at = html.find(end, from);
        return at == std::string_view::npos ? html.size() : at + end.size();
    };
    if (html.substr(begin, 4) == "<!--") return behind("-->", begin + 4);
    char quote = 0;
    for (std::size_t i = begin; i < html.size(); ++i) {
        if (quote != 0) {
            if (html[i] == quote) quote = 0;
        } else if (html[i] == '>') {
            return i + 1;
        } else if ((html[i] == '"' || html[i] == '\'') && html[i - 1] == '=') {
            quote = html[i];
        }
    }
    return html.size();
}

std::string stripped(std::string_view html) {
    std::string text;
    for (std::size_t i = 0; i < html.size();) {
        const std::string_view rest = html.substr(i);
        if (rest[0] == '<' && rest.size() > 1 &&
            (std::isalpha(static_cast<unsigned char>(rest[1])) != 0 || rest[1] == '/' || rest[1] == '!' ||
             rest[1] == '?')) {
            const std::size_t end = markup_end(html, i);
            i = end;
            // Ruby is read without its readings.
            for (const std::string_view name : {"script", "style", "rt>", "rp>"}) {
                if (!rest.starts_with("<" + std::string(name))) continue;
                i = std::min(html.find("</" + std::string(name), end), html.size());
            }
            continue;
        }
        if (rest[0] == '&') {
            const CharacterReference reference = read_character_reference(rest, false);
            if (reference.source_length > 0) {
                text += reference.text();
                i += reference.source_length;
                continue;
            }
        }
        text += html[i++];
    }
    return text;
}

/// A string in JSON, as articles in scripts are.
std::string unescaped(std::string_view json) {
    std::string text;
    for (std::size_t i = 0; i < json.size();) {
        unsigned code_unit = 0;
        const char* const digits = json.data() + i + 2;
        if (json.substr(i, 2) == "\\u" && json.size() - i >= 6 &&
            std::from_chars(digits, digits + 4, code_unit, 16).ptr == digits + 4) {
            char character[4];
            text.append(character, write_utf8(character, code_unit));
            i += 6;
        } else if (json[i] == '\\' && i + 1 < json.size()) {
            text += json[i + 1] == 'n' || json[i + 1] == 'r' || json[i + 1] == 't' ? ' ' : json[i + 1];
            i += 2;
        } else {
            text += json[i++];
        }
    }
    return text;
}

/// Letters and digits: what is neither punctuation nor space of ASCII, in NFC.
std::string letters_of(std::string_view text) {
    Arena arena;
    std::string letters;
    for (const char c : normalise_text(text, Spacing::single, arena)) {
        const bool is_other_ascii =
            static_cast<unsigned char>(c) < 0x80 && std::isalnum(static_cast<unsigned char>(c)) == 0;
        if (!is_other_ascii) letters += c;
    }
    return letters;
}

/// Whether the words of `line` stand in `source` one behind the other.
bool has_words(std::string_view source, std::string_view line) {
    std::size_t at = 0;
    while (!line.empty()) {
        const std::size_t end = std::min(line.find_first_of(" \n\t"), line.size());
        const std::string word = letters_of(line.substr(0, end));
        at = source.find(word, at);
        if (at == std::string_view::npos) return false;
        at += word.size();
        line.remove_prefix(std::min(end + 1, line.size()));
    }
    return true;
}

/// Whether the letters of `line` do.
bool has_letters(std::string_view source, std::string_view line) {
    std::size_t at = 0;
    for (const char letter : letters_of(line)) {
        at = source.find(letter, at);
        if (at == std::string_view::npos) return false;
        ++at;
    }
    return true;
}

/// What the bytes of an interval may say.
std::vector<std::string> forms(std::string_view source, InputKind input) {
    if (input == InputKind::text) return {letters_of(source)};
    return {letters_of(stripped(source)), letters_of(stripped(unescaped(source)))};
}

struct Counts {
    std::size_t lines = 0;
    std::size_t without_letters = 0;
    std::size_t without_words = 0;
};

void check_lines(const std::string& name, const std::string& bytes, Counts& counts) {
    Options options;
    options.want_lines = true;
    const Article article = extract(bytes, options);
    for (const Line& line : article.lines) {
        if (line.verdict != Verdict::body) continue;
        const std::string_view source =
            std::string_view(bytes).substr(line.source_begin_byte, line.source_end_byte - line.source_begin_byte);
        Decoded decoded;
        decode(source, article.encoding, false, decoded);
        ++counts.lines;
        bool has_all_letters = false;
        bool has_all_words = false;
        for (const std::string& form : forms(decoded.text, article.input)) {
            has_all_letters = has_all_letters || has_letters(form, line.text);
            has_all_words = has_all_words || has_words(form, line.text);
        }
        counts.without_words += has_all_words ? 0 : 1;
        if (has_all_letters) continue;
        ++counts.without_letters;
        UNSCOPED_INFO(name << ' ' << line.source_begin_byte << '-' << line.source_end_byte << ": " << line.text);
    }
}

}  // namespace

TEST_CASE("every body line of a sample page stands in its interval") {
    Counts counts;
    for (const testing::CorpusPage& page : testing::corpus_pages()) check_lines(page.id, page.bytes, counts);
    CHECK(counts.without_letters == 0);
    CHECK(counts.without_words == 0);
    CHECK(counts.lines > 500);
}

TEST_CASE("every body line of a labelled page stands in its interval") {
    const auto pages = dehusk_tests::evaluation_pages();
    if (pages.empty()) {
        WARN("skipped: DEHUSK_EVALUATION_DATA names no pages");
        return;
    }
    Counts counts;
    for (std::size_t i = 0; i < pages.size(); i += labelled_page_step) {
        check_lines(pages[i].filename().string(), dehusk_tests::read_page(pages[i]), counts);
    }
    CAPTURE(counts.lines, counts.without_words);
    CHECK(counts.without_letters == 0);
    CHECK(counts.without_words * 1000 <= counts.lines);
}
