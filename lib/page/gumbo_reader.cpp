// Gumbo builds a tree of nodes; this file walks it once and writes the rows that page/tree.hpp asks for.
//
// Everything gumbo allocates comes from an arena that is dropped whole: its own destroy function recurses and overflows
// the stack on deep pages. It checks no allocation, so one that fails leaves by longjmp over gumbo's C frames, which
// own nothing. Errors are not recorded (max_errors = 0): each would hold a copy of the open tags.
//
// The walk meets elements in tree order; rows stand in the order of their tags in the source, which differs where
// elements or text were moved. Clones of formatting elements carry the place of their original.
#include "page/gumbo_reader.hpp"

#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstring>
#include <gumbo.h>
#include <new>
#include <numeric>
#include <optional>

#include "page/gumbo_guard.hpp"
#include "page/html_attributes.hpp"

namespace dehusk {

namespace {

struct GumboMemory {
    Arena arena;
    std::jmp_buf out_of_memory;
};

void* allocate_for_gumbo(void* memory_pointer, std::size_t size) {
    GumboMemory& memory = *static_cast<GumboMemory*>(memory_pointer);
    constexpr std::size_t alignment = alignof(std::max_align_t);
    void* place = nullptr;
    try {
        place = memory.arena.allocate((size + alignment) & ~(alignment - 1));
    } catch (const std::bad_alloc&) {
        place = nullptr;
    }
    if (place == nullptr) std::longjmp(memory.out_of_memory, 1);
    return place;
}

void keep_for_gumbo(void*, void*) {}

// Nullptr when memory ended. Holds nothing that longjmp would leave undestroyed.
const GumboOutput* parse(std::string_view html, GumboMemory& memory) {
    if (setjmp(memory.out_of_memory) != 0) return nullptr;
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = allocate_for_gumbo;
    options.deallocator = keep_for_gumbo;
    options.userdata = &memory;
    options.max_errors = 0;
    return gumbo_parse_with_options(&options, html.data(), html.size());
}

constexpr std::string_view white_space = " \t\n\f\r";

// Our tags for those that gumbo knows by number.
std::array<Tag, GUMBO_TAG_LAST> make_tag_table() {
    std::array<Tag, GUMBO_TAG_LAST> table{};
    for (int tag = 0; tag < GUMBO_TAG_UNKNOWN; ++tag) {
        table[static_cast<std::size_t>(tag)] = tag_for_name(gumbo_normalized_tagname(static_cast<GumboTag>(tag)));
    }
    return table;
}

Tag tag_of(const GumboElement& element) {
    static const std::array<Tag, GUMBO_TAG_LAST> table = make_tag_table();
    if (element.tag != GUMBO_TAG_UNKNOWN) return table[element.tag];
    std::string_view text(element.original_tag.data, element.original_tag.length);
    if (text.size() < 2) return Tag::unknown;
    text.remove_prefix(1);
    return tag_for_name(text.substr(0, text.find_first_of(" \t\r\n\f/>")));
}

class TreeWalk {
  public:
    TreeWalk(std::string_view html, const TreeReadOptions& options, Tree& tree)
        : html_(html), options_(options), tree_(tree) {}

    void run(const GumboNode* root) {
        open(root);
        while (!path_.empty()) {
            Step& step = path_.back();
            const GumboVector& children = step.element->children;
            if (step.next_child == children.length) {
                path_.pop_back();
            } else {
                visit(static_cast<const GumboNode*>(children.data[step.next_child++]));
            }
        }
        put_in_source_order();
        place_runs();
    }

  private:
    struct Step {
        const GumboElement* element;
        unsigned next_child;
        std::uint32_t row;
    };

    void visit(const GumboNode* node) {
        switch (node->type) {
            case GUMBO_NODE_ELEMENT:
            case GUMBO_NODE_TEMPLATE:
                open(node);
                break;
            case GUMBO_NODE_TEXT:
            case GUMBO_NODE_WHITESPACE:
            case GUMBO_NODE_CDATA:
                add_run(node->v.text);
                break;
            default:
                break;
        }
    }

    // Text below the deepest element that is kept goes to that one.
    void open(const GumboNode* node) {
        const GumboElement& element = node->v.element;
        if (path_.size() >= options_.max_depth && !path_.empty()) {
            tree_.limits_met.depth = true;
            path_.push_back({&element, 0, path_.back().row});
            return;
        }
        TreeElement row;
        row.parent = path_.empty() ? no_element : path_.back().row;
        row.begin = begin_of(element);
        row.tag = tag_of(element);
        row.is_foreign = element.tag_namespace != GUMBO_NAMESPACE_HTML;
        row.first_attribute = static_cast<std::uint32_t>(tree_.attributes.size());
        add_attributes(element.attributes);
        row.attribute_count = static_cast<std::uint16_t>(tree_.attributes.size() - row.first_attribute);
        path_.push_back({&element, 0, static_cast<std::uint32_t>(tree_.elements.size())});
        tree_.elements.push_back(row);
    }

    std::uint32_t begin_of(const GumboElement& element) const {
        const std::size_t offset = element.original_tag.data != nullptr
                                       ? static_cast<std::size_t>(element.original_tag.data - html_.data())
                                       : element.start_pos.offset;
        return static_cast<std::uint32_t>(std::min(offset, html_.size()));
    }

    void add_attributes(const GumboVector& attributes) {
        AttributeSet seen;
        for (unsigned i = 0; i < attributes.length; ++i) {
            const auto& attribute = *static_cast<const GumboAttribute*>(attributes.data[i]);
            const std::optional<AttributeName> name = attribute_for_name(attribute.name);
            if (!name || !seen.insert(*name)) continue;
            tree_.attributes.push_back({*name, kept(attribute.value, attribute.original_value, 1)});
        }
    }

    // The source where it reads the same, without `quote_bytes` at both ends if it has them; else a copy.
    std::string_view kept(const char* text, const GumboStringPiece& original, std::size_t quote_bytes) {
        const std::string_view decoded(text);
        std::string_view source(original.data, original.length);
        if (source.size() == decoded.size() + 2 * quote_bytes) source = source.substr(quote_bytes, decoded.size());
        return source == decoded ? source : tree_.arena.copy(decoded);
    }

    // Gumbo's text runs on over tags that it ignored. Where those stand before or behind all that shows, white space on
    // their far side becomes a run of its own, so that they do not count as part of the text.
    void add_run(const GumboText& text) {
        const std::string_view decoded = kept(text.text, text.original_text, 0);
        std::string_view source(text.original_text.data, text.original_text.length);
        const std::size_t first = decoded.find_first_not_of(white_space);
        if (first == std::string_view::npos) return push_run(decoded, source);
        const std::size_t end = decoded.find_last_not_of(white_space) + 1;
        const std::size_t source_first = skip_leading_tags(source, decoded[first]);
        if (source_first > 0) push_run(decoded.substr(0, first), source.substr(0, source_first));
        const std::size_t source_end = skip_trailing_tags(source, decoded[end - 1]);
        const std::size_t begin = source_first > 0 ? first : 0;
        const std::size_t core_end = source_end < source.size() ? end : decoded.size();
        push_run(decoded.substr(begin, core_end - begin), source.substr(source_first, source_end - source_first));
        if (source_end < source.size()) push_run(decoded.substr(end), source.substr(source_end));
    }

    void push_run(std::string_view text, std::string_view source) {
        if (text.empty()) return;
        TextRun run;
        run.text = text;
        run.element = path_.back().row;
        run.begin = static_cast<std::uint32_t>(source.data() - html_.data());
        run.end = static_cast<std::uint32_t>(run.begin + source.size());
        tree_.runs.push_back(run);
    }

    // Where text begins behind white space and tags, or 0 where there are no tags.
    static std::size_t skip_leading_tags(std::string_view source, char first_character) {
        std::size_t begin = 0;
        for (std::size_t i = 0; first_character != '<';) {
            i = source.find_first_not_of(white_space, i);
            if (i == std::string_view::npos || source[i] != '<') break;
            i = source.find('>', i);
            if (i == std::string_view::npos) break;
            begin = ++i;
        }
        return begin;
    }

    // Where text ends before tags and white space, or the size where there are no tags.
    static std::size_t skip_trailing_tags(std::string_view source, char last_character) {
        std::size_t end = source.size();
        while (last_character != '>') {
            const std::size_t last = source.substr(0, end).find_last_not_of(white_space);
            if (last == std::string_view::npos || source[last] != '>') break;
            const std::size_t tag = source.rfind('<', last);
            if (tag == std::string_view::npos || tag == 0) break;
            end = tag;
        }
        return end;
    }

    void put_in_source_order() {
        const std::size_t count = tree_.elements.size();
        std::vector<std::uint32_t> order(count);
        std::iota(order.begin(), order.end(), 0U);
        std::stable_sort(order.begin(), order.end(), [this](std::uint32_t a, std::uint32_t b) {
            return tree_.elements[a].begin < tree_.elements[b].begin;
        });
        std::vector<std::uint32_t> new_index(count);
        std::vector<TreeElement> sorted(count);
        for (std::uint32_t i = 0; i < count; ++i) {
            new_index[order[i]] = i;
            sorted[i] = tree_.elements[order[i]];
        }
        for (TreeElement& element : sorted) {
            if (element.parent != no_element) element.parent = new_index[element.parent];
        }
        for (TextRun& run : tree_.runs) run.element = new_index[run.element];
        tree_.elements = std::move(sorted);
        std::stable_sort(tree_.runs.begin(), tree_.runs.end(),
                         [](const TextRun& a, const TextRun& b) { return a.begin < b.begin; });
    }

    // An element at the very place of a run was implied by it. What begins behind the last element that may be kept
    // goes.
    void place_runs() {
        if (tree_.elements.size() > options_.max_elements) cut_elements();
        std::uint32_t elements = 0;
        for (TextRun& run : tree_.runs) {
            while (elements < tree_.elements.size() && tree_.elements[elements].begin <= run.begin) ++elements;
            run.elements_before = elements;
        }
    }

    void cut_elements() {
        tree_.limits_met.elements = true;
        const std::uint32_t end_of_page = tree_.elements[options_.max_elements].begin;
        while (!tree_.runs.empty() && tree_.runs.back().begin >= end_of_page) tree_.runs.pop_back();
        // Elements that were moved may stand before their parent.
        const auto kept_ancestor = [this](std::uint32_t element) {
            while (element != no_element && element >= options_.max_elements) element = tree_.elements[element].parent;
            return element == no_element ? 0 : element;
        };
        for (TextRun& run : tree_.runs) run.element = kept_ancestor(run.element);
        for (std::uint32_t i = 1; i < options_.max_elements; ++i) {
            tree_.elements[i].parent = kept_ancestor(tree_.elements[i].parent);
        }
        tree_.elements.resize(options_.max_elements);
    }

    std::string_view html_;
    const TreeReadOptions& options_;
    Tree& tree_;
    std::vector<Step> path_;
};

}  // namespace

bool read_html_with_gumbo(std::string_view html, const TreeReadOptions& options, Tree& tree) {
    tree.clear();
    if (!is_fit_for_gumbo(html)) return false;
    // Gumbo takes a null pointer for no input at all.
    if (html.data() == nullptr) html = "";
    GumboMemory memory;
    const GumboOutput* output = parse(html, memory);
    if (output == nullptr) throw std::bad_alloc();
    TreeWalk(html, options, tree).run(output->root);
    return true;
}

}  // namespace dehusk
