#include "classify/line_bits.hpp"

#include <array>
#include <random>

#include "support/catch.hpp"

using namespace dehusk;

TEST_CASE("what is done to lines at once equals what is done to each") {
    std::mt19937_64 random(20261125);
    LineSums sums, plain;
    for (int round = 0; round < 2000; ++round) {
        alignas(16) std::array<std::int16_t, most_block_lines> numbers{};
        // Few values, so that many are equal to the threshold; now and then the ends of the range.
        for (std::int16_t& number : numbers) {
            number = static_cast<std::int16_t>(round % 7 == 0 ? random() : random() % 5);
        }
        for (const int threshold : {-32768, -1, 0, 2, 4, 32766, 32767}) {
            const auto limit = static_cast<std::int16_t>(threshold);
            REQUIRE(lines_above(numbers, limit) == portable::lines_above(numbers, limit));
        }
        const LineBits lines = random() & (round % 2 == 0 ? random() : ~LineBits{0});
        const auto value = static_cast<std::int32_t>(random() % 200'000) - 100'000;
        add_to_lines(value, lines, sums);
        portable::add_to_lines(value, lines, plain);
        REQUIRE(sums.values == plain.values);
        // A bound that is a sum itself is not outside.
        const std::int32_t below = sums.values[random() % most_block_lines];
        const std::int32_t above = sums.values[random() % most_block_lines];
        REQUIRE(lines_outside(below, above, sums) == portable::lines_outside(below, above, sums));
    }
}
