// The format is text, one record a line: `stamp N`, `threshold N`, `settling` with the eight numbers of Settling, and
// for each forest `forest TREES NODES`, one line with the roots, then one line `number right value` per node. forest.py
// writes it.
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

bool ForestsFile::read_forest(std::istream& in, OwnedForest& forest) {
    std::string word;
    std::size_t trees = 0, nodes = 0;
    if (!(in >> word >> trees >> nodes) || word != "forest") return false;
    forest.roots.resize(trees);
    for (std::uint32_t& root : forest.roots) in >> root;
    forest.nodes.resize(nodes);
    for (dehusk::TreeNode& node : forest.nodes) in >> node.number >> node.right >> node.value;
    return static_cast<bool>(in);
}

ForestsFile::ForestsFile(const std::string& kind, std::uint32_t stamp, std::size_t forests) : forests_(forests) {
    const char* const folder = std::getenv("DEHUSK_MODEL_FOLDER");
    if (folder == nullptr) give_up("DEHUSK_MODEL_FOLDER", "is not set");
    path_ = std::string(folder) + "/" + kind + ".model";
    std::ifstream in(path_);
    if (!in) give_up(path_, "cannot be read");
    std::string word;
    in >> word >> stamp_ >> word >> threshold_;
    in >> word;
    for (dehusk::Checkpoints* checkpoints : {&settling_.first, &settling_.second}) {
        in >> checkpoints->every_trees >> checkpoints->below >> checkpoints->above;
    }
    in >> settling_.share_of_best >> settling_.most_score;
    for (OwnedForest& forest : forests_) {
        if (!in || !read_forest(in, forest)) give_up(path_, "is broken");
    }
    if (stamp_ != stamp) give_up(path_, "was trained with another list of numbers");
}

ModelFile::ModelFile(const std::string& kind, std::uint32_t stamp)
    : file_(kind, stamp, 2), model_{file_.path(),     file_.stamp(),   file_.threshold(),
                                    file_.settling(), file_.forest(0), file_.forest(1)} {}

PageModelFile::PageModelFile(const std::string& kind, std::uint32_t stamp)
    : file_(kind, stamp, dehusk::known_page_kinds + 1) {
    model_.name = file_.path();
    model_.stamp = file_.stamp();
    model_.least_probability = file_.threshold();
    for (std::size_t i = 0; i < dehusk::known_page_kinds; ++i) model_.kinds[i] = file_.forest(i);
    model_.confidence = file_.forest(dehusk::known_page_kinds);
}
