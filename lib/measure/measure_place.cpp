// Numbers on where a line stands on the page, and on the lines that stand around it.
#include <algorithm>
#include <array>

#include "measure/columns.hpp"
#include "measure/measure.hpp"

namespace dehusk {

void Measurer::fill_place_number(Number number, const LineSet& set, Column column) const {
    if (number >= Number::window_5_words) return fill_window_number(number, set, column);
    if (number >= Number::words_1_before) return fill_neighbour_number(number, set, column);
    if (number >= Number::lines_since_heading) return fill_section_number(number, set, column);
    const auto per_line = [&](auto value_of) { fill(column, set.lines(), value_of); };
    const auto since_mark = [&](std::int32_t mark) {
        per_line([&](std::uint32_t line) {
            return mark < 0 ? -far_away : std::clamp(static_cast<std::int32_t>(line) - mark, -far_away, far_away);
        });
    };
    const LineTotals& all = totals_.back();
    switch (number) {
        case Number::lines_before:
            return per_line([](std::uint32_t line) { return line; });
        case Number::lines_after:
            return per_line([&](std::uint32_t line) { return line_count() - line - 1; });
        case Number::lines_before_share:
            return fill_shares(
                column, set.lines(), [](std::uint32_t line) { return line; },
                [&](std::uint32_t) { return line_count(); });
        case Number::words_before_share:
            return fill_shares(
                column, set.lines(), [&](std::uint32_t line) { return totals_[line].words; },
                [&](std::uint32_t) { return all.words; });
        case Number::long_before_share:
            return fill_shares(
                column, set.lines(), [&](std::uint32_t line) { return totals_[line].long_lines; },
                [&](std::uint32_t) { return all.long_lines; });
        case Number::lines_since_long:
            return per_line([&](std::uint32_t line) { return since_long_[line]; });
        case Number::lines_until_long:
            return per_line([&](std::uint32_t line) { return until_long_[line]; });
        case Number::lines_since_title:
            return since_mark(title_line_);
        case Number::lines_since_h1:
            return since_mark(first_h1_line_);
        default:
            return;
    }
}

void Measurer::fill_section_number(Number number, const LineSet& set, Column column) const {
    const auto section_of = [&](std::uint32_t line) -> const Section& { return sections_[section_of_[line]]; };
    const auto sums_of = [&](std::uint32_t line) {
        return between(section_of(line).begin_line, section_of(line).end_line);
    };
    const auto lines_of = [&](std::uint32_t line) { return section_of(line).end_line - section_of(line).begin_line; };
    switch (number) {
        case Number::lines_since_heading:
            return fill(column, set.lines(), [&](std::uint32_t line) {
                const std::int64_t heading = section_of(line).heading_line;
                return heading < 0 ? far_away : std::min<std::int64_t>(line - heading, far_away);
            });
        case Number::heading_level_before:
            return fill(column, set.lines(), [&](std::uint32_t line) { return section_of(line).heading_level; });
        case Number::words_since_heading:
            return fill(column, set.lines(),
                        [&](std::uint32_t line) { return between(section_of(line).begin_line, line).words; });
        case Number::section_words:
            return fill(column, set.lines(), [&](std::uint32_t line) { return sums_of(line).words; });
        case Number::section_lines:
            return fill(column, set.lines(), lines_of);
        case Number::section_link_share:
            return fill_shares(
                column, set.lines(), [&](std::uint32_t line) { return sums_of(line).link_words; },
                [&](std::uint32_t line) { return sums_of(line).words; });
        case Number::section_long_share:
            return fill_shares(
                column, set.lines(), [&](std::uint32_t line) { return sums_of(line).long_lines; }, lines_of);
        default:
            return;
    }
}

void Measurer::fill_neighbour_number(Number number, const LineSet& set, Column column) const {
    // `value_of` gets the indices of the line and of its neighbour; `nowhere` stands for one beyond the page's ends.
    const auto of_neighbour = [&](int step, std::int32_t nowhere, auto value_of) {
        fill(column, set.lines(), [&](std::uint32_t line) {
            const std::int64_t at = std::int64_t{line} + step;
            const bool is_line = at >= 0 && at < line_count();
            return is_line ? static_cast<std::int64_t>(value_of(line, static_cast<std::uint32_t>(at))) : nowhere;
        });
    };
    const auto words = [&](int step) {
        of_neighbour(step, -1, [&](std::uint32_t, std::uint32_t at) { return facts_[at].words; });
    };
    const auto link_share = [&](int step) {
        of_neighbour(step, -1, [&](std::uint32_t, std::uint32_t at) {
            return permille(facts_[at].link_words, facts_[at].words);
        });
    };
    switch (number) {
        case Number::words_1_before:
            return words(-1);
        case Number::words_2_before:
            return words(-2);
        case Number::words_3_before:
            return words(-3);
        case Number::words_1_after:
            return words(1);
        case Number::words_2_after:
            return words(2);
        case Number::words_3_after:
            return words(3);
        case Number::link_share_1_before:
            return link_share(-1);
        case Number::link_share_2_before:
            return link_share(-2);
        case Number::link_share_1_after:
            return link_share(1);
        case Number::link_share_2_after:
            return link_share(2);
        default:
            break;
    }
    // The others come in pairs, before and after.
    const std::size_t place = steps_between(Number::ending_1_before, number);
    const int step = place % 2 == 0 ? -1 : 1;
    switch (offset_by(Number::ending_1_before, place - place % 2)) {
        case Number::ending_1_before:
            return of_neighbour(step, -1, [&](std::uint32_t, std::uint32_t at) { return facts_[at].ending; });
        case Number::heading_1_before:
            return of_neighbour(step, -1,
                                [&](std::uint32_t, std::uint32_t at) { return page_->lines[at].heading_level; });
        case Number::same_element_1_before:
            return of_neighbour(step, 0, [&](std::uint32_t line, std::uint32_t at) {
                return page_->lines[at].element == page_->lines[line].element;
            });
        case Number::common_depth_1_before:
            return of_neighbour(step, -1, [&](std::uint32_t line, std::uint32_t at) {
                return std::max(elements_.distances[page_->lines[line].element][0].up,
                                elements_.distances[page_->lines[at].element][0].up);
            });
        case Number::same_path_1_before:
            return of_neighbour(step, 0,
                                [&](std::uint32_t line, std::uint32_t at) { return group_of_[at] == group_of_[line]; });
        default:
            return;
    }
}

void Measurer::fill_window_number(Number number, const LineSet& set, Column column) const {
    constexpr std::array<std::uint32_t, 3> reaches = {2, 6, 15};
    const std::size_t place = steps_between(Number::window_5_words, number);
    const std::uint32_t reach = reaches[place / 3];
    switch (place % 3) {
        case 0:
            return fill(column, set.lines(), [&](std::uint32_t line) { return around(line, reach).words; });
        case 1:
            return fill_shares(
                column, set.lines(), [&](std::uint32_t line) { return around(line, reach).long_lines; },
                [&](std::uint32_t line) {
                    return std::min(line + reach + 1, line_count()) - (line - std::min(line, reach));
                });
        default:
            return fill_shares(
                column, set.lines(), [&](std::uint32_t line) { return around(line, reach).link_words; },
                [&](std::uint32_t line) { return around(line, reach).words; });
    }
}

}  // namespace dehusk
