#include "assemble/judge_page.hpp"

#include "assemble/no_content.hpp"
#include "assemble/page_model.hpp"
#include "assemble/page_numbers.hpp"

namespace dehusk {

void judge_page(const Evidence& evidence, std::string_view url, bool is_whole, std::vector<Decision>& decisions,
                Article& article) {
    const bool is_text = evidence.page.is_text;
    const PageRow row = page_numbers(evidence, decisions, !article.headline.empty(), url);
    const Emptiness emptiness = is_whole ? emptiness_of(row, is_text) : Emptiness::none;
    if (emptiness != Emptiness::none) {
        drop_all(decisions, emptiness == Emptiness::error);
        if (emptiness == Emptiness::error) article.headline.clear();
        return;
    }
    if (number(row, PageNumber::kept_lines) == 0) return;
    const PageModel& model = is_text ? text_page_model() : html_page_model();
    article.kind = kind_of(model, row);
    article.confidence = confidence_of(model, row);
}

}  // namespace dehusk
