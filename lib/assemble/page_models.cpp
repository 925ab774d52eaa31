// The trained models of pages, in a file of their own for the reason that lib/classify/models.cpp gives.
#include "assemble/page_model.hpp"

namespace dehusk {
namespace {

#include "assemble/model_pages_html.inc"
#include "assemble/model_pages_text.inc"

#ifndef DEHUSK_STALE_MODELS  // set only by the preset "train", whose tools read no built-in model
static_assert(built_in_pages_html.stamp == page_numbers_stamp && built_in_pages_text.stamp == page_numbers_stamp,
              "the list of page numbers changed: train the models again (corpus/train)");
#endif

}  // namespace

const PageModel& html_page_model() {
    return built_in_pages_html;
}
const PageModel& text_page_model() {
    return built_in_pages_text;
}

}  // namespace dehusk
