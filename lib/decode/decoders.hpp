// The decoders of the Encoding standard, each from the bytes of an input into a sink.
#pragma once

#include <string_view>

#include "decode/encoding.hpp"
#include "decode/text_sink.hpp"

namespace dehusk {

/// Decodes `bytes`, any encoding but `replacement`; x-user-defined is read as windows-1252, as
/// HTML reads it in a declaration. Linear.
void decode_bytes(Encoding encoding, std::string_view bytes, TextSink& sink);

/// Multi-byte ones, one file each family (multi_byte.cpp, gb18030.cpp, iso_2022_jp.cpp).
void decode_big5(std::string_view bytes, TextSink& sink);
void decode_euc_kr(std::string_view bytes, TextSink& sink);
void decode_euc_jp(std::string_view bytes, TextSink& sink);
void decode_shift_jis(std::string_view bytes, TextSink& sink);
void decode_gb18030(std::string_view bytes, TextSink& sink);
void decode_iso_2022_jp(std::string_view bytes, TextSink& sink);

/// Code point of byte 0x80 + `index` in a single-byte encoding, U+FFFD where it has none.
char32_t single_byte_code_point(Encoding encoding, unsigned index);

}  // namespace dehusk
