#include "page/html5lib_tests.hpp"

#include <fstream>
#include <sstream>

#include "page/html_attributes.hpp"

namespace dehusk::test {
namespace {

/// One case as its sections, such as "data" and "document".
using Sections = std::map<std::string, std::string>;

struct Node {
    std::size_t indent = 0;
    std::string path;
    std::string text;
};

bool starts_section(std::string_view line) {
    for (const std::string_view name :
         {"#data", "#errors", "#new-errors", "#document", "#document-fragment", "#script-on", "#script-off"}) {
        if (line == name) return true;
    }
    return false;
}

std::vector<Sections> read_sections(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::vector<Sections> cases;
    std::string section;
    for (std::string line; std::getline(file, line);) {
        if (starts_section(line)) {
            section = line.substr(1);
            if (section == "data") cases.emplace_back();
            if (!cases.empty()) cases.back()[section];
        } else if (!cases.empty()) {
            cases.back()[section] += line + '\n';
        }
    }
    return cases;
}

/// `<svg path>` and `<p>` to their bare names.
std::string element_name(std::string_view line) {
    std::string_view name = line.substr(1, line.size() - 2);
    if (name.starts_with("svg ")) name.remove_prefix(4);
    if (name.starts_with("math ")) name.remove_prefix(5);
    std::string lower_case(name);
    for (char& c : lower_case) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return lower_case;
}

class TreeLines {
  public:
    void add(std::string_view line) {
        if (line.starts_with("| ")) {
            close_text();
            add_node(line.substr(2));
        } else if (in_text_) {
            open_.back().text += '\n';
            open_.back().text += line;
        }
    }

    PathTexts finish() {
        close_text();
        close_to(0);
        return std::move(result_);
    }

  private:
    void add_node(std::string_view line) {
        const std::size_t indent = line.find_first_not_of(' ');
        const std::string_view content = line.substr(indent);
        if (content == "content") return;
        close_to(indent);
        if (content.starts_with("<!")) return;
        if (content.starts_with('<') && content.ends_with('>')) {
            const std::string path = (open_.empty() ? "" : open_.back().path + "/") + element_name(content);
            open_.push_back({indent, path, {}});
        } else if (content.starts_with('"')) {
            in_text_ = true;
            open_.back().text += content.substr(1);
        } else {
            add_attribute(content);
        }
    }

    void add_attribute(std::string_view content) {
        const std::size_t equals = content.find('=');
        const std::string_view name = content.substr(0, equals);
        if (equals == std::string_view::npos || name.empty() || !attribute_for_name(name)) return;
        open_.back().path += "[" + std::string(content) + "]";
    }

    void close_text() {
        if (!in_text_) return;
        in_text_ = false;
        open_.back().text.pop_back();
    }

    void close_to(std::size_t indent) {
        while (!open_.empty() && open_.back().indent >= indent) {
            result_.emplace(open_.back().path, open_.back().text);
            open_.pop_back();
        }
    }

    std::vector<Node> open_;
    PathTexts result_;
    bool in_text_ = false;
};

PathTexts read_tree(const std::string& document) {
    TreeLines lines;
    std::istringstream stream(document);
    for (std::string line; std::getline(stream, line);) lines.add(line);
    return lines.finish();
}

}  // namespace

std::vector<Html5libCase> read_html5lib_cases(const std::string& path) {
    std::vector<Html5libCase> cases;
    std::size_t number = 0;
    for (Sections& sections : read_sections(path)) {
        ++number;
        if (sections.count("document-fragment") != 0 || sections.count("script-on") != 0) continue;
        std::string& data = sections["data"];
        if (!data.empty()) data.pop_back();
        std::string& document = sections["document"];
        while (document.ends_with("\n\n")) document.pop_back();
        cases.push_back({path.substr(path.rfind('/') + 1) + ":" + std::to_string(number), data, read_tree(document)});
    }
    return cases;
}

}  // namespace dehusk::test
