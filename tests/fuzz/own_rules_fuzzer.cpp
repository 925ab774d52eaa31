// Residue rules of one's own, as an enemy would write them: rows that do not count are named, and those that count are
// rules that the matcher can live with and that come back when they are written anew.
#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "fuzz/fuzz_input.hpp"
#include "residue/own_rules.hpp"
#include "support/utf8.hpp"

using namespace dehusk;
using namespace dehusk::fuzz;

namespace {

struct Rows {
    Arena arena;
    std::vector<Rule> rules;
    std::vector<RuleError> errors;
};

// Rows view their text.
void read(std::string_view text, Rows& rows) {
    read_own_rules(text, rows.arena, rows.rules, rows.errors);
}

std::string_view name_of(Match match) {
    constexpr std::string_view names[] = {"whole", "start", "end", "within"};
    return names[static_cast<std::size_t>(match)];
}

std::string_view name_of(Place place) {
    constexpr std::string_view names[] = {"any", "before", "inside", "after"};
    return names[static_cast<std::size_t>(place)];
}

std::string row_of(const Rule& rule) {
    std::string row(rule.id);
    row.append("\t").append(name(rule.kind)).append("\t").append(name_of(rule.match));
    row.append("\t").append(rule.pattern).append("\twords=");
    row.append(std::to_string(rule.min_words)).append("-").append(std::to_string(rule.max_words));
    row.append(" place=").append(name_of(rule.place));
    return row.append(rule.reach == Reach::section ? " reach=section\n" : " reach=line\n");
}

void check_errors(const std::vector<RuleError>& errors, std::size_t line_count) {
    std::size_t latest = 0;
    for (const RuleError& error : errors) {
        require(error.line_number > latest && error.line_number <= line_count, "errors name lines, in order");
        require(!error.message.empty() && is_valid_utf8(error.message), "messages are text");
        const auto is_control = [](unsigned char byte) { return byte < 0x20 || byte == 0x7F; };
        require(std::ranges::none_of(error.message, is_control), "messages are one line");
        latest = error.line_number;
    }
}

void check_rules(const std::vector<Rule>& rules) {
    std::set<std::string_view> ids;
    std::string text;
    for (const Rule& rule : rules) {
        require(ids.insert(rule.id).second, "an id is taken once");
        require(check_pattern(rule.pattern) == PatternError::none, "patterns can be matched");
        require(rule.min_words <= rule.max_words, "bounds are in order");
        text += row_of(rule);
    }
    Rows again;
    read(text, again);
    require(again.errors.empty() && again.rules == rules, "a rule that is written anew is the same");
}

void check_hits(const std::vector<Rule>& rules, std::string_view document) {
    static RuleMatcher::Workspace work;
    NormalText text;
    while (!document.empty()) {
        const std::string_view line = document.substr(0, document.find('\n'));
        document.remove_prefix(std::min(document.size(), line.size() + 1));
        NormalLine normal;
        normal.text = normalise_text(line, Spacing::single, text.arena);
        normal.words = count_words(normal.text);
        text.lines.push_back(normal);
    }
    std::vector<RuleHit> hits;
    RuleMatcher(rules).match(text, work, hits);
    for (const RuleHit& hit : hits) {
        require(hit.line < text.lines.size() && hit.rule < rules.size(), "hits name lines and rules");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view document = split_input(data, size).document;
    Rows rows;
    read(document, rows);
    const auto line_count = static_cast<std::size_t>(std::ranges::count(document, '\n')) + 1;
    require(rows.rules.size() + rows.errors.size() <= line_count, "a row counts or is named, once");
    check_errors(rows.errors, line_count);
    check_rules(rows.rules);
    check_hits(rows.rules, document);

    std::string wide;
    for (const char letter : document) wide += letter == '\n' ? "\r\n" : std::string(1, letter);
    Rows wide_rows;
    read(wide, wide_rows);
    require(wide_rows.rules == rows.rules, "line ends of other systems change nothing");
    return 0;
}
