#include "normalise/offsets.hpp"

#include "support/catch.hpp"

using namespace dehusk;

TEST_CASE("places of a text are found again in its normal form") {
    struct Row {
        std::string raw;
        std::vector<std::uint32_t> offsets;
        std::vector<std::uint32_t> moved;  // empty where they cannot be told
    };
    const Row rows[] = {
        {"one two", {0, 3, 4, 7}, {0, 3, 3, 7}},
        {"", {0}, {0}},
        // No-break and zero-width spaces, soft hyphens.
        {"one\u00A0two", {3, 5, 8}, {3, 3, 7}},
        {"a\u200Bb", {1, 4, 5}, {1, 1, 2}},
        {"a\u00ADb c", {3, 4}, {1, 2}},
        {"\u00A0 one \u00A0", {0, 3, 6, 9}, {0, 0, 3, 3}},
        // Composed, on either side of a place.
        {"e\u0301a", {3, 4}, {2, 3}},
        {"ae\u0301", {1, 4}, {1, 3}},
        // Composed across one.
        {"e\u0301a", {1, 4}, {}},
        {"a\U0001F468\u200D\U0001F469b", {1, 12}, {1, 12}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.raw);
        Arena arena;
        std::vector<std::uint32_t> offsets = row.offsets;
        const std::string normal(normalise_text(row.raw, Spacing::single, arena));
        const bool is_told = move_to_normal(row.raw, normal, offsets, arena);
        CHECK(is_told == !row.moved.empty());
        if (is_told) CHECK(offsets == row.moved);
    }
}
