// A line's score is the classifier's answer; rules shift it, and a heading that opens a residue section shifts what follows.
//
// The classifier saw the rules too, but it was trained on pages of which nearly all are English: the shift is what makes
// "Verwandte Artikel" weigh as much as "Related articles". No rule decides alone: a line that the classifier is sure of stays.
#include <algorithm>
#include <array>

#include "assemble/selection.hpp"

namespace dehusk {
namespace {

// Permille taken off a line's score by a hit of each kind, in the order of ResidueKind. A mark that never stands in prose
// weighs more than a phrase that also opens paragraphs.
constexpr std::array<std::int32_t, 20> weight_of_kind = {
    350,  // related
    350,  // most_read
    300,  // comments
    450,  // comment_form
    400,  // counter
    450,  // log_in
    450,  // ad_block
    450,  // advert_mark
    350,  // newsletter
    350,  // share
    350,  // consent
    350,  // paywall
    400,  // copyright
    350,  // source_link
    300,  // credit
    300,  // byline
    250,  // date_line
    250,  // navigation
    500,  // back_to_top
    300,  // read_more
};

// Taken off the lines of an open section, for as long as they look like what such sections hold.
constexpr std::int32_t section_weight = 200;

// On a page whose best line scores low, lines are kept from this share of the best on: the classifier ranks the lines of an
// unusual page better than it places them. Out of fold that is worth 0.007 of F1 on the labelled pages. A page whose best line is
// below `hopeless_score` has nothing to keep.
constexpr std::int32_t share_of_best = 400;  // permille
constexpr std::int32_t hopeless_score = 150;

// A dump of which nearly all would be kept was extracted before: what is left in doubt there is more likely a short line of the
// article than residue. Out of fold that halves the texts that cleaning harms.
constexpr std::uint64_t share_of_clean_text = 850;  // permille of the words
constexpr std::int32_t clean_text_threshold = 100;

// A paragraph that ends as prose does and that the classifier is sure of ends a section of teasers.
constexpr std::int32_t sure_score = 800;

bool is_clean_text(const Evidence& evidence) {
    if (!evidence.page.is_text) return false;
    std::uint64_t words = 0, kept = 0;
    for (std::size_t i = 0; i < evidence.scores.size(); ++i) {
        words += evidence.facts[i].words;
        kept += evidence.scores[i] >= evidence.threshold ? evidence.facts[i].words : 0;
    }
    return 1000 * kept >= share_of_clean_text * words;
}

std::int32_t page_threshold(const Evidence& evidence) {
    if (is_clean_text(evidence)) return std::min(evidence.threshold, clean_text_threshold);
    const auto best = std::ranges::max_element(evidence.scores);
    if (best == evidence.scores.end() || *best < hopeless_score) return evidence.threshold;
    return std::min(evidence.threshold, *best * share_of_best / 1000);
}

struct BodyReach {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    bool is_empty = true;
};

// From the first to the last long line that the classifier would keep.
BodyReach reach_of_body(const Evidence& evidence, std::int32_t threshold) {
    BodyReach reach;
    for (std::uint32_t i = 0; i < evidence.scores.size(); ++i) {
        if (evidence.scores[i] < threshold || !evidence.facts[i].is_long) continue;
        if (reach.is_empty) reach.first = i;
        reach.last = i;
        reach.is_empty = false;
    }
    return reach;
}

bool stands_in_place(Place place, std::uint32_t line, const BodyReach& body) {
    switch (place) {
        case Place::any: return true;
        case Place::before: return body.is_empty || line <= body.first;
        case Place::inside: return !body.is_empty && line > body.first && line < body.last;
        case Place::after: return !body.is_empty && line > body.first;
    }
    return true;
}

bool ends_section(const LineFacts& fact, std::int32_t score) {
    return fact.is_long && fact.ending == Edge::terminal && score >= sure_score;
}

}  // namespace

void select_lines(const Evidence& evidence, std::vector<Decision>& decisions) {
    const std::int32_t threshold = page_threshold(evidence);
    const BodyReach body = reach_of_body(evidence, threshold);
    decisions.assign(evidence.scores.size(), Decision{});
    auto hit = evidence.hits.begin();
    bool in_section = false;
    for (std::uint32_t i = 0; i < decisions.size(); ++i) {
        std::int32_t shift = 0;
        bool opens = false;
        for (; hit != evidence.hits.end() && hit->line == i; ++hit) {
            const Rule& rule = evidence.rules.rule(hit->rule);
            if (!stands_in_place(rule.place, i, body)) continue;
            shift = std::max(shift, weight_of_kind[static_cast<std::size_t>(rule.kind)]);
            opens |= rule.reach == Reach::section;
        }
        const std::int32_t score = evidence.scores[i];
        if (in_section && ends_section(evidence.facts[i], score)) in_section = false;
        const std::int32_t section_shift = in_section ? section_weight : 0;
        Decision& decision = decisions[i];
        const bool is_kept = score - std::max(shift, section_shift) >= threshold;
        decision.verdict = is_kept ? Verdict::body : Verdict::residue;
        if (shift > 0) {
            decision.reason = ReasonKind::rule;
        } else if (!is_kept && score >= threshold) {
            decision.reason = ReasonKind::section;
        }
        // Markup tells better than a heading how far a section reaches; a dump has nothing else.
        if (opens && !is_kept && evidence.page.is_text) in_section = true;
    }
}

}  // namespace dehusk
