// How large a test is: full with DEHUSK_FULL_TESTS (preset full), small under sanitizers, which take ten times as long,
// and between the two in other builds.
#pragma once

#include <cstddef>

namespace dehusk::testing {

#ifdef DEHUSK_SANITIZED_TESTS
inline constexpr bool is_sanitized = true;
#else
inline constexpr bool is_sanitized = false;
#endif

constexpr std::size_t by_test_size([[maybe_unused]] std::size_t full, [[maybe_unused]] std::size_t usual,
                                   [[maybe_unused]] std::size_t sanitized) {
#if defined(DEHUSK_FULL_TESTS)
    return full;
#elif defined(DEHUSK_SANITIZED_TESTS)
    return sanitized;
#else
    return usual;
#endif
}

constexpr std::size_t by_test_size(std::size_t full, std::size_t usual) {
    return by_test_size(full, usual, usual);
}

}  // namespace dehusk::testing
