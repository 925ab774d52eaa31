// Every second input that libFuzzer makes of another is changed by whole tokens of HTML instead of by bytes.
#include <cstring>
#include <string>

#include "fuzz/fuzz_input.hpp"
#include "fuzz/html_tokens.hpp"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size,
                                               unsigned seed) {
    using namespace dehusk::fuzz;
    Random random(seed);
    if (size <= choice_bytes || random() % 2 == 0) return LLVMFuzzerMutate(data, size, max_size);
    const std::string mutated =
        with_mutated_tokens(split_input(data, size).document, 1 + random() % 4, random, max_size - choice_bytes);
    std::memcpy(data + choice_bytes, mutated.data(), mutated.size());
    return choice_bytes + mutated.size();
}
