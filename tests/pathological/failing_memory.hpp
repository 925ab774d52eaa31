// Allocations that are counted, and that fail when a test wants it: those of the operators new and of ICU, which takes
// its memory functions from its user. To be linked into a program of its own, as it replaces operator new.
#pragma once

#include <cstdint>

namespace dehusk::testing {

/// One thread allocates here, the test's own; plain numbers do.
struct Heap {
    /// Allocations until the one that fails; 0: none does.
    std::uint64_t until_failure = 0;
    /// From the failing one on all fail, as in a process that has reached its bound.
    bool all_fail_then = false;
    bool has_failed = false;
    /// Blocks that are held.
    std::int64_t live = 0;

    /// Whether the allocation that is asked for now is to fail.
    bool fails() {
        if (until_failure == 0) return false;
        if (until_failure > 1) {
            --until_failure;
            return false;
        }
        has_failed = true;
        if (!all_fail_then) until_failure = 0;
        return true;
    }
};
extern Heap heap;

/// Lets ICU allocate here too. To be called before anything else of ICU, and with its NFC data loaded here and now: ICU
/// remembers a failure to load them for good.
bool let_icu_allocate_here();

}  // namespace dehusk::testing
