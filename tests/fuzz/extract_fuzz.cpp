// The whole library on any bytes: the first chooses the kind of input and the reader, the second small limits, the rest
// is the document. What must hold of every result is checked here, so that a finding is more than a crash.
#include <cstdint>
#include <cstdlib>

#include <dehusk/extract.hpp>

#include "support/utf8.hpp"

namespace {

dehusk::Options options_from(std::uint8_t kind, std::uint8_t limits) {
    dehusk::Options options;
    options.input = static_cast<dehusk::InputKind>(kind % 3);
    options.html_reader = (kind & 4U) != 0 ? dehusk::HtmlReader::gumbo : dehusk::HtmlReader::standard;
    options.want_lines = (kind & 8U) != 0;
    if ((limits & 1U) != 0) options.limits.max_depth = 8;
    if ((limits & 2U) != 0) options.limits.max_elements = 20;
    if ((limits & 4U) != 0) options.limits.max_lines = 5;
    if ((limits & 8U) != 0) options.limits.max_line_bytes = 16;
    if ((limits & 16U) != 0) options.limits.max_output_bytes = 64;
    if ((limits & 32U) != 0) options.charset = "shift_jis";
    return options;
}

void require(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) return 0;
    static dehusk::Extractor extractor;
    const dehusk::Options options = options_from(data[0], data[1]);
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 2, size - 2);
    const dehusk::Article article = extractor.extract(bytes, options);
    require(dehusk::is_valid_utf8(article.body) && dehusk::is_valid_utf8(article.headline));
    require(article.body.size() <= options.limits.max_output_bytes);
    require((article.status == dehusk::Status::limit_reached) == (article.limit != dehusk::Limit::none));
    for (const dehusk::Line& line : article.lines) {
        require(line.source_begin_byte <= line.source_end_byte && line.source_end_byte <= bytes.size());
        require(!line.reasons.empty());
    }
    return 0;
}
