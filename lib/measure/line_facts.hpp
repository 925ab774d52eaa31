// What the characters of one line say, before its place on the page is looked at.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "normalise/normalise.hpp"
#include "page/page.hpp"
#include "residue/rules.hpp"

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

/// Facts of every line of `page`; `text` and `hits` belong to it. Linear.
void read_line_facts(const Page& page, const NormalText& text, const RuleMatcher& rules,
                     const std::vector<RuleHit>& hits, std::vector<LineFacts>& facts);

}  // namespace dehusk
