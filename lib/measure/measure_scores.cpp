// What the second pass sees of the first: scores of neighbours, of the same subtree and group, and where the body would
// lie.
#include <algorithm>
#include <cstdint>

#include "measure/arithmetic.hpp"
#include "measure/columns.hpp"
#include "measure/measure.hpp"

namespace dehusk {
namespace {

constexpr std::int32_t kept_from = 500;  // permille: the first pass would keep the line
constexpr std::int32_t no_score = -1;

// A line weighs by its words, but a paragraph of 500 must not drown the lines around it.
std::int64_t weight_of(const LineFacts& fact) {
    return std::min<std::int64_t>(fact.words, 60) + 1;
}

}  // namespace

void Measurer::prepare_scores(std::span<const std::int32_t> scores) {
    scores_.assign(scores.begin(), scores.end());
    score_totals_.assign(facts_.size() + 1, ScoreSums{});
    element_scores_.assign(page_->elements.size(), ScoreSums{});
    group_scores_.assign(groups_.size(), ScoreSums{});
    path_scores_.assign(structure_.paths.size(), ScoreSums{});
    pattern_scores_.assign(structure_.patterns.size(), ScoreSums{});
    kept_words_before_.assign(facts_.size() + 1, 0);
    kept_lines_before_.assign(facts_.size() + 1, 0);
    kept_run_.assign(facts_.size(), 0);
    const auto add = [](ScoreSums& sums, std::int64_t score, std::int64_t weight) {
        sums.weighted += score * weight;
        sums.weight += weight;
    };
    for (std::uint32_t i = 0; i < line_count(); ++i) {
        const std::int64_t weight = weight_of(facts_[i]);
        const bool is_line_kept = scores_[i] >= kept_from;
        score_totals_[i + 1] = score_totals_[i];
        add(score_totals_[i + 1], scores_[i], weight);
        add(element_scores_[page_->lines[i].element], scores_[i], weight);
        add(group_scores_[group_of_[i]], scores_[i], weight);
        add(path_scores_[structure_.path_of[i]], scores_[i], weight);
        const ElementPlace& place = structure_.places[page_->lines[i].element];
        if (place.outer_element != no_element) {
            add(pattern_scores_[structure_.places[place.outer_element].pattern], scores_[i], weight);
            if (place.inner_element != place.outer_element) {
                add(pattern_scores_[structure_.places[place.inner_element].pattern], scores_[i], weight);
            }
        }
        kept_words_before_[i + 1] = kept_words_before_[i] + (is_line_kept ? facts_[i].words : 0);
        kept_lines_before_[i + 1] = kept_lines_before_[i] + (is_line_kept ? 1 : 0);
    }
    for (std::size_t i = page_->elements.size(); i-- > 1;) {
        const std::uint32_t parent = page_->elements[i].parent;
        if (parent == no_element) continue;
        element_scores_[parent].weighted += element_scores_[i].weighted;
        element_scores_[parent].weight += element_scores_[i].weight;
    }
    const auto is_kept = [&](std::uint32_t i) { return scores_[i] >= kept_from; };
    measure_since(line_count(), is_kept, since_kept_);
    measure_until(line_count(), is_kept, until_kept_);
    for (std::uint32_t i = 0; i < line_count();) {
        std::uint32_t end = i + 1;
        while (end < line_count() && (scores_[end] >= kept_from) == (scores_[i] >= kept_from)) ++end;
        const auto length = static_cast<std::uint16_t>(std::min<std::uint32_t>(end - i, 1000));
        std::fill(kept_run_.begin() + i, kept_run_.begin() + end, length);
        i = end;
    }
}

std::int32_t Measurer::mean_score(std::int64_t begin, std::int64_t end) const {
    const auto first = static_cast<std::size_t>(std::max<std::int64_t>(begin, 0));
    const auto last = static_cast<std::size_t>(std::min<std::int64_t>(end, line_count()));
    if (first >= last) return no_score;
    const std::int64_t weight = score_totals_[last].weight - score_totals_[first].weight;
    return static_cast<std::int32_t>((score_totals_[last].weighted - score_totals_[first].weighted) / weight);
}

void Measurer::fill_score_number(Number number, const LineSet& set, Column column) const {
    if (number >= Number::kept_share_before && number != Number::score_copies && number != Number::score_best_near) {
        return fill_kept_number(number, set, column);
    }
    if (number >= Number::score_window_5 && number <= Number::score_inner) {
        return fill_mean_score_number(number, set, column);
    }
    const auto score_at = [&](std::int64_t at) {
        return at < 0 || at >= line_count() ? no_score : scores_[static_cast<std::size_t>(at)];
    };
    const auto of_neighbour = [&](std::int64_t step) {
        fill(column, set.lines(), [&](std::uint32_t line) { return score_at(line + step); });
    };
    switch (number) {
        case Number::score:
            return of_neighbour(0);
        case Number::score_1_before:
            return of_neighbour(-1);
        case Number::score_2_before:
            return of_neighbour(-2);
        case Number::score_3_before:
            return of_neighbour(-3);
        case Number::score_1_after:
            return of_neighbour(1);
        case Number::score_2_after:
            return of_neighbour(2);
        case Number::score_3_after:
            return of_neighbour(3);
        case Number::score_best_near:
            return fill(column, set.lines(), [&](std::uint32_t line) {
                std::int32_t best = no_score;
                for (std::int64_t step = 1; step <= 3; ++step) {
                    best = std::max({best, score_at(line - step), score_at(line + step)});
                }
                return best;
            });
        case Number::score_section:
            return fill(column, set.lines(), [&](std::uint32_t line) {
                const Section& section = sections_[section_of_[line]];
                return mean_score(section.begin_line, section.end_line);
            });
        case Number::score_heading:
            return fill(column, set.lines(),
                        [&](std::uint32_t line) { return score_at(sections_[section_of_[line]].heading_line); });
        case Number::score_previous_heading:
            return fill(column, set.lines(), [&](std::uint32_t line) {
                const std::uint32_t section = section_of_[line];
                return section == 0 ? no_score : score_at(sections_[section - 1].heading_line);
            });
        case Number::score_copies:
            return fill(column, set.lines(), [&](std::uint32_t line) {
                return facts_[line].copies == 0 ? no_score : scores_[facts_[line].first_copy];
            });
        default:
            return;
    }
}

void Measurer::fill_mean_score_number(Number number, const LineSet& set, Column column) const {
    const auto of_window = [&](std::int64_t reach) {
        fill(column, set.lines(), [&](std::uint32_t line) { return mean_score(line - reach, line + reach + 1); });
    };
    const auto mean_of = [](const ScoreSums& sums) {
        return sums.weight == 0 ? std::int64_t{no_score} : sums.weighted / sums.weight;
    };
    const auto of_pattern = [&](std::uint32_t ElementPlace::*member_of) {
        fill(column, set.elements(), [&](std::uint32_t element) {
            const std::uint32_t member = structure_.places[element].*member_of;
            return member == no_element ? std::int64_t{no_score}
                                        : mean_of(pattern_scores_[structure_.places[member].pattern]);
        });
    };
    switch (number) {
        case Number::score_window_5:
            return of_window(2);
        case Number::score_window_11:
            return of_window(5);
        case Number::score_window_31:
            return of_window(15);
        case Number::score_before:
            return fill(column, set.lines(), [&](std::uint32_t line) { return mean_score(0, line); });
        case Number::score_after:
            return fill(column, set.lines(), [&](std::uint32_t line) { return mean_score(line + 1, line_count()); });
        case Number::score_page: {
            const std::int32_t mean = mean_score(0, line_count());
            return fill(column, set.lines(), [&](std::uint32_t) { return mean; });
        }
        case Number::score_group:
            return fill(column, set.lines(),
                        [&](std::uint32_t line) { return mean_of(group_scores_[group_of_[line]]); });
        case Number::score_path:
            return fill(column, set.lines(),
                        [&](std::uint32_t line) { return mean_of(path_scores_[structure_.path_of[line]]); });
        case Number::score_outer:
            return of_pattern(&ElementPlace::outer_element);
        case Number::score_inner:
            return of_pattern(&ElementPlace::inner_element);
        default:
            return fill(column, set.ancestors(steps_between(Number::score_1_up, number)),
                        [&](std::uint32_t element) { return mean_of(element_scores_[element]); });
    }
}

void Measurer::fill_kept_number(Number number, const LineSet& set, Column column) const {
    const auto per_line = [&](auto value_of) { fill(column, set.lines(), value_of); };
    switch (number) {
        case Number::kept_share_before:
            return fill_shares(
                column, set.lines(), [&](std::uint32_t line) { return kept_words_before_[line]; },
                [&](std::uint32_t) { return kept_words_before_.back(); });
        case Number::kept_words_before:
            return per_line([&](std::uint32_t line) { return kept_words_before_[line]; });
        case Number::kept_words_after:
            return per_line(
                [&](std::uint32_t line) { return kept_words_before_.back() - kept_words_before_[line + 1]; });
        case Number::lines_since_kept:
            return per_line([&](std::uint32_t line) { return since_kept_[line]; });
        case Number::lines_until_kept:
            return per_line([&](std::uint32_t line) { return until_kept_[line]; });
        case Number::kept_run:
            return per_line([&](std::uint32_t line) {
                const std::int32_t run = kept_run_[line];
                return scores_[line] >= kept_from ? run : -run;
            });
        case Number::kept_page_share: {
            const std::int32_t share = permille(kept_lines_before_.back(), line_count());
            return per_line([&](std::uint32_t) { return share; });
        }
        default:
            return;
    }
}

}  // namespace dehusk
