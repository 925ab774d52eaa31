// The format is text, one record a line: `stamp N`, `threshold N`, `settling` with the eight numbers of Settling, and
// for each forest `forest TREES NODES`, one line with the roots, then one line `number right value` per node. forest.py
// writes it.
#include "model_file.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <limits>

#include "classify/block_sums.hpp"

namespace {

[[noreturn]] void give_up(const std::string& path, const char* why) {
    std::cerr << path << ": " << why << '\n';
    std::exit(70);
}

}  // namespace

bool ForestsFile::read_forest(std::istream& in, OwnedForest& forest) {
    struct Node {
        std::int16_t number = 0;
        std::size_t right = 0;
        std::int32_t value = 0;
    };
    std::string word;
    std::size_t trees = 0, node_count = 0;
    if (!(in >> word >> trees >> node_count) || word != "forest") return false;
    std::vector<std::size_t> roots(trees);
    for (std::size_t& root : roots) in >> root;
    std::vector<Node> nodes(node_count);
    for (Node& node : nodes) in >> node.number >> node.right >> node.value;
    if (!in) return false;

    // As forest.py parts splits and leaves for the tables of the library.
    std::vector<dehusk::TreePlace> places;
    std::int32_t splits = 0, leaves = 0;
    for (const Node& node : nodes) {
        const bool is_leaf = node.number < 0;
        places.push_back(static_cast<dehusk::TreePlace>(is_leaf ? ~leaves++ : splits++));
    }
    if (std::max(splits, leaves) > std::numeric_limits<dehusk::TreePlace>::max()) return false;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const Node& node = nodes[i];
        if (node.number < 0) {
            forest.leaves.push_back(node.value);
        } else {
            if (node.value != static_cast<std::int16_t>(node.value)) return false;
            forest.splits.push_back(
                {node.number, static_cast<std::int16_t>(node.value), places.at(i + 1), places.at(i + node.right)});
        }
    }
    for (std::size_t i = 0; i < trees; ++i) {
        const std::size_t end = i + 1 < trees ? roots[i + 1] : nodes.size();
        if (end - roots[i] >= 2 * dehusk::BlockSums::most_leaves) return false;
        forest.roots.push_back(places.at(roots[i]));
    }
    return true;
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
