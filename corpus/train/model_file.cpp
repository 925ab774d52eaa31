// The format is text, one record a line: `stamp N`, `threshold N`, and for each forest `forest TREES NODES`, one line
// with the roots, then one line `number right value` per node. forest.py writes it.
#include "model_file.hpp"

#include <cstdlib>
#include <fstream>
#include <iostream>

namespace {

[[noreturn]] void give_up(const std::string& path, const char* why) {
    std::cerr << path << ": " << why << '\n';
    std::exit(70);
}

}  // namespace

bool ModelFile::read_forest(std::istream& in, OwnedForest& forest) {
    std::string word;
    std::size_t trees = 0, nodes = 0;
    if (!(in >> word >> trees >> nodes) || word != "forest") return false;
    forest.roots.resize(trees);
    for (std::uint32_t& root : forest.roots) in >> root;
    forest.nodes.resize(nodes);
    for (dehusk::TreeNode& node : forest.nodes) in >> node.number >> node.right >> node.value;
    return static_cast<bool>(in);
}

ModelFile::ModelFile(const std::string& kind, std::uint32_t stamp) {
    const char* const folder = std::getenv("DEHUSK_MODEL_FOLDER");
    if (folder == nullptr) give_up("DEHUSK_MODEL_FOLDER", "is not set");
    path_ = std::string(folder) + "/" + kind + ".model";
    std::ifstream in(path_);
    if (!in) give_up(path_, "cannot be read");
    std::string word;
    in >> word >> model_.stamp >> word >> model_.threshold;
    if (!in || !read_forest(in, first_) || !read_forest(in, second_)) give_up(path_, "is broken");
    if (model_.stamp != stamp) give_up(path_, "was trained with another list of numbers");
    model_.name = path_;
    model_.first = {first_.nodes, first_.roots};
    model_.second = {second_.nodes, second_.roots};
}
