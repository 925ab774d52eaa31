// Text that stands twice on a page comes out once.
//
// A run is a stretch of lines that each stood before, in the same order, perhaps with lines of the original missing;
// residue between them does not part it. A single short line may repeat (a table's "yes", a refrain); a run of two
// paragraphs or 40 words may not.
#include "assemble/selection.hpp"

namespace dehusk {
namespace {

constexpr std::uint32_t repeated_words = 40;
constexpr std::uint32_t repeated_paragraphs = 2;
constexpr std::uint32_t paragraph_words = 5;

// In a dump, where markup does not tell them from paragraphs, cells of tables, items of lists and lines of code come
// again in an article's own order. Only lines of some length say there that the text itself stands twice.
constexpr std::uint32_t telling_words_in_text = 8;

// Lines of a dump that stand there more often and that the classifier is sure of are a refrain of the article's own,
// such as what a list says of each of its items: an article is given twice, seldom thrice.
constexpr std::uint16_t most_copies_in_text = 1;
constexpr std::int32_t sure_score = 700;

struct Run {
    std::vector<std::uint32_t>& lines;
    std::uint32_t words = 0;       ///< of lines whose original is in the body
    std::uint32_t paragraphs = 0;  ///< likewise
    std::uint32_t last_original = 0;

    bool continues(const LineFacts& fact) const { return lines.empty() || fact.first_copy > last_original; }
    bool is_repeat() const { return words >= repeated_words || paragraphs >= repeated_paragraphs; }
};

bool is_paragraph(const Evidence& evidence, std::uint32_t line) {
    const LineKind kind = evidence.page.lines[line].kind;
    return evidence.facts[line].words >= paragraph_words && kind != LineKind::cell && kind != LineKind::control;
}

// A line that stands several times in the text has its first copy anywhere before: in the second copy of a dump it says
// nothing of where the run goes on.
bool is_refrain_inside(const Evidence& evidence, const LineFacts& fact, const Run& run) {
    return evidence.page.is_text && fact.copies_before > 1 && !run.continues(fact);
}

void extend(const Evidence& evidence, const std::vector<Decision>& decisions, std::uint32_t line, Run& run) {
    const LineFacts& fact = evidence.facts[line];
    run.lines.push_back(line);
    run.last_original = fact.first_copy;
    if (decisions[fact.first_copy].verdict != Verdict::body) return;
    const bool is_refrain = fact.copies > most_copies_in_text && evidence.scores[line] >= sure_score;
    if (evidence.page.is_text && (fact.words < telling_words_in_text || is_refrain)) return;
    run.words += fact.words;
    run.paragraphs += is_paragraph(evidence, line) ? 1 : 0;
}

void close(std::vector<Decision>& decisions, Run& run) {
    if (run.is_repeat()) {
        for (const std::uint32_t line : run.lines) {
            decisions[line].verdict = Verdict::residue;
            decisions[line].reason = ReasonKind::repeated;
        }
    }
    run.lines.clear();
    run.words = 0;
    run.paragraphs = 0;
    run.last_original = 0;
}

}  // namespace

void drop_repeats(const Evidence& evidence, std::vector<Decision>& decisions) {
    Run run{evidence.memory.lines};
    run.lines.clear();
    for (std::uint32_t i = 0; i < decisions.size(); ++i) {
        const LineFacts& fact = evidence.facts[i];
        const bool is_copy = fact.copies_before > 0;
        if (!is_copy) {
            if (decisions[i].verdict == Verdict::body) close(decisions, run);
            continue;
        }
        if (is_refrain_inside(evidence, fact, run)) {
            run.lines.push_back(i);
            continue;
        }
        if (!run.continues(fact)) close(decisions, run);
        extend(evidence, decisions, i, run);
    }
    close(decisions, run);
}

}  // namespace dehusk
