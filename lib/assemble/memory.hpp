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

/// How deep an element stands in lists and quotes, itself included; for formats with markup.
struct Nesting {
    std::uint32_t list = no_element;   ///< nearest
    std::uint32_t quote = no_element;  ///< outermost
    std::uint32_t number = 0;          ///< of the nearest item among those of its list that hold text, from 1
    std::uint32_t items = 0;           ///< of a list: how many such were met
    std::uint16_t item_depth = 0;      ///< of the nearest item
    std::uint16_t content_depth = 0;   ///< of an item that would stand here
    std::uint16_t quote_depth = 0;
};

struct AssemblyMemory {
    IndexTable table;
    Arena arena;
    std::string text;
    std::vector<std::string_view> parts;  ///< of a title
    std::vector<std::uint32_t> lines;
    std::vector<Surroundings> surroundings;  ///< of each element
    std::vector<Nesting> nestings;           ///< of each element
    HeadlineMemory headline;
};

}  // namespace dehusk
