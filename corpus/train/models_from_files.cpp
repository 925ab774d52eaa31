// Takes the place of lib/classify/models.cpp, lib/assemble/headline_model.cpp and lib/assemble/page_models.cpp in
// `dehusk_with_models` and others.
#include "assemble/headline_candidates.hpp"
#include "assemble/page_model.hpp"
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

const PageModel& html_page_model() {
    static const PageModelFile file("pages_html", page_numbers_stamp);
    return file.model();
}
const PageModel& text_page_model() {
    static const PageModelFile file("pages_text", page_numbers_stamp);
    return file.model();
}

}  // namespace dehusk
