// What the characters of one line say, before its place on the page is looked at.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "measure/line_scan.hpp"
#include "measure/telling_words.hpp"
#include "measure/word_buckets.hpp"
#include "measure/word_filter.hpp"
#include "normalise/normalise.hpp"
#include "page/page.hpp"
#include "residue/rules.hpp"
#include "support/index_table.hpp"

namespace dehusk {

/// How a line ends or begins, by its last or first character that counts.
enum class Edge : std::uint8_t { word, terminal, ellipsis, colon, comma, closing, symbol, lower, digit, opening };

struct LineFacts {
    std::uint32_t words = 0;
    std::uint32_t link_words = 0;
    std::uint32_t bold_characters = 0;
    std::uint32_t characters = 0;
    std::uint32_t letters = 0;
    std::uint32_t digits = 0;
    std::uint32_t uppercase = 0;
    std::uint32_t capitalised_words = 0;
    std::uint32_t symbols = 0;
    std::uint32_t sentences = 0;
    std::uint16_t commas = 0;
    std::uint16_t quotes = 0;
    std::uint16_t separators = 0;
    std::uint16_t links = 0;
    std::uint16_t images = 0;
    std::uint16_t copies = 0;  ///< lines of the page with the same text, itself not counted
    std::uint16_t copies_before = 0;
    std::uint32_t first_copy = 0;      ///< index of the first of them, or its own
    std::uint16_t title_words = 0;     ///< of the title that stand in the line
    std::uint16_t words_in_title = 0;  ///< of the line that stand in the title
    std::uint32_t rule_kinds = 0;      ///< bit set of ResidueKind
    std::uint16_t rules = 0;
    Edge ending = Edge::word;
    Edge beginning = Edge::word;
    bool has_year = false;
    bool has_address = false;
    bool has_currency = false;
    bool without_spaces = false;
    /// Long enough to be prose, and not made of links.
    bool is_long = false;
};

/// Words from which a line counts as long.
inline constexpr std::uint32_t long_line_words = 12;

/// What is asked of the words of a dump's line alone, where no markup speaks.
struct DumpLineWords {
    WordCounts counts;
    std::uint32_t in_first = 0;  ///< words that stand in the dump's first line, less what WordBuckets forgets of it
    std::uint32_t long_end = 0;  ///< behind its last word in LineWords::long_words
};

/// A word of `long_word_bytes` and more.
struct LongWord {
    std::uint64_t hash = 0;
    std::uint32_t begin = 0;  ///< in its line
    std::uint32_t bytes = 0;
};
inline constexpr std::size_t long_word_bytes = 5;

/// What is kept of the words of a page's lines.
struct LineWords {
    std::vector<TellingWords> telling;  ///< of all lines, in order
    /// One a line: behind its last word in `telling`.
    std::vector<std::uint32_t> telling_ends;
    /// One a line: the low half of its last word's quick hash, in lower case; 0 where it has no word.
    std::vector<std::uint32_t> last_hashes;

    std::vector<DumpLineWords> of_dump;  ///< one a line of a dump, none of other pages
    std::vector<LongWord> long_words;    ///< of all lines of a dump, in order
    bool is_first_compared = false;      ///< the dump's first line is none of its paragraphs: in_first is known
};

/// Words of a title, or of a dump's first line, 64 at most, to look the words of many lines up in.
class TitleWords {
  public:
    static constexpr std::size_t none = ~std::size_t{0};

    void clear();
    void add(std::uint64_t hash) {
        if (count_ < hashes_.size()) hashes_[count_++] = hash;
    }
    /// Call behind the last add().
    void finish();

    bool empty() const { return count_ == 0; }
    /// A number of its own for each word, from 0 on; none for a word that the title lacks.
    std::size_t find(std::uint64_t hash) const;
    void add_to(WordFilter& filter) const;

  private:
    std::array<std::uint64_t, 64> hashes_{};  ///< the first count_ are sorted
    std::size_t count_ = 0;
    WordFilter filter_;
};

/// Words that were gathered and not yet looked at.
struct WordBatch {
    static constexpr std::size_t most = 256;
    std::array<std::uint64_t, most> likely;
    std::array<LongWord, most> long_ones;
};

/// Reads the facts of every line of a page; keeps its memory from page to page.
class LineFactReader {
  public:
    /// `text` and `hits` belong to `page`; `table` lends its memory. Linear.
    void read(const Page& page, const NormalText& text, const RuleMatcher& rules, const std::vector<RuleHit>& hits,
              std::vector<LineFacts>& facts, LineWords& words, IndexTable& table);

  private:
    void read_compared(const Page& page, const NormalText& text, LineWords& words);
    void read_words(bool is_dump, LineFacts& facts, LineWords& words);

    LineScan scan_;
    TitleWords title_;
    WordFilter likely_;  ///< holds the title's words and all telling ones
    WordBuckets first_words_;
    WordBatch batch_;
};

}  // namespace dehusk
