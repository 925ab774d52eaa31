// What holds of every article, whatever the bytes and the options.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <dehusk/extract.hpp>

namespace dehusk::fuzz {

/// Aborts, naming the property, where `article`, extracted from `bytes` with `options` that want lines, is not sound.
void check_article(const Article& article, std::string_view bytes, const Options& options);

/// What another extraction from the same bytes must have in common with the first.
enum class Relation : std::uint8_t {
    repeated,       ///< by the same extractor: all
    fresh,          ///< by another: all
    without_lines,  ///< all but the lines
    plain,          ///< as plain text without comments: the same words, and all else
    lenient,        ///< for recall: it keeps the lines, and the headline
    strict,         ///< for precision: it keeps no other line, and the headline
    on_a_site,      ///< with a profile of half of its lines: it keeps no other line, and the headline of content
};
inline constexpr unsigned relation_count = static_cast<unsigned>(Relation::on_a_site) + 1;

/// Extracts from `bytes`, checks the article, and extracts and checks again as `relation` says.
void check_extraction(Extractor& extractor, std::string_view bytes, const Options& options, Relation relation);

/// The same for one input of a fuzzer, whose first bytes choose options and relation. Returns 0, as fuzzers want it.
int run_extraction(const std::uint8_t* data, std::size_t size, InputKind kind);

}  // namespace dehusk::fuzz
