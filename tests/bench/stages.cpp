// Time and allocations of each stage over pages as they are served, in one thread, beside gumbo's parse of the same.
//
// usage: bench_stages [--text] [--rounds N] [--every N] [FILE|FOLDER...]
//
// Without files, the pages that DEHUSK_EVALUATION_DATA names; without that, those of corpus/pages. --every N takes
// every Nth of them. Every stage runs over all pages, N rounds long, and its fastest round counts: what disturbs a
// shared machine only ever makes a round slower. Ratios of one run are what to compare, never times of two.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <gumbo.h>
#include <memory>
#include <new>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unicode/brkiter.h>
#include <unicode/utext.h>
#include <vector>

#include <dehusk/extract.hpp>

#include "assemble/judge_page.hpp"
#include "bench/bench_pages.hpp"
#include "classify/classify.hpp"
#include "evidence.hpp"
#include "page/html_reader.hpp"
#include "page/page_builder.hpp"
#include "page/streamed_blocks.hpp"
#include "page/text_reader.hpp"

namespace {

std::uint64_t allocations = 0;  // the bench has one thread

}  // namespace

void* operator new(std::size_t size) {
    ++allocations;
    if (void* const memory = std::malloc(size)) return memory;
    throw std::bad_alloc();
}
void operator delete(void* memory) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}

namespace {

using namespace dehusk;
using Clock = std::chrono::steady_clock;

// The stages of extract.cpp one by one. Each runs on what the one before it left, so that a round walks all pages
// through all stages and adds up what each took.
struct Stages {
    Options options;
    Deadline deadline;
    Pipeline pipeline;
    Classifier classifier;
    std::vector<std::int32_t> scores;
    std::vector<Decision> decisions;
    AssemblyMemory memory;
    Article article;
    std::string body;

    Evidence evidence() {
        const Model& model = pipeline.page.is_text ? text_model() : html_model();
        return evidence_of(pipeline, scores, model.threshold, memory);
    }
};

struct Stage {
    const char* name;
    std::function<void(Stages&, std::string_view)> run;
};

const std::vector<Stage>& stages_of(InputKind kind) {
    static const Stage decode_stage{"decode", [](Stages& s, std::string_view bytes) {
                                        decode(bytes, {}, s.options.input != InputKind::text, s.pipeline.decoded);
                                    }};
    static const Stage kind_stage{"tell html from text", [](Stages& s, std::string_view) {
                                      s.pipeline.limit =
                                          looks_like_html(s.pipeline.decoded.text) ? Limit::none : Limit::time;
                                  }};
    static const Stage read_stage{"read html", [](Stages& s, std::string_view) {
                                      s.pipeline.tree.clear();
                                      s.pipeline.tree_reader.read(s.pipeline.decoded.text, {}, s.deadline,
                                                                  s.pipeline.tree);
                                      place_streamed_blocks(s.pipeline.decoded.text, s.pipeline.tree);
                                  }};
    static const Stage build_stage{"build page", [](Stages& s, std::string_view) {
                                       s.pipeline.page.clear();
                                       s.pipeline.page_builder.build(s.pipeline.tree, s.pipeline.decoded, {},
                                                                     s.deadline, s.pipeline.page);
                                   }};
    static const Stage text_stage{"read text", [](Stages& s, std::string_view) {
                                      s.pipeline.page.clear();
                                      s.pipeline.text_reader.read(s.pipeline.decoded, {}, s.deadline, s.pipeline.page);
                                  }};
    static const std::vector<Stage> rest = {
        {"normalise", [](Stages& s, std::string_view) { normalise(s.pipeline.page, s.pipeline.text); }},
        {"residue rules",
         [](Stages& s, std::string_view) {
             RuleMatcher::builtin().match(s.pipeline.text, s.pipeline.scratch, s.pipeline.hits);
         }},
        {"measure",
         [](Stages& s, std::string_view) {
             s.pipeline.measurer.prepare(s.pipeline.page, s.pipeline.text, RuleMatcher::builtin(), s.pipeline.hits);
         }},
        {"classify",
         [](Stages& s, std::string_view) {
             const Model& model = s.pipeline.page.is_text ? text_model() : html_model();
             s.classifier.classify(model, s.pipeline.measurer, s.deadline, s.scores);
         }},
        {"select lines",
         [](Stages& s, std::string_view) {
             const Evidence evidence = s.evidence();
             select_lines(evidence, s.decisions);
             drop_repeats(evidence, s.decisions);
         }},
        {"headline",
         [](Stages& s, std::string_view) { s.article.headline = take_headline(s.evidence(), {}, s.decisions); }},
        {"judge page", [](Stages& s, std::string_view) { judge_page(s.evidence(), {}, true, s.decisions, s.article); }},
        {"write body",
         [](Stages& s, std::string_view) {
             bool is_cut = false;
             s.body = write_body(s.evidence(), s.decisions, s.options.limits.max_output_bytes, is_cut);
         }},
    };
    const auto joined = [](std::vector<Stage> first) {
        first.insert(first.end(), rest.begin(), rest.end());
        return first;
    };
    static const std::vector<Stage> html = joined({decode_stage, kind_stage, read_stage, build_stage});
    static const std::vector<Stage> text = joined({decode_stage, text_stage});
    return kind == InputKind::html ? html : text;
}

struct Cost {
    double seconds = 0;
    std::uint64_t allocations = 0;
};

class Meter {
  public:
    Meter() : begin_(Clock::now()), allocations_(allocations) {}
    Cost cost() const {
        return {std::chrono::duration<double>(Clock::now() - begin_).count(), allocations - allocations_};
    }

  private:
    Clock::time_point begin_;
    std::uint64_t allocations_;
};

void keep_faster(Cost& best, const Cost& cost, bool is_first) {
    if (is_first || cost.seconds < best.seconds) best = cost;
}

// One round over all pages, a stage's cost summed up.
std::vector<Cost> run_stages(Stages& state, const std::vector<Stage>& stages, const std::vector<std::string>& pages) {
    std::vector<Cost> costs(stages.size());
    for (const std::string& page : pages) {
        for (std::size_t i = 0; i < stages.size(); ++i) {
            const Meter meter;
            stages[i].run(state, page);
            const Cost cost = meter.cost();
            costs[i].seconds += cost.seconds;
            costs[i].allocations += cost.allocations;
        }
    }
    return costs;
}

Cost run_over(const std::vector<std::string>& pages, const std::function<void(std::string_view)>& work) {
    const Meter meter;
    for (const std::string& page : pages) work(page);
    return meter.cost();
}

void parse_with_gumbo(std::string_view page) {
    GumboOutput* const output = gumbo_parse_with_options(&kGumboDefaultOptions, page.data(), page.size());
    gumbo_destroy_output(&kGumboDefaultOptions, output);
}

// What a text tool that asks ICU for word boundaries pays at the least.
void break_words(icu::BreakIterator& breaks, std::string_view page) {
    UErrorCode status = U_ZERO_ERROR;
    UText text = UTEXT_INITIALIZER;
    utext_openUTF8(&text, page.data(), static_cast<std::int64_t>(page.size()), &status);
    breaks.setText(&text, status);
    while (breaks.next() != icu::BreakIterator::DONE) {
    }
    utext_close(&text);
}

struct Reference {
    const char* name;
    std::function<void(std::string_view)> work;
};

void print_row(const char* name, const Cost& cost, const Cost& whole, std::size_t pages, std::size_t bytes) {
    std::printf("%-26s %9.4f %7.3f %10.1f %10.1f\n", name, 1000 * cost.seconds / static_cast<double>(pages),
                cost.seconds / whole.seconds, static_cast<double>(bytes) / cost.seconds / 1e6,
                static_cast<double>(cost.allocations) / static_cast<double>(pages));
}

void run_bench(const std::vector<std::string>& pages, InputKind kind, int rounds) {
    const std::vector<Stage>& stages = stages_of(kind);
    Stages state;
    state.options.input = kind;
    Extractor extractor;
    Options options;
    const auto extract_whole = [&](std::string_view page) { (void)extractor.extract(page, options); };

    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> breaks(
        icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    if (U_FAILURE(status)) throw std::runtime_error("ICU has no word boundaries");
    const Reference reference =
        kind == InputKind::html
            ? Reference{"gumbo, parse alone", parse_with_gumbo}
            : Reference{"ICU, word boundaries", [&](std::string_view page) { break_words(*breaks, page); }};

    std::vector<Cost> best(stages.size());
    Cost whole, other;
    for (int round = 0; round <= rounds; ++round) {  // the first one warms up
        const std::vector<Cost> costs = run_stages(state, stages, pages);
        for (std::size_t i = 0; i < costs.size(); ++i) keep_faster(best[i], costs[i], round <= 1);
        keep_faster(whole, run_over(pages, extract_whole), round <= 1);
        keep_faster(other, run_over(pages, reference.work), round <= 1);
    }

    std::size_t bytes = 0;
    for (const std::string& page : pages) bytes += page.size();
    std::printf("%zu pages, %.1f kB each, %d rounds\n\n", pages.size(),
                static_cast<double>(bytes) / static_cast<double>(pages.size()) / 1e3, rounds);
    std::printf("%-26s %9s %7s %10s %10s\n", "", "ms/page", "share", "MB/s", "new/page");
    for (std::size_t i = 0; i < stages.size(); ++i) print_row(stages[i].name, best[i], whole, pages.size(), bytes);
    print_row("whole: Extractor::extract", whole, whole, pages.size(), bytes);
    print_row(reference.name, other, whole, pages.size(), bytes);
}

}  // namespace

int main(int argc, char** argv) try {
    InputKind kind = InputKind::html;
    int rounds = 5;
    int every = 1;
    std::vector<std::string> arguments;
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "--text") {
            kind = InputKind::text;
        } else if (argument == "--rounds") {
            rounds = dehusk_bench::number_behind_option(argc, argv, i);
        } else if (argument == "--every") {
            every = dehusk_bench::number_behind_option(argc, argv, i);
        } else {
            arguments.emplace_back(argument);
        }
    }
    run_bench(dehusk_bench::read_pages(arguments, every), kind, rounds);
    return 0;
} catch (const std::exception& error) {
    std::fprintf(stderr, "bench_stages: %s\n", error.what());
    return 1;
}
