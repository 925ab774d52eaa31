// Numbers per line: densities, wording, place, neighbours, ancestors, page.
//
// Everything that needs the whole page is gathered once into flat arrays and prefix sums; a number of a line is then
// known in constant time, whenever it is asked for, so that no page keeps all its numbers at once. That matters at the
// limits: 500,000 lines of 340 numbers would be a third of a gigabyte.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "measure/columns.hpp"
#include "measure/dump_numbers.hpp"
#include "measure/element_facts.hpp"
#include "measure/line_facts.hpp"
#include "measure/numbers.hpp"
#include "measure/structure_facts.hpp"
#include "normalise/normalise.hpp"
#include "page/page.hpp"
#include "residue/rules.hpp"

namespace dehusk {

/// Sums over the lines before a line: those of any stretch are a difference.
struct LineTotals {
    std::uint64_t words = 0;
    std::uint64_t link_words = 0;
    std::uint32_t long_lines = 0;
    std::uint32_t rules = 0;
};

/// Sums over lines that are set alike.
struct GroupSums {
    std::uint32_t lines = 0;
    std::uint32_t long_lines = 0;
    std::uint64_t words = 0;
    std::uint64_t link_words = 0;
};

/// Lines from a heading to the next.
struct Section {
    std::uint32_t begin_line = 0;
    std::uint32_t end_line = 0;
    std::int32_t heading_line = -1;  ///< none before the first heading
    std::uint8_t heading_level = 0;
};

class Measurer {
  public:
    /// Gathers what the rows need. The arguments must outlive the object's use.
    void prepare(const Page& page, const NormalText& text, const RuleMatcher& rules, const std::vector<RuleHit>& hits);

    /// Gathers what the second pass sees of the first: one score a line, in permille.
    void prepare_scores(std::span<const std::int32_t> scores);

    /// Adds a line of the page to a set that is not full.
    void add_line(std::uint32_t line, LineSet& set) const;

    /// One number of all lines of a set. Those behind Number::before_scores rest on the scores of prepare_scores().
    void fill_column(Number number, const LineSet& set, Column column) const;

    /// The same of one line.
    std::int32_t number(Number number, std::uint32_t line) const;

    const std::vector<LineFacts>& line_facts() const { return facts_; }
    const ElementFacts& element_facts() const { return elements_; }
    const LineWords& line_words() const { return line_words_; }

  private:
    struct ScoreSums {
        std::int64_t weighted = 0;  ///< scores times weights
        std::int64_t weight = 0;
    };

    void gather_totals();
    void gather_sections();
    void gather_groups();
    void gather_marks();
    void gather_page_numbers();

    // A number's own part of the list says which of these fills it.
    void fill_line_number(Number number, const LineSet& set, Column column) const;
    void fill_rule_number(Number number, const LineSet& set, Column column) const;
    void fill_place_number(Number number, const LineSet& set, Column column) const;
    void fill_section_number(Number number, const LineSet& set, Column column) const;
    void fill_neighbour_number(Number number, const LineSet& set, Column column) const;
    void fill_window_number(Number number, const LineSet& set, Column column) const;
    void fill_ancestor_number(Number number, const LineSet& set, Column column) const;
    void fill_container_number(Number number, const LineSet& set, Column column) const;
    void fill_concept_number(Number number, const LineSet& set, Column column) const;
    void fill_concepts_number(Number number, const LineSet& set, Column column) const;
    void fill_group_number(Number number, const LineSet& set, Column column) const;
    void fill_structure_number(Number number, const LineSet& set, Column column) const;
    void fill_pattern_number(std::size_t place_in_list, std::uint32_t ElementPlace::*member_of, const LineSet& set,
                             Column column) const;
    void fill_sibling_number(Number number, const LineSet& set, Column column) const;
    void fill_score_number(Number number, const LineSet& set, Column column) const;
    void fill_mean_score_number(Number number, const LineSet& set, Column column) const;
    void fill_kept_number(Number number, const LineSet& set, Column column) const;

    // Both may lie beyond the page's ends. In the class, so that a caller who reads one of the sums pays for no other.
    LineTotals between(std::int64_t begin, std::int64_t end) const {
        const auto first = static_cast<std::size_t>(std::max<std::int64_t>(begin, 0));
        const auto last = static_cast<std::size_t>(std::min<std::int64_t>(end, line_count()));
        if (first >= last) return {};
        const LineTotals& a = totals_[first];
        const LineTotals& b = totals_[last];
        return {b.words - a.words, b.link_words - a.link_words, b.long_lines - a.long_lines, b.rules - a.rules};
    }
    LineTotals around(std::int64_t line, std::int64_t reach) const { return between(line - reach, line + reach + 1); }
    std::int32_t mean_score(std::int64_t begin, std::int64_t end) const;
    std::uint32_t line_count() const { return static_cast<std::uint32_t>(facts_.size()); }

    const Page* page_ = nullptr;
    const NormalText* text_ = nullptr;
    LineFactReader line_fact_reader_;
    IndexTable table_;  ///< memory that the steps of prepare() share
    std::vector<LineFacts> facts_;
    LineWords line_words_;
    ElementFacts elements_;
    StructureFacts structure_;
    DumpNumbers dump_;
    std::vector<LineTotals> totals_;  ///< one more than lines
    std::vector<Section> sections_;
    std::vector<std::uint32_t> section_of_;
    std::vector<GroupSums> groups_;
    std::vector<std::uint32_t> group_of_;
    std::vector<std::uint32_t> place_in_group_;
    // Lines since and until the nearest mark of a kind, far_away where there is none.
    std::vector<std::uint8_t> since_long_, until_long_, since_residue_, until_residue_, since_related_, since_comments_;
    std::int32_t title_line_ = -1;
    std::int32_t first_h1_line_ = -1;
    std::vector<std::int32_t> page_numbers_;

    std::vector<std::int32_t> scores_;
    std::vector<ScoreSums> score_totals_;  ///< one more than lines
    std::vector<ScoreSums> element_scores_;
    std::vector<ScoreSums> group_scores_;
    std::vector<ScoreSums> path_scores_;
    std::vector<ScoreSums> pattern_scores_;
    std::vector<std::uint64_t> kept_words_before_;  ///< one more than lines
    std::vector<std::uint32_t> kept_lines_before_;  ///< one more than lines
    std::vector<std::uint8_t> since_kept_, until_kept_;
    std::vector<std::uint16_t> kept_run_;
};

}  // namespace dehusk
