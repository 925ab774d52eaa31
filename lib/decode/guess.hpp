// Encodings told from the bytes themselves.
#pragma once

#include <optional>
#include <string_view>

#include "decode/encoding.hpp"

namespace dehusk {

/// UTF-16 without a BOM, by where its NUL bytes stand in the first 64 KiB.
std::optional<Encoding> guess_utf_16(std::string_view bytes);

/// True if NUL bytes stand more often where `encoding`, one of the two UTF-16, has its high bytes.
bool may_be_utf_16(std::string_view bytes, Encoding encoding);

/// True if one of the escape sequences stands in the bytes that only ISO-2022-JP uses.
bool has_iso_2022_jp_escape(std::string_view bytes);

/// The legacy encoding in which the bytes are likeliest as text (likelihood.hpp); none if they are ASCII. Reads a
/// sample of at most 2 KiB: text around bytes beyond ASCII, without markup.
std::optional<Encoding> guess_legacy(std::string_view bytes);

/// True if the bytes make so much better text in a legacy encoding other than `declared`, one too, that the label must
/// be wrong. Reads a sample of 1 KiB.
bool is_far_likelier_otherwise(std::string_view bytes, Encoding declared);

/// True if `bytes`, which follow the BOM of `marked`, one of the two UTF-16, are plainly in the other byte order or no
/// UTF-16 at all.
bool is_contradicted_utf_16(std::string_view bytes, Encoding marked);

}  // namespace dehusk
