// How large a test is: full with DEHUSK_FULL_TESTS (preset full), else small enough for every build.
#pragma once

#include <cstddef>

namespace dehusk::testing {

constexpr std::size_t by_test_size([[maybe_unused]] std::size_t full, [[maybe_unused]] std::size_t usual) {
#ifdef DEHUSK_FULL_TESTS
    return full;
#else
    return usual;
#endif
}

}  // namespace dehusk::testing
