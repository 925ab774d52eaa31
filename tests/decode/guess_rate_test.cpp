// How often text without any declaration is read right, by language and encoding; DEHUSK_SHOW_RATES=1 prints the rates.
//
// Texts are what the sample pages call their article, and guess_samples/, paragraphs written for this test; the tables
// of the guess were not made from either. "Right" is the same text: encodings that differ in nothing that is there are
// equal.
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>

#include "decode/decode.hpp"
#include "support/catch.hpp"
#include "support/corpus_pages.hpp"
#include "support/encoder.hpp"
#include "support/test_size.hpp"
#include "support/usual_encodings.hpp"
#include "support/utf8.hpp"

using namespace dehusk;
using dehusk::testing::corpus_pages;
using dehusk::testing::encode;
using dehusk::testing::read_file;
using dehusk::testing::spelled_for;
using dehusk::testing::usual_encodings;
using dehusk::testing::UsualEncodings;

namespace {

constexpr std::size_t least_bytes = 300;
constexpr std::size_t characters_between_cuts = dehusk::testing::by_test_size(7, 41);

std::vector<std::string> texts_in(std::string_view language) {
    std::vector<std::string> texts;
    texts.push_back(read_file(std::filesystem::path(DEHUSK_SOURCE_DIR "/tests/decode/guess_samples") /
                              (std::string(language) + ".txt")));
    for (const auto& page : corpus_pages()) {
        if (page.id.starts_with(std::string(language) + "-")) texts.push_back(page.expected);
    }
    return texts;
}

/// What is rare loses to windows-1252 where one or two characters are all that tells them apart: an accent from a
/// Macintosh, a closing quotation mark in ISO-8859-13.
std::size_t least_percent(std::string_view language, Encoding encoding) {
    if (language == "et" && encoding == Encoding::iso_8859_13) return 80;
    return encoding == Encoding::macintosh ? 89 : 95;
}

struct Rate {
    std::size_t right = 0;
    std::size_t tried = 0;
    std::size_t labels_kept = 0;
    std::map<std::string, std::size_t> wrong;
};

void measure(std::string_view text, Encoding encoding, Rate& rate) {
    const std::string spelled = spelled_for(text, encoding);
    std::size_t characters = 0;
    for (std::size_t at = 0; at < spelled.size(); at += read_utf8(spelled, at).bytes, ++characters) {
        if (characters % characters_between_cuts != 0) continue;
        std::string bytes;
        std::size_t end = at;
        bool fits = true;
        while (fits && end < spelled.size() && bytes.size() < least_bytes) {
            const std::size_t next = end + read_utf8(spelled, end).bytes;
            const auto encoded = encode(std::string_view(spelled).substr(end, next - end), encoding);
            fits = encoded.has_value();
            if (fits) bytes += encoding == Encoding::iso_2022_jp ? "" : *encoded;
            if (encoding == Encoding::iso_2022_jp) bytes += "  ";
            end = next;
        }
        if (!fits || bytes.size() < least_bytes) continue;
        const std::string cut = spelled.substr(at, end - at);
        if (encoding == Encoding::iso_2022_jp) bytes = *encode(cut, encoding);
        Decoded out;
        decode(bytes, encoding_name(encoding), true, out);
        rate.labels_kept += out.text == cut ? 1 : 0;
        decode(bytes, "", true, out);
        ++rate.tried;
        if (out.text == cut) {
            ++rate.right;
        } else {
            ++rate.wrong[std::string(out.encoding)];
        }
    }
}

}  // namespace

TEST_CASE("text of 300 bytes without a declaration is read right") {
    const bool show = std::getenv("DEHUSK_SHOW_RATES") != nullptr;
    Rate all;
    for (const UsualEncodings& row : usual_encodings()) {
        const std::vector<std::string> texts = texts_in(row.language);
        for (const Encoding encoding : row.encodings) {
            Rate rate;
            for (const std::string& text : texts) measure(text, encoding, rate);
            all.right += rate.right;
            all.tried += rate.tried;
            INFO(row.language << " " << encoding_name(encoding) << " " << rate.right << "/" << rate.tried);
            if (show) {
                std::cout << row.language << '\t' << encoding_name(encoding) << '\t' << rate.right << '/' << rate.tried;
                for (const auto& [name, count] : rate.wrong) std::cout << '\t' << name << ' ' << count;
                std::cout << '\n';
            }
            CHECK(rate.tried > 0);
            CHECK(rate.labels_kept == rate.tried);
            CHECK(rate.right * 100 >= rate.tried * least_percent(row.language, encoding));
        }
    }
    if (show) std::cout << "all\t" << all.right << '/' << all.tried << '\n';
    CHECK(all.right * 100 >= all.tried * 98);
}
