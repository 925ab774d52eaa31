// Dates as pages state them, read only where they can mean one day.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support/arena.hpp"

namespace dehusk {

/// How to read 04.05.2026, which is May in nearly all of the world and April in English.
enum class DottedDate : std::uint8_t { day_first, ambiguous };

/// A day that a text names.
struct NamedDay {
    std::string iso;  ///< "2026-05-04"
    /// The text between the day named before it, or the text's beginning, and this one; folded.
    std::string_view words_before;
};

/// What a machine wrote for machines, as ISO 8601: a day, and where `stated` says so with a time of day and its offset
/// from UTC: "2026-05-04", "2026-05-04T10:00:00+02:00". Empty where that is not what stands there; of other forms than
/// those of ISO 8601 the day alone, and only where it is beyond doubt: "03/04/2026" is not.
std::string iso_date(std::string_view stated, Arena& arena);

/// Days that `text` names with a year of four digits, in order: with the month's name in one of some thirty languages,
/// with the year first, in the manner of China, Japan and Korea, or in figures where one of them can be no month.
/// Views `text` folded, from `arena`. Linear.
std::vector<NamedDay> named_days(std::string_view text, DottedDate dotted, Arena& arena);

}  // namespace dehusk
