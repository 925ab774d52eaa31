// Decoding any bytes under any label: the text is valid UTF-8, and every character maps to bytes of the input, in
// order.
#include <cstdint>
#include <cstdlib>

#include "decode/decode.hpp"
#include "support/utf8.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr const char* labels[] = {"",       "utf-8",       "gb18030",      "big5",     "shift_jis", "euc-jp",
                                      "euc-kr", "iso-2022-jp", "windows-1252", "utf-16le", "koi8-r"};
    if (size == 0) return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    dehusk::Decoded decoded;
    dehusk::decode(bytes, labels[data[0] % std::size(labels)], (data[0] & 128U) != 0, decoded);
    if (!dehusk::is_valid_utf8(decoded.text)) std::abort();
    std::uint32_t before = 0;
    for (std::size_t at = 0; at < decoded.text.size();) {
        const std::uint32_t begin = decoded.source_begin(static_cast<std::uint32_t>(at));
        at += dehusk::read_utf8(decoded.text, at).bytes;
        const std::uint32_t end = decoded.source_end(static_cast<std::uint32_t>(at));
        if (begin < before || end < begin || end > bytes.size()) std::abort();
        before = begin;
    }
    return 0;
}
