// The kept lines as text: blocks parted by a blank line, items and rows by a newline, cells by a tab.
#include <algorithm>

#include "assemble/selection.hpp"

namespace dehusk {
namespace {

constexpr std::string_view block = "\n\n";

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

class BodyWriter {
  public:
    BodyWriter(const Evidence& evidence, const std::vector<Decision>& decisions, std::size_t max_bytes)
        : evidence_(evidence),
          max_bytes_(max_bytes),
          surroundings_(evidence.memory.surroundings),
          kept_(evidence.memory.lines) {
        read_surroundings(evidence.page, surroundings_);
        kept_.clear();
        for (std::uint32_t i = 0; i < decisions.size(); ++i) {
            if (decisions[i].verdict == Verdict::body) kept_.push_back(i);
        }
        find_layouts();
        has_blank_lines_ = evidence_.page.is_text && are_paragraphs_parted_by_blank_lines();
    }

    std::string write(bool& is_cut) {
        std::string body;
        body.reserve(std::min(max_bytes_, most_bytes()));
        is_cut = false;
        for (std::size_t k = 0; k < kept_.size(); ++k) {
            const std::string_view text = evidence_.text.lines[kept_[k]].text;
            const std::string_view gap = k == 0 ? std::string_view{} : gap_between(kept_[k - 1], kept_[k]);
            if (body.size() + gap.size() + text.size() > max_bytes_) {
                is_cut = true;
                break;
            }
            body.append(gap).append(text);
        }
        return body;
    }

  private:
    std::size_t most_bytes() const {
        std::size_t bytes = 0;
        for (const std::uint32_t line : kept_) bytes += evidence_.text.lines[line].text.size() + block.size();
        return bytes;
    }

    // A list whose items hold several paragraphs, or a table whose cells do, is layout: its lines are blocks of their
    // own.
    void find_layouts() {
        for (std::size_t k = 1; k < kept_.size(); ++k) {
            const Surroundings& before = of_line(kept_[k - 1]);
            const Surroundings& here = of_line(kept_[k]);
            const bool are_long = evidence_.facts[kept_[k - 1]].is_long && evidence_.facts[kept_[k]].is_long;
            if (here.cell != no_element && here.cell == before.cell) mark_layout(here.table);
            if (are_long && here.item != no_element && here.item == before.item) mark_layout(here.list);
        }
    }

    std::string_view gap_between(std::uint32_t before, std::uint32_t line) const {
        const Surroundings& a = of_line(before);
        const Surroundings& b = of_line(line);
        if (evidence_.page.is_text) return text_gap(before, line);
        if (a.table != no_element && a.table == b.table && !is_layout(a.table) && a.cell != no_element &&
            b.cell != no_element) {
            return a.row == b.row ? "\t" : "\n";
        }
        const bool same_list = a.list != no_element && a.list == b.list && a.item != no_element && b.item != no_element;
        return same_list && !is_layout(a.list) ? "\n" : block;
    }

    // A dump has no elements that would tell a list from paragraphs; but where it parts its paragraphs by blank lines,
    // what stands without one is a list, a table, a poem.
    std::string_view text_gap(std::uint32_t before, std::uint32_t line) const {
        const PageLine& a = evidence_.page.lines[before];
        const PageLine& b = evidence_.page.lines[line];
        const bool are_items = a.kind == LineKind::list_item && b.kind == LineKind::list_item;
        const bool are_neighbours = line == before + 1 && has_blank_lines_;
        return (are_items || are_neighbours) && b.blank_lines_before == 0 ? "\n" : block;
    }

    // Whether blank lines part the kept paragraphs: of the long lines, enough have one on either side. Lists of long
    // items stand without, and may hold most of an article's lines; but where each paragraph is a line and blank lines
    // only part sections, next to none stands alone.
    bool are_paragraphs_parted_by_blank_lines() const {
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

    bool has_blank_line_between(std::uint32_t before, std::uint32_t line) const {
        const auto lines = evidence_.page.lines.begin();
        return std::any_of(lines + before + 1, lines + line + 1,
                           [](const PageLine& between) { return between.blank_lines_before > 0; });
    }

    const Surroundings& of_line(std::uint32_t line) const { return surroundings_[evidence_.page.lines[line].element]; }
    void mark_layout(std::uint32_t element) {
        if (element != no_element) surroundings_[element].is_layout = true;
    }
    bool is_layout(std::uint32_t element) const { return surroundings_[element].is_layout; }

    const Evidence& evidence_;
    std::size_t max_bytes_;
    std::vector<Surroundings>& surroundings_;
    std::vector<std::uint32_t>& kept_;
    bool has_blank_lines_ = false;
};

}  // namespace

std::string write_body(const Evidence& evidence, const std::vector<Decision>& decisions, std::size_t max_bytes,
                       bool& is_cut) {
    return BodyWriter(evidence, decisions, max_bytes).write(is_cut);
}

}  // namespace dehusk
