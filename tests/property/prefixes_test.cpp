// A page may end at any byte: transfers break off, and crawlers cut. Each sample page is cut behind each of its bytes,
// and so is its text in encodings whose characters a cut can part.
#include <optional>
#include <string>
#include <string_view>

#include <dehusk/extract.hpp>

#include "decode/decode.hpp"
#include "support/catch.hpp"
#include "support/corpus_pages.hpp"
#include "support/encoder.hpp"
#include "support/test_size.hpp"
#include "support/utf8.hpp"

using namespace dehusk;
using dehusk::testing::by_test_size;
using dehusk::testing::corpus_pages;
using dehusk::testing::CorpusPage;
using dehusk::testing::encode;

namespace {

// Odd, so that places within a character of two or four bytes all have their turn.
constexpr std::size_t prefix_step = by_test_size(1, 29, 101);
constexpr std::size_t encoded_prefix_step = by_test_size(7, 97, 397);

/// The end of a page takes nothing that was not there: there is no more text than input, but for characters that take
/// three bytes in UTF-8 and one or two in their encoding.
constexpr std::size_t most_bytes_per_byte = 3;

void check_prefix(Extractor& extractor, std::string_view prefix, const Options& options) {
    const Article article = extractor.extract(prefix, options);
    CHECK(is_valid_utf8(article.headline));
    CHECK(is_valid_utf8(article.body));
    CHECK(article.limit == Limit::none);
    CHECK(article.status == (article.body.empty() ? Status::no_content : Status::ok));
    CHECK(article.headline.size() <= most_bytes_per_byte * prefix.size());
    CHECK(article.body.size() <= most_bytes_per_byte * prefix.size());
    for (const Line& line : article.lines) {
        CHECK(line.source_begin_byte <= line.source_end_byte);
        CHECK(line.source_end_byte <= prefix.size());
    }
}

std::string as_utf_8(const CorpusPage& page) {
    Decoded decoded;
    decode(page.bytes, "", true, decoded);
    return std::string(decoded.text);
}

}  // namespace

TEST_CASE("a page that ends at any byte is answered as a whole one is") {
    Extractor extractor;
    Options options;
    options.want_lines = true;
    std::size_t first = 0;
    for (const CorpusPage& page : corpus_pages()) {
        for (std::size_t length = first; length <= page.bytes.size(); length += prefix_step) {
            INFO(page.id << ", the first " << length << " bytes");
            check_prefix(extractor, std::string_view(page.bytes).substr(0, length), options);
        }
        first = (first + 1) % prefix_step;
    }
}

TEST_CASE("a page that ends within a character of its encoding is answered, too") {
    Extractor extractor;
    std::size_t pages = 0;
    for (const Encoding encoding :
         {Encoding::utf_16le, Encoding::utf_16be, Encoding::shift_jis, Encoding::gb18030, Encoding::iso_2022_jp}) {
        Options options;
        options.want_lines = true;
        options.charset = encoding_name(encoding);
        for (const CorpusPage& page : corpus_pages()) {
            const std::optional<std::string> bytes = encode(as_utf_8(page), encoding);
            if (!bytes) continue;
            ++pages;
            for (std::size_t length = pages % encoded_prefix_step; length <= bytes->size();
                 length += encoded_prefix_step) {
                INFO(page.id << " in " << encoding_name(encoding) << ", the first " << length << " bytes");
                check_prefix(extractor, std::string_view(*bytes).substr(0, length), options);
            }
        }
    }
    CHECK(pages > 100);
}
