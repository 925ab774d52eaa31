#include "measure/structure_facts.hpp"

#include <algorithm>

namespace dehusk {
namespace {

constexpr std::uint64_t mixed(std::uint64_t hash, std::uint64_t value) {
    hash = (hash ^ value) * 0xFF51AFD7ED558CCDULL;
    return hash ^ (hash >> 32);
}

std::uint64_t signature(const PageElement& element) {
    return mixed(static_cast<std::uint64_t>(element.tag) + 1, element.class_hash);
}

// Also the hashes of all paths, which are made of the same.
void find_patterns(const Page& page, IndexTable& table, StructureFacts& out) {
    constexpr std::uint64_t path_seed = 14695981039346656037ULL;
    out.places.assign(page.elements.size(), ElementPlace{});
    out.path_hashes.resize(page.elements.size());
    out.patterns.clear();
    table.clear(page.elements.size());
    for (std::uint32_t i = 0; i < page.elements.size(); ++i) {
        const PageElement& element = page.elements[i];
        const std::uint64_t own = signature(element);
        const auto next = static_cast<std::uint32_t>(out.patterns.size());
        const std::uint32_t pattern = table.find_or_add(mixed(own, std::uint64_t{element.parent} + 1), next);
        if (pattern == next) out.patterns.emplace_back();
        out.places[i].pattern = pattern;
        out.places[i].place = out.patterns[pattern].members++;
        out.path_hashes[i] = mixed(element.parent == no_element ? path_seed : out.path_hashes[element.parent], own);
    }
}

// Parents stand before their children.
void find_nearest_members(const Page& page, StructureFacts& out) {
    for (std::uint32_t i = 0; i < page.elements.size(); ++i) {
        ElementPlace& here = out.places[i];
        if (page.elements[i].parent != no_element) {
            const ElementPlace& above = out.places[page.elements[i].parent];
            here.outer_element = above.outer_element;
            here.inner_element = above.inner_element;
        }
        if (out.patterns[here.pattern].members < pattern_members) continue;
        here.inner_element = i;
        if (here.outer_element == no_element) here.outer_element = i;
    }
}

void add(const LineFacts& fact, PatternSums& sums) {
    ++sums.lines;
    sums.long_lines += fact.is_long ? 1 : 0;
    sums.words += fact.words;
    sums.link_words += fact.link_words;
    sums.most_words = std::max(sums.most_words, fact.words);
}

void sum_up_patterns(const Page& page, const std::vector<LineFacts>& facts, StructureFacts& out) {
    out.child_lines.assign(page.elements.size(), 0);
    out.child_long_lines.assign(page.elements.size(), 0);
    for (std::uint32_t i = static_cast<std::uint32_t>(facts.size()); i-- > 0;) {
        const std::uint32_t element = page.lines[i].element;
        const std::uint32_t parent = page.elements[element].parent;
        if (parent != no_element) {
            ++out.child_lines[parent];
            out.child_long_lines[parent] += facts[i].is_long ? 1 : 0;
        }
        const ElementPlace& here = out.places[element];
        if (here.outer_element == no_element) continue;
        add(facts[i], out.patterns[out.places[here.outer_element].pattern]);
        out.places[here.outer_element].first_line = i;
        if (here.inner_element == here.outer_element) continue;
        add(facts[i], out.patterns[out.places[here.inner_element].pattern]);
        out.places[here.inner_element].first_line = i;
    }
}

void group_by_path(const Page& page, const std::vector<LineFacts>& facts, IndexTable& table, StructureFacts& out) {
    out.paths.clear();
    out.path_of.resize(facts.size());
    out.place_on_path.resize(facts.size());
    table.clear(facts.size());
    for (std::uint32_t i = 0; i < facts.size(); ++i) {
        const auto next = static_cast<std::uint32_t>(out.paths.size());
        const std::uint32_t index = table.find_or_add(out.path_hashes[page.lines[i].element], next);
        if (index == next) out.paths.emplace_back();
        PatternSums& path = out.paths[index];
        out.path_of[i] = index;
        out.place_on_path[i] = path.lines;
        add(facts[i], path);
    }
}

// A text is told by the first line that has it.
void count_distinct_texts(const std::vector<LineFacts>& facts, IndexTable& table, StructureFacts& out) {
    table.clear(facts.size());
    for (std::uint32_t i = 0; i < facts.size(); ++i) {
        const std::uint32_t path = out.path_of[i];
        const std::uint64_t path_and_text = std::uint64_t{path} << 32 | facts[i].first_copy;
        const bool is_new = facts[i].copies == 0 || table.find_or_add(path_and_text, i) == i;
        out.paths[path].distinct_texts += is_new ? 1 : 0;
    }
}

}  // namespace

void read_structure_facts(const Page& page, const std::vector<LineFacts>& facts, IndexTable& table,
                          StructureFacts& out) {
    find_patterns(page, table, out);
    find_nearest_members(page, out);
    sum_up_patterns(page, facts, out);
    group_by_path(page, facts, table, out);
    count_distinct_texts(facts, table, out);
}

}  // namespace dehusk
