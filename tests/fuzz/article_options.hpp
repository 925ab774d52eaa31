// Options of an extraction out of the first bytes of a fuzzing input.
#pragma once

#include <cstdint>
#include <string>

#include <dehusk/extract.hpp>

#include "fuzz/fuzz_input.hpp"

namespace dehusk::fuzz {

/// Label of an encoding, each that the standard knows; none for 0.
std::string charset_hint(std::uint8_t choice);

/// `kind` or automatic; every option, and small values of every limit.
Options options_from(const FuzzInput& input, InputKind kind);

}  // namespace dehusk::fuzz
