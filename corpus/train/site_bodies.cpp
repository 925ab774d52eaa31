// What the pages of one site say of one another's lines. The models are those of the folder that DEHUSK_MODEL_FOLDER
// names.
//
// usage: site_bodies FILE...     pages of one site; prints for each a JSON object: its body without and with a profile
//                                of all of them, and of all its lines the text, the words, the score in permille, and
//                                whether a profile may take it out of the body
#include <cmath>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include <dehusk/dehusk.hpp>

#include "normalise/normalise.hpp"

namespace {

std::string read_file(const char* path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

nlohmann::json lines_of(const dehusk::Article& article) {
    nlohmann::json lines = nlohmann::json::array();
    for (const dehusk::Line& line : article.lines) {
        const bool may_repeat = line.kind == dehusk::LineKind::cell || line.kind == dehusk::LineKind::code;
        lines.push_back({{"text", line.text},
                         {"words", dehusk::count_words(line.text)},
                         {"score", std::lround(1000 * line.score)},
                         {"may_go", line.verdict == dehusk::Verdict::body && !may_repeat}});
    }
    return lines;
}

}  // namespace

int main(int argument_count, char** arguments) {
    dehusk::Extractor extractor;
    dehusk::Options options;
    options.input = dehusk::InputKind::html;
    options.want_lines = true;
    const auto site = std::make_shared<dehusk::SiteProfile>();
    std::vector<std::string> pages;
    std::vector<dehusk::Article> articles;
    for (int i = 1; i < argument_count; ++i) {
        pages.push_back(read_file(arguments[i]));
        articles.push_back(extractor.extract(pages.back(), options));
        site->learn(articles.back());
    }
    options.site = site;
    for (std::size_t page = 0; page < pages.size(); ++page) {
        const nlohmann::json row{{"body", articles[page].body},
                                 {"body_with_site", extractor.extract(pages[page], options).body},
                                 {"lines", lines_of(articles[page])}};
        std::cout << row.dump() << '\n';
    }
    return std::cout.flush() ? 0 : 1;
}
