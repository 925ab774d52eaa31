#include "measure/structure_facts.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "support/words.hpp"

namespace dehusk {
namespace {

constexpr std::uint64_t mixed(std::uint64_t hash, std::uint64_t value) {
    hash = (hash ^ value) * 0xFF51AFD7ED558CCDULL;
    return hash ^ (hash >> 32);
}

std::uint64_t signature(const PageElement& element) {
    return mixed(static_cast<std::uint64_t>(element.tag) + 1, element.class_hash);
}

void find_patterns(const Page& page, StructureFacts& out) {
    out.places.assign(page.elements.size(), ElementPlace{});
    out.patterns.clear();
    std::unordered_map<std::uint64_t, std::uint32_t> pattern_of;
    pattern_of.reserve(page.elements.size());
    for (std::uint32_t i = 0; i < page.elements.size(); ++i) {
        const PageElement& element = page.elements[i];
        const std::uint64_t key = mixed(signature(element), std::uint64_t{element.parent} + 1);
        const auto [found, is_new] = pattern_of.try_emplace(key, static_cast<std::uint32_t>(out.patterns.size()));
        if (is_new) out.patterns.emplace_back();
        out.places[i].pattern = found->second;
        out.places[i].place = out.patterns[found->second].members++;
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

void group_by_path(const Page& page, const NormalText& text, const std::vector<LineFacts>& facts, StructureFacts& out) {
    std::vector<std::uint64_t> hashes(page.elements.size());
    for (std::uint32_t i = 0; i < page.elements.size(); ++i) {
        const std::uint32_t parent = page.elements[i].parent;
        hashes[i] = mixed(parent == no_element ? hash_seed : hashes[parent], signature(page.elements[i]));
    }
    out.paths.clear();
    out.path_of.resize(facts.size());
    out.place_on_path.resize(facts.size());
    std::unordered_map<std::uint64_t, std::uint32_t> index_of;
    std::unordered_set<std::uint64_t> seen;
    for (std::uint32_t i = 0; i < facts.size(); ++i) {
        const std::uint64_t hash = hashes[page.lines[i].element];
        const auto [found, is_new] = index_of.try_emplace(hash, static_cast<std::uint32_t>(out.paths.size()));
        if (is_new) out.paths.emplace_back();
        PatternSums& path = out.paths[found->second];
        out.path_of[i] = found->second;
        out.place_on_path[i] = path.lines;
        add(facts[i], path);
        if (seen.insert(mixed(hash, hash_of_text(text.lines[i].text))).second) ++path.distinct_texts;
    }
}

}  // namespace

void read_structure_facts(const Page& page, const NormalText& text, const std::vector<LineFacts>& facts,
                          StructureFacts& out) {
    find_patterns(page, out);
    find_nearest_members(page, out);
    sum_up_patterns(page, facts, out);
    group_by_path(page, text, facts, out);
}

}  // namespace dehusk
