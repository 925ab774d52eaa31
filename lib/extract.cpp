// The pipeline on one screen: bytes -> decode -> page -> normalise -> residue rules -> measure -> classify -> assemble.
#include <utility>

#include <dehusk/extract.hpp>

#include "assemble/judge_page.hpp"
#include "assemble/report.hpp"
#include "classify/classify.hpp"
#include "evidence.hpp"

namespace dehusk {

struct Extractor::State {
    Pipeline pipeline;
    std::vector<std::int32_t> scores;
    std::vector<Decision> decisions;
    AssemblyMemory memory;
};

Extractor::Extractor() : state_(std::make_unique<State>()) {}
Extractor::~Extractor() = default;
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;

Article Extractor::extract(std::string_view bytes, const Options& options) {
    // Lent to the call: where memory ends in the middle, a state that is half changed goes with the exception.
    std::unique_ptr<State> state = state_ == nullptr ? std::make_unique<State>() : std::move(state_);
    auto& [pipeline, scores, decisions, memory] = *state;
    Deadline deadline(options.limits.max_time);
    read_and_measure(bytes, options, deadline, pipeline);

    const Model& model = pipeline.page.is_text ? text_model() : html_model();
    const Classified classified = classify(model, pipeline.measurer, deadline, scores);
    const Evidence evidence = evidence_of(pipeline, scores, model.threshold, memory);
    select_lines(evidence, decisions);
    drop_repeats(evidence, decisions);

    Article article;
    article.headline = take_headline(evidence, options.url, decisions);
    judge_page(evidence, options.url, pipeline.limit == Limit::none && classified.is_in_time, decisions, article);
    apply_preference(options.preference, decisions);
    bool is_cut = false;
    article.body = write_body(evidence, decisions, options.limits.max_output_bytes, is_cut);
    article.input = pipeline.page.is_text ? InputKind::text : InputKind::html;
    article.encoding = pipeline.decoded.encoding;
    article.unclosed = pipeline.page.unclosed;
    article.limit = pipeline.limit;
    if (article.limit == Limit::none && !classified.is_in_time) article.limit = Limit::time;
    if (article.limit == Limit::none && is_cut) article.limit = Limit::output_bytes;
    article.status = status_of(article);
    if (options.want_lines) article.lines = report_lines(evidence, decisions);
    state_ = std::move(state);
    return article;
}

Article extract(std::string_view bytes, const Options& options) {
    return Extractor().extract(bytes, options);
}

}  // namespace dehusk
