// The bytes of one input as every harness reads them: the first choose options, the rest is the document.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace dehusk::fuzz {

/// As many for each harness, so that seeds and mutators need not know which one they serve. Zeros choose what a caller
/// who chooses nothing gets.
inline constexpr std::size_t choice_bytes = 4;

struct FuzzInput {
    /// What the input is too short for is 0.
    std::array<std::uint8_t, choice_bytes> choices{};
    std::string_view document;
};

inline FuzzInput split_input(const std::uint8_t* data, std::size_t size) {
    FuzzInput input;
    const std::size_t chosen = std::min(size, choice_bytes);
    std::copy_n(data, chosen, input.choices.begin());
    input.document = {reinterpret_cast<const char*>(data) + chosen, size - chosen};
    return input;
}

/// A finding: says what does not hold, and aborts, which fuzzers and ctest take for a crash.
inline void require(bool holds, std::string_view property) {
    if (holds) return;
    std::fprintf(stderr, "does not hold: %.*s\n", static_cast<int>(property.size()), property.data());
    std::abort();
}

}  // namespace dehusk::fuzz

/// What every harness defines, and libFuzzer or replay.cpp calls.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
