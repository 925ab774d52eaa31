// The sample pages of corpus/pages with their golden outputs.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace dehusk::testing {

struct CorpusPage {
    std::string id;
    std::string bytes;
    /// Headline, blank line, body, newline; empty where the page has no content.
    std::string expected;
};

inline std::string read_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// All pages, by id.
inline std::vector<CorpusPage> corpus_pages() {
    std::vector<CorpusPage> pages;
    for (const auto& entry : std::filesystem::directory_iterator(DEHUSK_SOURCE_DIR "/corpus/pages")) {
        const std::filesystem::path& path = entry.path();
        std::filesystem::path golden = path;
        golden.replace_extension(".expected.txt");
        if (path.string().ends_with(".expected.txt") || !std::filesystem::exists(golden)) continue;
        pages.push_back({path.filename().string(), read_file(path), read_file(golden)});
    }
    std::ranges::sort(pages, {}, &CorpusPage::id);
    return pages;
}

}  // namespace dehusk::testing
