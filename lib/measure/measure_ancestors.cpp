// Numbers on what a line stands in: the elements above it, what they are for, and the lines that are set alike.
#include <algorithm>
#include <array>
#include <initializer_list>

#include "measure/columns.hpp"
#include "measure/measure.hpp"

namespace dehusk {
namespace {

constexpr Concepts bits(std::initializer_list<Concept> list) {
    Concepts all = 0;
    for (const Concept one : list) all |= bit(one);
    return all;
}

constexpr Concepts negative =
    bits({Concept::advert, Concept::breadcrumb, Concept::comment, Concept::consent, Concept::footer, Concept::hidden,
          Concept::login, Concept::menu, Concept::navigation, Concept::newsletter, Concept::popup, Concept::related,
          Concept::search, Concept::share, Concept::sidebar, Concept::skip, Concept::tag_list, Concept::widget});
constexpr Concepts positive =
    bits({Concept::article, Concept::content, Concept::forum, Concept::product, Concept::description});

using ConceptLevels = std::array<std::uint8_t, concept_count>;

constexpr std::uint8_t level_limit = far_away;

// 255 at the concepts that are not meant: or-ed to their levels, it puts them out of the way without a branch.
constexpr ConceptLevels all_but(Concepts meant) {
    ConceptLevels mask{};
    for (std::size_t c = 0; c < concept_count; ++c) mask[c] = (meant >> c & 1U) != 0 ? 0 : 255;
    return mask;
}
constexpr ConceptLevels all_but_negative = all_but(negative);
constexpr ConceptLevels all_but_positive = all_but(positive);

std::uint8_t nearest(const ConceptLevels& levels, const ConceptLevels& others) {
    std::uint8_t least = level_limit;
    for (std::size_t c = 0; c < concept_count; ++c) {
        least = std::min(least, static_cast<std::uint8_t>(levels[c] | others[c]));
    }
    return least;
}

std::uint8_t count_near(const ConceptLevels& levels, const ConceptLevels& others) {
    std::uint8_t near = 0;
    for (std::size_t c = 0; c < concept_count; ++c) {
        near = static_cast<std::uint8_t>(near + ((levels[c] | others[c]) < level_limit ? 1 : 0));
    }
    return near;
}

// The levels with the concepts that the line's own inline elements name, which stand nearest of all.
ConceptLevels with_inline(ConceptLevels levels, Concepts on_line) {
    for (std::size_t c = 0; c < concept_count; ++c) levels[c] = (on_line >> c & 1U) != 0 ? 0 : levels[c];
    return levels;
}

}  // namespace

void Measurer::fill_ancestor_number(Number number, const LineSet& set, Column column) const {
    if (number >= Number::group_lines) return fill_group_number(number, set, column);
    if (number >= Number::negative_levels_up) return fill_concepts_number(number, set, column);
    if (number >= Number::tag_a) {
        const std::size_t tag = steps_between(Number::tag_a, number);
        return fill(column, set.elements(),
                    [&](std::uint32_t element) { return std::min(elements_.tag_levels[element][tag], level_limit); });
    }
    if (number >= Number::half_levels_up) return fill_container_number(number, set, column);
    const auto tag = [&](LineSet::Indices elements) {
        fill(column, elements, [&](std::uint32_t element) { return page_->elements[element].tag; });
    };
    switch (number) {
        case Number::depth:
            return fill(column, set.elements(), [&](std::uint32_t element) { return page_->elements[element].depth; });
        case Number::tag:
            return tag(set.elements());
        case Number::tag_2:
            return tag(set.ancestors(0));
        case Number::tag_3:
            return tag(set.ancestors(1));
        default:
            break;
    }
    const std::size_t place = steps_between(Number::words_1_up, number);
    const LineSet::Indices ancestors = set.ancestors(place / 4);
    const auto of_sums = [&](auto value_of) {
        fill(column, ancestors, [&](std::uint32_t element) { return elements_.sums[element].*value_of; });
    };
    switch (place % 4) {
        case 0:
            return of_sums(&ElementSums::words);
        case 1:
            return fill_shares(
                column, ancestors, [&](std::uint32_t element) { return elements_.sums[element].link_words; },
                [&](std::uint32_t element) { return elements_.sums[element].words; });
        case 2:
            return of_sums(&ElementSums::lines);
        default:
            return of_sums(&ElementSums::long_lines);
    }
}

void Measurer::fill_container_number(Number number, const LineSet& set, Column column) const {
    const auto one_for_all = [&](std::int32_t value) {
        fill(column, set.lines(), [&](std::uint32_t) { return value; });
    };
    if (number == Number::dense_page_share) {
        return one_for_all(permille(elements_.sums[elements_.containers.dense].words, totals_.back().words));
    }
    if (number == Number::half_link_share) {
        const ElementSums& half = elements_.sums[elements_.containers.half];
        return one_for_all(permille(half.link_words, half.words));
    }
    const std::size_t place = steps_between(Number::half_levels_up, number);
    const auto level = place % 2 == 0 ? &ContainerDistance::up : &ContainerDistance::down;
    fill(column, set.elements(),
         [&](std::uint32_t element) { return int{elements_.distances[element][place / 2].*level}; });
}

void Measurer::fill_concept_number(Number number, const LineSet& set, Column column) const {
    const std::size_t c = steps_between(Number::concept_advert, number);
    fill(column, set.lines(), [&](std::uint32_t index) {
        const PageLine& line = page_->lines[index];
        const std::uint8_t levels = std::min(elements_.concept_levels[line.element][c], level_limit);
        return (line.inline_concepts >> c & 1U) != 0 ? std::uint8_t{0} : levels;
    });
}

void Measurer::fill_concepts_number(Number number, const LineSet& set, Column column) const {
    const auto of_levels = [&](auto value_of, const ConceptLevels& others) {
        fill(column, set.lines(), [&](std::uint32_t index) {
            const PageLine& line = page_->lines[index];
            const ConceptLevels& levels = elements_.concept_levels[line.element];
            return line.inline_concepts == 0 ? value_of(levels, others)
                                             : value_of(with_inline(levels, line.inline_concepts), others);
        });
    };
    switch (number) {
        case Number::negative_levels_up:
            return of_levels(nearest, all_but_negative);
        case Number::positive_levels_up:
            return of_levels(nearest, all_but_positive);
        case Number::negative_concepts:
            return of_levels(count_near, all_but_negative);
        case Number::positive_concepts:
            return of_levels(count_near, all_but_positive);
        case Number::inline_negative:
            return fill(column, set.lines(),
                        [&](std::uint32_t line) { return (page_->lines[line].inline_concepts & negative) != 0; });
        default:
            return;
    }
}

void Measurer::fill_group_number(Number number, const LineSet& set, Column column) const {
    const auto of_group = [&](auto value_of) {
        fill(column, set.lines(), [&](std::uint32_t line) { return value_of(groups_[group_of_[line]]); });
    };
    const auto share = [&](auto part_of, auto whole_of) {
        fill_shares(
            column, set.lines(), [&](std::uint32_t line) { return groups_[group_of_[line]].*part_of; },
            [&](std::uint32_t line) { return groups_[group_of_[line]].*whole_of; });
    };
    switch (number) {
        case Number::group_lines:
            return of_group([](const GroupSums& group) { return group.lines; });
        case Number::group_words:
            return of_group([](const GroupSums& group) { return group.words; });
        case Number::group_long_share:
            return share(&GroupSums::long_lines, &GroupSums::lines);
        case Number::group_link_share:
            return share(&GroupSums::link_words, &GroupSums::words);
        case Number::group_word_share:
            return fill_shares(
                column, set.lines(), [&](std::uint32_t line) { return groups_[group_of_[line]].words; },
                [&](std::uint32_t) { return totals_.back().words; });
        case Number::group_mean_words:
            return of_group([](const GroupSums& group) { return group.words / group.lines; });
        case Number::group_place:
            return fill(column, set.lines(), [&](std::uint32_t line) { return place_in_group_[line]; });
        default:
            return;
    }
}

}  // namespace dehusk
