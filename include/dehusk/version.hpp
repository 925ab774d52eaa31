// Version of dehusk: the macros of dehusk/version.h say what a program was compiled against, the functions what it runs
// with.
#pragma once

#include <string>
#include <string_view>

#include <dehusk/export.h>
#include <dehusk/version.h>

namespace dehusk {

/// Version of the library that is linked, for example "1.2.3". Lives as long as the program. Thread-safe.
DEHUSK_EXPORT std::string_view version() noexcept;

/// Names and digests of the trained models in the library, for example "html 0a1b2c3d, text 4e5f6a7b, headline
/// 8c9d0e1f". They change when results may change though the code is the same. Thread-safe.
DEHUSK_EXPORT std::string model_version();

/// Number and digest of the built-in residue rules, for example "750 rules 0a1b2c3d". Thread-safe.
DEHUSK_EXPORT std::string rules_version();

}  // namespace dehusk
