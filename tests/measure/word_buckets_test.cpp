#include "measure/word_buckets.hpp"

#include <string>

#include "support/catch.hpp"

using namespace dehusk;

TEST_CASE("a bucket is taken once, whatever the letters' case") {
    WordBuckets buckets;
    buckets.clear(1);
    CHECK(buckets.take("mill"));
    CHECK_FALSE(buckets.take("mill"));
    CHECK_FALSE(buckets.take("MILL"));
    buckets.clear(1);
    CHECK(buckets.take("Mill"));
}

TEST_CASE("few words are forgotten at four buckets a word") {
    WordBuckets buckets;
    constexpr int words = 1000;
    buckets.clear(words);
    int forgotten = 0;
    for (int i = 0; i < words; ++i) forgotten += buckets.take("word" + std::to_string(i)) ? 0 : 1;
    CHECK(forgotten > 0);
    CHECK(forgotten < words / 5);
}
