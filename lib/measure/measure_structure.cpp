// Numbers on what a template repeats around a line; see structure_facts.hpp.
#include "measure/measure.hpp"
#include "measure/row.hpp"

namespace dehusk {

namespace {

std::int64_t tenths(std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? 0 : static_cast<std::int64_t>(10 * part / whole);
}

}  // namespace

void Measurer::fill_structure(std::uint32_t line, NumberRow& row) const {
    const std::uint32_t element = page_->lines[line].element;
    const ElementPlace& here = structure_.places[element];
    fill_pattern(line, here.outer_element, Number::outer_members, row);
    fill_pattern(line, here.inner_element, Number::inner_members, row);
    const PatternSums& path = structure_.paths[structure_.path_of[line]];
    set(row, Number::path_lines, path.lines);
    set(row, Number::path_place, structure_.place_on_path[line]);
    set(row, Number::path_word_share, permille(path.words, totals_.back().words));
    set(row, Number::path_long_share, permille(path.long_lines, path.lines));
    set(row, Number::path_link_share, permille(path.link_words, path.words));
    set(row, Number::path_mean_words, tenths(path.words, path.lines));
    set(row, Number::path_most_words, path.most_words);
    set(row, Number::path_distinct_share, permille(path.distinct_texts, path.lines));
    const std::uint32_t parent = page_->elements[element].parent;
    const bool is_root = parent == no_element;
    set(row, Number::sibling_lines, is_root ? 0 : structure_.child_lines[parent]);
    set(row, Number::sibling_long_lines, is_root ? 0 : structure_.child_long_lines[parent]);
    const std::uint32_t above = is_root ? no_element : page_->elements[parent].parent;
    set(row, Number::parent_sibling_long_lines, above == no_element ? 0 : structure_.child_long_lines[above]);
}

void Measurer::fill_pattern(std::uint32_t line, std::uint32_t member, Number first, NumberRow& row) const {
    if (member == no_element) {
        for (std::size_t i = 0; i < 9; ++i) set(row, offset_by(first, i), 0);
        return;
    }
    const ElementPlace& place = structure_.places[member];
    const PatternSums& sums = structure_.patterns[place.pattern];
    const ElementSums& own = elements_.sums[member];
    set(row, first, sums.members);
    set(row, offset_by(first, 1), place.place);
    set(row, offset_by(first, 2), own.words);
    set(row, offset_by(first, 3), permille(own.link_words, own.words));
    set(row, offset_by(first, 4), tenths(sums.words, sums.members));
    set(row, offset_by(first, 5), tenths(sums.long_lines, sums.members));
    set(row, offset_by(first, 6), permille(sums.link_words, sums.words));
    set(row, offset_by(first, 7), permille(sums.words, totals_.back().words));
    set(row, offset_by(first, 8), permille(between(place.first_line, line).words, own.words));
}

}  // namespace dehusk
