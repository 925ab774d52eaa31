#include "ordered_workers.hpp"

#include <algorithm>
#include <atomic>
#include <numeric>
#include <optional>
#include <stdexcept>
#include <vector>

#include "support/catch.hpp"

namespace {

auto numbers_below(int end) {
    return [next = 0, end]() mutable { return next < end ? std::optional(next++) : std::nullopt; };
}

std::vector<int> first_numbers(int count) {
    std::vector<int> numbers(static_cast<std::size_t>(count));
    std::iota(numbers.begin(), numbers.end(), 0);
    return numbers;
}

// Work of uneven length: every seventh item takes longer than its neighbours.
int uneven(int number) {
    for (int turns = number % 7 == 0 ? 50 : 0; turns > 0; --turns) std::this_thread::yield();
    return number;
}

}  // namespace

TEST_CASE("results come in the source's order with any number of threads and items") {
    for (const std::size_t thread_count : {1, 2, 3, 16}) {
        for (const int item_count : {0, 1, 5, 1000}) {
            std::vector<int> written;
            examples::run_in_order<int>(
                thread_count, numbers_below(item_count), [] { return uneven; },
                [&](int result) {
                    written.push_back(result);
                    return true;
                });
            CAPTURE(thread_count, item_count);
            CHECK(written == first_numbers(item_count));
        }
    }
}

TEST_CASE("no thread runs further ahead of the writer than the window") {
    constexpr std::size_t thread_count = 4;
    std::atomic<int> taken = 0;
    int written = 0;
    int furthest = 0;
    examples::run_in_order<int>(
        thread_count, [&, take = numbers_below(500)]() mutable { return ++taken, take(); }, [] { return uneven; },
        [&](int) {
            furthest = std::max(furthest, taken - written);
            ++written;
            return true;
        });
    CHECK(written == 500);
    CHECK(furthest <= static_cast<int>(thread_count * examples::results_ahead_per_thread));
}

TEST_CASE("each thread makes one worker") {
    std::atomic<int> made = 0;
    examples::run_in_order<int>(
        3, numbers_below(100), [&] { return ++made, uneven; }, [](int) { return true; });
    CHECK(made == 3);
}

TEST_CASE("a writer that refuses a result stops the run") {
    std::vector<int> written;
    examples::run_in_order<int>(
        4, numbers_below(1'000'000'000), [] { return uneven; },
        [&](int result) {
            written.push_back(result);
            return written.size() < 10;
        });
    CHECK(written == first_numbers(10));
}

TEST_CASE("an exception of source, worker or writer comes out") {
    const auto fail = [] { throw std::runtime_error("expected"); };
    const auto write_all = [](int) { return true; };
    SECTION("source") {
        const auto source = [&]() -> std::optional<int> { return fail(), 0; };
        CHECK_THROWS_WITH(examples::run_in_order<int>(
                              2, source, [] { return uneven; }, write_all),
                          "expected");
    }
    SECTION("making a worker") {
        const auto make = [&] { return fail(), uneven; };
        CHECK_THROWS_WITH(examples::run_in_order<int>(2, numbers_below(9), make, write_all), "expected");
    }
    SECTION("worker") {
        const auto make = [&] { return [&](int number) { return number == 5 ? (fail(), 0) : number; }; };
        CHECK_THROWS_WITH(examples::run_in_order<int>(2, numbers_below(9), make, write_all), "expected");
    }
    SECTION("writer") {
        const auto write = [&](int) { return fail(), true; };
        CHECK_THROWS_WITH(examples::run_in_order<int>(
                              2, numbers_below(9), [] { return uneven; }, write),
                          "expected");
    }
}
