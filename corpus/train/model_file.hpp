// Models from files, for measuring out of fold.
#pragma once

#include <istream>
#include <string>
#include <vector>

#include "assemble/page_model.hpp"
#include "classify/model.hpp"

/// The forests in `FOLDER/kind.model`, where the environment variable DEHUSK_MODEL_FOLDER names FOLDER. A file that
/// cannot be read, or was made with another list of numbers than `stamp` says, ends the program with a message: a
/// figure measured with the wrong model is worse than none.
class ForestsFile {
  public:
    ForestsFile(const std::string& kind, std::uint32_t stamp, std::size_t forests);
    ForestsFile(const ForestsFile&) = delete;
    ForestsFile& operator=(const ForestsFile&) = delete;

    const std::string& path() const { return path_; }
    std::uint32_t stamp() const { return stamp_; }
    std::int32_t threshold() const { return threshold_; }
    const dehusk::Settling& settling() const { return settling_; }
    dehusk::Forest forest(std::size_t index) const {
        return {forests_[index].splits, forests_[index].leaves, forests_[index].roots};
    }

  private:
    struct OwnedForest {
        std::vector<dehusk::Split> splits;
        std::vector<std::int32_t> leaves;
        std::vector<dehusk::TreePlace> roots;
    };
    static bool read_forest(std::istream& in, OwnedForest& forest);

    std::string path_;
    std::uint32_t stamp_ = 0;
    std::int32_t threshold_ = 0;
    dehusk::Settling settling_;
    std::vector<OwnedForest> forests_;
};

class ModelFile {
  public:
    ModelFile(const std::string& kind, std::uint32_t stamp);
    const dehusk::Model& model() const { return model_; }

  private:
    ForestsFile file_;
    dehusk::Model model_;
};

class PageModelFile {
  public:
    PageModelFile(const std::string& kind, std::uint32_t stamp);
    const dehusk::PageModel& model() const { return model_; }

  private:
    ForestsFile file_;
    dehusk::PageModel model_;
};
