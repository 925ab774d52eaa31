// What the characters of one line say, before its place on the page is looked at.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "measure/line_scan.hpp"
#include "measure/telling_words.hpp"
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

/// What is kept of the words of a page's lines.
struct LineWords {
    std::vector<TellingWords> telling;  ///< of all lines, in order
    /// One a line: behind its last word in `telling`.
    std::vector<std::uint32_t> telling_ends;
    /// One a line: the low half of its last word's quick hash, in lower case; 0 where it has no word.
    std::vector<std::uint32_t> last_hashes;
};

/// Words of a title, 64 at most, to look the words of many lines up in.
class TitleWords {
  public:
    static constexpr std::size_t none = ~std::size_t{0};

    void read(std::string_view title, LineScan& scan);
    bool empty() const { return count_ == 0; }
    /// Whether find() is worth the while.
    bool may_hold(std::uint64_t hash) const {
        return (endings_[ending_of(hash) / 64] >> ending_of(hash) % 64 & 1U) != 0;
    }
    /// A number of its own for each word, from 0 on; none for a word that the title lacks.
    std::size_t find(std::uint64_t hash) const;

  private:
    static constexpr std::size_t ending_count = 512;
    static std::size_t ending_of(std::uint64_t hash) { return hash % ending_count; }

    std::array<std::uint64_t, 64> hashes_{};  ///< the first count_ are sorted
    std::size_t count_ = 0;
    std::array<std::uint64_t, ending_count / 64> endings_{};  ///< bits: how the words' hashes end
};

/// Reads the facts of every line of a page; keeps its memory from page to page.
class LineFactReader {
  public:
    /// `text` and `hits` belong to `page`; `table` lends its memory. Linear.
    void read(const Page& page, const NormalText& text, const RuleMatcher& rules, const std::vector<RuleHit>& hits,
              std::vector<LineFacts>& facts, LineWords& words, IndexTable& table);

  private:
    void read_words(LineFacts& facts, LineWords& words);

    LineScan scan_;
    TitleWords title_;
    std::vector<std::uint64_t> likely_words_;
};

}  // namespace dehusk
