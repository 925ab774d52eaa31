#include "assemble/body_writer.hpp"

#include <algorithm>

#include "assemble/html_line.hpp"
#include "assemble/markdown_line.hpp"

namespace dehusk {

std::string write_in_format(const Evidence& evidence, const std::vector<Decision>& decisions, const Options& options,
                            bool& is_cut) {
    const std::size_t max_bytes = options.limits.max_output_bytes;
    if (options.body_format == BodyFormat::text) return write_body(evidence, decisions, max_bytes, is_cut);
    const LinkBase links(options.url, evidence.page.meta.base_url);
    const MarkupWishes wishes{{options.want_links, options.want_images}, max_bytes};
    return options.body_format == BodyFormat::markdown ? write_markdown(evidence, decisions, links, wishes, is_cut)
                                                       : write_html(evidence, decisions, links, wishes, is_cut);
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
