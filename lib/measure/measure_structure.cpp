// Numbers on what a template repeats around a line; see structure_facts.hpp.
#include "measure/columns.hpp"
#include "measure/measure.hpp"

namespace dehusk {

void Measurer::fill_structure_number(Number number, const LineSet& set, Column column) const {
    if (number < Number::inner_members) {
        return fill_pattern_number(steps_between(Number::outer_members, number), &ElementPlace::outer_element, set,
                                   column);
    }
    if (number < Number::path_lines) {
        return fill_pattern_number(steps_between(Number::inner_members, number), &ElementPlace::inner_element, set,
                                   column);
    }
    if (number >= Number::sibling_lines) return fill_sibling_number(number, set, column);
    const auto path_of = [&](std::uint32_t line) -> const PatternSums& {
        return structure_.paths[structure_.path_of[line]];
    };
    const auto of_path = [&](auto value_of) {
        fill(column, set.lines(), [&](std::uint32_t line) { return path_of(line).*value_of; });
    };
    const auto share = [&](auto part_of, auto whole_of) {
        fill_shares(
            column, set.lines(), [&](std::uint32_t line) { return path_of(line).*part_of; },
            [&](std::uint32_t line) { return path_of(line).*whole_of; });
    };
    switch (number) {
        case Number::path_lines:
            return of_path(&PatternSums::lines);
        case Number::path_place:
            return fill(column, set.lines(), [&](std::uint32_t line) { return structure_.place_on_path[line]; });
        case Number::path_word_share:
            return fill_shares(
                column, set.lines(), [&](std::uint32_t line) { return path_of(line).words; },
                [&](std::uint32_t) { return totals_.back().words; });
        case Number::path_long_share:
            return share(&PatternSums::long_lines, &PatternSums::lines);
        case Number::path_link_share:
            return share(&PatternSums::link_words, &PatternSums::words);
        case Number::path_mean_words:
            return fill(column, set.lines(),
                        [&](std::uint32_t line) { return tenths(path_of(line).words, path_of(line).lines); });
        case Number::path_most_words:
            return of_path(&PatternSums::most_words);
        case Number::path_distinct_share:
            return share(&PatternSums::distinct_texts, &PatternSums::lines);
        default:
            return;
    }
}

void Measurer::fill_sibling_number(Number number, const LineSet& set, Column column) const {
    const auto of_parent = [&](const std::vector<std::uint32_t>& values, bool is_parent_of_parent) {
        fill(column, set.elements(), [&](std::uint32_t element) {
            std::uint32_t above = page_->elements[element].parent;
            if (is_parent_of_parent && above != no_element) above = page_->elements[above].parent;
            return above == no_element ? 0 : values[above];
        });
    };
    switch (number) {
        case Number::sibling_lines:
            return of_parent(structure_.child_lines, false);
        case Number::sibling_long_lines:
            return of_parent(structure_.child_long_lines, false);
        case Number::parent_sibling_long_lines:
            return of_parent(structure_.child_long_lines, true);
        default:
            return;
    }
}

void Measurer::fill_pattern_number(std::size_t place_in_list, std::uint32_t ElementPlace::*member_of,
                                   const LineSet& set, Column column) const {
    // 0 where the line stands in no pattern. `value_of` gets the member's index and the line's.
    const auto of_member = [&](auto value_of) {
        for (std::size_t i = 0; i < set.size(); ++i) {
            const std::uint32_t member = structure_.places[set.elements()[i]].*member_of;
            column[i] = member == no_element ? std::int16_t{0} : saturated(value_of(member, set.lines()[i]));
        }
    };
    const auto pattern_of = [&](std::uint32_t member) -> const PatternSums& {
        return structure_.patterns[structure_.places[member].pattern];
    };
    const std::vector<ElementSums>& own = elements_.sums;
    switch (place_in_list) {
        case 0:
            return of_member([&](std::uint32_t member, std::uint32_t) { return pattern_of(member).members; });
        case 1:
            return of_member([&](std::uint32_t member, std::uint32_t) { return structure_.places[member].place; });
        case 2:
            return of_member([&](std::uint32_t member, std::uint32_t) { return own[member].words; });
        case 3:
            return of_member([&](std::uint32_t member, std::uint32_t) {
                return permille(own[member].link_words, own[member].words);
            });
        case 4:
            return of_member([&](std::uint32_t member, std::uint32_t) {
                return tenths(pattern_of(member).words, pattern_of(member).members);
            });
        case 5:
            return of_member([&](std::uint32_t member, std::uint32_t) {
                return tenths(pattern_of(member).long_lines, pattern_of(member).members);
            });
        case 6:
            return of_member([&](std::uint32_t member, std::uint32_t) {
                return permille(pattern_of(member).link_words, pattern_of(member).words);
            });
        case 7:
            return of_member([&](std::uint32_t member, std::uint32_t) {
                return permille(pattern_of(member).words, totals_.back().words);
            });
        default:
            return of_member([&](std::uint32_t member, std::uint32_t line) {
                return permille(between(structure_.places[member].first_line, line).words, own[member].words);
            });
    }
}

}  // namespace dehusk
