// Which pages the benches run over, told the same way to each of them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace dehusk_bench {

/// Every `every`-th of the pages that `arguments` name: files, and all files below folders, sorted by name. Without
/// arguments, the pages that DEHUSK_EVALUATION_DATA names; without that, those of corpus/pages. Throws
/// std::runtime_error when there is none.
std::vector<std::filesystem::path> page_files(const std::vector<std::string>& arguments, int every);

/// What is in them, inflated. Throws std::runtime_error when one cannot be read.
std::vector<std::string> read_pages(const std::vector<std::string>& arguments, int every);

/// The number from 1 on that stands behind the option at argv[at]; moves `at` there. Throws std::runtime_error.
int number_behind_option(int argc, char** argv, int& at);

}  // namespace dehusk_bench
