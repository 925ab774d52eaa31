#include "support/row_list.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <vector>

#include "support/catch.hpp"

using namespace dehusk;

namespace {

// Three blocks and a part of one.
constexpr std::uint32_t many_rows = 7000;

RowList<std::uint32_t> list_of(const std::vector<std::uint32_t>& rows) {
    RowList<std::uint32_t> list;
    for (const std::uint32_t row : rows) list.push_back(row);
    return list;
}

std::vector<std::uint32_t> rows_of(const RowList<std::uint32_t>& list) {
    return {list.begin(), list.end()};
}

std::vector<std::uint32_t> shuffled_rows() {
    std::vector<std::uint32_t> rows(many_rows);
    for (std::uint32_t i = 0; i < many_rows; ++i) rows[i] = i * 7919 % many_rows;
    return rows;
}

}  // namespace

static_assert(std::random_access_iterator<RowList<int>::iterator>);
static_assert(std::random_access_iterator<RowList<int>::const_iterator>);

TEST_CASE("a list of rows holds what was appended, in order") {
    const std::vector<std::uint32_t> rows = shuffled_rows();
    for (const std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{2047}, std::size_t{2048},
                                   std::size_t{2049}, std::size_t{many_rows}}) {
        INFO(size);
        const std::vector<std::uint32_t> some(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(size));
        const RowList<std::uint32_t> list = list_of(some);
        CHECK(list.size() == size);
        CHECK(list.empty() == (size == 0));
        CHECK(rows_of(list) == some);
        for (std::size_t i = 0; i < size; i += 500) CHECK(list[i] == some[i]);
        if (size != 0) CHECK(list.back() == some.back());
    }
}

TEST_CASE("rows stay where they are as a list grows") {
    RowList<std::uint32_t> list = list_of({7});
    const std::uint32_t* const first = &list[0];
    for (std::uint32_t i = 0; i < many_rows; ++i) list.push_back(i);
    CHECK(&list[0] == first);
    CHECK(*first == 7);
}

TEST_CASE("rows are taken off the end of a list and put there again") {
    RowList<std::uint32_t> list = list_of(shuffled_rows());
    while (list.size() > 2047) list.pop_back();
    for (std::uint32_t i = 0; i < 3; ++i) list.push_back(i);
    CHECK(list.size() == 2050);
    CHECK(list[2046] == shuffled_rows()[2046]);
    CHECK(list[2047] == 0);
    CHECK(list.back() == 2);
    list.clear();
    CHECK(list.empty());
    list.push_back(5);
    CHECK(rows_of(list) == std::vector<std::uint32_t>{5});
}

TEST_CASE("algorithms sort and search a list as they do a vector") {
    RowList<std::uint32_t> list = list_of(shuffled_rows());
    std::stable_sort(list.begin(), list.end());
    for (std::uint32_t i = 0; i < many_rows; i += 100) {
        const auto found = std::lower_bound(list.begin(), list.end(), i);
        CHECK(*found == i);
        CHECK(found - list.begin() == static_cast<std::ptrdiff_t>(i));
    }
    CHECK(std::lower_bound(list.begin(), list.end(), many_rows) == list.end());
}
