// The numbers of DumpNumbers, out of what it has gathered.
#include <algorithm>

#include "measure/columns.hpp"
#include "measure/dump_numbers.hpp"

namespace dehusk {
namespace {

constexpr std::uint32_t most_lines = 99;

std::int64_t signed_distance(std::int64_t distance) {
    return std::clamp<std::int64_t>(distance, -far_away, far_away);
}

}  // namespace

void DumpNumbers::fill_column(Number number, const LineSet& set, Column column) const {
    if (number < Number::strict_run_begin) return fill_block_number(number, set, column);
    if (number < Number::small_word_share) return fill_run_number(number, set, column);
    if (number < Number::window_5_ended_share) return fill_wording_number(number, set, column);
    if (number < Number::copied_lines_in_12) return fill_prose_number(number, set, column);
    if (number < Number::page_ended_share) return fill_mark_number(number, set, column);
    const std::int32_t value = page_numbers_[steps_between(Number::page_ended_share, number)];
    fill(column, set.lines(), [&](std::uint32_t) { return value; });
}

void DumpNumbers::fill_block_number(Number number, const LineSet& set, Column column) const {
    const auto of_block = [&](auto value_of) {
        fill(column, set.lines(), [&](std::uint32_t line) { return value_of(blocks_[block_of_[line]]); });
    };
    const auto lines_of = [](const Block& block) { return block.lines.end - block.lines.begin; };
    switch (number) {
        case Number::block_lines:
            return of_block(lines_of);
        case Number::block_words:
            return of_block([](const Block& block) { return block.words; });
        case Number::block_long_share:
            return of_block([&](const Block& block) { return permille(block.long_lines, lines_of(block)); });
        case Number::block_ended_share:
            return of_block([&](const Block& block) { return permille(block.ended_lines, lines_of(block)); });
        case Number::place_in_block:
            return fill(column, set.lines(),
                        [&](std::uint32_t line) { return line - blocks_[block_of_[line]].lines.begin; });
        case Number::block_words_before:
            return fill(column, set.lines(), [&](std::uint32_t line) {
                const std::uint32_t block = block_of_[line];
                return block == 0 ? -1 : std::int64_t{blocks_[block - 1].words};
            });
        case Number::block_words_after:
            return fill(column, set.lines(), [&](std::uint32_t line) {
                const std::uint32_t block = block_of_[line];
                return block + 1 == blocks_.size() ? -1 : std::int64_t{blocks_[block + 1].words};
            });
        default:
            return;
    }
}

void DumpNumbers::fill_run_number(Number number, const LineSet& set, Column column) const {
    const std::size_t place = steps_between(Number::strict_run_begin, number);
    const LineRun& run = runs_[place / 3];
    switch (place % 3) {
        case 0:
            return fill(column, set.lines(),
                        [&](std::uint32_t line) { return signed_distance(std::int64_t{line} - run.begin); });
        case 1:
            return fill(column, set.lines(),
                        [&](std::uint32_t line) { return signed_distance(std::int64_t{run.end} - 1 - line); });
        default: {
            const std::int32_t share =
                permille(totals_[run.end].prose_words - totals_[run.begin].prose_words, totals_.back().prose_words);
            return fill(column, set.lines(), [&](std::uint32_t) { return share; });
        }
    }
}

void DumpNumbers::fill_wording_number(Number number, const LineSet& set, Column column) const {
    const auto of_wording = [&](std::int16_t Wording::*value_of, std::int64_t step) {
        fill(column, set.lines(), [&](std::uint32_t line) {
            const std::int64_t at = line + step;
            const bool is_line = at >= 0 && at < line_count();
            return is_line ? wording_[static_cast<std::size_t>(at)].*value_of : std::int16_t{-1};
        });
    };
    switch (number) {
        case Number::small_word_share:
            return of_wording(&Wording::small, 0);
        case Number::small_word_share_1_before:
            return of_wording(&Wording::small, -1);
        case Number::small_word_share_1_after:
            return of_wording(&Wording::small, 1);
        case Number::known_word_share:
            return of_wording(&Wording::known, 0);
        case Number::known_word_share_1_before:
            return of_wording(&Wording::known, -1);
        case Number::known_word_share_1_after:
            return of_wording(&Wording::known, 1);
        case Number::first_line_share:
            return of_wording(&Wording::headline, 0);
        case Number::lines_since_headline:
            return fill(column, set.lines(), [&](std::uint32_t line) {
                return headline_line_ < 0 ? -far_away : signed_distance(std::int64_t{line} - headline_line_);
            });
        case Number::has_clock:
            return fill(column, set.lines(), [&](std::uint32_t line) { return shows_clock(line); });
        default:
            return;
    }
}

// The totals before and behind the lines within `reach` of one.
std::pair<const DumpNumbers::Totals&, const DumpNumbers::Totals&> DumpNumbers::around(std::uint32_t line,
                                                                                      std::int64_t reach) const {
    const auto begin = static_cast<std::size_t>(std::max<std::int64_t>(line - reach, 0));
    const auto end = static_cast<std::size_t>(std::min<std::int64_t>(line + reach + 1, line_count()));
    return {totals_[begin], totals_[end]};
}

void DumpNumbers::fill_prose_number(Number number, const LineSet& set, Column column) const {
    const auto per_line = [&](auto value_of) { fill(column, set.lines(), value_of); };
    const auto ended_share = [&](std::int64_t reach) {
        per_line([&](std::uint32_t line) {
            const auto [begin, end] = around(line, reach);
            return permille(end.ended_lines - begin.ended_lines, static_cast<std::uint64_t>(&end - &begin));
        });
    };
    const auto is_item = [&](std::int64_t step) {
        per_line([&](std::uint32_t line) {
            const std::int64_t at = line + step;
            if (at < 0 || at >= line_count()) return -1;
            return page_->lines[static_cast<std::size_t>(at)].kind == LineKind::list_item ? 1 : 0;
        });
    };
    switch (number) {
        case Number::window_5_ended_share:
            return ended_share(2);
        case Number::window_12_ended_share:
            return ended_share(6);
        case Number::prose_lines_before:
            return per_line([&](std::uint32_t line) { return std::min(totals_[line].prose_lines, most_lines); });
        case Number::prose_lines_after:
            return per_line([&](std::uint32_t line) {
                return std::min(totals_.back().prose_lines - totals_[line + 1].prose_lines, most_lines);
            });
        case Number::prose_words_before_share:
            return fill_shares(
                column, set.lines(), [&](std::uint32_t line) { return totals_[line].prose_words; },
                [&](std::uint32_t) { return totals_.back().prose_words; });
        case Number::prose_words_since_residue:
            return per_line([&](std::uint32_t line) { return since_residue_[line]; });
        case Number::indent_beside_main:
            return per_line(
                [&](std::uint32_t line) { return std::int64_t{page_->lines[line].indent_columns} - indent_; });
        case Number::item_1_before:
            return is_item(-1);
        case Number::item_1_after:
            return is_item(1);
        default:
            return;
    }
}

// Comments and cards repeat themselves: a name, a date, "Reply", over and over.
void DumpNumbers::fill_mark_number(Number number, const LineSet& set, Column column) const {
    const auto per_line = [&](auto value_of) { fill(column, set.lines(), value_of); };
    const auto in_window = [&](std::uint32_t Totals::*marks, std::int64_t reach) {
        per_line([&](std::uint32_t line) {
            const auto [begin, end] = around(line, reach);
            return end.*marks - begin.*marks;
        });
    };
    const auto before = [&](std::uint32_t Totals::*marks) {
        per_line([&](std::uint32_t line) { return std::min(totals_[line].*marks, most_lines); });
    };
    const auto after = [&](std::uint32_t Totals::*marks) {
        per_line(
            [&](std::uint32_t line) { return std::min(totals_.back().*marks - totals_[line + 1].*marks, most_lines); });
    };
    switch (number) {
        case Number::copied_lines_in_12:
            return in_window(&Totals::copied_lines, 6);
        case Number::copied_lines_in_30:
            return in_window(&Totals::copied_lines, 15);
        case Number::dated_lines_in_12:
            return in_window(&Totals::dated_lines, 6);
        case Number::dated_lines_in_30:
            return in_window(&Totals::dated_lines, 15);
        case Number::prose_words_since_comments:
            return per_line([&](std::uint32_t line) { return since_comments_[line]; });
        case Number::comment_marks_before:
            return before(&Totals::comment_marks);
        case Number::comment_marks_after:
            return after(&Totals::comment_marks);
        case Number::related_marks_before:
            return before(&Totals::related_marks);
        case Number::related_marks_after:
            return after(&Totals::related_marks);
        default:
            return;
    }
}

}  // namespace dehusk
