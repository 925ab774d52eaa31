// Reads a text dump: joins hard-wrapped lines into paragraphs and keeps blank lines and indents as numbers.
#pragma once

#include <memory>
#include <string_view>

#include "decode/decode.hpp"
#include "page/page.hpp"
#include "page/page_builder.hpp"
#include "support/deadline.hpp"

namespace dehusk {

/// Reads one dump after another and keeps its memory in between. Not thread-safe.
class TextReader {
  public:
    TextReader();
    ~TextReader();
    TextReader(TextReader&&) noexcept;
    TextReader& operator=(TextReader&&) noexcept;

    /// Fills `page` from the dump in `decoded`, which must outlive it. Never fails. Linear.
    void read(const Decoded& decoded, const PageBuildOptions& options, const Deadline& deadline, Page& page);

  private:
    struct Memory;
    std::unique_ptr<Memory> memory_;
};

/// TextReader::read() for a single dump.
void read_text(const Decoded& decoded, const PageBuildOptions& options, const Deadline& deadline, Page& page);

/// Is `text` a web page rather than a dump? Looks at the first 64 KiB, never at a file's name.
bool looks_like_html(std::string_view text);

}  // namespace dehusk
