// The kept lines with their markup, in each format that has one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "assemble/line_marks.hpp"
#include "assemble/link_target.hpp"
#include "assemble/selection.hpp"

namespace dehusk {

/// What a body with markup holds.
struct MarkupWishes {
    MarkWishes marks;
    std::size_t max_bytes = 0;
};

/// The body in the format, with the links and within the limits that `options` ask for. `cut_by` is the limit that
/// something did not fit in, Limit::none where all did.
std::string write_in_format(const Evidence& evidence, const std::vector<Decision>& decisions, const Options& options,
                            Limit& cut_by);

/// As write_body(), in CommonMark with GitHub's tables. It ends at a block. Linear, but for sorting the spans of a
/// line.
std::string write_markdown(const Evidence& evidence, const std::vector<Decision>& decisions, const LinkBase& links,
                           const MarkupWishes& wishes, bool& is_cut);

/// The same in HTML: p, h1 to h6, ul, ol, li, dl, dt, dd, table, tr, th, td, pre, blockquote, br, a, img, strong, em
/// and code, with no attributes but href, src, alt, value.
std::string write_html(const Evidence& evidence, const std::vector<Decision>& decisions, const LinkBase& links,
                       const MarkupWishes& wishes, bool& is_cut);

}  // namespace dehusk
