// The second oracle: html5lib's tree-construction tests, from a folder that DEHUSK_HTML5LIB_TESTS names.
// Left out are those of fragments and of running scripts; of the others read_html() departs from none.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iterator>

#include "page/html5lib_tests.hpp"
#include "page/html_reader.hpp"
#include "support/catch.hpp"
#include "support/tree_dump.hpp"

namespace dehusk::test {
namespace {

PathTexts read(const std::string& html) {
    TreeReadOptions options;
    options.recover_unclosed = false;
    Deadline deadline;
    Tree tree;
    read_html(html, options, deadline, tree);
    PathTexts result;
    std::vector<std::string> texts(tree.elements.size());
    for (const TextRun& run : tree.runs) texts[run.element] += run.text;
    for (std::uint32_t row = 0; row < tree.elements.size(); ++row) {
        result.emplace(element_path(tree, html, row, PathAttributes::yes), texts[row]);
    }
    return result;
}

/// Equal keys come in no particular order.
std::vector<std::pair<std::string, std::string>> sorted(const PathTexts& texts) {
    std::vector<std::pair<std::string, std::string>> result(texts.begin(), texts.end());
    std::sort(result.begin(), result.end());
    return result;
}

std::string listing(const PathTexts& texts) {
    std::string result;
    for (const auto& [path, text] : sorted(texts)) result += "  " + path + " \"" + text + "\"\n";
    return result;
}

std::vector<std::string> files_below(const std::string& folder) {
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        const bool is_scripted = entry.path().parent_path().filename() == "scripted";
        if (entry.path().extension() == ".dat" && !is_scripted) files.push_back(entry.path().string());
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

TEST_CASE("html5lib's trees are read as they expect", "[html5lib]") {
    const char* folder = std::getenv("DEHUSK_HTML5LIB_TESTS");
    if (folder == nullptr) {
        WARN("DEHUSK_HTML5LIB_TESTS names no folder of tree-construction tests: skipped");
        return;
    }
    std::size_t total = 0;
    std::size_t equal = 0;
    for (const std::string& file : files_below(folder)) {
        for (const Html5libCase& one : read_html5lib_cases(file)) {
            ++total;
            const PathTexts actual = read(one.data);
            const bool is_equal = sorted(actual) == sorted(one.expected);
            if (is_equal) ++equal;
            INFO(one.name << "\n"
                          << one.data << "\nexpected\n"
                          << listing(one.expected) << "read\n"
                          << listing(actual));
            CHECK(is_equal);
        }
    }
    WARN(equal << " of " << total << " trees equal");
    CHECK(total > 1000);
}

}  // namespace dehusk::test
