// Memory that the steps of assembling share and keep from page to page. What one step leaves in it means nothing to the
// next.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "assemble/headline_candidates.hpp"
#include "assemble/title_text.hpp"
#include "page/page.hpp"
#include "support/arena.hpp"
#include "support/index_table.hpp"

namespace dehusk {

struct HeadlineMemory {
    std::vector<HeadlineCandidate> candidates;
    std::vector<std::string_view> h1_texts;
    std::vector<PlacedTitle> h1s;
    std::vector<std::string_view> title_parts;
    // Names with nothing but letters and digits: the site's, its host's, and one that is held against them.
    std::string site, label, name;
    std::string address;
};

/// The structures that an element stands in, itself included.
struct Surroundings {
    std::uint32_t list = no_element;  ///< outermost list
    std::uint32_t item = no_element;  ///< nearest item
    std::uint32_t table = no_element;
    std::uint32_t row = no_element;
    std::uint32_t cell = no_element;
    /// Of a list or table: its lines are blocks of their own.
    bool is_layout = false;
};

struct AssemblyMemory {
    IndexTable table;
    Arena arena;
    std::string text;
    std::vector<std::string_view> parts;  ///< of a title
    std::vector<std::uint32_t> lines;
    std::vector<Surroundings> surroundings;  ///< of each element
    HeadlineMemory headline;
};

}  // namespace dehusk
