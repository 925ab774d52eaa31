#include "measure/element_facts.hpp"

#include <algorithm>

namespace dehusk {
namespace {

constexpr std::uint8_t nowhere = 255;

void add(const ElementSums& part, ElementSums& whole) {
    whole.words += part.words;
    whole.link_words += part.link_words;
    whole.lines += part.lines;
    whole.long_lines += part.long_lines;
    whole.long_words += part.long_words;
}

// Parents stand before their children, so one pass from the end gathers everything.
void sum_up(const Page& page, const std::vector<LineFacts>& facts, std::vector<ElementSums>& sums) {
    sums.assign(page.elements.size(), ElementSums{});
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const LineFacts& fact = facts[i];
        add({fact.words, fact.link_words, 1, fact.is_long ? 1U : 0U, fact.is_long ? fact.words : 0U},
            sums[page.lines[i].element]);
    }
    for (std::size_t i = page.elements.size(); i-- > 1;) {
        if (page.elements[i].parent != no_element) add(sums[i], sums[page.elements[i].parent]);
    }
}

constexpr std::uint8_t one_further(std::uint8_t levels) {
    return levels >= nowhere - 1 ? levels : static_cast<std::uint8_t>(levels + 1);
}

void read_levels(const Page& page, ElementFacts& out) {
    out.concept_levels.resize(page.elements.size());
    out.tag_levels.resize(page.elements.size());
    for (std::size_t i = 0; i < page.elements.size(); ++i) {
        const PageElement& element = page.elements[i];
        auto& concepts = out.concept_levels[i];
        auto& tags = out.tag_levels[i];
        if (element.parent == no_element) {
            concepts.fill(nowhere);
            tags.fill(nowhere);
        } else {
            std::ranges::transform(out.concept_levels[element.parent], concepts.begin(), one_further);
            std::ranges::transform(out.tag_levels[element.parent], tags.begin(), one_further);
        }
        for (std::size_t c = 0; c < concept_count; ++c) {
            if ((element.concepts >> c & 1U) != 0) concepts[c] = 0;
        }
        for (std::size_t t = 0; t < measured_tags.size(); ++t) {
            if (element.tag == measured_tags[t]) tags[t] = 0;
        }
    }
}

void read_paths(const Page& page, std::vector<std::uint64_t>& paths) {
    paths.resize(page.elements.size());
    for (std::size_t i = 0; i < page.elements.size(); ++i) {
        const PageElement& element = page.elements[i];
        const std::uint64_t above = element.parent == no_element ? 0x9E3779B97F4A7C15ULL : paths[element.parent];
        std::uint64_t hash = (above ^ (static_cast<std::uint64_t>(element.tag) + 1)) * 0xFF51AFD7ED558CCDULL;
        hash = (hash ^ (hash >> 33)) + element.concepts * 0xC4CEB9FE1A85EC53ULL;
        paths[i] = hash ^ (hash >> 29);
    }
}

std::uint32_t deepest_holding(const Page& page, const std::vector<ElementSums>& sums, std::uint64_t share_permille) {
    std::uint32_t best = 0;
    const std::uint64_t total = sums[0].long_words;
    for (std::uint32_t i = 1; i < sums.size(); ++i) {
        const bool holds = total > 0 && 1000ULL * sums[i].long_words > share_permille * total;
        if (holds && page.elements[i].depth > page.elements[best].depth) best = i;
    }
    return best;
}

std::uint32_t densest(const std::vector<ElementSums>& sums) {
    std::uint32_t best = 0;
    std::uint64_t best_density = 0;
    for (std::uint32_t i = 0; i < sums.size(); ++i) {
        const std::uint64_t long_words = sums[i].long_words;
        // Padding by a few words keeps a lone paragraph from beating the section it stands in.
        const std::uint64_t density = long_words * long_words / (sums[i].words + 20ULL);
        if (density < best_density || long_words == 0) continue;
        best = i;
        best_density = density;
    }
    return best;
}

constexpr std::uint8_t capped(std::uint32_t levels) {
    return static_cast<std::uint8_t>(std::min<std::uint32_t>(levels, 99));
}

// Depth of the common ancestor with the container: the element's own where it lies on the container's chain.
void read_distances(const Page& page, std::uint32_t container, std::size_t column, ElementFacts& out) {
    std::vector<std::uint16_t> common(page.elements.size(), 0);
    std::vector<bool> on_chain(page.elements.size(), false);
    for (std::uint32_t i = container; i != no_element; i = page.elements[i].parent) on_chain[i] = true;
    const std::uint32_t container_depth = page.elements[container].depth;
    for (std::size_t i = 0; i < page.elements.size(); ++i) {
        const PageElement& element = page.elements[i];
        if (on_chain[i]) {
            common[i] = element.depth;
        } else if (element.parent != no_element) {
            common[i] = common[element.parent];
        }
        out.distances[i][column] = {capped(container_depth - common[i]), capped(element.depth - common[i])};
    }
}

}  // namespace

void read_element_facts(const Page& page, const std::vector<LineFacts>& facts, ElementFacts& out) {
    sum_up(page, facts, out.sums);
    read_levels(page, out);
    read_paths(page, out.paths);
    out.distances.assign(page.elements.size(), {});
    if (page.elements.empty()) return;
    out.containers = {deepest_holding(page, out.sums, 500), deepest_holding(page, out.sums, 900), densest(out.sums)};
    read_distances(page, out.containers.half, 0, out);
    read_distances(page, out.containers.most, 1, out);
    read_distances(page, out.containers.dense, 2, out);
}

}  // namespace dehusk
