// From a Tree to a Page: text runs become lines, attributes become concepts and meta.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

#include "decode/decode.hpp"
#include "page/page.hpp"
#include "page/tree.hpp"
#include "support/deadline.hpp"

namespace dehusk {

struct PageBuildOptions {
    std::uint32_t max_lines = 500'000;
    std::size_t max_line_bytes = std::size_t{1} << 20;
    /// Fill Page::images.
    bool wants_images = false;
};

/// Builds one page after another and keeps its memory in between. Not thread-safe.
class PageBuilder {
  public:
    PageBuilder();
    ~PageBuilder();
    PageBuilder(PageBuilder&&) noexcept;
    PageBuilder& operator=(PageBuilder&&) noexcept;

    /// Fills `page` from `tree`, both outliving it as does `decoded`. What scripts would show (noscript, elements
    /// hidden until scripts run, and last the articleBody of JSON-LD) is read only when the visible page is nearly
    /// empty. Linear.
    void build(const Tree& tree, const Decoded& decoded, const PageBuildOptions& options, Deadline& deadline,
               Page& page);

  private:
    struct Memory;
    std::unique_ptr<Memory> memory_;
};

/// PageBuilder::build() for a single page.
void build_page(const Tree& tree, const Decoded& decoded, const PageBuildOptions& options, Deadline& deadline,
                Page& page);

}  // namespace dehusk
