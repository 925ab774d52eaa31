// The pipeline on one screen: bytes -> decode -> page -> normalise -> residue rules -> measure -> classify -> assemble.
#include <algorithm>
#include <utility>

#include <dehusk/extract.hpp>

#include "assemble/body_writer.hpp"
#include "assemble/comments.hpp"
#include "assemble/judge_page.hpp"
#include "assemble/report.hpp"
#include "assemble/site_lines.hpp"
#include "assemble/statements.hpp"
#include "classify/classify.hpp"
#include "evidence.hpp"

namespace dehusk {

namespace {

// More than any real page takes, 2 MB of text or 20 MB of markup: who reads only pages keeps all memory.
constexpr std::size_t always_kept_bytes = 64'000'000;

// What memory may have been taken for, by the reckoning of Limits: the most of each in any call, as one page's elements
// do not fit where another's lines were.
struct Taken {
    std::size_t text_bytes = 0;
    std::size_t decoded_bytes = 0;
    std::size_t elements = 0;
    std::size_t lines = 0;
    std::size_t dump_lines = 0;
    std::size_t longest_line_bytes = 0;

    static Taken by(const Pipeline& pipeline) {
        const std::string_view text = pipeline.decoded.text;
        Taken taken;
        (pipeline.decoded.runs.empty() ? taken.text_bytes : taken.decoded_bytes) = text.size();
        taken.elements = pipeline.tree.elements.size();
        taken.lines = pipeline.page.lines.size();
        if (pipeline.page.is_text) taken.dump_lines = 1 + static_cast<std::size_t>(std::ranges::count(text, '\n'));
        for (const PageLine& line : pipeline.page.lines) {
            taken.longest_line_bytes = std::max(taken.longest_line_bytes, line.text.size());
        }
        return taken;
    }

    void raise_to(const Taken& other) {
        text_bytes = std::max(text_bytes, other.text_bytes);
        decoded_bytes = std::max(decoded_bytes, other.decoded_bytes);
        elements = std::max(elements, other.elements);
        lines = std::max(lines, other.lines);
        dump_lines = std::max(dump_lines, other.dump_lines);
        longest_line_bytes = std::max(longest_line_bytes, other.longest_line_bytes);
    }

    std::size_t most_bytes() const {
        return 10 * text_bytes + 40 * decoded_bytes + 280 * elements + 600 * lines + 150 * dump_lines +
               34 * longest_line_bytes;
    }
};

}  // namespace

struct Extractor::State {
    Pipeline pipeline;
    Classifier classifier;
    std::vector<std::int32_t> scores;
    std::vector<Decision> decisions;
    AssemblyMemory memory;
    Taken taken;
};

Extractor::Extractor() : state_(std::make_unique<State>()) {}
Extractor::~Extractor() = default;
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;

Article Extractor::extract(std::string_view bytes, const Options& options) {
    // Lent to the call: where memory ends in the middle, a state that is half changed goes with the exception.
    std::unique_ptr<State> state = state_ == nullptr ? std::make_unique<State>() : std::move(state_);
    auto& [pipeline, classifier, scores, decisions, memory, taken] = *state;
    const Deadline deadline(options.limits.max_time);
    read_and_measure(bytes, options, deadline, pipeline);

    const Model& model = pipeline.page.is_text ? text_model() : html_model();
    const Classified classified = classifier.classify(model, pipeline.measurer, deadline, scores);
    const Evidence evidence = evidence_of(pipeline, scores, model.threshold, memory);
    select_lines(evidence, decisions);
    drop_repeats(evidence, decisions);

    Article article;
    article.headline = take_headline(evidence, options.url, decisions);
    if (options.site != nullptr) drop_site_lines(evidence, *options.site, decisions);
    judge_page(evidence, options.url, pipeline.limit == Limit::none && classified.is_in_time, decisions, article);
    read_statements(evidence, decisions, article);
    apply_preference(options.preference, decisions);
    Limit cut_by = Limit::none;
    article.body = write_in_format(evidence, decisions, options, cut_by);
    if (options.want_comments) {
        bool are_comments_cut = false;
        article.comments = read_comments(evidence, decisions, options.limits.max_output_bytes, are_comments_cut);
        if (cut_by == Limit::none && are_comments_cut) cut_by = Limit::output_bytes;
    }
    if (article.body.empty()) article.confidence = 0.0;  // a preference or a limit left nothing of it
    article.input = pipeline.page.is_text ? InputKind::text : InputKind::html;
    article.encoding = pipeline.decoded.encoding;
    article.unclosed = pipeline.page.unclosed;
    article.limit = pipeline.limit;
    if (article.limit == Limit::none && !classified.is_in_time) article.limit = Limit::time;
    if (article.limit == Limit::none) article.limit = cut_by;
    article.status = status_of(article);
    if (options.want_lines) article.lines = report_lines(evidence, decisions);
    // Huge inputs in a row read into the same memory: fresh pages of it would cost them up to two thirds more time.
    const Taken by_call = Taken::by(pipeline);
    taken.raise_to(by_call);
    if (taken.most_bytes() <= std::max(always_kept_bytes, 2 * by_call.most_bytes())) state_ = std::move(state);
    return article;
}

Article extract(std::string_view bytes, const Options& options) {
    return Extractor().extract(bytes, options);
}

}  // namespace dehusk
