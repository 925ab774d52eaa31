// Runs a harness on files, and on all files of folders: kept seeds as a test, and findings under any compiler.
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>
#include <vector>

#include "fuzz/fuzz_input.hpp"
#include "support/corpus_pages.hpp"

namespace {

using Paths = std::vector<std::filesystem::path>;

Paths files_of(const Paths& places) {
    Paths files;
    for (const std::filesystem::path& place : places) {
        if (!std::filesystem::is_directory(place)) {
            files.push_back(place);
            continue;
        }
        for (const auto& entry : std::filesystem::directory_iterator(place)) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

int main(int argc, char** argv) {
    const Paths files = files_of(Paths(argv + 1, argv + argc));
    for (const std::filesystem::path& file : files) {
        std::cout << file.string() << std::endl;  // flushed: the last that is named is the one that crashed
        const std::string content = dehusk::testing::read_file(file);
        // Of just the size, so that a sanitizer sees the first byte read behind it.
        const auto exact = std::make_unique<std::uint8_t[]>(content.size());
        std::copy(content.begin(), content.end(), exact.get());
        LLVMFuzzerTestOneInput(exact.get(), content.size());
    }
    std::cout << files.size() << " inputs\n";
    return files.empty() ? 1 : 0;
}
