// The HTML reader alone, with limits: rows refer to rows that exist, in the order that page/tree.hpp promises, and the
// page made of them is sound, too.
#include <algorithm>
#include <vector>

#include "decode/decode.hpp"
#include "fuzz/fuzz_input.hpp"
#include "page/html_reader.hpp"
#include "page/page_builder.hpp"
#include "page/streamed_blocks.hpp"
#include "support/utf8.hpp"

using namespace dehusk;
using namespace dehusk::fuzz;

namespace {

TreeReadOptions options_from(std::uint8_t how, std::uint8_t depth, std::uint8_t elements) {
    TreeReadOptions options;
    options.recover_unclosed = (how & 1U) == 0;
    if (depth != 0) options.max_depth = depth;
    if (elements != 0) options.max_elements = elements;
    return options;
}

void check_attributes(const Tree& tree, const TreeElement& element) {
    require(element.first_attribute + element.attribute_count <= tree.attributes.size(), "attributes exist");
    std::uint64_t seen = 0;
    for (std::uint32_t i = 0; i < element.attribute_count; ++i) {
        const Attribute& attribute = tree.attributes[element.first_attribute + i];
        const std::uint64_t bit = std::uint64_t{1} << static_cast<unsigned>(attribute.name);
        require((seen & bit) == 0, "no attribute stands twice in an element");
        require(is_valid_utf8(attribute.value), "values are UTF-8");
        seen |= bit;
    }
}

/// Number of elements from each to the root, both included.
std::vector<std::uint32_t> depths_of(const Tree& tree) {
    std::vector<std::uint32_t> depths(tree.elements.size());
    std::vector<std::uint32_t> chain;
    for (std::uint32_t element = 0; element < tree.elements.size(); ++element) {
        for (std::uint32_t i = element; i != no_element && depths[i] == 0; i = tree.elements[i].parent) {
            require(i < tree.elements.size(), "parents exist");
            require(chain.size() < tree.elements.size(), "chains of parents end");
            chain.push_back(i);
        }
        for (; !chain.empty(); chain.pop_back()) {
            const std::uint32_t parent = tree.elements[chain.back()].parent;
            depths[chain.back()] = parent == no_element ? 1 : depths[parent] + 1;
        }
    }
    return depths;
}

void check_tree(const Tree& tree, std::string_view html) {
    for (std::uint32_t i = 0; i < tree.elements.size(); ++i) {
        require((tree.elements[i].parent == no_element) == (i == 0), "the first element alone is the root");
        require(tree.elements[i].begin <= html.size(), "elements begin in the source");
        check_attributes(tree, tree.elements[i]);
    }
    depths_of(tree);
    for (const TextRun& run : tree.runs) {
        require(run.element < tree.elements.size(), "runs stand in elements");
        require(run.elements_before <= tree.elements.size(), "runs stand between elements");
        require(run.begin <= run.end && run.end <= html.size(), "runs come from the source");
        require(is_valid_utf8(run.text), "runs are UTF-8");
    }
}

void check_order(const Tree& tree) {
    require(std::ranges::is_sorted(tree.elements, {}, &TreeElement::begin), "elements are in source order");
    require(std::ranges::is_sorted(tree.runs, {}, &TextRun::begin), "runs are in source order");
    require(std::ranges::is_sorted(tree.runs, {}, &TextRun::elements_before), "runs are in order among elements");
}

void check_limits(const Tree& tree, const TreeReadOptions& options) {
    // A token may imply a few more elements.
    constexpr std::size_t most_implied = 8;
    require(tree.elements.size() <= options.max_elements + most_implied, "elements keep their limit");
    // html and body stand outside the limit, as do the parts of a table, and a script, which has to be read whole.
    constexpr std::uint32_t most_exempt = 6;
    const std::vector<std::uint32_t> depths = depths_of(tree);
    const std::uint32_t deepest = depths.empty() ? 0 : *std::ranges::max_element(depths);
    require(deepest <= options.max_depth + most_exempt, "depth keeps its limit");
}

bool is_same(const Tree& a, const Tree& b) {
    const auto is_same_element = [](const TreeElement& x, const TreeElement& y) {
        return x.parent == y.parent && x.begin == y.begin && x.tag == y.tag && x.attribute_count == y.attribute_count;
    };
    const auto is_same_run = [](const TextRun& x, const TextRun& y) {
        return x.text == y.text && x.element == y.element && x.begin == y.begin && x.end == y.end;
    };
    return a.unclosed == b.unclosed && std::ranges::equal(a.elements, b.elements, is_same_element) &&
           std::ranges::equal(a.runs, b.runs, is_same_run);
}

void check_page(const Page& page, std::string_view html) {
    for (std::uint32_t i = 0; i < page.elements.size(); ++i) {
        const std::uint32_t parent = page.elements[i].parent;
        require(parent == no_element ? i == 0 : parent < i, "parents stand before their children");
    }
    for (const PageLine& line : page.lines) {
        require(line.element < page.elements.size(), "lines stand in elements");
        require(line.first_span + line.span_count <= page.spans.size(), "spans exist");
        require(line.source_begin <= line.source_end && line.source_end <= html.size(), "lines come from the source");
        require(is_valid_utf8(line.text), "lines are UTF-8");
        for (std::uint32_t i = line.first_span; i < line.first_span + line.span_count; ++i) {
            const Span& span = page.spans[i];
            require(span.begin <= span.end && span.end <= line.text.size(), "spans lie within their line");
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static TreeReader reader;
    static PageBuilder builder;
    static Decoded decoded;
    const FuzzInput input = split_input(data, size);
    const TreeReadOptions options = options_from(input.choices[0], input.choices[1], input.choices[2]);
    decode(input.document, "utf-8", false, decoded);

    Deadline never;
    Tree tree;
    reader.read(decoded.text, options, never, tree);
    check_tree(tree, decoded.text);
    check_order(tree);
    check_limits(tree, options);

    Tree again;
    reader.read(decoded.text, options, never, again);
    require(is_same(tree, again), "a reader repeats its result");

    place_streamed_blocks(decoded.text, tree);
    check_tree(tree, decoded.text);
    Page page;
    builder.build(tree, decoded, {}, never, page);
    check_page(page, input.document);
    return 0;
}
