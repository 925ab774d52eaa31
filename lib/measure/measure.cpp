#include "measure/measure.hpp"

#include <algorithm>

#include "measure/arithmetic.hpp"
#include "measure/columns.hpp"

namespace dehusk {
namespace {

constexpr std::uint32_t kind_bit(ResidueKind kind) {
    return 1U << static_cast<unsigned>(kind);
}

constexpr std::uint32_t related_kinds = kind_bit(ResidueKind::related) | kind_bit(ResidueKind::most_read);
constexpr std::uint32_t comment_kinds =
    kind_bit(ResidueKind::comments) | kind_bit(ResidueKind::comment_form) | kind_bit(ResidueKind::log_in);
// Bylines and dates stand above articles as well, so that they mark no end.
constexpr std::uint32_t weak_kinds = kind_bit(ResidueKind::byline) | kind_bit(ResidueKind::date_line);

}  // namespace

void Measurer::prepare(const Page& page, const NormalText& text, const RuleMatcher& rules,
                       const std::vector<RuleHit>& hits) {
    page_ = &page;
    text_ = &text;
    line_fact_reader_.read(page, text, rules, hits, facts_, line_words_, table_);
    read_element_facts(page, facts_, elements_);
    read_structure_facts(page, facts_, table_, structure_);
    gather_totals();
    gather_sections();
    gather_groups();
    gather_marks();
    gather_page_numbers();
    if (page.is_text) dump_.prepare(page, text, facts_, line_words_, table_);
}

void Measurer::gather_totals() {
    totals_.assign(facts_.size() + 1, LineTotals{});
    for (std::size_t i = 0; i < facts_.size(); ++i) {
        const LineFacts& fact = facts_[i];
        const LineTotals& before = totals_[i];
        totals_[i + 1] = {before.words + fact.words, before.link_words + fact.link_words,
                          before.long_lines + (fact.is_long ? 1U : 0U), before.rules + (fact.rules > 0 ? 1U : 0U)};
    }
}

void Measurer::gather_sections() {
    sections_.assign(1, Section{});
    section_of_.resize(facts_.size());
    for (std::uint32_t i = 0; i < line_count(); ++i) {
        const PageLine& line = page_->lines[i];
        if (line.kind == LineKind::heading) {
            sections_.back().end_line = i;
            sections_.push_back({i + 1, 0, static_cast<std::int32_t>(i), line.heading_level});
            section_of_[i] = static_cast<std::uint32_t>(sections_.size() - 1);
        } else {
            section_of_[i] = static_cast<std::uint32_t>(sections_.size() - 1);
        }
    }
    sections_.back().end_line = line_count();
}

void Measurer::gather_groups() {
    groups_.clear();
    group_of_.resize(facts_.size());
    place_in_group_.resize(facts_.size());
    table_.clear(facts_.size());
    for (std::uint32_t i = 0; i < line_count(); ++i) {
        const PageLine& line = page_->lines[i];
        const std::uint64_t key = elements_.paths[line.element] + static_cast<std::uint64_t>(line.kind);
        const auto next = static_cast<std::uint32_t>(groups_.size());
        const std::uint32_t index = table_.find_or_add(key, next);
        if (index == next) groups_.emplace_back();
        GroupSums& group = groups_[index];
        group_of_[i] = index;
        place_in_group_[i] = group.lines;
        ++group.lines;
        group.long_lines += facts_[i].is_long ? 1 : 0;
        group.words += facts_[i].words;
        group.link_words += facts_[i].link_words;
    }
}

void Measurer::gather_marks() {
    const auto is_long = [&](std::uint32_t i) { return facts_[i].is_long; };
    const auto is_residue = [&](std::uint32_t i) { return (facts_[i].rule_kinds & ~weak_kinds) != 0; };
    measure_since(line_count(), is_long, since_long_);
    measure_until(line_count(), is_long, until_long_);
    measure_since(line_count(), is_residue, since_residue_);
    measure_until(line_count(), is_residue, until_residue_);
    measure_since(
        line_count(), [&](std::uint32_t i) { return (facts_[i].rule_kinds & related_kinds) != 0; }, since_related_);
    measure_since(
        line_count(), [&](std::uint32_t i) { return (facts_[i].rule_kinds & comment_kinds) != 0; }, since_comments_);
    title_line_ = -1;
    first_h1_line_ = -1;
    std::uint32_t best = 0;
    for (std::uint32_t i = 0; i < line_count(); ++i) {
        const LineFacts& fact = facts_[i];
        const bool is_h1 = page_->lines[i].heading_level == 1;
        if (is_h1 && first_h1_line_ < 0) first_h1_line_ = static_cast<std::int32_t>(i);
        // The title's words in few others, a heading before anything else.
        const std::uint32_t likeness = 2U * fact.title_words + (is_h1 ? 3U : 0U);
        const bool is_like = fact.title_words >= 2 && 2U * fact.words_in_title > fact.words;
        if (is_like && likeness > best) {
            best = likeness;
            title_line_ = static_cast<std::int32_t>(i);
        }
    }
}

void Measurer::gather_page_numbers() {
    const LineTotals& all = totals_.back();
    std::uint32_t headings = 0, h1 = 0, items = 0, cells = 0, code = 0, blank = 0, rules = 0, joined = 0;
    std::uint64_t long_words = 0;
    for (std::uint32_t i = 0; i < line_count(); ++i) {
        const PageLine& line = page_->lines[i];
        headings += line.kind == LineKind::heading ? 1 : 0;
        h1 += line.heading_level == 1 ? 1 : 0;
        items += line.kind == LineKind::list_item ? 1 : 0;
        cells += line.kind == LineKind::cell ? 1 : 0;
        code += line.kind == LineKind::code ? 1 : 0;
        blank += line.blank_lines_before > 0 ? 1 : 0;
        joined += line.joined_lines > 1 ? 1 : 0;
        rules += facts_[i].rules > 0 ? 1 : 0;
        long_words += facts_[i].is_long ? facts_[i].words : 0;
    }
    std::uint32_t articles = 0;
    std::array<std::uint32_t, 4> with_concept{};
    constexpr std::array counted = {Concept::forum, Concept::product, Concept::comment, Concept::card};
    for (const PageElement& element : page_->elements) {
        articles += element.tag == Tag::article ? 1 : 0;
        for (std::size_t c = 0; c < counted.size(); ++c)
            with_concept[c] += (element.concepts & bit(counted[c])) != 0 ? 1 : 0;
    }
    const std::uint64_t lines = facts_.size();
    std::uint32_t title_words = count_words(page_->meta.title);
    page_numbers_.clear();
    for (const std::uint64_t value : {lines,
                                      all.words,
                                      std::uint64_t(permille(all.link_words, all.words)),
                                      std::uint64_t(permille(all.long_lines, lines)),
                                      long_words,
                                      std::uint64_t{headings},
                                      std::uint64_t{h1},
                                      std::uint64_t{articles},
                                      std::uint64_t(permille(items, lines)),
                                      std::uint64_t(permille(cells, lines)),
                                      std::uint64_t(permille(code, lines)),
                                      all.long_lines == 0 ? 0 : long_words / all.long_lines,
                                      std::uint64_t(permille(blank, lines)),
                                      std::uint64_t{page_->meta.og_type == "article" ? 1U : 0U},
                                      std::uint64_t{page_->meta.states_date() ? 1U : 0U},
                                      std::uint64_t{with_concept[0]},
                                      std::uint64_t{with_concept[1]},
                                      std::uint64_t{with_concept[2]},
                                      std::uint64_t{with_concept[3]},
                                      std::uint64_t{title_words},
                                      std::uint64_t(permille(rules, lines)),
                                      std::uint64_t(permille(joined, lines))}) {
        page_numbers_.push_back(static_cast<std::int32_t>(std::min<std::uint64_t>(value, 1'000'000'000)));
    }
}

void Measurer::add_line(std::uint32_t line, LineSet& set) const {
    const std::uint32_t element = page_->lines[line].element;
    std::array<std::uint32_t, measured_levels_up.size()> ancestors{};
    std::uint32_t above = element;
    int level = 0;
    for (std::size_t i = 0; i < ancestors.size(); ++i) {
        for (; level < measured_levels_up[i] && page_->elements[above].parent != no_element; ++level)
            above = page_->elements[above].parent;
        ancestors[i] = above;
    }
    set.add(line, element, ancestors);
}

void Measurer::fill_column(Number number, const LineSet& set, Column column) const {
    if (number < Number::rule_related) return fill_line_number(number, set, column);
    if (number < Number::lines_before) return fill_rule_number(number, set, column);
    if (number < Number::depth) return fill_place_number(number, set, column);
    if (number < Number::outer_members) return fill_ancestor_number(number, set, column);
    if (number < Number::page_lines) return fill_structure_number(number, set, column);
    if (number < Number::concept_advert) {
        const std::int16_t value = saturated(page_numbers_[steps_between(Number::page_lines, number)]);
        return fill(column, set.lines(), [&](std::uint32_t) { return value; });
    }
    if (number < Number::block_lines) return fill_concept_number(number, set, column);
    if (number >= Number::score) return fill_score_number(number, set, column);
    if (page_->is_text) return dump_.fill_column(number, set, column);
    fill(column, set.lines(), [](std::uint32_t) { return 0; });
}

std::int32_t Measurer::number(Number number, std::uint32_t line) const {
    LineSet set;
    add_line(line, set);
    std::array<std::int16_t, most_block_lines> column;
    fill_column(number, set, column);
    return column[0];
}

}  // namespace dehusk
