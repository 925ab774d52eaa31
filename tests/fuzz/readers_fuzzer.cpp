// The HTML reader against gumbo. What gumbo is known to do otherwise than the standard is excused by name, see
// support/reader_comparison.cpp; pages that would make it abort are declined by page/gumbo_guard.cpp.
#include "decode/decode.hpp"
#include "fuzz/fuzz_input.hpp"
#include "support/reader_comparison.hpp"

using namespace dehusk;
using namespace dehusk::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static Decoded decoded;
    decode(split_input(data, size).document, "utf-8", false, decoded);
    const dehusk_tests::ReaderComparison result = dehusk_tests::compare_readers(decoded.text, false);
    require(result.agreement != dehusk_tests::Agreement::different, "the readers agree");
    return 0;
}
