#include "measure/measure.hpp"

#include <algorithm>

#include "measure/row.hpp"

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
    if (page.is_text) dump_.prepare(page, text, facts_);
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
                                      std::uint64_t{page_->meta.published.empty() ? 0U : 1U},
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

LineTotals Measurer::between(std::int64_t begin, std::int64_t end) const {
    const auto first = static_cast<std::size_t>(std::max<std::int64_t>(begin, 0));
    const auto last = static_cast<std::size_t>(std::min<std::int64_t>(end, line_count()));
    if (first >= last) return {};
    const LineTotals& a = totals_[first];
    const LineTotals& b = totals_[last];
    return {b.words - a.words, b.link_words - a.link_words, b.long_lines - a.long_lines, b.rules - a.rules};
}

std::uint32_t Measurer::ancestor(std::uint32_t line, int levels) const {
    std::uint32_t element = page_->lines[line].element;
    for (; levels > 0 && page_->elements[element].parent != no_element; --levels)
        element = page_->elements[element].parent;
    return element;
}

void Measurer::fill_first_pass(std::uint32_t line, NumberRow& row) const {
    fill_line(line, row);
    fill_text(line, row);
    fill_rules(line, row);
    fill_place(line, row);
    fill_section(line, row);
    fill_neighbours(line, row);
    fill_windows(line, row);
    fill_ancestors(line, row);
    fill_concepts(line, row);
    fill_group(line, row);
    fill_structure(line, row);
    for (std::size_t i = 0; i < page_numbers_.size(); ++i) set(row, offset_by(Number::page_lines, i), page_numbers_[i]);
    if (page_->is_text) dump_.fill(line, row);
}

void Measurer::fill_line(std::uint32_t line, NumberRow& row) const {
    const LineFacts& fact = facts_[line];
    const PageLine& place = page_->lines[line];
    set(row, Number::words, fact.words);
    set(row, Number::characters, fact.characters);
    set(row, Number::sentences, fact.sentences);
    set(row, Number::word_length_tenths, fact.words == 0 ? 0 : 10LL * fact.characters / fact.words);
    set(row, Number::link_words, fact.link_words);
    set(row, Number::link_share, permille(fact.link_words, fact.words));
    set(row, Number::links, fact.links);
    set(row, Number::images, fact.images);
    set(row, Number::bold_share, permille(fact.bold_characters, place.text.size()));
    set(row, Number::is_heading, place.kind == LineKind::heading);
    set(row, Number::heading_level, place.heading_level);
    set(row, Number::is_list_item, place.kind == LineKind::list_item);
    set(row, Number::is_cell, place.kind == LineKind::cell);
    set(row, Number::is_code, place.kind == LineKind::code);
    set(row, Number::is_caption, place.kind == LineKind::caption);
    set(row, Number::is_quote, place.kind == LineKind::quote);
    set(row, Number::is_control, place.kind == LineKind::control);
    set(row, Number::blank_lines_before, place.blank_lines_before);
    set(row, Number::blank_lines_after, line + 1 < line_count() ? page_->lines[line + 1].blank_lines_before : far_away);
    set(row, Number::indent_columns, place.indent_columns);
    set(row, Number::joined_lines, place.joined_lines);
    set(row, Number::copies, fact.copies);
    set(row, Number::copies_before, fact.copies_before);
}

void Measurer::fill_text(std::uint32_t line, NumberRow& row) const {
    const LineFacts& fact = facts_[line];
    set(row, Number::digit_share, permille(fact.digits, fact.characters));
    set(row, Number::upper_share, permille(fact.uppercase, fact.letters));
    set(row, Number::capitalised_share, permille(fact.capitalised_words, fact.words));
    set(row, Number::symbol_share, permille(fact.symbols, fact.characters));
    set(row, Number::commas, fact.commas);
    set(row, Number::quotes, fact.quotes);
    set(row, Number::separators, fact.separators);
    set(row, Number::ending, static_cast<int>(fact.ending));
    set(row, Number::beginning, static_cast<int>(fact.beginning));
    set(row, Number::has_year, fact.has_year);
    set(row, Number::has_address, fact.has_address);
    set(row, Number::has_currency, fact.has_currency);
    set(row, Number::title_words_in_line, fact.title_words);
    set(row, Number::line_words_in_title, permille(fact.words_in_title, fact.words));
    // Long, yet without an end: what teasers cut at a number of characters look like.
    set(row, Number::cut_short, fact.words >= 20 && (fact.ending == Edge::word || fact.ending == Edge::ellipsis));
    set(row, Number::words_without_spaces, fact.without_spaces);
}

void Measurer::fill_rules(std::uint32_t line, NumberRow& row) const {
    constexpr std::size_t kinds =
        static_cast<std::size_t>(Number::rules) - static_cast<std::size_t>(Number::rule_related);
    for (std::size_t k = 0; k < kinds; ++k)
        set(row, offset_by(Number::rule_related, k), facts_[line].rule_kinds >> k & 1U);
    set(row, Number::rules, facts_[line].rules);
    set(row, Number::lines_since_related, since_related_[line]);
    set(row, Number::lines_since_comments, since_comments_[line]);
    set(row, Number::lines_since_residue, since_residue_[line]);
    set(row, Number::lines_until_residue, until_residue_[line]);
    set(row, Number::rules_in_12, between(std::int64_t{line} - 6, std::int64_t{line} + 7).rules);
}

void Measurer::fill_place(std::uint32_t line, NumberRow& row) const {
    const LineTotals& before = totals_[line];
    const LineTotals& all = totals_.back();
    const auto since = [&](std::int32_t mark) {
        return mark < 0 ? -far_away : std::clamp(static_cast<std::int32_t>(line) - mark, -far_away, far_away);
    };
    set(row, Number::lines_before, line);
    set(row, Number::lines_after, line_count() - line - 1);
    set(row, Number::lines_before_share, permille(line, line_count()));
    set(row, Number::words_before_share, permille(before.words, all.words));
    set(row, Number::long_before_share, permille(before.long_lines, all.long_lines));
    set(row, Number::lines_since_long, since_long_[line]);
    set(row, Number::lines_until_long, until_long_[line]);
    set(row, Number::lines_since_title, since(title_line_));
    set(row, Number::lines_since_h1, since(first_h1_line_));
}

void Measurer::fill_section(std::uint32_t line, NumberRow& row) const {
    const Section& section = sections_[section_of_[line]];
    const LineTotals sums = between(section.begin_line, section.end_line);
    const std::int64_t heading = section.heading_line;
    set(row, Number::lines_since_heading, heading < 0 ? far_away : std::min<std::int64_t>(line - heading, far_away));
    set(row, Number::heading_level_before, section.heading_level);
    set(row, Number::words_since_heading, between(section.begin_line, line).words);
    set(row, Number::section_words, sums.words);
    set(row, Number::section_lines, section.end_line - section.begin_line);
    set(row, Number::section_link_share, permille(sums.link_words, sums.words));
    set(row, Number::section_long_share, permille(sums.long_lines, section.end_line - section.begin_line));
}

void Measurer::fill_neighbours(std::uint32_t line, NumberRow& row) const {
    const auto neighbour = [&](int step) -> const LineFacts* {
        const std::int64_t at = std::int64_t{line} + step;
        return at < 0 || at >= line_count() ? nullptr : &facts_[static_cast<std::size_t>(at)];
    };
    const auto words = [&](int step) { return neighbour(step) == nullptr ? -1 : std::int64_t{neighbour(step)->words}; };
    const auto links = [&](int step) {
        return neighbour(step) == nullptr ? -1 : permille(neighbour(step)->link_words, neighbour(step)->words);
    };
    set(row, Number::words_1_before, words(-1));
    set(row, Number::words_2_before, words(-2));
    set(row, Number::words_3_before, words(-3));
    set(row, Number::words_1_after, words(1));
    set(row, Number::words_2_after, words(2));
    set(row, Number::words_3_after, words(3));
    set(row, Number::link_share_1_before, links(-1));
    set(row, Number::link_share_2_before, links(-2));
    set(row, Number::link_share_1_after, links(1));
    set(row, Number::link_share_2_after, links(2));
    const std::array before_and_after = {-1, 1};
    for (std::size_t side = 0; side < before_and_after.size(); ++side) {
        const LineFacts* const other = neighbour(before_and_after[side]);
        const std::uint32_t at = line + static_cast<std::uint32_t>(before_and_after[side]);
        std::int32_t common = -1;
        if (other != nullptr) {
            const auto& here = elements_.distances[page_->lines[line].element][0];
            const auto& there = elements_.distances[page_->lines[at].element][0];
            common = std::max(here.up, there.up);
        }
        set(row, offset_by(Number::ending_1_before, side), other == nullptr ? -1 : static_cast<int>(other->ending));
        set(row, offset_by(Number::heading_1_before, side), other == nullptr ? -1 : page_->lines[at].heading_level);
        set(row, offset_by(Number::same_element_1_before, side),
            other != nullptr && page_->lines[at].element == page_->lines[line].element);
        set(row, offset_by(Number::common_depth_1_before, side), common);
        set(row, offset_by(Number::same_path_1_before, side), other != nullptr && group_of_[at] == group_of_[line]);
    }
}

void Measurer::fill_windows(std::uint32_t line, NumberRow& row) const {
    constexpr std::array<std::int64_t, 3> reach = {2, 6, 15};
    for (std::size_t w = 0; w < reach.size(); ++w) {
        const std::int64_t begin = std::max<std::int64_t>(line - reach[w], 0);
        const std::int64_t end = std::min<std::int64_t>(line + reach[w] + 1, line_count());
        const LineTotals sums = between(begin, end);
        const Number first = offset_by(Number::window_5_words, 3 * w);
        set(row, first, sums.words);
        set(row, offset_by(first, 1), permille(sums.long_lines, static_cast<std::uint64_t>(end - begin)));
        set(row, offset_by(first, 2), permille(sums.link_words, sums.words));
    }
}

void Measurer::fill_ancestors(std::uint32_t line, NumberRow& row) const {
    const std::uint32_t element = page_->lines[line].element;
    set(row, Number::depth, page_->elements[element].depth);
    set(row, Number::tag, static_cast<int>(page_->elements[element].tag));
    set(row, Number::tag_2, static_cast<int>(page_->elements[ancestor(line, 1)].tag));
    set(row, Number::tag_3, static_cast<int>(page_->elements[ancestor(line, 2)].tag));
    constexpr std::array levels = {1, 2, 3, 5};
    for (std::size_t i = 0; i < levels.size(); ++i) {
        const ElementSums& sums = elements_.sums[ancestor(line, levels[i])];
        const Number first = offset_by(Number::words_1_up, 4 * i);
        set(row, first, sums.words);
        set(row, offset_by(first, 1), permille(sums.link_words, sums.words));
        set(row, offset_by(first, 2), sums.lines);
        set(row, offset_by(first, 3), sums.long_lines);
    }
    for (std::size_t c = 0; c < 3; ++c) {
        const ContainerDistance distance = elements_.distances[element][c];
        set(row, offset_by(Number::half_levels_up, 2 * c), distance.up);
        set(row, offset_by(Number::half_levels_up, 2 * c + 1), distance.down);
    }
    const ElementSums& dense = elements_.sums[elements_.containers.dense];
    const ElementSums& half = elements_.sums[elements_.containers.half];
    set(row, Number::dense_page_share, permille(dense.words, totals_.back().words));
    set(row, Number::half_link_share, permille(half.link_words, half.words));
}

void Measurer::fill_concepts(std::uint32_t line, NumberRow& row) const {
    const std::uint32_t element = page_->lines[line].element;
    const Concepts on_line = page_->lines[line].inline_concepts;
    const auto& concepts = elements_.concept_levels[element];
    const auto& tags = elements_.tag_levels[element];
    std::int32_t nearest_negative = far_away, nearest_positive = far_away, negatives = 0, positives = 0;
    for (std::size_t c = 0; c < concept_count; ++c) {
        const std::int32_t levels = (on_line >> c & 1U) != 0 ? 0 : std::min<std::int32_t>(concepts[c], far_away);
        set(row, offset_by(Number::concept_advert, c), levels);
        if (levels == far_away) continue;
        if ((negative >> c & 1U) != 0) {
            nearest_negative = std::min(nearest_negative, levels);
            ++negatives;
        }
        if ((positive >> c & 1U) != 0) {
            nearest_positive = std::min(nearest_positive, levels);
            ++positives;
        }
    }
    set(row, Number::negative_levels_up, nearest_negative);
    set(row, Number::positive_levels_up, nearest_positive);
    set(row, Number::negative_concepts, negatives);
    set(row, Number::positive_concepts, positives);
    set(row, Number::inline_negative, (on_line & negative) != 0);
    for (std::size_t t = 0; t < measured_tags.size(); ++t) {
        set(row, offset_by(Number::tag_a, t), std::min<std::int32_t>(tags[t], far_away));
    }
}

void Measurer::fill_group(std::uint32_t line, NumberRow& row) const {
    const GroupSums& group = groups_[group_of_[line]];
    set(row, Number::group_lines, group.lines);
    set(row, Number::group_words, static_cast<std::int64_t>(group.words));
    set(row, Number::group_long_share, permille(group.long_lines, group.lines));
    set(row, Number::group_link_share, permille(group.link_words, group.words));
    set(row, Number::group_word_share, permille(group.words, totals_.back().words));
    set(row, Number::group_mean_words, static_cast<std::int64_t>(group.words / std::max(group.lines, 1U)));
    set(row, Number::group_place, place_in_group_[line]);
}

}  // namespace dehusk
