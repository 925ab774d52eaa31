// The whole library on HTML: all options and small limits, and what holds of every article.
#include "fuzz/article_options.hpp"
#include "fuzz/check_article.hpp"
#include "fuzz/fuzz_input.hpp"

using namespace dehusk;
using namespace dehusk::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    // One for all inputs: what one leaves behind must not reach the next.
    static Extractor extractor;
    const FuzzInput input = split_input(data, size);
    const auto relation = static_cast<Relation>(input.choices[3] % relation_count);
    check_extraction(extractor, input.document, options_from(input, InputKind::html), relation);
    return 0;
}
