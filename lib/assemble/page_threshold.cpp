// The scores say what F1 any choice of lines may be expected to reach, and the best choice keeps the lines from half of
// that F1 on (Lewis 1995; Ye et al. 2012): 0.48 on a dump that is easily parted into article and residue, 0.15 on an
// unusual one where no line scores well but most of the text is the article all the same.
//
// A dump that would be hardly better without its doubtful lines is most likely an extraction that was cleaned before.
// What is in doubt there is more often a short line of the article than residue, and taking it does more harm than
// leaving residue: the less there is to gain, the lower the threshold. Out of fold, on the first pass's scores, that
// halved the texts that cleaning harms (2.8 to 1.3 percent of html-text's) and cost whole-page dumps 0.001 of F1. A
// fixed limit ("clean from 85 percent on") was tried before; it lost more of the clean texts.
#include "assemble/text_threshold.hpp"

#include <algorithm>
#include <array>

namespace dehusk {
namespace {

// Which share of the best threshold is taken, in permille, by what it gains over keeping everything, in permille of F1;
// between the steps it grows evenly.
struct Step {
    std::int64_t gain;
    std::int64_t share;
};
constexpr std::array<Step, 3> steps = {{{0, 55}, {30, 370}, {240, 1000}}};

std::int64_t share_of_best(std::int64_t gain) {
    for (std::size_t i = 1; i < steps.size(); ++i) {
        const Step& low = steps[i - 1];
        const Step& high = steps[i];
        if (gain < high.gain) return low.share + (high.share - low.share) * (gain - low.gain) / (high.gain - low.gain);
    }
    return steps.back().share;
}

// Expected F1 in permille of keeping `kept` words of which `hits`/1000 are wanted, where `wanted`/1000 are in all.
std::int64_t expected_f1(std::int64_t hits, std::int64_t kept, std::int64_t wanted) {
    const std::int64_t whole = 1000 * kept + wanted;
    return whole == 0 ? 0 : 2000 * hits / whole;
}

}  // namespace

std::int32_t text_threshold(const std::vector<std::int32_t>& scores, const std::vector<LineFacts>& facts) {
    std::array<std::int64_t, 1001> words_at{};
    std::int64_t wanted = 0;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        const std::int32_t score = std::clamp(scores[i], 0, 1000);
        words_at[static_cast<std::size_t>(score)] += facts[i].words;
        wanted += std::int64_t{score} * facts[i].words;
    }
    std::int64_t best = 0, all = 0, kept = 0, hits = 0;
    for (std::int64_t score = 1000; score >= 0; --score) {
        const std::int64_t words = words_at[static_cast<std::size_t>(score)];
        kept += words;
        hits += score * words;
        all = expected_f1(hits, kept, wanted);
        best = std::max(best, all);
    }
    return static_cast<std::int32_t>(best * share_of_best(best - all) / 2000);
}

}  // namespace dehusk
