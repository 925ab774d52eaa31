#include "assemble/headline_candidates.hpp"

#ifdef DEHUSK_DEVELOPMENT_MODELS
#include "classify/model_file.hpp"
#endif

namespace dehusk {
namespace {

#include "assemble/model_headline.inc"

static_assert(built_in_headline.stamp == headline_stamp,
              "the list of headline numbers changed: train the model again (corpus/train)");

}  // namespace

#ifdef DEHUSK_DEVELOPMENT_MODELS
const Model& headline_model() {
    static const ModelFile file("headline", built_in_headline);
    return file.model();
}
#else
const Model& headline_model() { return built_in_headline; }
#endif

}  // namespace dehusk
