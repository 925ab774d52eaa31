// The labelled pages that DEHUSK_EVALUATION_DATA names, for tests that want real markup.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace dehusk_tests {

/// Gzipped pages of all sets, sorted; empty where the variable is not set or names nothing.
std::vector<std::filesystem::path> evaluation_pages();

/// Those of the set wcxb that are labelled as articles.
std::vector<std::filesystem::path> evaluation_articles();

/// Pages of corpus/pages in the source tree, sorted.
std::vector<std::filesystem::path> corpus_pages();

/// Content of a file, inflated if it is gzipped. `expected_bytes` may spare growing to its size. Throws
/// std::runtime_error when it cannot be read.
std::string read_page(const std::filesystem::path& path, std::size_t expected_bytes = 0);

}  // namespace dehusk_tests
