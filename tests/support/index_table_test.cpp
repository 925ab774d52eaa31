#include "support/index_table.hpp"

#include <cstdint>
#include <random>
#include <set>
#include <unordered_map>

#include "support/catch.hpp"

using namespace dehusk;

TEST_CASE("a key keeps the index that it was added with, until all are forgotten") {
    IndexTable table;
    table.clear(3);
    CHECK(table.find_or_add(7, 0) == 0);
    CHECK(table.find_or_add(0, 1) == 1);
    CHECK(table.find_or_add(7, 2) == 0);
    CHECK(table.find_or_add(0, 3) == 1);
    table.clear(1);
    CHECK(table.find_or_add(7, 5) == 5);
}

TEST_CASE("the table finds what a map finds, whatever the keys") {
    // How far apart keys lie: in a row, alike in their low bits, alike in their high bits.
    const std::uint64_t steps[] = {1, std::uint64_t{1} << 32, std::uint64_t{1} << 50, 0x9E3779B97F4A7C15ULL};
    IndexTable table;
    for (const std::uint64_t step : steps) {
        INFO(step);
        std::unordered_map<std::uint64_t, std::uint32_t> map;
        constexpr std::uint32_t most = 2000;
        table.clear(most);
        bool is_same = true;
        for (std::uint32_t i = 0; i < 3 * most; ++i) {
            const std::uint64_t key = std::uint64_t{i * 7919 % most} * step;
            is_same &= table.find_or_add(key, i) == map.try_emplace(key, i).first->second;
        }
        CHECK(is_same);
    }
}

TEST_CASE("a table with more keys than were expected grows, and is small again for the next page") {
    std::mt19937_64 random(1);
    IndexTable table;
    for (const std::uint32_t added : {10'000U, 100U, 3'000U}) {
        table.clear(16);
        std::set<std::uint64_t> expected;
        for (std::uint32_t i = 0; i < added; ++i) {
            // Neighbours, repeated ones, and such as are alike in their low bits.
            const std::uint64_t key = (random() % added) << (i % 3 * 12) << 1;
            const bool is_new = table.find_or_add(key, i) == i;
            REQUIRE(is_new == expected.insert(key).second);
        }
    }
}
