// What a text dump says about a line that markup would say on a web page: which block it stands in, where the run of
// prose lies that is most of the article, and whether the line speaks of what the article speaks of.
#pragma once

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "measure/columns.hpp"
#include "measure/line_facts.hpp"
#include "measure/numbers.hpp"
#include "measure/word_buckets.hpp"
#include "normalise/normalise.hpp"
#include "page/page.hpp"
#include "support/index_table.hpp"

namespace dehusk {

/// Lines of a stretch, the end excluded.
struct LineRun {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

class DumpNumbers {
  public:
    /// Gathers what the rows need. The arguments must outlive the object's use, but for `words`, and `table`, which
    /// lends its memory. Linear.
    void prepare(const Page& page, const NormalText& text, const std::vector<LineFacts>& facts, const LineWords& words,
                 IndexTable& table);

    /// One of the dump's numbers of all lines of a set.
    void fill_column(Number number, const LineSet& set, Column column) const;

    /// The stretch with the most prose for its short lines.
    const LineRun& main_run() const { return runs_[1]; }

  private:
    /// Lines with no blank line between them.
    struct Block {
        LineRun lines;
        std::uint32_t words = 0;
        std::uint32_t long_lines = 0;
        std::uint32_t ended_lines = 0;
    };
    /// Sums over the lines before a line.
    struct Totals {
        std::uint32_t prose_lines = 0;
        std::uint32_t ended_lines = 0;
        std::uint32_t copied_lines = 0;   ///< short ones that stand on the page time and again: "Reply", "Like"
        std::uint32_t dated_lines = 0;    ///< short ones with a name, date or time of day
        std::uint32_t comment_marks = 0;  ///< rules that tell of comments
        std::uint32_t related_marks = 0;  ///< rules that tell of teasers
        std::uint64_t words = 0;
        std::uint64_t prose_words = 0;
    };
    /// Shares of a line's words, in permille.
    struct Wording {
        std::int16_t small = 0;      ///< at most three letters, all of them small: mostly function words
        std::int16_t known = -1;     ///< of the longer words, those that stand in other prose of the main run
        std::int16_t headline = -1;  ///< that stand in the dump's first line
    };

    /// Of a word of the main run's prose.
    struct WordPlaces {
        std::uint32_t first_line = 0;
        bool is_in_others = false;
        bool is_forgotten = false;  ///< see WordBuckets
    };

    bool is_prose(std::uint32_t line) const;
    bool is_strong_residue(std::uint32_t line) const;
    Totals totals_of(std::uint32_t line) const;
    std::pair<const Totals&, const Totals&> around(std::uint32_t line, std::int64_t reach) const;
    void gather_blocks();
    void gather_totals();
    void place_words(const LineWords& words, IndexTable& table);
    void gather_wording(const LineWords& words, IndexTable& table);
    void gather_page();
    LineRun find_run(std::int32_t price_of_short_line) const;
    std::uint32_t usual_indent();

    bool shows_clock(std::uint32_t line) const;
    void fill_block_number(Number number, const LineSet& set, Column column) const;
    void fill_run_number(Number number, const LineSet& set, Column column) const;
    void fill_wording_number(Number number, const LineSet& set, Column column) const;
    void fill_prose_number(Number number, const LineSet& set, Column column) const;
    void fill_mark_number(Number number, const LineSet& set, Column column) const;
    std::uint32_t line_count() const { return static_cast<std::uint32_t>(facts_->size()); }

    const Page* page_ = nullptr;
    const NormalText* text_ = nullptr;
    const std::vector<LineFacts>* facts_ = nullptr;
    std::vector<Block> blocks_;
    std::vector<std::uint32_t> block_of_;
    std::vector<Totals> totals_;  ///< one more than lines
    WordBuckets buckets_;
    std::vector<WordPlaces> word_places_;  ///< by the index that the table gives a word
    std::vector<Wording> wording_;
    std::vector<std::uint64_t> words_at_indent_;
    std::array<LineRun, 2> runs_;  ///< strict and lenient
    // Words of prose since the last line that a rule calls residue, or comments; of the latter -1 where there was none.
    std::vector<std::int64_t> since_residue_, since_comments_;
    std::int32_t headline_line_ = -1;
    std::uint32_t indent_ = 0;
    std::vector<std::int32_t> page_numbers_;
};

}  // namespace dehusk
