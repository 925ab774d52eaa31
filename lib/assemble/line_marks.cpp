// Spans of a line cross each other: bold text may end inside a link. Formats can only nest, so the bold text ends
// before it; of two others that cross, the one that begins later goes.
#include "assemble/line_marks.hpp"

#include <algorithm>

#include "normalise/offsets.hpp"

namespace dehusk {
namespace {

// Which of two marks of the same text holds the other.
int rank_of(SpanKind kind) {
    switch (kind) {
        case SpanKind::link:
            return 0;
        case SpanKind::bold:
            return 1;
        case SpanKind::italic:
            return 2;
        case SpanKind::code:
            return 3;
        case SpanKind::image:
            break;
    }
    return 4;
}

bool begins_before(const LineMark& a, const LineMark& b) {
    if (a.begin != b.begin) return a.begin < b.begin;
    // An image stands before the text that begins at its place.
    const bool is_image_first = a.kind == SpanKind::image && b.kind != SpanKind::image;
    if ((a.kind == SpanKind::image) != (b.kind == SpanKind::image)) return is_image_first;
    if (a.end != b.end) return a.end > b.end;
    return rank_of(a.kind) < rank_of(b.kind);
}

}  // namespace

bool MarkReader::is_wanted(const Span& span) const {
    switch (span.kind) {
        case SpanKind::link:
            return wishes_.links;
        case SpanKind::image:
            return wishes_.images;
        default:
            return true;
    }
}

// Offsets in a line's raw text, ascending, go through the function that finds them again in its normal form.
bool MarkReader::move_to_normal_text(const PageLine& line, std::string_view normal) {
    if (normal.data() == line.text.data()) return true;
    offsets_.clear();
    for (const LineMark& mark : marks_) offsets_.insert(offsets_.end(), {mark.begin, mark.end});
    std::ranges::sort(offsets_);
    offsets_.erase(std::unique(offsets_.begin(), offsets_.end()), offsets_.end());
    const std::vector<std::uint32_t> raw = offsets_;
    if (!move_to_normal(line.text, normal, offsets_, evidence_.memory.arena)) return false;
    const auto moved = [&](std::uint32_t offset) {
        return offsets_[static_cast<std::size_t>(std::ranges::lower_bound(raw, offset) - raw.begin())];
    };
    for (LineMark& mark : marks_) {
        const bool is_image = mark.kind == SpanKind::image;
        mark.begin = moved(mark.begin);
        mark.end = moved(mark.end);
        while (!is_image && mark.begin < mark.end && normal[mark.begin] == ' ') ++mark.begin;
    }
    return true;
}

void MarkReader::nest() {
    std::ranges::sort(marks_, begins_before);
    nested_.clear();
    open_.clear();
    for (const LineMark& mark : marks_) {
        const bool is_image = mark.kind == SpanKind::image;
        if (mark.begin == mark.end && !is_image) continue;
        while (!open_.empty() && nested_[open_.back()].end <= mark.begin) open_.pop_back();
        if (mark.kind == SpanKind::link) end_crossing_marks(mark);
        const bool is_held = open_.empty() || mark.end <= nested_[open_.back()].end;
        const bool may_be_held = std::ranges::none_of(open_, [&](std::size_t holder) {
            return nested_[holder].kind == mark.kind || nested_[holder].kind == SpanKind::code;
        });
        if (!is_held || !may_be_held) continue;
        nested_.push_back(mark);
        if (!is_image) open_.push_back(nested_.size() - 1);
    }
}

// Emphasis that ends inside a link ends before it.
void MarkReader::end_crossing_marks(const LineMark& link) {
    while (!open_.empty() && nested_[open_.back()].end < link.end) {
        LineMark& crossing = nested_[open_.back()];
        if (crossing.kind == SpanKind::code || crossing.begin == link.begin) return;
        crossing.end = link.begin;
        while (crossing.end > crossing.begin + 1 && text_[crossing.end - 1] == ' ') --crossing.end;
        open_.pop_back();
    }
}

const std::vector<LineMark>& MarkReader::marks_of(std::uint32_t line) {
    const PageLine& place = evidence_.page.lines[line];
    marks_.clear();
    nested_.clear();
    if (place.kind == LineKind::code) return nested_;
    for (std::uint32_t i = place.first_span; i < place.first_span + place.span_count; ++i) {
        const Span& span = evidence_.page.spans[i];
        if (!is_wanted(span)) continue;
        const std::string_view label = normalise_text(span.label, Spacing::single, evidence_.memory.arena);
        marks_.push_back({span.begin, span.end, span.kind, span.target, label});
    }
    text_ = evidence_.text.lines[line].text;
    if (!marks_.empty() && move_to_normal_text(place, text_)) nest();
    return nested_;
}

}  // namespace dehusk
