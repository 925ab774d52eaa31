// The trained ranking of headlines, in a file of its own for the reason that lib/classify/models.cpp gives.
#include "assemble/headline_candidates.hpp"

namespace dehusk {
namespace {

#include "assemble/model_headline.inc"

#ifndef DEHUSK_STALE_MODELS  // set only by the preset "train", whose tools read no built-in model
static_assert(built_in_headline.stamp == headline_stamp,
              "the list of headline numbers changed: train the model again (corpus/train)");
#endif

}  // namespace

const Model& headline_model() {
    return built_in_headline;
}

}  // namespace dehusk
