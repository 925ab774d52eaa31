#include "measure/element_facts.hpp"

#include <algorithm>
#include <bit>
#include <tuple>

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

// Written so that compilers make vector instructions of it.
template <std::size_t Count>
void go_further(const std::array<std::uint8_t, Count>& above, std::array<std::uint8_t, Count>& levels) {
    for (std::size_t i = 0; i < Count; ++i) {
        levels[i] = static_cast<std::uint8_t>(above[i] + (above[i] < nowhere - 1 ? 1 : 0));
    }
}

// Place of a tag in measured_tags, their number where it has none.
constexpr auto place_of_tag = [] {
    std::array<std::uint8_t, tag_count> places{};
    places.fill(measured_tags.size());
    for (std::size_t i = 0; i < measured_tags.size(); ++i) {
        places[static_cast<std::size_t>(measured_tags[i])] = static_cast<std::uint8_t>(i);
    }
    return places;
}();

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
            go_further(out.concept_levels[element.parent], concepts);
            go_further(out.tag_levels[element.parent], tags);
        }
        for (Concepts rest = element.concepts; rest != 0; rest &= rest - 1) {
            concepts[static_cast<std::size_t>(std::countr_zero(rest))] = 0;
        }
        const std::uint8_t place = place_of_tag[static_cast<std::size_t>(element.tag)];
        if (place < tags.size()) tags[place] = 0;
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
        if (long_words == 0) continue;
        // Padding by a few words keeps a lone paragraph from beating the section it stands in.
        const std::uint64_t density = long_words * long_words / (sums[i].words + 20ULL);
        if (density < best_density) continue;
        best = i;
        best_density = density;
    }
    return best;
}

constexpr std::uint8_t capped(std::uint32_t levels) {
    return static_cast<std::uint8_t>(std::min<std::uint32_t>(levels, 99));
}

void read_distances(const Page& page, ElementFacts& out) {
    constexpr std::size_t columns = std::tuple_size_v<ElementFacts::CommonDepths>;
    const std::array<std::uint32_t, columns> containers = {out.containers.half, out.containers.most,
                                                           out.containers.dense};
    // Bit c: on the chain from the root to container c.
    out.on_chains.assign(page.elements.size(), 0);
    for (std::size_t c = 0; c < columns; ++c) {
        for (std::uint32_t i = containers[c]; i != no_element; i = page.elements[i].parent) {
            out.on_chains[i] |= static_cast<std::uint8_t>(1U << c);
        }
    }
    out.common_depths.resize(page.elements.size());
    out.distances.resize(page.elements.size());
    for (std::size_t i = 0; i < page.elements.size(); ++i) {
        const PageElement& element = page.elements[i];
        // Depth of the common ancestor with the container: the element's own where it lies on the container's chain.
        auto& common = out.common_depths[i];
        common = element.parent == no_element ? ElementFacts::CommonDepths{} : out.common_depths[element.parent];
        for (std::size_t c = 0; c < columns; ++c) {
            if ((out.on_chains[i] >> c & 1U) != 0) common[c] = element.depth;
            const std::uint32_t container_depth = page.elements[containers[c]].depth;
            out.distances[i][c] = {capped(container_depth - common[c]), capped(element.depth - common[c])};
        }
    }
}

}  // namespace

void read_element_facts(const Page& page, const std::vector<LineFacts>& facts, ElementFacts& out) {
    sum_up(page, facts, out.sums);
    read_levels(page, out);
    read_paths(page, out.paths);
    if (page.elements.empty()) {
        out.distances.clear();
        return;
    }
    out.containers = {deepest_holding(page, out.sums, 500), deepest_holding(page, out.sums, 900), densest(out.sums)};
    read_distances(page, out);
}

}  // namespace dehusk
