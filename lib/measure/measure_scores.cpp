// What the second pass sees of the first: scores of neighbours, of the same subtree and group, and where the body would
// lie.
#include <algorithm>
#include <array>
#include <cstdint>

#include "measure/measure.hpp"
#include "measure/row.hpp"

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

void Measurer::fill_second_pass(std::uint32_t line, NumberRow& row) const {
    fill_score_neighbours(line, row);
    fill_score_means(line, row);
    fill_kept(line, row);
}

void Measurer::fill_score_neighbours(std::uint32_t line, NumberRow& row) const {
    const auto score = [&](int step) {
        const std::int64_t at = std::int64_t{line} + step;
        return at < 0 || at >= line_count() ? no_score : scores_[static_cast<std::size_t>(at)];
    };
    set(row, Number::score, score(0));
    for (int step = 1; step <= 3; ++step) {
        set(row, offset_by(Number::score_1_before, static_cast<std::size_t>(step - 1)), score(-step));
        set(row, offset_by(Number::score_1_after, static_cast<std::size_t>(step - 1)), score(step));
    }
    std::int32_t best = no_score;
    for (int step = -3; step <= 3; ++step) best = step == 0 ? best : std::max(best, score(step));
    set(row, Number::score_best_near, best);
}

void Measurer::fill_score_means(std::uint32_t line, NumberRow& row) const {
    const std::int64_t at = line;
    const auto mean = [](const ScoreSums& sums) { return sums.weight == 0 ? no_score : sums.weighted / sums.weight; };
    set(row, Number::score_window_5, mean_score(at - 2, at + 3));
    set(row, Number::score_window_11, mean_score(at - 5, at + 6));
    set(row, Number::score_window_31, mean_score(at - 15, at + 16));
    set(row, Number::score_before, mean_score(0, at));
    set(row, Number::score_after, mean_score(at + 1, line_count()));
    set(row, Number::score_page, mean_score(0, line_count()));
    constexpr std::array levels = {1, 2, 3, 5};
    for (std::size_t i = 0; i < levels.size(); ++i) {
        set(row, offset_by(Number::score_1_up, i), mean(element_scores_[ancestor(line, levels[i])]));
    }
    set(row, Number::score_group, mean(group_scores_[group_of_[line]]));
    set(row, Number::score_path, mean(path_scores_[structure_.path_of[line]]));
    const ElementPlace& place = structure_.places[page_->lines[line].element];
    const auto pattern_mean = [&](std::uint32_t member) {
        return member == no_element ? no_score : mean(pattern_scores_[structure_.places[member].pattern]);
    };
    set(row, Number::score_outer, pattern_mean(place.outer_element));
    set(row, Number::score_inner, pattern_mean(place.inner_element));
    const Section& section = sections_[section_of_[line]];
    set(row, Number::score_section, mean_score(section.begin_line, section.end_line));
    const auto heading_score = [&](const Section& of) {
        return of.heading_line < 0 ? no_score : scores_[static_cast<std::size_t>(of.heading_line)];
    };
    set(row, Number::score_heading, heading_score(section));
    const bool is_first = section_of_[line] == 0;
    set(row, Number::score_previous_heading, is_first ? no_score : heading_score(sections_[section_of_[line] - 1]));
    set(row, Number::score_copies, facts_[line].copies == 0 ? no_score : scores_[facts_[line].first_copy]);
}

void Measurer::fill_kept(std::uint32_t line, NumberRow& row) const {
    const std::uint64_t before = kept_words_before_[line];
    const std::uint64_t all = kept_words_before_.back();
    set(row, Number::kept_share_before, permille(before, all));
    set(row, Number::kept_words_before, static_cast<std::int64_t>(before));
    set(row, Number::kept_words_after, static_cast<std::int64_t>(all - kept_words_before_[line + 1]));
    set(row, Number::lines_since_kept, since_kept_[line]);
    set(row, Number::lines_until_kept, until_kept_[line]);
    set(row, Number::kept_run,
        scores_[line] >= kept_from ? kept_run_[line] : -static_cast<std::int32_t>(kept_run_[line]));
    set(row, Number::kept_page_share, permille(kept_lines_before_.back(), line_count()));
}

}  // namespace dehusk
