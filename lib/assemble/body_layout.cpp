// A dump has no markup to tell lists by; there blank lines do.
#include "assemble/body_layout.hpp"

#include <algorithm>

namespace dehusk {
namespace {

bool is_list(Tag tag) {
    return tag == Tag::ul || tag == Tag::ol || tag == Tag::dl || tag == Tag::menu;
}
bool is_item(Tag tag) {
    return tag == Tag::li || tag == Tag::dt || tag == Tag::dd;
}
bool is_cell(Tag tag) {
    return tag == Tag::td || tag == Tag::th;
}

// Each is read off its parent's in one pass.
void read_surroundings(const Page& page, std::vector<Surroundings>& all) {
    all.assign(page.elements.size(), Surroundings{});
    for (std::uint32_t i = 0; i < all.size(); ++i) {
        const PageElement& element = page.elements[i];
        Surroundings& here = all[i];
        if (element.parent != no_element) here = all[element.parent];
        if (is_list(element.tag) && here.list == no_element) here.list = i;
        if (is_item(element.tag)) here.item = i;
        if (element.tag == Tag::table) here = {.table = i};
        if (element.tag == Tag::tr) here.row = i;
        if (is_cell(element.tag)) here.cell = i;
    }
}

}  // namespace

BodyLayout::BodyLayout(const Evidence& evidence, const std::vector<Decision>& decisions)
    : evidence_(evidence), surroundings_(evidence.memory.surroundings), kept_(evidence.memory.lines) {
    read_surroundings(evidence.page, surroundings_);
    kept_.clear();
    for (std::uint32_t i = 0; i < decisions.size(); ++i) {
        if (decisions[i].verdict == Verdict::body) kept_.push_back(i);
    }
    find_layouts();
    has_blank_lines_ = evidence_.page.is_text && are_paragraphs_parted_by_blank_lines();
}

// A list whose items hold several paragraphs, or a table whose cells do, is layout: its lines are blocks of their
// own.
void BodyLayout::find_layouts() {
    for (std::size_t k = 1; k < kept_.size(); ++k) {
        const Surroundings& before = of_line(kept_[k - 1]);
        const Surroundings& here = of_line(kept_[k]);
        const bool are_long = evidence_.facts[kept_[k - 1]].is_long && evidence_.facts[kept_[k]].is_long;
        if (here.cell != no_element && here.cell == before.cell) mark_layout(here.table);
        if (are_long && here.item != no_element && here.item == before.item) mark_layout(here.list);
    }
}

Gap BodyLayout::gap_between(std::uint32_t before, std::uint32_t line) const {
    const Surroundings& a = of_line(before);
    const Surroundings& b = of_line(line);
    if (evidence_.page.is_text) return text_gap(before, line);
    if (a.table != no_element && a.table == b.table && !is_layout(a.table) && a.cell != no_element &&
        b.cell != no_element) {
        return a.row == b.row ? Gap::cell : Gap::line;
    }
    const bool same_list = a.list != no_element && a.list == b.list && a.item != no_element && b.item != no_element;
    return same_list && !is_layout(a.list) ? Gap::line : Gap::block;
}

// A dump has no elements that would tell a list from paragraphs; but where it parts its paragraphs by blank lines,
// what stands without one is a list, a table, a poem.
Gap BodyLayout::text_gap(std::uint32_t before, std::uint32_t line) const {
    const PageLine& a = evidence_.page.lines[before];
    const PageLine& b = evidence_.page.lines[line];
    const bool are_items = a.kind == LineKind::list_item && b.kind == LineKind::list_item;
    const bool are_neighbours = line == before + 1 && has_blank_lines_;
    return (are_items || are_neighbours) && b.blank_lines_before == 0 ? Gap::line : Gap::block;
}

// Whether blank lines part the kept paragraphs: of the long lines, enough have one on either side. Lists of long
// items stand without, and may hold most of an article's lines; but where each paragraph is a line and blank lines
// only part sections, next to none stands alone.
bool BodyLayout::are_paragraphs_parted_by_blank_lines() const {
    constexpr std::size_t most_together_for_each_alone = 8;
    std::size_t alone = 0;
    std::size_t together = 0;
    bool is_parted_before = true;
    for (std::size_t k = 0; k < kept_.size(); ++k) {
        const bool is_parted_behind = k + 1 == kept_.size() || has_blank_line_between(kept_[k], kept_[k + 1]);
        if (evidence_.facts[kept_[k]].is_long) (is_parted_before && is_parted_behind ? alone : together) += 1;
        is_parted_before = is_parted_behind;
    }
    return alone > 0 && together <= most_together_for_each_alone * alone;
}

bool BodyLayout::has_blank_line_between(std::uint32_t before, std::uint32_t line) const {
    const auto lines = evidence_.page.lines.begin();
    return std::any_of(lines + before + 1, lines + line + 1,
                       [](const PageLine& between) { return between.blank_lines_before > 0; });
}

void BodyLayout::mark_layout(std::uint32_t element) {
    if (element != no_element) surroundings_[element].is_layout = true;
}

}  // namespace dehusk
