// Models from files, for measuring out of fold.
#pragma once

#include <istream>
#include <string>
#include <vector>

#include "classify/model.hpp"

/// The model in `FOLDER/kind.model`, where the environment variable DEHUSK_MODEL_FOLDER names FOLDER. A file that
/// cannot be read, or was made with another list of numbers than `stamp` says, ends the program with a message: a
/// figure measured with the wrong model is worse than none.
class ModelFile {
  public:
    ModelFile(const std::string& kind, std::uint32_t stamp);
    ModelFile(const ModelFile&) = delete;
    ModelFile& operator=(const ModelFile&) = delete;

    const dehusk::Model& model() const { return model_; }

  private:
    struct OwnedForest {
        std::vector<dehusk::TreeNode> nodes;
        std::vector<std::uint32_t> roots;
    };
    static bool read_forest(std::istream& in, OwnedForest& forest);

    std::string path_;
    OwnedForest first_;
    OwnedForest second_;
    dehusk::Model model_;
};
