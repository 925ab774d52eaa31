// Titles taken apart: what pages glue to a headline (site, section, date) stands behind separators.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace dehusk {

/// Parts of a title between its separators, spaces trimmed, none empty. Views `title`. With `only_hard`, dashes do not
/// part: they also stand inside headlines.
std::vector<std::string_view> title_parts(std::string_view title, bool only_hard);

/// A title's words as hashes, in order; at most 64.
std::vector<std::uint64_t> title_words(std::string_view title);

/// `text` without a date that was glued to its front, such as "date 2025-06-13" or "13.06.2025 |".
std::string_view without_leading_date(std::string_view text);

/// The words of the host's registered name in `url`, such as "example" of "https://www.example.co.uk/a"; empty without
/// a host.
std::string_view site_label(std::string_view url);

}  // namespace dehusk
