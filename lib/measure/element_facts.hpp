// Running sums over what lies under each element, and where the densest text of the page hangs.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "measure/line_facts.hpp"
#include "page/page.hpp"

namespace dehusk {

/// Sums over the lines under an element, at any depth.
struct ElementSums {
    std::uint32_t words = 0;
    std::uint32_t link_words = 0;
    std::uint32_t lines = 0;
    std::uint32_t long_lines = 0;
    std::uint32_t long_words = 0;  ///< words of the long lines
};

/// Tags whose distance up the tree is a number of its own, in the order of the tag_ numbers.
inline constexpr std::array measured_tags = {
    Tag::a,  Tag::article, Tag::aside, Tag::blockquote, Tag::dl, Tag::figure,  Tag::footer, Tag::form, Tag::header,
    Tag::li, Tag::main,    Tag::nav,   Tag::ol,         Tag::p,  Tag::section, Tag::table,  Tag::ul,
};

/// Elements that may be the article's: where on the chain from the root the page's long lines gather.
struct Containers {
    std::uint32_t half = 0;   ///< deepest that holds more than half of the words of long lines
    std::uint32_t most = 0;   ///< deepest that holds nine tenths of them
    std::uint32_t dense = 0;  ///< the one with the most such words for its size
};

/// How far an element hangs from a container: both levels are 0 for the container itself.
struct ContainerDistance {
    std::uint8_t up = 0;    ///< from the container to their common ancestor
    std::uint8_t down = 0;  ///< from there to the element
};

struct ElementFacts {
    std::vector<ElementSums> sums;
    /// Levels up to the nearest element, itself included, that a concept or a tag names; 255 where there is none.
    std::vector<std::array<std::uint8_t, concept_count>> concept_levels;
    std::vector<std::array<std::uint8_t, measured_tags.size()>> tag_levels;
    /// Hash of the tags from the root: lines with the same path are often cells of one pattern.
    std::vector<std::uint64_t> paths;
    Containers containers;
    std::vector<std::array<ContainerDistance, 3>> distances;  ///< to half, most and dense

    // What the distances are made of.
    using CommonDepths = std::array<std::uint16_t, 3>;
    std::vector<CommonDepths> common_depths;
    std::vector<std::uint8_t> on_chains;
};

/// Fills `out` for every element of `page`; `facts` are its lines'. Linear in elements and lines.
void read_element_facts(const Page& page, const std::vector<LineFacts>& facts, ElementFacts& out);

}  // namespace dehusk
