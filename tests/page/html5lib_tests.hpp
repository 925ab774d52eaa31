// Reads tree-construction tests in html5lib's .dat format.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dehusk::test {

/// A tree told without regard to the order of siblings: the path of each element, with the text that stands in it
/// directly.
using PathTexts = std::multimap<std::string, std::string>;

struct Html5libCase {
    /// File and number in it, from 1.
    std::string name;
    std::string data;
    PathTexts expected;
};

/// The cases of one file that a reader without scripts and without fragments can be held to.
std::vector<Html5libCase> read_html5lib_cases(const std::string& path);

}  // namespace dehusk::test
