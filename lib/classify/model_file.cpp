// The format is text, one record a line: `stamp N`, `threshold N`, and for each forest `forest TREES NODES`, one line with the
// roots, then one line `number right value` per node. corpus/train/make_model.py writes it.
#include "classify/model_file.hpp"

#include <cstdio>
#include <cstdlib>
#include <fstream>

namespace dehusk {
namespace {

[[noreturn]] void give_up(const std::string& path, const char* why) {
    std::fprintf(stderr, "dehusk (development build): %s: %s\n", path.c_str(), why);
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
    for (TreeNode& node : forest.nodes) in >> node.number >> node.right >> node.value;
    return static_cast<bool>(in);
}

ModelFile::ModelFile(const std::string& kind, const Model& built_in) : model_(built_in) {
    const char* const folder = std::getenv("DEHUSK_MODEL_FOLDER");
    if (folder == nullptr) return;
    path_ = std::string(folder) + "/" + kind + ".model";
    std::ifstream in(path_);
    if (!in) give_up(path_, "cannot be read");
    std::string word;
    in >> word >> model_.stamp >> word >> model_.threshold;
    if (!in || !read_forest(in, first_) || !read_forest(in, second_)) give_up(path_, "is broken");
    if (model_.stamp != built_in.stamp) give_up(path_, "was trained with another list of numbers");
    model_.name = path_;
    model_.first = {first_.nodes, first_.roots};
    model_.second = {second_.nodes, second_.roots};
}

}  // namespace dehusk
