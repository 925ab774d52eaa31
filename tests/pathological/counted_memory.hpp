// What the library allocates, counted in bytes that it asked for: the same on every machine. To be linked into a
// program of its own, as it replaces operator new. ICU and gumbo allocate elsewhere and are not counted.
#pragma once

#include <cstddef>

namespace dehusk::testing {

/// All bytes ever allocated.
std::size_t allocated_bytes();

/// Bytes that are allocated now.
std::size_t live_bytes();

/// Most bytes that were allocated at one time since `begin_peak()`, less those that were when it was called.
std::size_t peak_bytes();
void begin_peak();

}  // namespace dehusk::testing
