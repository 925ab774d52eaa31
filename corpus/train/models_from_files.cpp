// Takes the place of lib/classify/models.cpp and lib/assemble/headline_model.cpp in `dehusk_with_models`.
#include "assemble/headline_candidates.hpp"
#include "classify/model.hpp"
#include "model_file.hpp"

namespace dehusk {

const Model& html_model() {
    static const ModelFile file("html", numbers_stamp);
    return file.model();
}
const Model& text_model() {
    static const ModelFile file("text", numbers_stamp);
    return file.model();
}
const Model& headline_model() {
    static const ModelFile file("headline", headline_stamp);
    return file.model();
}

}  // namespace dehusk
