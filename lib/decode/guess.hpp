// Encodings told from the bytes themselves.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "decode/encoding.hpp"

namespace dehusk {

/// UTF-16 without a BOM, by where its NUL bytes stand in the first 64 KiB.
std::optional<Encoding> guess_utf_16(std::string_view bytes);

/// True if NUL bytes stand more often where `encoding`, one of the two UTF-16, has its high bytes.
bool may_be_utf_16(std::string_view bytes, Encoding encoding);

/// True if one of the escape sequences stands in the bytes that only ISO-2022-JP uses.
bool has_iso_2022_jp_escape(std::string_view bytes);

/// What ICU's detector takes the bytes for, likeliest first; Unicode, single encodings of it and what the standard does
/// not know left out. Reads a sample of at most 8 KiB: text around bytes beyond ASCII, without markup.
std::vector<Encoding> guess_legacy(std::string_view bytes);

}  // namespace dehusk
