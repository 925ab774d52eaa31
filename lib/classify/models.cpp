// The trained models, as tables. They stand in a file of their own so that corpus/train can link others in their place:
// an installed library has no way to load a model.
#include "classify/model.hpp"

namespace dehusk {
namespace {

#include "classify/model_html.inc"
#include "classify/model_text.inc"

#ifndef DEHUSK_STALE_MODELS  // set only by the preset "train", whose tools read no built-in model
static_assert(built_in_html.stamp == numbers_stamp && built_in_text.stamp == numbers_stamp,
              "the list of numbers changed: train the models again (corpus/train)");
#endif

}  // namespace

const Model& html_model() {
    return built_in_html;
}
const Model& text_model() {
    return built_in_text;
}

}  // namespace dehusk
