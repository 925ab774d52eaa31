// The numbers of up to 64 lines as columns, each filled when it is first asked for.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>

#include "measure/columns.hpp"
#include "measure/measure.hpp"
#include "measure/numbers.hpp"

namespace dehusk {

class NumberBlock {
  public:
    /// Empties the block, for lines of the page that `measurer` has been prepared for. It must outlive their use; where
    /// its scores are prepared meanwhile, numbers that rest on them may be asked for only afterwards.
    void start(const Measurer& measurer) {
        measurer_ = &measurer;
        lines_.clear();
        is_filled_.fill(false);
    }
    /// Behind start(), not on a full block, and not behind the first question for a column.
    void add(std::uint32_t line) { measurer_->add_line(line, lines_); }

    bool is_full() const { return lines_.size() == most_block_lines; }
    std::size_t size() const { return lines_.size(); }
    LineSet::Indices lines() const { return lines_.lines(); }

    /// `number` is a Number's place in the list.
    Column column(std::size_t number) {
        const Column column = columns_[number];
        if (!is_filled_[number]) {
            measurer_->fill_column(static_cast<Number>(number), lines_, column);
            is_filled_[number] = true;
        }
        return column;
    }

  private:
    const Measurer* measurer_ = nullptr;
    LineSet lines_;
    std::array<bool, all_numbers> is_filled_{};
    alignas(16) std::array<std::array<std::int16_t, most_block_lines>, all_numbers> columns_;
};

}  // namespace dehusk
