#include "assemble/second_copy.hpp"

namespace dehusk {
namespace {

constexpr std::uint32_t least_words = 40;

// Permille from which an original is more likely the article's than residue's.
constexpr std::int32_t least_score = 500;

// Copies of long lines that follow one another as their originals do.
struct Copy {
    std::uint32_t begin = 0;
    std::uint32_t last_original = 0;
    std::uint64_t words = 0;
    std::uint64_t words_before = 0;  ///< of long lines that are no copies

    bool is_of_most() const { return words >= least_words && 2 * words > words_before; }
};

}  // namespace

std::uint32_t second_copy_begin(const Evidence& evidence) {
    const auto count = static_cast<std::uint32_t>(evidence.facts.size());
    Copy copy;
    std::uint64_t words_so_far = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
        const LineFacts& fact = evidence.facts[i];
        if (!fact.is_long || evidence.scores[fact.first_copy] < least_score) continue;
        if (fact.copies_before == 0) {
            if (copy.is_of_most()) break;
            copy = {};
            words_so_far += fact.words;
            continue;
        }
        const bool goes_on = copy.words > 0 && fact.first_copy > copy.last_original;
        if (!goes_on && copy.is_of_most()) break;
        if (!goes_on) copy = {.begin = i, .words_before = words_so_far};
        copy.last_original = fact.first_copy;
        copy.words += fact.words;
    }
    return copy.is_of_most() ? copy.begin : count;
}

}  // namespace dehusk
