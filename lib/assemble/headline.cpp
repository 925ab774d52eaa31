// The headline: ranked among candidates on a web page, found above the body in a dump.
#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "assemble/headline_candidates.hpp"
#include "assemble/selection.hpp"
#include "assemble/title_text.hpp"
#include "normalise/normalise.hpp"
#include "support/quick_hash.hpp"
#include "support/words.hpp"

namespace dehusk {
namespace {

// How far above the body of a dump its headline may stand: byline, date and share buttons lie between them.
constexpr std::uint32_t most_lines_above = 12;
constexpr std::uint32_t most_headline_words = 30;

constexpr std::uint32_t kind_bit(ResidueKind kind) {
    return 1U << static_cast<unsigned>(kind);
}

std::uint32_t first_body_line(const std::vector<Decision>& decisions) {
    const auto first = std::ranges::find(decisions, Verdict::body, &Decision::verdict);
    return static_cast<std::uint32_t>(first - decisions.begin());
}

void mark(std::uint32_t line, std::vector<Decision>& decisions) {
    decisions[line].verdict = Verdict::headline;
    decisions[line].reason = ReasonKind::headline;
}

// The last word of `text` as LineWords has it, 0 where there is none.
std::uint32_t last_hash_of(std::string_view text, std::string& padded) {
    std::string_view last;
    for_each_word(text,
                  [&](std::uint64_t, std::size_t begin, std::size_t end) { last = text.substr(begin, end - begin); });
    if (last.empty()) return 0;
    padded.assign(last).append(8, '\0');
    for (char& c : padded) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    return static_cast<std::uint32_t>(quick_hash_of_padded(padded.data(), last.size()));
}

// Copies of the headline above the body and the first at its head are the headline too; a copy in mid-article is left
// alone.
void mark_copies(const Evidence& evidence, std::string_view headline, std::vector<Decision>& decisions) {
    const WordList words = title_words(headline);
    // Lines whose last word is another need no closer look, unless the list may break off before it.
    const bool is_whole = !words.is_full();
    const std::uint32_t last_hash = last_hash_of(headline, evidence.memory.text);
    const std::vector<std::uint32_t>& last_hashes = evidence.measurer.line_words().last_hashes;
    const std::uint32_t first = first_body_line(decisions);
    std::uint32_t body_lines = 0;
    for (std::uint32_t i = 0; i < decisions.size() && body_lines < 3; ++i) {
        const bool is_near = i + 60 > first || evidence.page.lines[i].kind == LineKind::heading;
        if (decisions[i].verdict == Verdict::body) ++body_lines;
        if (!is_near || evidence.facts[i].words > 2 * words.size() + 4) continue;
        if (is_whole && last_hashes[i] != last_hash) continue;
        if (title_words(without_leading_date(evidence.text.lines[i].text)) == words) mark(i, decisions);
    }
}

// Headlines end so, too; other sentences do not make them.
bool ends_in_question_or_call(std::string_view text) {
    constexpr std::array<std::string_view, 5> marks = {"?", "!", "\uFF1F", "\uFF01", "\u061F"};
    return std::ranges::any_of(marks, [text](std::string_view mark) { return text.ends_with(mark); });
}

// May the line be a headline by its looks alone?
bool looks_like_headline(const LineFacts& fact, std::string_view text) {
    if (fact.words == 0 || fact.words > most_headline_words || text.size() > 300) return false;
    const bool is_sentence = fact.ending == Edge::terminal && !ends_in_question_or_call(text);
    return !is_sentence && fact.ending != Edge::comma && fact.letters > 0 && 2 * fact.digits < fact.characters;
}

// The higher the better: near the body, of a headline's length, no residue.
std::int32_t plausibility(const Evidence& evidence, std::uint32_t line, std::uint32_t body) {
    const LineFacts& fact = evidence.facts[line];
    constexpr std::uint32_t beside_headline = kind_bit(ResidueKind::byline) | kind_bit(ResidueKind::date_line);
    if (!looks_like_headline(fact, evidence.text.lines[line].text)) return std::numeric_limits<std::int32_t>::min();
    std::int32_t value = -static_cast<std::int32_t>(body - line) * 2;
    value += fact.words >= 4 && fact.words <= 20 ? 12 : 0;
    value -= fact.words <= 2 ? 8 : 0;
    value += evidence.page.lines[line].kind == LineKind::heading ? 10 : 0;
    value -= evidence.page.lines[line].kind == LineKind::list_item ? 8 : 0;
    value -= (fact.rule_kinds & beside_headline) != 0 ? 15 : 0;
    value -= (fact.rule_kinds & ~beside_headline) != 0 ? 20 : 0;
    value += line == 0 ? 6 : 0;
    return value;
}

// Is a line that the classifier took for body too long for a headline? The first of a dump is one more often than any
// other, unless the classifier is sure of it.
bool is_prose_in_body(const Evidence& evidence, std::uint32_t line) {
    constexpr std::uint32_t many_words = 20;
    constexpr std::int32_t sure_score = 800;
    const LineFacts& fact = evidence.facts[line];
    if (!fact.is_long || fact.words <= many_words) return false;
    return line > 0 || fact.sentences > 0 || evidence.scores[line] >= sure_score;
}

std::string take_from_dump(const Evidence& evidence, std::vector<Decision>& decisions) {
    const std::uint32_t body = first_body_line(decisions);
    const std::uint32_t begin = body > most_lines_above ? body - most_lines_above : 0;
    // The first body line is a candidate too: a headline that the classifier took for a sub-heading.
    const std::uint32_t end = std::min<std::uint32_t>(body + 1, static_cast<std::uint32_t>(decisions.size()));
    std::uint32_t best_line = end;
    std::int32_t best = -20;
    for (std::uint32_t i = begin; i < end; ++i) {
        if (i == body && is_prose_in_body(evidence, i)) continue;
        const std::int32_t value = plausibility(evidence, i, body);
        if (value > best || (best_line == end && value > std::numeric_limits<std::int32_t>::min() && i == 0)) {
            best = value;
            best_line = i;
        }
    }
    if (best_line == end) return {};
    std::string headline(without_leading_date(evidence.text.lines[best_line].text));
    mark(best_line, decisions);
    mark_copies(evidence, headline, decisions);
    return headline;
}

std::string take_from_page(const Evidence& evidence, std::string_view url, std::vector<Decision>& decisions) {
    const std::vector<HeadlineCandidate>& candidates = headline_candidates(evidence, url);
    const HeadlineCandidate* best = nullptr;
    std::int64_t best_sum = 0;
    for (const HeadlineCandidate& candidate : candidates) {
        const std::int64_t sum = headline_model().first.sum(candidate.row);
        if (best != nullptr && sum <= best_sum) continue;
        best = &candidate;
        best_sum = sum;
    }
    if (best == nullptr) return take_from_dump(evidence, decisions);
    if (best->line >= 0) mark(static_cast<std::uint32_t>(best->line), decisions);
    mark_copies(evidence, best->text, decisions);
    return std::string(without_leading_date(best->text));
}

}  // namespace

std::string take_headline(const Evidence& evidence, std::string_view url, std::vector<Decision>& decisions) {
    std::string headline =
        evidence.page.is_text ? take_from_dump(evidence, decisions) : take_from_page(evidence, url, decisions);
    // A block of code keeps its line ends, and where a title is parted a space may stay.
    Arena& arena = evidence.memory.arena;
    arena.clear();
    const std::string_view normal = normalise_text(headline, Spacing::single, arena);
    return normal == headline ? std::move(headline) : std::string(normal);
}

}  // namespace dehusk
