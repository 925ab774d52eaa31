// What other pages of a site are worth: bodies of pages without and with a profile of the site's others.
//
// usage: site_bodies FILE...     (pages of one site; prints a JSON object a file: source, body, body_with_site,
// dropped)
#include <cstddef>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include <dehusk/dehusk.hpp>

namespace {

std::string read_file(const char* path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

nlohmann::json lines_of_site(const dehusk::Article& article) {
    nlohmann::json lines = nlohmann::json::array();
    for (const dehusk::Line& line : article.lines) {
        if (line.reasons.front().kind == dehusk::ReasonKind::site) lines.push_back(line.text);
    }
    return lines;
}

}  // namespace

int main(int argument_count, char** arguments) {
    const std::vector<const char*> paths(arguments + 1, arguments + argument_count);
    dehusk::Extractor extractor;
    dehusk::Options options;
    options.input = dehusk::InputKind::html;
    options.want_lines = true;
    std::vector<std::string> pages;
    std::vector<dehusk::Article> articles;
    for (const char* path : paths) {
        pages.push_back(read_file(path));
        articles.push_back(extractor.extract(pages.back(), options));
    }
    for (std::size_t page = 0; page < pages.size(); ++page) {
        const auto others = std::make_shared<dehusk::SiteProfile>();
        for (std::size_t other = 0; other < pages.size(); ++other) {
            if (other != page) others->learn(articles[other]);
        }
        options.site = others;
        const dehusk::Article with_site = extractor.extract(pages[page], options);
        const nlohmann::json row{{"source", paths[page]},
                                 {"body", articles[page].body},
                                 {"body_with_site", with_site.body},
                                 {"dropped", lines_of_site(with_site)}};
        std::cout << row.dump() << '\n';
    }
    return std::cout.flush() ? 0 : 1;
}
