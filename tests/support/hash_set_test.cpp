#include "support/hash_set.hpp"

#include <random>
#include <set>

#include "support/catch.hpp"

using namespace dehusk;

TEST_CASE("a set of hashes holds what a set does", "[hash_set]") {
    std::mt19937_64 random(1);
    HashSet set;
    for (const std::size_t inserted : {10'000U, 100U, 3'000U}) {
        set.clear();
        std::set<std::uint64_t> expected;
        for (std::size_t i = 0; i < inserted; ++i) {
            // Neighbours, repeated ones, and such as share their place.
            const std::uint64_t hash = (random() % inserted) << (i % 3 * 12) << 1;
            REQUIRE(set.insert(hash) == expected.insert(hash).second);
        }
    }
}
