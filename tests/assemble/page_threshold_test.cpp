#include "assemble/page_threshold.hpp"

#include "support/catch.hpp"

using namespace dehusk;

namespace {

std::vector<LineFacts> lines_of(const std::vector<std::uint32_t>& words) {
    std::vector<LineFacts> facts(words.size());
    for (std::size_t i = 0; i < words.size(); ++i) facts[i].words = words[i];
    return facts;
}

}  // namespace

TEST_CASE("a dump that parts clearly is cut near the middle") {
    // Half of the words are surely residue: all the gain is to be had.
    const std::int32_t threshold = text_threshold({980, 980, 10, 10}, lines_of({100, 100, 100, 100}));
    CHECK(threshold > 450);
    CHECK(threshold <= 500);
}

TEST_CASE("a dump whose lines all score low keeps what is likely the article") {
    const std::int32_t threshold = text_threshold({200, 180, 150, 5, 5}, lines_of({100, 100, 100, 100, 100}));
    CHECK(threshold < 150);
    CHECK(threshold > 5);
}

TEST_CASE("the less is to be gained, the lower the threshold") {
    const std::int32_t much = text_threshold({950, 950, 20}, lines_of({100, 100, 200}));
    const std::int32_t some = text_threshold({950, 950, 20}, lines_of({100, 100, 40}));
    const std::int32_t nothing = text_threshold({950, 950, 20}, lines_of({100, 100, 1}));
    CHECK(much > some);
    CHECK(some > nothing);
    CHECK(nothing >= 23);
}

TEST_CASE("the order of the lines does not count, and nothing is no trouble") {
    CHECK(text_threshold({900, 10, 400}, lines_of({50, 60, 70})) ==
          text_threshold({400, 900, 10}, lines_of({70, 50, 60})));
    CHECK(text_threshold({}, {}) == 0);
    CHECK(text_threshold({0, 0}, lines_of({5, 5})) == 0);
    CHECK(text_threshold({500}, lines_of({0})) == 0);
    CHECK(text_threshold({1000}, lines_of({4'000'000'000U})) == 22);
}

TEST_CASE("a web page's threshold is the mean of a share of its best score and of what promises the best F1") {
    const std::vector<LineFacts> lines = lines_of({100, 100, 100});
    // 0.4 of 1,000; 1,000 of F1 are promised, half of which is the threshold.
    CHECK(web_threshold({1000, 1000, 0}, lines, 500) == 450);
    // The model's own is lower.
    CHECK(web_threshold({1000, 1000, 0}, lines, 300) == 400);
    // Lines that all score low: the more of them, the more it is worth to keep them.
    CHECK(web_threshold({300, 200, 200}, lines, 500) == (120 + 189) / 2);
}

TEST_CASE("a web page without hope keeps the model's threshold") {
    CHECK(web_threshold({149, 100, 0}, lines_of({100, 100, 100}), 400) == 400);
    CHECK(web_threshold({}, {}, 400) == 400);
}
