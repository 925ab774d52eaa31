#include "pipeline.hpp"

#include <algorithm>

#include "page/gumbo_reader.hpp"
#include "page/streamed_blocks.hpp"

namespace dehusk {
namespace {

constexpr std::size_t hard_max_input_bytes = std::size_t{1} << 30;
constexpr std::uint32_t hard_max_depth = 4096;

// Offsets are 32 bits wide, which is what the hard maximum keeps safe.
std::string_view within_limit(std::string_view bytes, const Limits& limits, Limit& limit) {
    const std::size_t most = std::min(limits.max_input_bytes, hard_max_input_bytes);
    if (bytes.size() <= most) return bytes;
    limit = Limit::input_bytes;
    return bytes.substr(0, most);
}

void read_tree(const Options& options, Deadline& deadline, Pipeline& pipeline) {
    TreeReadOptions tree_options;
    tree_options.max_depth = std::clamp(options.limits.max_depth, 1U, hard_max_depth);
    tree_options.max_elements = options.limits.max_elements;
    const bool was_read = options.html_reader == HtmlReader::gumbo &&
                          read_html_with_gumbo(pipeline.decoded.text, tree_options, pipeline.tree);
    if (!was_read) pipeline.tree_reader.read(pipeline.decoded.text, tree_options, deadline, pipeline.tree);
}

void read_page(const Options& options, Deadline& deadline, Pipeline& pipeline) {
    const PageBuildOptions build_options{options.limits.max_lines, options.limits.max_line_bytes};
    const bool is_html = options.input == InputKind::html ||
                         (options.input == InputKind::automatic && looks_like_html(pipeline.decoded.text));
    pipeline.page.clear();
    pipeline.tree.clear();
    if (is_html) {
        read_tree(options, deadline, pipeline);
        place_streamed_blocks(pipeline.decoded.text, pipeline.tree);
        pipeline.page_builder.build(pipeline.tree, pipeline.decoded, build_options, deadline, pipeline.page);
    } else {
        pipeline.text_reader.read(pipeline.decoded, build_options, deadline, pipeline.page);
    }
}

Limit limit_of(const PageLimits& met) {
    if (met.time) return Limit::time;
    if (met.elements) return Limit::elements;
    if (met.depth) return Limit::depth;
    if (met.lines) return Limit::lines;
    if (met.line_bytes) return Limit::line_bytes;
    return Limit::none;
}

}  // namespace

void read_and_measure(std::string_view bytes, const Options& options, Deadline& deadline, Pipeline& pipeline) {
    pipeline.limit = Limit::none;
    const std::string_view input = within_limit(bytes, options.limits, pipeline.limit);
    decode(input, options.charset, options.input != InputKind::text, pipeline.decoded);
    read_page(options, deadline, pipeline);
    normalise(pipeline.page, pipeline.text);
    RuleMatcher::builtin().match(pipeline.text, pipeline.scratch, pipeline.hits);
    pipeline.measurer.prepare(pipeline.page, pipeline.text, RuleMatcher::builtin(), pipeline.hits);
    if (pipeline.limit == Limit::none) pipeline.limit = limit_of(pipeline.page.limits_met);
}

}  // namespace dehusk
