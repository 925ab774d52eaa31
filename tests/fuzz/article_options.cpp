#include "fuzz/article_options.hpp"

#include "decode/encoding.hpp"

namespace dehusk::fuzz {

namespace {

Limits limits_from(std::uint8_t choice) {
    Limits limits;
    if ((choice & 1U) != 0) limits.max_input_bytes = 300;
    if ((choice & 2U) != 0) limits.max_depth = 6;
    if ((choice & 4U) != 0) limits.max_elements = 20;
    if ((choice & 8U) != 0) limits.max_lines = 5;
    if ((choice & 16U) != 0) limits.max_line_bytes = 16;
    if ((choice & 32U) != 0) limits.max_output_bytes = 64;
    if ((choice & 64U) != 0) limits.max_time = std::chrono::milliseconds(1);
    // What nobody should ask for.
    if (choice == 128U) limits = {0, 0, 0, 0, 0, 0, std::chrono::milliseconds(-1)};
    return limits;
}

}  // namespace

std::string charset_hint(std::uint8_t choice) {
    const unsigned encoding = choice % (encoding_count + 1);
    if (encoding == 0) return {};
    return std::string(encoding_name(static_cast<Encoding>(encoding - 1)));
}

Options options_from(const FuzzInput& input, InputKind kind) {
    const auto [how, charset, limits, relation] = input.choices;
    Options options;
    options.input = (how & 1U) != 0 ? InputKind::automatic : kind;
    options.html_reader = (how & 2U) != 0 ? HtmlReader::gumbo : HtmlReader::standard;
    if ((how & 4U) != 0) options.preference = Preference::precision;
    if ((how & 8U) != 0) options.preference = Preference::recall;
    if ((how & 16U) != 0) options.url = "https://www.example.org/news/2025/11/the-ferry-runs-again.html";
    options.body_format = static_cast<BodyFormat>((how >> 5U) % 3U);
    options.want_links = options.want_images = (how & 128U) != 0;
    options.want_comments = (how & 64U) != 0;
    options.charset = charset_hint(charset);
    options.limits = limits_from(limits);
    options.want_lines = true;
    return options;
}

}  // namespace dehusk::fuzz
