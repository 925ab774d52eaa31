#include "support/deadline.hpp"

#include "support/catch.hpp"

using namespace dehusk;

namespace {

/// How many steps of so many bytes a deadline lets pass, at most `most`.
int steps_before(Deadline deadline, std::size_t step_bytes, int most) {
    int steps = 0;
    while (steps < most && !deadline.passed(step_bytes)) ++steps;
    return steps;
}

Deadline passed_deadline() {
    Deadline deadline(std::chrono::milliseconds(1));
    while (!deadline.passed()) {
    }
    return deadline;
}

}  // namespace

TEST_CASE("limits of any size are none that pass at once") {
    for (const auto limit : {std::chrono::milliseconds::max(), std::chrono::milliseconds::min()}) {
        Deadline deadline(limit);
        CHECK_FALSE(deadline.passed(1'000'000));
        CHECK_FALSE(deadline.part(50).passed(1'000'000));
    }
}

TEST_CASE("without a limit no time passes", "[deadline]") {
    for (const int ms : {0, -1}) {
        const Deadline deadline{std::chrono::milliseconds(ms)};
        CHECK(steps_before(deadline, 1'000'000, 100) == 100);
        CHECK(steps_before(deadline.part(0), 1'000'000, 100) == 100);
    }
}

TEST_CASE("a deadline that passed stays so", "[deadline]") {
    Deadline deadline = passed_deadline();
    CHECK(deadline.has_passed());
    CHECK(deadline.passed());
}

TEST_CASE("a part of no time lets a first piece of work be done", "[deadline]") {
    const Deadline part = passed_deadline().part(50);
    CHECK_FALSE(part.has_passed());
    CHECK(steps_before(part, 0, 100'000) == 255);
    CHECK(steps_before(part, 1000, 100'000) == 15);
    CHECK(steps_before(part, 100'000, 100'000) == 0);
}
