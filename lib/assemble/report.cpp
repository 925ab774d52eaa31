#include "assemble/report.hpp"

namespace dehusk {

Status status_of(const Article& article) {
    if (article.limit != Limit::none) return Status::limit_reached;
    return article.body.empty() ? Status::no_content : Status::ok;
}

namespace {

// Hits on one line, those in the page's language first: a wording that languages share fires a rule of each.
void append_rules(const Evidence& evidence, std::vector<RuleHit>::const_iterator begin,
                  std::vector<RuleHit>::const_iterator end, std::vector<Reason>& reasons) {
    const std::string_view declared = evidence.page.meta.language.substr(0, 2);
    const std::string_view language = declared.empty() ? "en" : declared;
    for (const bool is_own : {true, false}) {
        for (auto hit = begin; hit != end; ++hit) {
            const Rule rule = evidence.rules.rules()[hit->rule];
            if ((rule.language == language) == is_own) reasons.push_back({ReasonKind::rule, rule.id});
        }
    }
}

}  // namespace

std::vector<Line> report_lines(const Evidence& evidence, const std::vector<Decision>& decisions) {
    std::vector<Line> lines;
    lines.reserve(decisions.size());
    auto hit = evidence.hits.begin();
    for (std::uint32_t i = 0; i < decisions.size(); ++i) {
        const PageLine& place = evidence.page.lines[i];
        Line& line = lines.emplace_back();
        line.text = evidence.text.lines[i].text;
        line.kind = place.kind;
        line.heading_level = place.heading_level;
        line.verdict = decisions[i].verdict;
        line.score = evidence.scores[i] / 1000.0;
        line.source_begin_byte = place.source_begin;
        line.source_end_byte = place.source_end;
        if (decisions[i].reason != ReasonKind::rule) line.reasons.push_back({decisions[i].reason, {}});
        const auto first_hit = hit;
        while (hit != evidence.hits.end() && hit->line == i) ++hit;
        append_rules(evidence, first_hit, hit, line.reasons);
        if (decisions[i].reason != ReasonKind::model) line.reasons.push_back({ReasonKind::model, {}});
    }
    return lines;
}

}  // namespace dehusk
