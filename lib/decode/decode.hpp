// First stage: bytes in any encoding become UTF-8 text, and remember where they came from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dehusk {

/// The text of one input. `text` views the input itself where that is valid UTF-8, else `storage`.
struct Decoded {
    std::string_view text;
    /// WHATWG name, static.
    std::string_view encoding;
    std::string storage;

    /// A run of characters that take `text_step` bytes each in `text` and `source_step` bytes each in the input. Where
    /// UTF-8 was copied, both are 1 and each byte stands for itself. The last run begins where text ends and leads to
    /// the end of the input. At worst, every second character beyond ASCII, there is a run for each input byte.
    struct Run {
        std::uint32_t text_begin;
        std::uint32_t source_begin;
        std::uint16_t text_step;
        std::uint16_t source_step;
    };
    /// Sorted by `text_begin`, `source_begin` counted from the input's first byte; empty when offsets in `text` are
    /// offsets in the input plus `source_offset`.
    std::vector<Run> runs;
    /// Bytes of the BOM that was passed over.
    std::uint32_t source_offset = 0;

    /// Input byte at which the character at `text_offset` begins. `text_offset` may be text.size().
    std::uint32_t source_begin(std::uint32_t text_offset) const;
    /// Input byte behind the character that ends at `text_offset` (its end excluded).
    std::uint32_t source_end(std::uint32_t text_offset) const;
};

/// Fills `out` from `bytes` (at most 1 GiB), which must outlive it. `charset_hint` is the HTTP header's label or empty;
/// `may_declare` says whether a `<meta>` in the first 1,024 bytes is looked for (a web page, not a dump).
/// Never fails: what is no character becomes U+FFFD.
///
/// BOM and labels are believed unless the bytes speak plainly against them. Where nothing is declared, or what is
/// declared is refuted, the encoding is told from the bytes: UTF-8, UTF-16 and ISO-2022-JP by their structure, all
/// others of the standard by how likely the text is that they would give, in about 50 languages. Thai (windows-874),
/// Ukrainian and Russian in any of their six encodings and the Baltic languages are among these, each by the
/// frequencies of its letters. tests/README.md has the measured rates, and what cannot be told: a handful of characters
/// beyond ASCII under a wrong label, and encodings that differ in characters that are not there. Linear.
void decode(std::string_view bytes, std::string_view charset_hint, bool may_declare, Decoded& out);

/// WHATWG name of the encoding that `label` stands for (Encoding standard, 4.2), or empty. Ignores case and ASCII white
/// space around it.
std::string_view encoding_for_label(std::string_view label);

}  // namespace dehusk
