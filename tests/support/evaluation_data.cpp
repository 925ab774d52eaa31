#include "support/evaluation_data.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <zlib.h>

namespace dehusk_tests {

namespace {

std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder, std::string_view ending) {
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        if (entry.path().filename().string().ends_with(ending)) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

std::vector<std::filesystem::path> evaluation_pages() {
    std::vector<std::filesystem::path> pages;
    const char* root = std::getenv("DEHUSK_EVALUATION_DATA");
    if (root == nullptr) return pages;
    for (const char* set : {"wcxb", "snippets", "readability"}) {
        const auto files = files_in(std::filesystem::path(root) / set / "html", ".gz");
        pages.insert(pages.end(), files.begin(), files.end());
    }
    return pages;
}

std::vector<std::filesystem::path> evaluation_articles() {
    std::vector<std::filesystem::path> pages;
    const char* root = std::getenv("DEHUSK_EVALUATION_DATA");
    if (root == nullptr) return pages;
    const std::filesystem::path folder = std::filesystem::path(root) / "wcxb";
    std::ifstream labels(folder / "gold.jsonl");
    // One object a line; inside of its strings quotes are escaped, so that this is found as a member alone.
    constexpr std::string_view opening = R"({"id": ")";
    for (std::string label; std::getline(labels, label);) {
        if (!label.starts_with(opening) || label.find(R"("type": "article")") == std::string::npos) continue;
        const std::string id = label.substr(opening.size(), label.find('"', opening.size()) - opening.size());
        pages.push_back(folder / "html" / (id + ".html.gz"));
    }
    return pages;
}

std::vector<std::filesystem::path> corpus_pages() {
    return files_in(std::filesystem::path(DEHUSK_SOURCE_DIR) / "corpus" / "pages", ".html");
}

std::string read_page(const std::filesystem::path& path, std::size_t expected_bytes) {
    const std::unique_ptr<gzFile_s, int (*)(gzFile)> file(gzopen(path.c_str(), "rb"), gzclose);
    if (!file) throw std::runtime_error("cannot open " + path.string());
    std::string text;
    text.reserve(expected_bytes);
    std::array<char, 1 << 16> buffer{};
    for (int size = 0; (size = gzread(file.get(), buffer.data(), buffer.size())) > 0;) {
        text.append(buffer.data(), static_cast<std::size_t>(size));
    }
    return text;
}

}  // namespace dehusk_tests
