// The memory of a call stays under the bound that extract.hpp gives: counted in bytes allocated at one time, for every
// shape that burdens a stage, within limits from the defaults down to small ones.
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <dehusk/extract.hpp>

#include "pathological/bombs.hpp"
#include "pathological/counted_memory.hpp"
#include "pipeline.hpp"
#include "support/catch.hpp"
#include "support/shapes.hpp"
#include "support/test_size.hpp"

using namespace dehusk;
using namespace dehusk::testing;

namespace {

constexpr std::size_t small_input_bytes = 270'000;
// Each how many of the inputs within some limits is tried.
constexpr std::size_t input_step = by_test_size(1, 3);

struct Input {
    std::string name;
    InputKind kind = InputKind::automatic;
    std::string bytes;
};

/// Shapes that take more of one thing to a byte than other inputs do.
const std::vector<Shape>& more_shapes() {
    using enum InputKind;
    static const std::vector<Shape> list = {
        {"a run for every byte", html, "<p>", "\xE9 ", ""},
        {"fenced code", text, "```\n", "x\n", "```\n"},
        {"spans", html, "<p>", "<b>x</b> ", ""},
        {"images", html, "<p>", "<img src=a alt=b>", ""},
        {"open tags beyond the depth", html, "<b>", "x<b>", ""},
        {"end tags that end nothing", html, "", "x</>", ""},
        {"attributes of few elements", html, "",
         "<b alt aria-controls aria-hidden aria-label cite charset class content data-src datetime height hidden href "
         "http-equiv id itemprop itemscope itemtype lang name property rel role src srcset style title type width>",
         ""},
        {"one streamed block", html, "<div hidden id=S:0></div>", "x</>", ""},
        {"JSON-LD articles", html, "<script type=application/ld+json>{\"articleBody\":\"", "x\\n", "\"}</script>"},
    };
    return list;
}

template <class Use>
void for_each_input(std::size_t bytes, Use use) {
    for (const std::vector<Shape>* const list : {&shapes(), &more_shapes()}) {
        for (const Shape& shape : *list) use(Input{shape.name, shape.input, make_input(shape, bytes)});
    }
    for (const Bomb& bomb : bombs()) {
        const std::size_t per_repetition = std::max<std::size_t>(bomb.make(100).size() / 100, 1);
        const std::string made = bomb.make(bytes / per_repetition);
        for (const InputKind kind : {InputKind::html, InputKind::text}) use(Input{bomb.name, kind, made});
    }
}

struct NamedLimits {
    const char* name;
    Limits limits;
};

std::vector<NamedLimits> tried_limits() {
    std::vector<NamedLimits> tried(7);
    tried[0].name = "the default";
    tried[1].name = "out of reach";
    tried[1].limits = limits_out_of_reach();
    tried[2].name = "input bytes";
    tried[2].limits.max_input_bytes = small_input_bytes / 4;
    tried[3].name = "elements";
    tried[3].limits.max_elements = small_input_bytes / 200;
    tried[4].name = "lines";
    tried[4].limits.max_lines = small_input_bytes / 400;
    tried[5].name = "line bytes";
    tried[5].limits.max_line_bytes = small_input_bytes / 50;
    tried[6].name = "depth";
    tried[6].limits.max_depth = 4096;
    return tried;
}

/// What the bound counts of a page.
struct Counts {
    bool is_utf_8 = true;
    std::size_t bytes = 0;
    std::size_t elements = 0;
    std::size_t lines = 0;
    std::size_t dump_lines = 0;
    std::size_t longest_line_bytes = 0;
};

Counts counts_of(const Input& input, const Limits& limits) {
    Options options;
    options.input = input.kind;
    options.limits = limits;
    Pipeline pipeline;
    read_and_measure(input.bytes, options, Deadline(), pipeline);
    Counts counts;
    counts.is_utf_8 = pipeline.decoded.runs.empty();
    counts.bytes = std::min(input.bytes.size(), limits.max_input_bytes);
    counts.elements = pipeline.tree.elements.size();
    counts.lines = pipeline.page.lines.size();
    if (pipeline.page.is_text) {
        const std::string_view read = std::string_view(input.bytes).substr(0, counts.bytes);
        counts.dump_lines = 1 + static_cast<std::size_t>(std::ranges::count(read, '\n'));
        counts.dump_lines = std::min<std::size_t>(counts.dump_lines, std::size_t{8} * limits.max_lines);
    }
    for (const PageLine& line : pipeline.page.lines) {
        counts.longest_line_bytes = std::max(counts.longest_line_bytes, line.text.size());
    }
    // The last tag may imply others.
    CHECK(counts.elements < limits.max_elements + std::uint64_t{10});
    CHECK(counts.lines <= limits.max_lines);
    CHECK(counts.longest_line_bytes <= limits.max_line_bytes);
    return counts;
}

/// The bound as Limits gives it.
std::size_t most_bytes(const Counts& counts) {
    return 1'000'000 + (counts.is_utf_8 ? 10 : 40) * counts.bytes + 280 * counts.elements + 600 * counts.lines +
           150 * counts.dump_lines + 34 * counts.longest_line_bytes;
}

/// Checks the bound for one input, and returns how much of it was used, in percent.
std::size_t check_bound(const Input& input, const NamedLimits& tried) {
    const Counts counts = counts_of(input, tried.limits);
    Options options;
    options.input = input.kind;
    options.limits = tried.limits;
    begin_peak();
    extract(input.bytes, options);
    INFO(input.name << " as " << name(input.kind) << ", limit: " << tried.name << "; " << counts.bytes << " bytes, "
                    << counts.elements << " elements, " << counts.lines << " lines, " << counts.dump_lines
                    << " lines of a dump, longest " << counts.longest_line_bytes);
    CHECK(peak_bytes() <= most_bytes(counts));
    return 100 * peak_bytes() / most_bytes(counts);
}

}  // namespace

TEST_CASE("memory stays under the bound of the limits") {
    std::size_t highest_percent = 0;
    std::size_t count = 0;
    for (const NamedLimits& tried : tried_limits()) {
        for_each_input(small_input_bytes, [&](const Input& input) {
            if (++count % input_step != 0) return;
            highest_percent = std::max(highest_percent, check_bound(input, tried));
        });
    }
    // Else the bound says more than is needed.
    CHECK(highest_percent >= 80);
}

TEST_CASE("memory stays under the bound wherever a table has just doubled") {
    // The first is where the runs of text had just doubled when a vector held them.
    constexpr std::size_t least_bytes = 1'120'000;
    constexpr std::size_t steps = by_test_size(6, 2);
    const NamedLimits tried = {"out of reach", limits_out_of_reach()};
    for (std::size_t step = 0; step < steps; ++step) {
        const double factor = std::exp2(static_cast<double>(step) / steps);
        const auto bytes = static_cast<std::size_t>(least_bytes * factor);
        const auto check = [&](const Input& input) { check_bound(input, tried); };
#ifdef DEHUSK_FULL_TESTS
        for_each_input(bytes, check);
#else
        for (const Shape& shape : more_shapes()) check({shape.name, shape.input, make_input(shape, bytes)});
#endif
    }
}

#ifdef DEHUSK_FULL_TESTS
TEST_CASE("memory stays under the bound at the default limits and their size") {
    for_each_input(Limits{}.max_input_bytes, [](const Input& input) { check_bound(input, {"the default", {}}); });
}
#endif

TEST_CASE("an extractor keeps the memory of usual pages") {
    const std::string page = make_input(shapes().front(), 100'000);
    Extractor extractor;
    extractor.extract(page);
    const std::size_t once = allocated_bytes();
    extractor.extract(page);
    // The article itself, and little else.
    CHECK(allocated_bytes() - once < 4 * page.size());
}

TEST_CASE("an extractor keeps what a huge input took for the next one") {
    const std::string page = make_input(shapes().front(), 8'000'000);
    Options options;
    options.limits = limits_out_of_reach();
    Extractor extractor;
    extractor.extract(page, options);
    const std::size_t once = allocated_bytes();
    extractor.extract(page, options);
    CHECK(allocated_bytes() - once < 4 * page.size());
}

TEST_CASE("an extractor gives back what a huge input took as soon as a page needs less than half of it") {
    constexpr std::size_t always_kept_bytes = 64'000'000;
    const std::string page = make_input(shapes().front(), 100'000);
    Extractor extractor;
    const std::size_t before = live_bytes();
    for_each_input(500'000, [&](const Input& input) {
        Options options;
        options.input = input.kind;
        options.limits = limits_out_of_reach();
        extractor.extract(input.bytes, options);
        extractor.extract(page);
        INFO(input.name << " as " << name(input.kind));
        CHECK(live_bytes() - before < always_kept_bytes + input.bytes.capacity());
    });
}
