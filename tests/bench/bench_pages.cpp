#include "bench/bench_pages.hpp"

#include <algorithm>
#include <cstdlib>
#include <stdexcept>

#include "support/evaluation_data.hpp"

namespace dehusk_bench {
namespace {

std::vector<std::filesystem::path> all_files(const std::vector<std::string>& arguments) {
    std::vector<std::filesystem::path> files;
    for (const std::string& argument : arguments) {
        if (!std::filesystem::is_directory(argument)) {
            files.emplace_back(argument);
            continue;
        }
        for (const auto& entry : std::filesystem::recursive_directory_iterator(argument)) {
            if (entry.is_regular_file()) files.push_back(entry.path());
        }
    }
    if (arguments.empty()) files = dehusk_tests::evaluation_pages();
    if (files.empty()) files = dehusk_tests::corpus_pages();
    std::ranges::sort(files);
    return files;
}

}  // namespace

std::vector<std::filesystem::path> page_files(const std::vector<std::string>& arguments, int every) {
    const std::vector<std::filesystem::path> all = all_files(arguments);
    std::vector<std::filesystem::path> files;
    for (std::size_t i = 0; i < all.size(); i += static_cast<std::size_t>(every)) files.push_back(all[i]);
    if (files.empty()) throw std::runtime_error("no pages");
    return files;
}

std::vector<std::string> read_pages(const std::vector<std::string>& arguments, int every) {
    std::vector<std::string> pages;
    for (const auto& file : page_files(arguments, every)) pages.push_back(dehusk_tests::read_page(file));
    return pages;
}

int number_behind_option(int argc, char** argv, int& at) {
    const std::string option = argv[at];
    const int number = at + 1 < argc ? std::atoi(argv[++at]) : 0;
    if (number < 1) throw std::runtime_error(option + " wants a number from 1 on");
    return number;
}

}  // namespace dehusk_bench
