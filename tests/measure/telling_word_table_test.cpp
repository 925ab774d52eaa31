#include "assemble/telling_words.hpp"

#include "support/catch.hpp"

using namespace dehusk;

TEST_CASE("telling words are counted whole and in any case") {
    TellingWordCounts counts{};
    count_telling_words("Add to CART; replies 3, reply. Carted address my I", counts);
    const auto count = [&](TellingWords group) { return counts[static_cast<std::size_t>(group)]; };
    CHECK(count(TellingWords::cart_words) == 2);
    CHECK(count(TellingWords::forum_words) == 2);
    CHECK(count(TellingWords::i_words) == 2);
    CHECK(count(TellingWords::manual_words) == 0);
    count_telling_words("", counts);
    CHECK(count(TellingWords::cart_words) == 2);
}
