// Whether two extractions came to the same, to the last bit.
#pragma once

#include <algorithm>

#include <dehusk/extract.hpp>

namespace dehusk::testing {

inline bool is_same_line(const Line& a, const Line& b) {
    const auto is_same_reason = [](const Reason& x, const Reason& y) { return x.kind == y.kind && x.rule == y.rule; };
    return a.text == b.text && a.kind == b.kind && a.heading_level == b.heading_level && a.verdict == b.verdict &&
           a.score == b.score && a.source_begin_byte == b.source_begin_byte && a.source_end_byte == b.source_end_byte &&
           std::ranges::equal(a.reasons, b.reasons, is_same_reason);
}

inline bool is_same_but_for_lines(const Article& a, const Article& b) {
    return a.status == b.status && a.limit == b.limit && a.headline == b.headline && a.body == b.body &&
           a.byline == b.byline && a.published == b.published && a.language == b.language && a.input == b.input &&
           a.encoding == b.encoding && a.kind == b.kind && a.confidence == b.confidence && a.unclosed == b.unclosed &&
           a.comments == b.comments;
}

inline bool is_same(const Article& a, const Article& b) {
    return is_same_but_for_lines(a, b) && std::ranges::equal(a.lines, b.lines, is_same_line);
}

}  // namespace dehusk::testing
