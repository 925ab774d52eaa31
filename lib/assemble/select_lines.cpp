// A line's score is the classifier's answer; rules shift it, and a heading that opens a residue section shifts what
// follows.
//
// The classifier saw the rules too, but it was trained on pages of which nearly all are English: the shift is what
// makes "Verwandte Artikel" weigh as much as "Related articles". No rule decides alone: a line that the classifier is
// sure of stays.
#include <algorithm>
#include <array>

#include "assemble/page_threshold.hpp"
#include "assemble/second_copy.hpp"
#include "assemble/selection.hpp"

namespace dehusk {
namespace {

// Permille taken off a line's score by a hit of each kind, in the order of ResidueKind. The more seldom a phrase of the
// kind stands in gold bodies, the more it weighs: on the labelled articles ad-block notices and log-in lines never do,
// one date line in fifteen does.
constexpr std::array<std::int32_t, 20> weight_of_kind = {
    650,  // related
    700,  // most_read
    650,  // comments
    800,  // comment_form
    650,  // counter
    800,  // log_in
    800,  // ad_block
    700,  // advert_mark
    650,  // newsletter
    650,  // share
    600,  // consent
    650,  // paywall
    650,  // copyright
    500,  // source_link
    450,  // credit
    450,  // byline
    350,  // date_line
    400,  // navigation
    850,  // back_to_top
    400,  // read_more
};

// The text model is trained on texts with residue of every language planted in them, so that the rules need to say a
// little less than on web pages: out of fold, full weight costs one clean text in 600. In the midst of a dump's body
// bylines, dates and pointers to other articles are mostly the article's own: a list of books with their authors, a log
// with its days.
constexpr std::int32_t share_of_weight_in_text = 800;  // permille
constexpr std::int32_t share_of_weight_in_midst = 100;
// But a list has several of them: one by itself is more likely residue. Planted examples of rules that leak go from 3.7
// to 1.5 percent for one clean text in 600 that loses such a line.
constexpr std::int32_t share_of_weight_alone_in_midst = 200;

constexpr bool is_doubtful_in_midst(const Rule& rule) {
    switch (rule.kind) {
        case ResidueKind::byline:
        case ResidueKind::date_line:
        case ResidueKind::navigation:
        case ResidueKind::read_more:
        case ResidueKind::source_link:
            return true;
        default:
            return rule.kind == ResidueKind::related && rule.reach == Reach::line;
    }
}

// Taken off the lines of an open section, for as long as they look like what such sections hold.
constexpr std::int32_t section_weight = 200;

// Taken off what the make-up of the dump tells, not a phrase alone: teasers between a text and its second copy, the
// lines of a caption, the name behind a byline that breaks off.
constexpr std::int32_t structure_weight = 700;

// A text's lead is what the classifier doubts most and readers miss first: on web pages, prose so few lines before the
// body is kept from this share of the threshold on. Out of fold the first paragraph is kept on 2 % more of the labelled
// pages, for 0.001 of F1. The same behind the body keeps 1.7 % more last paragraphs, for twice as much.
constexpr std::int32_t share_before_body = 300;  // permille
constexpr std::uint32_t lines_of_lead = 12;
constexpr std::uint32_t least_words_of_lead = 8;
constexpr std::uint64_t most_link_share_of_lead = 300;  // permille

constexpr std::int32_t weight_of(ResidueKind kind) {
    return weight_of_kind[static_cast<std::size_t>(kind)];
}

constexpr std::uint32_t credit_bit = 1U << static_cast<unsigned>(ResidueKind::credit);
constexpr std::uint32_t most_words_of_a_credit = 12;

// A byline that breaks off behind its "By" goes on with a name on the next line.
constexpr std::uint32_t most_words_of_a_name = 4;

// A paragraph that ends as prose does and that the classifier is sure of ends a section of teasers.
constexpr std::int32_t sure_score = 650;

std::int32_t page_threshold(const Evidence& evidence) {
    return evidence.page.is_text ? text_threshold(evidence.scores, evidence.facts)
                                 : web_threshold(evidence.scores, evidence.facts, evidence.threshold);
}

struct BodyReach {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    bool is_empty = true;
};

// From the first to the last long line that the classifier would keep, of the first `count` lines.
BodyReach reach_of_body(const Evidence& evidence, std::int32_t threshold, std::uint32_t count) {
    BodyReach reach;
    for (std::uint32_t i = 0; i < count; ++i) {
        if (evidence.scores[i] < threshold || !evidence.facts[i].is_long) continue;
        if (reach.is_empty) reach.first = i;
        reach.last = i;
        reach.is_empty = false;
    }
    return reach;
}

bool stands_in_place(Place place, std::uint32_t line, const BodyReach& body) {
    switch (place) {
        case Place::any:
            return true;
        case Place::before:
            return body.is_empty || line <= body.first;
        case Place::inside:
            return !body.is_empty && line > body.first && line < body.last;
        case Place::after:
            return !body.is_empty && line > body.first;
    }
    return true;
}

// "[June 13, 2025] By", with the name on the next line: a phrase that breaks off is nobody's sentence.
bool opens_byline(const Rule& rule) {
    return rule.kind == ResidueKind::byline && rule.pattern.ends_with(" by");
}

// Between blank lines a caption of a wrapped dump stands by itself, on a few lines of which the last closes the credit.
constexpr std::uint32_t most_lines_of_a_caption = 4;
constexpr std::uint32_t most_words_of_a_caption = 60;

// The line behind the caption of several lines that begins at `line`, or `line` where none does.
std::uint32_t caption_end(const Evidence& evidence, std::uint32_t line) {
    const auto count = static_cast<std::uint32_t>(evidence.facts.size());
    const auto opens_block = [&](std::uint32_t at) {
        return at == count || evidence.page.lines[at].blank_lines_before > 0;
    };
    if (!opens_block(line)) return line;
    std::uint32_t words = 0, end = line;
    bool has_credit = false;
    do {
        words += evidence.facts[end].words;
        has_credit |= (evidence.facts[end].rule_kinds & credit_bit) != 0;
        ++end;
    } while (!opens_block(end) && end - line < most_lines_of_a_caption);
    const bool is_caption = has_credit && opens_block(end) && end - line > 1 && words <= most_words_of_a_caption &&
                            evidence.facts[end - 1].ending == Edge::closing;
    return is_caption ? end : line;
}

// Bylines and dates stand before the body too; nearly all hold a figure and end in none of these.
bool may_be_byline(const LineFacts& fact) {
    const bool ends_as_prose =
        fact.ending == Edge::terminal || fact.ending == Edge::closing || fact.ending == Edge::ellipsis;
    return fact.digits > 0 && !ends_as_prose;
}

bool may_be_lead(std::uint32_t line, const LineFacts& fact, const BodyReach& body) {
    const bool stands_near = !body.is_empty && line < body.first && body.first - line <= lines_of_lead;
    return stands_near && !may_be_byline(fact) && fact.words >= least_words_of_lead &&
           1000ULL * fact.link_words <= most_link_share_of_lead * fact.words;
}

bool ends_section(const LineFacts& fact, std::int32_t score) {
    return fact.is_long && fact.ending == Edge::terminal && score >= sure_score;
}

// Walks the lines in order, keeping the hits and an open section in step.
class Selector {
  public:
    explicit Selector(const Evidence& evidence)
        : evidence_(evidence),
          line_count_(static_cast<std::uint32_t>(evidence.scores.size())),
          second_copy_(evidence.page.is_text ? second_copy_begin(evidence) : line_count_),
          threshold_(page_threshold(evidence)),
          body_(reach_of_body(evidence, threshold_, second_copy_)),
          hit_(evidence.hits.begin()) {
        count_lines_in_midst();
    }

    Decision decide(std::uint32_t line) {
        const bool continues_byline = is_byline_open_ && evidence_.facts[line].words <= most_words_of_a_name;
        const Opinion rules = read_hits(line);
        const std::int32_t score = evidence_.scores[line];
        if (in_section_ && (ends_section(evidence_.facts[line], score) || line == second_copy_)) in_section_ = false;
        std::int32_t shift = rules.weight;
        if (continues_byline && evidence_.page.is_text) shift = std::max(shift, structure_weight);
        if (evidence_.page.is_text) caption_end_ = std::max(caption_end_, caption_end(evidence_, line));
        if (line < caption_end_) shift = std::max(shift, structure_weight);
        if (breaks_off_before_credit(line)) shift = std::max(shift, weight_here(ResidueKind::credit));
        if (in_section_) shift = std::max(shift, is_before_copy(line) ? structure_weight : section_weight);
        const bool is_kept = score - shift >= least_score(line, shift);
        // Markup tells better than a heading how far a section reaches; a dump has nothing else.
        if (rules.opens_section && !is_kept && evidence_.page.is_text) in_section_ = true;
        Decision decision{is_kept ? Verdict::body : Verdict::residue, ReasonKind::model, score - shift};
        if (rules.weight > 0) {
            decision.reason = ReasonKind::rule;
        } else if (!is_kept && score >= threshold_) {
            decision.reason = ReasonKind::section;
        }
        return decision;
    }

  private:
    bool is_before_copy(std::uint32_t line) const { return second_copy_ < line_count_ && line < second_copy_; }

    struct Opinion {
        std::int32_t weight = 0;
        bool opens_section = false;
    };

    std::int32_t least_score(std::uint32_t line, std::int32_t shift) const {
        if (evidence_.page.is_text) return threshold_;
        // Where something speaks against a line of a web page, the leniency of the page's own threshold is not for it.
        if (shift > 0) return evidence_.threshold;
        const bool is_lenient = may_be_lead(line, evidence_.facts[line], body_);
        return is_lenient ? threshold_ * share_before_body / 1000 : threshold_;
    }

    // A caption whose credit stands on the next line, as wrapping leaves it where the width cannot be told.
    bool breaks_off_before_credit(std::uint32_t line) const {
        if (!evidence_.page.is_text || line + 1 >= evidence_.facts.size()) return false;
        const LineFacts& fact = evidence_.facts[line];
        const LineFacts& next = evidence_.facts[line + 1];
        const bool is_open = fact.ending == Edge::word || fact.ending == Edge::comma || fact.ending == Edge::digit;
        const bool goes_on = next.ending == Edge::closing && next.words <= most_words_of_a_credit;
        return is_open && goes_on && (next.rule_kinds & credit_bit) != 0 && fact.words > most_words_of_a_name &&
               evidence_.page.lines[line + 1].blank_lines_before == 0;
    }

    void count_lines_in_midst() {
        std::array<std::uint32_t, weight_of_kind.size()> last_line;
        last_line.fill(line_count_);
        for (const RuleHit& hit : evidence_.hits) {
            const auto kind = static_cast<std::size_t>(evidence_.rules.rules()[hit.rule].kind);
            if (last_line[kind] == hit.line || !stands_in_place(Place::inside, hit.line, body_)) continue;
            last_line[kind] = hit.line;
            ++lines_in_midst_[kind];
        }
    }

    std::int32_t weight_here(ResidueKind kind) const {
        return evidence_.page.is_text ? weight_of(kind) * share_of_weight_in_text / 1000 : weight_of(kind);
    }

    std::int32_t weight_of_rule(const Rule& rule, std::uint32_t line) const {
        const bool is_in_midst = stands_in_place(Place::inside, line, body_);
        if (!evidence_.page.is_text || !is_in_midst || !is_doubtful_in_midst(rule) || opens_byline(rule)) {
            return weight_here(rule.kind);
        }
        const bool is_alone = lines_in_midst_[static_cast<std::size_t>(rule.kind)] == 1;
        return weight_of(rule.kind) * (is_alone ? share_of_weight_alone_in_midst : share_of_weight_in_midst) / 1000;
    }

    Opinion read_hits(std::uint32_t line) {
        Opinion opinion;
        is_byline_open_ = false;
        for (; hit_ != evidence_.hits.end() && hit_->line == line; ++hit_) {
            const Rule rule = evidence_.rules.rules()[hit_->rule];
            if (!opens_byline(rule) && !stands_in_place(rule.place, line, body_)) continue;
            opinion.weight = std::max(opinion.weight, weight_of_rule(rule, line));
            opinion.opens_section |= rule.reach == Reach::section;
            is_byline_open_ |= opens_byline(rule);
        }
        return opinion;
    }

    const Evidence& evidence_;
    std::uint32_t line_count_;
    /// Where a text that is given twice begins again; the number of lines where it is given once.
    std::uint32_t second_copy_;
    std::int32_t threshold_;
    BodyReach body_;
    /// How many lines inside the body rules of each kind hit.
    std::array<std::uint32_t, weight_of_kind.size()> lines_in_midst_{};
    std::vector<RuleHit>::const_iterator hit_;
    bool in_section_ = false;
    bool is_byline_open_ = false;
    std::uint32_t caption_end_ = 0;
};

}  // namespace

void select_lines(const Evidence& evidence, std::vector<Decision>& decisions) {
    decisions.assign(evidence.scores.size(), Decision{});
    Selector selector(evidence);
    for (std::uint32_t i = 0; i < decisions.size(); ++i) {
        decisions[i] = selector.decide(i);
        // Of a line of invisible characters nothing is left to keep, whatever the preference.
        if (evidence.text.lines[i].text.empty()) decisions[i] = {};
    }
}

}  // namespace dehusk
