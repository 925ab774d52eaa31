// Reads HTML by the WHATWG standard into a Tree, in one pass, without a DOM.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "page/tree.hpp"
#include "support/deadline.hpp"

namespace dehusk {

struct TreeReadOptions {
    std::uint32_t max_depth = 512;
    std::uint32_t max_elements = 1'000'000;
    /// Read on behind the opening of a comment, script, title, ... that never ends, so that it cannot swallow the
    /// article. Goes beyond the standard, so comparisons with other readers turn it off.
    bool recover_unclosed = true;
};

/// Reads one page of HTML after the other and keeps what memory that takes. Not thread-safe.
class TreeReader {
  public:
    TreeReader();
    ~TreeReader();

    /// Fills `tree` from `html`, valid UTF-8 (may hold NULs, untrusted), which must outlive it. Never fails; limits met
    /// are in `tree.limits_met`. Linear in the input for bounded depth.
    void read(std::string_view html, const TreeReadOptions& options, Deadline& deadline, Tree& tree);

  private:
    struct Memory;
    std::unique_ptr<Memory> memory_;
};

/// As TreeReader::read(), for one page.
void read_html(std::string_view html, const TreeReadOptions& options, Deadline& deadline, Tree& tree);

}  // namespace dehusk
