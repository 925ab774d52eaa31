// The kept lines as text: blocks parted by a blank line, items and rows by a newline, cells by a tab.
#include <algorithm>

#include "assemble/body_layout.hpp"

namespace dehusk {
namespace {

constexpr std::string_view block = "\n\n";

std::string_view text_of(Gap gap) {
    switch (gap) {
        case Gap::cell:
            return "\t";
        case Gap::line:
            return "\n";
        case Gap::block:
            break;
    }
    return block;
}

std::size_t most_bytes(const Evidence& evidence, const std::vector<std::uint32_t>& lines) {
    std::size_t bytes = 0;
    for (const std::uint32_t line : lines) bytes += evidence.text.lines[line].text.size() + block.size();
    return bytes;
}

}  // namespace

std::string write_body(const Evidence& evidence, const std::vector<Decision>& decisions, std::size_t max_bytes,
                       bool& is_cut) {
    const BodyLayout layout(evidence, decisions);
    const std::vector<std::uint32_t>& lines = layout.lines();
    std::string body;
    body.reserve(std::min(max_bytes, most_bytes(evidence, lines)));
    is_cut = false;
    for (std::size_t k = 0; k < lines.size(); ++k) {
        const std::string_view text = evidence.text.lines[lines[k]].text;
        const std::string_view gap = k == 0 ? std::string_view{} : text_of(layout.gap_before(k));
        if (body.size() + gap.size() + text.size() > max_bytes) {
            is_cut = true;
            break;
        }
        body.append(gap).append(text);
    }
    return body;
}

}  // namespace dehusk
