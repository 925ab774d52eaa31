#include "pipeline.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>

#include "page/gumbo_reader.hpp"
#include "page/streamed_blocks.hpp"
#include "residue/matcher_of.hpp"
#include "support/utf8.hpp"

namespace dehusk {
namespace {

constexpr std::size_t hard_max_input_bytes = std::size_t{1} << 30;
constexpr std::uint32_t hard_max_depth = 4096;

// Nobody looks at the clock while bytes are decoded or one line is read, so where time is limited it bounds these. Real
// pages take a millisecond for two times, text without markup for half as much as the first, and hardly any line of
// theirs is as long as the second.
constexpr std::size_t most_input_bytes_per_ms = std::size_t{128} << 10;
constexpr std::size_t most_line_bytes_per_ms = std::size_t{16} << 10;

std::size_t most_in_time(std::size_t bytes_per_ms, const Limits& limits) {
    constexpr std::int64_t most_ms = std::int64_t{1} << 30;
    const std::int64_t ms = limits.max_time.count();
    if (ms <= 0) return std::numeric_limits<std::size_t>::max();
    return bytes_per_ms * static_cast<std::size_t>(std::min(ms, most_ms));
}

// Offsets are 32 bits wide, which is what the hard maximum keeps safe.
std::string_view within_limit(std::string_view bytes, const Limits& limits, Limit& limit) {
    const std::size_t most_bytes = std::min(limits.max_input_bytes, hard_max_input_bytes);
    const std::size_t most_in_time_bytes = most_in_time(most_input_bytes_per_ms, limits);
    if (bytes.size() <= std::min(most_bytes, most_in_time_bytes)) return bytes;
    limit = most_in_time_bytes < most_bytes ? Limit::time : Limit::input_bytes;
    // Not inside a character of UTF-8: the whole input would be ill-formed, and be copied with it mended.
    constexpr std::size_t most_trail_bytes = 3;
    std::size_t end = std::min(most_bytes, most_in_time_bytes);
    for (std::size_t i = 0; i < most_trail_bytes && end > 1 && is_trail_byte(bytes[end]); ++i) --end;
    return bytes.substr(0, end);
}

// By bytes spread over all of `text`.
bool is_mostly_beyond_ascii(std::string_view text) {
    constexpr std::size_t most_looked_at = 4096;
    const std::size_t step = std::max<std::size_t>(text.size() / most_looked_at, 1);
    std::size_t looked_at = 0, beyond_ascii = 0;
    for (std::size_t i = 0; i < text.size(); i += step) {
        ++looked_at;
        beyond_ascii += static_cast<unsigned char>(text[i]) >= 0x80 ? 1 : 0;
    }
    return 2 * beyond_ascii > looked_at;
}

// What is read goes through stages in which nobody looks at the clock, and text beyond ASCII takes them three times as
// long.
Deadline deadline_of_reading(std::string_view text, const Options& options, const Deadline& deadline) {
    const bool is_dear = options.limits.max_time.count() > 0 && is_mostly_beyond_ascii(text);
    return is_dear ? deadline.part(40) : deadline;
}

void read_tree(const Options& options, const Deadline& deadline, Pipeline& pipeline) {
    TreeReadOptions tree_options;
    tree_options.max_depth = std::clamp(options.limits.max_depth, 1U, hard_max_depth);
    tree_options.max_elements = options.limits.max_elements;
    const bool was_read = options.html_reader == HtmlReader::gumbo &&
                          read_html_with_gumbo(pipeline.decoded.text, tree_options, pipeline.tree);
    if (was_read) return;
    Deadline own_deadline = deadline.part(20);
    pipeline.tree_reader.read(pipeline.decoded.text, tree_options, own_deadline, pipeline.tree);
}

void read_page(const Options& options, const Deadline& deadline, Pipeline& pipeline) {
    const std::size_t most_line_bytes_in_time = most_in_time(most_line_bytes_per_ms, options.limits);
    const PageBuildOptions build_options{options.limits.max_lines,
                                         std::min(options.limits.max_line_bytes, most_line_bytes_in_time),
                                         options.want_images};
    const bool is_html = options.input == InputKind::html ||
                         (options.input == InputKind::automatic && looks_like_html(pipeline.decoded.text));
    const Deadline reading = deadline_of_reading(pipeline.decoded.text, options, deadline);
    pipeline.page.clear();
    pipeline.tree.clear();
    if (is_html) {
        read_tree(options, reading, pipeline);
        place_streamed_blocks(pipeline.decoded.text, pipeline.tree);
        Deadline own_deadline = reading.part(25);
        pipeline.page_builder.build(pipeline.tree, pipeline.decoded, build_options, own_deadline, pipeline.page);
    } else {
        pipeline.text_reader.read(pipeline.decoded, build_options, reading, pipeline.page);
    }
    PageLimits& met = pipeline.page.limits_met;
    if (met.line_bytes && build_options.max_line_bytes < options.limits.max_line_bytes) met.time = true;
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

void read_and_measure(std::string_view bytes, const Options& options, const Deadline& deadline, Pipeline& pipeline) {
    pipeline.limit = Limit::none;
    const std::string_view input = within_limit(bytes, options.limits, pipeline.limit);
    decode(input, options.charset, options.input != InputKind::text, pipeline.decoded);
    read_page(options, deadline, pipeline);
    normalise(pipeline.page, pipeline.text);
    pipeline.rules = &matcher_of(options.rules.get());
    pipeline.rules->match(pipeline.text, pipeline.scratch, pipeline.hits);
    pipeline.measurer.prepare(pipeline.page, pipeline.text, *pipeline.rules, pipeline.hits);
    if (pipeline.limit == Limit::none) pipeline.limit = limit_of(pipeline.page.limits_met);
}

}  // namespace dehusk
