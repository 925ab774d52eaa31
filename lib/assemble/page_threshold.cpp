// The scores say what F1 any choice of lines may be expected to reach, and the best choice keeps the lines from half of
// that F1 on (Lewis 1995; Ye et al. 2012): 0.48 on a dump that is easily parted into article and residue, 0.15 on an
// unusual one where no line scores well but most of the text is the article all the same.
//
// A dump that would be hardly better without its doubtful lines is most likely an extraction that was cleaned before.
// What is in doubt there is more often a short line of the article than residue, and taking it does more harm than
// leaving residue: the less there is to gain, the lower the threshold. Out of fold, on the first pass's scores, that
// halved the texts that cleaning harms (2.8 to 1.3 percent of html-text's) and cost whole-page dumps 0.001 of F1. A
// fixed limit ("clean from 85 percent on") was tried before; it lost more of the clean texts.
//
// A web page's threshold is the mean of that and of a share of its best score: the classifier ranks the lines of an
// unusual page better than it places them.
#include "assemble/page_threshold.hpp"

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
constexpr std::array<Step, 3> steps = {{{0, 45}, {30, 370}, {230, 1000}}};

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

// The F1 that the scores promise, in permille.
struct Promise {
    std::int64_t best = 0;  ///< of the best choice by score
    std::int64_t all = 0;   ///< of keeping every line
};

Promise promise_of(const std::vector<std::int32_t>& scores, const std::vector<LineFacts>& facts) {
    std::array<std::int64_t, 1001> words_at{};
    std::int64_t wanted = 0;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        const std::int32_t score = std::clamp(scores[i], 0, 1000);
        words_at[static_cast<std::size_t>(score)] += facts[i].words;
        wanted += std::int64_t{score} * facts[i].words;
    }
    Promise promise;
    std::int64_t kept = 0, hits = 0;
    for (std::int64_t score = 1000; score >= 0; --score) {
        const std::int64_t words = words_at[static_cast<std::size_t>(score)];
        if (words == 0) continue;  // most scores: the same choice, and a division less
        kept += words;
        hits += score * words;
        promise.all = expected_f1(hits, kept, wanted);
        promise.best = std::max(promise.best, promise.all);
    }
    return promise;
}

// Of a web page's best score; out of fold it is worth 0.007 of F1 against the model's own threshold, the mean with the
// promised threshold another 0.0006. A page whose best line is below `hopeless_score` has nothing to keep.
constexpr std::int32_t share_of_best_score = 400;  // permille
constexpr std::int32_t hopeless_score = 150;

}  // namespace

std::int32_t text_threshold(const std::vector<std::int32_t>& scores, const std::vector<LineFacts>& facts) {
    const Promise promise = promise_of(scores, facts);
    return static_cast<std::int32_t>(promise.best * share_of_best(promise.best - promise.all) / 2000);
}

std::int32_t web_threshold(const std::vector<std::int32_t>& scores, const std::vector<LineFacts>& facts,
                           std::int32_t threshold) {
    const auto best = std::ranges::max_element(scores);
    if (best == scores.end() || *best < hopeless_score) return threshold;
    const std::int32_t by_rank = std::min(threshold, *best * share_of_best_score / 1000);
    const auto by_promise = static_cast<std::int32_t>(promise_of(scores, facts).best / 2);
    return (by_rank + by_promise) / 2;
}

}  // namespace dehusk
