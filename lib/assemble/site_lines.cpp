// A line that stands on most pages of a site belongs to its template, not to the article.
//
// What the classifier is sure of has to stand on nearly all of them, as a shop's promise in each of its descriptions is
// text to whoever reads one of them. Cells and code are spared for the sake of tables. The bounds lie on the safe side
// of what was measured (corpus/train/MODEL_CARD.md, "Pages of one site"): with them no page's F1 falls, and bodies lose
// no line; with 40 % instead of 65 they lose fourteen.
#include "assemble/site_lines.hpp"

namespace dehusk {
namespace {

constexpr std::int32_t sure_score = 700;

// Of the other pages that the profile knows.
struct Bound {
    std::size_t least_pages;
    std::size_t least_percent;
};
constexpr Bound bound_in_doubt{3, 65};
constexpr Bound bound_where_sure{8, 95};

// The page itself may be one of those that the profile learned, as nobody keeps a profile without it for each page of a
// crawl: it is always taken for one.
bool repeats_over_site(std::size_t pages, std::size_t known_pages, const Bound& bound) {
    return pages > bound.least_pages && 100 * (pages - 1) >= bound.least_percent * (known_pages - 1);
}

bool may_be_template(LineKind kind) {
    return kind != LineKind::cell && kind != LineKind::code;
}

}  // namespace

void drop_site_lines(const Evidence& evidence, const SiteProfile& site, std::vector<Decision>& decisions) {
    for (std::uint32_t i = 0; i < decisions.size(); ++i) {
        if (decisions[i].verdict != Verdict::body || !may_be_template(evidence.page.lines[i].kind)) continue;
        const Bound& bound = evidence.scores[i] < sure_score ? bound_in_doubt : bound_where_sure;
        const std::size_t pages = site.pages_with(evidence.text.lines[i].text);
        if (!repeats_over_site(pages, site.page_count(), bound)) continue;
        decisions[i].verdict = Verdict::residue;
        decisions[i].reason = ReasonKind::site;
    }
}

}  // namespace dehusk
