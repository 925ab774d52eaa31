// The built-in rules as they are written down. compile_builtin_rules.cpp alone reads them; the library has the tables
// that it makes of them.
#pragma once

#include <span>

#include "residue/rules.hpp"

namespace dehusk {

/// The rows of lib/residue/rules/, sorted by language.
std::span<const Rule> rule_rows();

}  // namespace dehusk
