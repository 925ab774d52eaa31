// The kept lines as text: blocks parted by a blank line, items and rows by a newline, cells by a tab.
#include <algorithm>
#include <unordered_set>

#include "assemble/selection.hpp"

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

// For every element the structures that it stands in, itself included; read off the parent's in one pass.
struct Surroundings {
    std::uint32_t list = no_element;  ///< outermost list
    std::uint32_t item = no_element;  ///< nearest item
    std::uint32_t table = no_element;
    std::uint32_t row = no_element;
    std::uint32_t cell = no_element;
};

std::vector<Surroundings> read_surroundings(const Page& page) {
    std::vector<Surroundings> all(page.elements.size());
    for (std::uint32_t i = 0; i < all.size(); ++i) {
        const PageElement& element = page.elements[i];
        Surroundings& here = all[i];
        if (element.parent != no_element) here = all[element.parent];
        if (is_list(element.tag) && here.list == no_element) here.list = i;
        if (is_item(element.tag)) here.item = i;
        if (element.tag == Tag::table) here = {no_element, no_element, i, no_element, no_element};
        if (element.tag == Tag::tr) here.row = i;
        if (is_cell(element.tag)) here.cell = i;
    }
    return all;
}

class BodyWriter {
  public:
    BodyWriter(const Evidence& evidence, const std::vector<Decision>& decisions, std::size_t max_bytes)
        : evidence_(evidence), max_bytes_(max_bytes), surroundings_(read_surroundings(evidence.page)) {
        for (std::uint32_t i = 0; i < decisions.size(); ++i) {
            if (decisions[i].verdict == Verdict::body) kept_.push_back(i);
        }
        find_layouts();
    }

    std::string write(bool& is_cut) {
        std::string body;
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
    // A list whose items hold several paragraphs, or a table whose cells do, is layout: its lines are blocks of their
    // own.
    void find_layouts() {
        for (std::size_t k = 1; k < kept_.size(); ++k) {
            const Surroundings& before = of_line(kept_[k - 1]);
            const Surroundings& here = of_line(kept_[k]);
            const bool are_long = evidence_.facts[kept_[k - 1]].is_long && evidence_.facts[kept_[k]].is_long;
            if (here.cell != no_element && here.cell == before.cell) layouts_.insert(here.table);
            if (are_long && here.item != no_element && here.item == before.item) layouts_.insert(here.list);
        }
    }

    std::string_view gap_between(std::uint32_t before, std::uint32_t line) const {
        constexpr std::string_view block = "\n\n";
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

    std::string_view text_gap(std::uint32_t before, std::uint32_t line) const {
        const PageLine& a = evidence_.page.lines[before];
        const PageLine& b = evidence_.page.lines[line];
        const bool are_items = a.kind == LineKind::list_item && b.kind == LineKind::list_item;
        return are_items && b.blank_lines_before == 0 ? "\n" : "\n\n";
    }

    const Surroundings& of_line(std::uint32_t line) const { return surroundings_[evidence_.page.lines[line].element]; }
    bool is_layout(std::uint32_t element) const { return layouts_.contains(element); }

    const Evidence& evidence_;
    std::size_t max_bytes_;
    std::vector<Surroundings> surroundings_;
    std::vector<std::uint32_t> kept_;
    std::unordered_set<std::uint32_t> layouts_;
};

}  // namespace

std::string write_body(const Evidence& evidence, const std::vector<Decision>& decisions, std::size_t max_bytes,
                       bool& is_cut) {
    return BodyWriter(evidence, decisions, max_bytes).write(is_cut);
}

}  // namespace dehusk
