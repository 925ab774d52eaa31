#include "measure/telling_word_table.hpp"

#include "support/catch.hpp"

using namespace dehusk;

TEST_CASE("telling words are known by their hash, whole") {
    struct Row {
        const char* word;
        TellingWords group;
    };
    const Row rows[] = {
        {"cart", TellingWords::cart_words},   {"add", TellingWords::cart_words}, {"replies", TellingWords::forum_words},
        {"i", TellingWords::i_words},         {"d", TellingWords::age_words},    {"return", TellingWords::shop_words},
        {"carted", TellingWords::count},      {"car", TellingWords::count},      {"address", TellingWords::count},
        {"homeandmill", TellingWords::count}, {"CART", TellingWords::count},
    };
    for (const Row& row : rows) {
        INFO(row.word);
        const std::uint64_t hash = quick_hash_of(row.word);
        CHECK(telling_group_of(hash) == row.group);
        if (row.group != TellingWords::count) CHECK(telling_word_filter.may_hold(hash));
    }
}
