// Which lines make the article: the classifier's scores, weighed with the rules and with what the page says as a whole.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <dehusk/extract.hpp>
#include <dehusk/line.hpp>

#include "assemble/memory.hpp"
#include "measure/measure.hpp"
#include "normalise/normalise.hpp"
#include "page/page.hpp"
#include "residue/rules.hpp"

namespace dehusk {

/// All that the decision rests on, of one page.
struct Evidence {
    const Page& page;
    const NormalText& text;
    const Measurer& measurer;
    /// The measurer's.
    const std::vector<LineFacts>& facts;
    const RuleMatcher& rules;
    const std::vector<RuleHit>& hits;
    /// Permille, one a line.
    const std::vector<std::int32_t>& scores;
    /// Permille from which a line is kept.
    std::int32_t threshold = 500;
    AssemblyMemory& memory;
};

/// What became of a line, and what weighed most.
struct Decision {
    Verdict verdict = Verdict::residue;
    ReasonKind reason = ReasonKind::model;
    /// The classifier's score less what rules and sections took off it, in permille.
    std::int32_t weighed_score = 0;
};

/// Decides for every line by score and rules; sections that a residue heading opens go with it. Linear.
void select_lines(const Evidence& evidence, std::vector<Decision>& decisions);

/// Drops from `decisions` what stood before: runs of at least two paragraphs or 40 words. Linear.
void drop_repeats(const Evidence& evidence, std::vector<Decision>& decisions);

/// The headline's text, empty where there is none, and marks its lines in `decisions`. `url` may be empty.
std::string take_headline(const Evidence& evidence, std::string_view url, std::vector<Decision>& decisions);

/// Takes lines in doubt out of the body, or residue in doubt into it; what was dropped as a repeat, as the
/// headline or as the site's stays away. It comes last, so that the three answers hold one another whatever the steps
/// before it made of a page. Linear.
void apply_preference(Preference preference, std::vector<Decision>& decisions);

/// The kept lines as the body's text, in at most `max_bytes`; `is_cut` tells whether something did not fit.
std::string write_body(const Evidence& evidence, const std::vector<Decision>& decisions, std::size_t max_bytes,
                       bool& is_cut);

}  // namespace dehusk
