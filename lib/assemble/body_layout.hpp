// How the kept lines stand to each other: which make a list or a table together, which are blocks of their own. Every
// format of the body rests on it, so that they agree.
#pragma once

#include <cstdint>
#include <vector>

#include "assemble/selection.hpp"

namespace dehusk {

/// What parts a line of the body from the one before.
enum class Gap : std::uint8_t {
    cell,   ///< it is the next cell of a row
    line,   ///< it is the next item of a list, row of a table, or line of a dump's block
    block,  ///< it begins a block
};

/// Views its arguments, and works in the memory of `evidence`.
class BodyLayout {
  public:
    /// Linear.
    BodyLayout(const Evidence& evidence, const std::vector<Decision>& decisions);

    /// Lines of the body, in order.
    const std::vector<std::uint32_t>& lines() const { return kept_; }
    /// Before lines()[k]; a block begins with the first.
    Gap gap_before(std::size_t k) const { return k == 0 ? Gap::block : gap_between(kept_[k - 1], kept_[k]); }
    /// Where the line of the page stands.
    const Surroundings& of_line(std::uint32_t line) const { return surroundings_[evidence_.page.lines[line].element]; }

    /// Whether the line is one of a list that is none for the layout's sake.
    bool is_in_list(std::uint32_t line) const {
        const Surroundings& here = of_line(line);
        return here.list != no_element && here.item != no_element && !is_layout(here.list);
    }

    /// The same of a cell and its table.
    bool is_in_table(std::uint32_t line) const {
        const Surroundings& here = of_line(line);
        return here.table != no_element && here.cell != no_element && !is_layout(here.table);
    }

  private:
    void find_layouts();
    Gap gap_between(std::uint32_t before, std::uint32_t line) const;
    Gap text_gap(std::uint32_t before, std::uint32_t line) const;
    bool are_paragraphs_parted_by_blank_lines() const;
    bool has_blank_line_between(std::uint32_t before, std::uint32_t line) const;
    void mark_layout(std::uint32_t element);
    bool is_layout(std::uint32_t element) const { return surroundings_[element].is_layout; }

    const Evidence& evidence_;
    std::vector<Surroundings>& surroundings_;
    std::vector<std::uint32_t>& kept_;
    bool has_blank_lines_ = false;
};

}  // namespace dehusk
