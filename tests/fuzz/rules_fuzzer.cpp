// Residue rules written by an enemy, on a text by the same: the matcher finds what the slow and obvious one finds.
//
// The document is a file of rules, a blank line, and the text. A rule is a line: a mark for Match, `=` whole, `^`
// start, `$` end, anything else within, and behind it the pattern.
#include <algorithm>
#include <string_view>
#include <vector>

#include "decode/decode.hpp"
#include "fuzz/fuzz_input.hpp"
#include "reference/slow_rules.hpp"
#include "residue/rules.hpp"

using namespace dehusk;
using namespace dehusk::fuzz;

namespace {

constexpr std::uint16_t usual_max_words = 60;
constexpr std::size_t most_rules = 8;
constexpr std::size_t longest_pattern = 80;
constexpr std::size_t longest_line = 160;
// The slow one goes each way through a pattern, from each place of a line.
constexpr std::size_t most_ways = 2'000;

Match match_of(char mark) {
    switch (mark) {
        case '=':
            return Match::whole;
        case '^':
            return Match::start;
        case '$':
            return Match::end;
        default:
            return Match::within;
    }
}

std::string_view take_line(std::string_view& text) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    return line;
}

// At most so many; of UTF-8, so that no character is cut.
std::string_view first_bytes(std::string_view text, std::size_t most) {
    std::size_t end = std::min(text.size(), most);
    while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80) --end;
    return text.substr(0, end);
}

/// How many ways lead through the pattern, at most.
std::size_t ways_through(std::string_view pattern) {
    std::size_t ways = 1;
    std::size_t alternatives = 1;
    for (const char letter : pattern) {
        if (letter == '(') alternatives = 1;
        if (letter == '|') ++alternatives;
        if (letter == ')') ways *= alternatives;
        if (letter == ' ' || letter == '#' || letter == '*') ways *= longest_gap_characters;
        if (ways > most_ways) break;
    }
    return ways;
}

std::vector<Rule> take_rules(std::string_view& document, std::uint16_t min_words, std::uint16_t max_words) {
    std::vector<Rule> rules;
    for (std::string_view row = take_line(document); !row.empty(); row = take_line(document)) {
        const bool is_marked = std::string_view("=^$~").find(row.front()) != std::string_view::npos;
        const std::string_view pattern = first_bytes(row.substr(is_marked ? 1 : 0), longest_pattern);
        if (rules.size() == most_rules || ways_through(pattern) > most_ways) continue;
        rules.push_back({"fuzz.related.1", "und", ResidueKind::related, match_of(row.front()), pattern, Place::any,
                         min_words, max_words, Reach::line});
    }
    return rules;
}

void add_line(std::string_view line, NormalText& text) {
    NormalLine normal;
    normal.text = normalise_text(line, Spacing::single, text.arena);
    normal.words = count_words(normal.text);
    text.lines.push_back(normal);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static Decoded decoded;
    static RuleMatcher::Workspace work;
    const FuzzInput input = split_input(data, size);
    decode(input.document, "utf-8", false, decoded);
    std::string_view rest = decoded.text;
    const std::vector<Rule> rules =
        take_rules(rest, input.choices[0], input.choices[1] == 0 ? usual_max_words : input.choices[1]);
    NormalText text;
    while (!rest.empty()) add_line(first_bytes(take_line(rest), longest_line), text);

    const RuleMatcher matcher(rules);
    std::vector<RuleHit> hits;
    matcher.match(text, work, hits);
    std::vector<RuleHit> expected;
    for (std::uint32_t line = 0; line < text.lines.size(); ++line) {
        Arena arena;
        const std::string_view folded = fold_case(text.lines[line].text, arena);
        for (const std::size_t rule : reference::hits_of(rules, folded, text.lines[line].words)) {
            expected.push_back({line, static_cast<std::uint16_t>(rule)});
        }
    }
    require(hits == expected, "the matcher finds what a slow one finds");

    // The built-in rules on the same text, with what is left in the workspace.
    RuleMatcher::builtin().match(text, work, hits);
    for (const RuleHit& hit : hits) {
        require(hit.line < text.lines.size() && hit.rule < RuleMatcher::builtin().rules().size(),
                "hits name lines and rules");
    }
    return 0;
}
