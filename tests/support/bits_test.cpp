#include "support/bits.hpp"

#include <bit>
#include <random>

#include "support/catch.hpp"

using namespace dehusk;

TEST_CASE("bits are counted") {
    CHECK(count_bits(0) == 0);
    CHECK(count_bits(1) == 1);
    CHECK(count_bits(0xF0F0'0000'0000'0001) == 9);
    CHECK(count_bits(~std::uint64_t{0}) == 64);
    std::mt19937_64 random(20261125);
    for (int round = 0; round < 1000; ++round) {
        const std::uint64_t bits = random() & (round % 2 == 0 ? random() : ~std::uint64_t{0});
        REQUIRE(count_bits(bits) == static_cast<std::uint32_t>(std::popcount(bits)));
    }
}

TEST_CASE("the first bits") {
    STATIC_REQUIRE(first_bits(0) == 0);
    STATIC_REQUIRE(first_bits(1) == 1);
    STATIC_REQUIRE(first_bits(5) == 0x1F);
    STATIC_REQUIRE(first_bits(63) == ~std::uint64_t{0} >> 1);
    STATIC_REQUIRE(first_bits(64) == ~std::uint64_t{0});
}
