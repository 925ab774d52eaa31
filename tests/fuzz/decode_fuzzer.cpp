// Any bytes under any label: the text is valid UTF-8, its characters map to bytes of the input, in order, and nothing
// is left of the input before.
#include "decode/decode.hpp"
#include "fuzz/article_options.hpp"
#include "fuzz/fuzz_input.hpp"
#include "support/utf8.hpp"

using namespace dehusk;
using namespace dehusk::fuzz;

namespace {

void check_places(const Decoded& decoded, std::size_t input_bytes) {
    std::uint32_t latest_begin = 0;
    std::uint32_t latest_end = 0;
    for (std::size_t at = 0; at < decoded.text.size();) {
        const std::uint32_t begin = decoded.source_begin(static_cast<std::uint32_t>(at));
        at += read_utf8(decoded.text, at).bytes;
        const std::uint32_t end = decoded.source_end(static_cast<std::uint32_t>(at));
        require(begin <= end && end <= input_bytes, "a character stands for bytes of the input");
        require(begin >= latest_begin && end >= latest_end, "characters are in the input's order");
        latest_begin = begin;
        latest_end = end;
    }
    const auto text_end = static_cast<std::uint32_t>(decoded.text.size());
    require(decoded.source_begin(text_end) <= input_bytes, "the end of the text lies within the input");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static Decoded decoded;
    const FuzzInput input = split_input(data, size);
    const bool may_declare = (input.choices[0] & 1U) == 0;
    const std::string hint = charset_hint(input.choices[1]);
    decode(input.document, hint, may_declare, decoded);
    require(is_valid_utf8(decoded.text), "decoded text is UTF-8");
    require(encoding_for_label(decoded.encoding) == decoded.encoding, "the encoding is named as the standard does");
    check_places(decoded, input.document.size());

    Decoded fresh;
    decode(input.document, hint, may_declare, fresh);
    require(fresh.text == decoded.text && fresh.encoding == decoded.encoding, "decoding does not depend on the last");
    return 0;
}
