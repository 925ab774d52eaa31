#include "measure/numbers.hpp"

#include <set>

#include "measure/element_facts.hpp"
#include "support/catch.hpp"

using namespace dehusk;

TEST_CASE("every number has one name, and the columns count as many") {
    const std::set<std::string_view> names(number_names.begin(), number_names.end());
    CHECK(names.size() == all_numbers);
    CHECK(first_pass_numbers < all_numbers);
    CHECK(number_names[first_pass_numbers] == "score");
    CHECK(number_names[static_cast<std::size_t>(Number::words)] == "words");
    CHECK(number_names[static_cast<std::size_t>(Number::page_lines)] == "page_lines");
}

TEST_CASE("columns that are filled by counting on stand in the order they are counted in") {
    const auto distance = [](Number from, Number to) {
        return static_cast<std::size_t>(to) - static_cast<std::size_t>(from);
    };
    CHECK(distance(Number::tag_a, Number::tag_ul) + 1 == measured_tags.size());
    CHECK(distance(Number::concept_advert, Number::block_lines) == concept_count);
    CHECK(distance(Number::rule_related, Number::rules) == 20);
    for (std::size_t i = 0; i < measured_tags.size(); ++i) {
        const std::string expected = "tag_" + std::string(name(measured_tags[i]));
        CHECK(number_names[static_cast<std::size_t>(Number::tag_a) + i] == expected);
    }
}

TEST_CASE("the stamp changes with a name and with the order") {
    constexpr std::array<std::string_view, 2> one = {"a", "b"};
    constexpr std::array<std::string_view, 2> other = {"b", "a"};
    constexpr std::array<std::string_view, 2> joined = {"ab", ""};
    CHECK(stamp_of_names(one) != stamp_of_names(other));
    CHECK(stamp_of_names(one) != stamp_of_names(joined));
}
