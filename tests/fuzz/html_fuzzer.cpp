// The whole library on HTML: all options and small limits, and what holds of every article.
#include "fuzz/check_article.hpp"
#include "fuzz/fuzz_input.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return dehusk::fuzz::run_extraction(data, size, dehusk::InputKind::html);
}
