#include "assemble/body_writer.hpp"

#include <algorithm>
#include <cstdint>

#include "assemble/html_line.hpp"
#include "assemble/markdown_line.hpp"

namespace dehusk {

namespace {

// Nobody looks at the clock while a body is written. Links bring a whole address each, so that markup may be far longer
// than what was read; text is not.
std::size_t most_markup_bytes(const Limits& limits) {
    constexpr std::size_t most_bytes_per_ms = std::size_t{16} << 10;
    constexpr std::int64_t most_ms = std::int64_t{1} << 30;
    const std::int64_t ms = limits.max_time.count();
    if (ms <= 0) return limits.max_output_bytes;
    return std::min(limits.max_output_bytes, most_bytes_per_ms * static_cast<std::size_t>(std::min(ms, most_ms)));
}

std::string write(const Evidence& evidence, const std::vector<Decision>& decisions, const Options& options,
                  std::size_t max_bytes, bool& is_cut) {
    if (options.body_format == BodyFormat::text) return write_body(evidence, decisions, max_bytes, is_cut);
    const LinkBase links(options.url, evidence.page.meta.base_url);
    const MarkupWishes wishes{{options.want_links, options.want_images}, max_bytes};
    return options.body_format == BodyFormat::markdown ? write_markdown(evidence, decisions, links, wishes, is_cut)
                                                       : write_html(evidence, decisions, links, wishes, is_cut);
}

}  // namespace

std::string write_in_format(const Evidence& evidence, const std::vector<Decision>& decisions, const Options& options,
                            Limit& cut_by) {
    const std::size_t most_bytes = options.limits.max_output_bytes;
    const std::size_t max_bytes =
        options.body_format == BodyFormat::text ? most_bytes : most_markup_bytes(options.limits);
    bool is_cut = false;
    std::string body = write(evidence, decisions, options, max_bytes, is_cut);
    cut_by = Limit::none;
    if (is_cut) cut_by = max_bytes < most_bytes ? Limit::time : Limit::output_bytes;
    return body;
}

std::string heading(std::string_view line, BodyFormat format) {
    std::string text(line);
    if (format == BodyFormat::text || line.empty()) return text;
    std::ranges::replace_if(
        text, [](char c) { return c == '\n' || c == '\r'; }, ' ');
    std::string out;
    if (format == BodyFormat::html) {
        out = "<h1>";
        append_escaped_html(text, out);
        return out + "</h1>";
    }
    const LinkBase no_links({}, {});
    out = "# ";
    MarkdownLineWriter(no_links, out).write(text, MarkdownPlace::heading);
    return out;
}

}  // namespace dehusk
