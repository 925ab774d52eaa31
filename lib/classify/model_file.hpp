// Models from files, for development builds only: an installed library carries its models and reads none.
#pragma once

#include <string>
#include <vector>

#include "classify/model.hpp"

namespace dehusk {

/// The model in `FOLDER/kind.model`, where the environment variable DEHUSK_MODEL_FOLDER names FOLDER, or `built_in` where it is
/// not set. A file that cannot be read, or was made with another list of numbers, ends the program with a message: a figure
/// measured with the wrong model is worse than none.
class ModelFile {
  public:
    ModelFile(const std::string& kind, const Model& built_in);
    ModelFile(const ModelFile&) = delete;
    ModelFile& operator=(const ModelFile&) = delete;

    const Model& model() const { return model_; }

  private:
    struct OwnedForest {
        std::vector<TreeNode> nodes;
        std::vector<std::uint32_t> roots;
    };
    static bool read_forest(std::istream& in, OwnedForest& forest);

    std::string path_;
    OwnedForest first_;
    OwnedForest second_;
    Model model_;
};

}  // namespace dehusk
