#include "assemble/title_text.hpp"

#include <algorithm>
#include <array>

#include "support/ascii.hpp"
#include "support/utf8.hpp"
#include "support/words.hpp"

namespace dehusk {
namespace {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

bool is_hard_separator(char32_t c) {
    return c == '|' || c == 0xBB || c == 0x2022 || c == 0xB7 || c == 0x203A || c == 0xAB;
}
bool is_dash(char32_t c) {
    return c == '-' || c == '~' || (c >= 0x2012 && c <= 0x2015);
}

// A colon or slash parts only when it stands doubled or between spaces, and a dash only between spaces.
bool parts_title(std::string_view title, std::size_t at, const Utf8Step& step, bool only_hard) {
    if (step.code_point == '|' || step.code_point == 0xBB) return true;
    const bool space_before = at > 0 && title[at - 1] == ' ';
    const std::size_t behind = at + step.bytes;
    const bool space_behind = behind < title.size() && title[behind] == ' ';
    if (!space_before) return false;
    if (title.substr(at, 2) == "::") return true;
    if (!space_behind) return false;
    return is_hard_separator(step.code_point) || step.code_point == '/' || (!only_hard && is_dash(step.code_point));
}

// Letters, digits and spaces, which are most of a title.
constexpr bool never_parts(char c) {
    return c == ' ' || (static_cast<unsigned char>(c) < 0x80 && is_word_character(static_cast<unsigned char>(c)));
}

// Length of `2025-06-13`, `13.06.2025`, `06/13/2025` and the like at the front of `text`, or 0.
std::size_t date_length(std::string_view text) {
    std::array<std::size_t, 3> digits{};
    std::size_t at = 0;
    for (std::size_t part = 0; part < digits.size(); ++part) {
        if (part > 0) {
            if (at >= text.size() || (text[at] != '-' && text[at] != '.' && text[at] != '/')) return 0;
            ++at;
        }
        while (at < text.size() && is_ascii_digit(text[at])) ++at, ++digits[part];
        if (digits[part] == 0) return 0;
    }
    const bool year_first = digits[0] == 4 && digits[1] <= 2 && digits[2] <= 2;
    const bool year_last = digits[0] <= 2 && digits[1] <= 2 && digits[2] == 4;
    return year_first || year_last ? at : 0;
}

// Full names only: "Mar" and "Sep" are words of other languages.
constexpr std::array<std::string_view, 60> months = {"january",
                                                     "february",
                                                     "march",
                                                     "april",
                                                     "may",
                                                     "june",
                                                     "july",
                                                     "august",
                                                     "september",
                                                     "october",
                                                     "november",
                                                     "december",
                                                     "januar",
                                                     "februar",
                                                     "m\xC3\xA4rz",
                                                     "mai",
                                                     "juni",
                                                     "juli",
                                                     "oktober",
                                                     "dezember",
                                                     "janvier",
                                                     "f\xC3\xA9vrier",
                                                     "mars",
                                                     "avril",
                                                     "juin",
                                                     "juillet",
                                                     "ao\xC3\xBBt",
                                                     "septembre",
                                                     "octobre",
                                                     "novembre",
                                                     "d\xC3\xA9"
                                                     "cembre",
                                                     "enero",
                                                     "febrero",
                                                     "marzo",
                                                     "abril",
                                                     "mayo",
                                                     "junio",
                                                     "julio",
                                                     "agosto",
                                                     "septiembre",
                                                     "octubre",
                                                     "noviembre",
                                                     "diciembre",
                                                     "gennaio",
                                                     "febbraio",
                                                     "aprile",
                                                     "maggio",
                                                     "giugno",
                                                     "luglio",
                                                     "settembre",
                                                     "ottobre",
                                                     "dicembre",
                                                     "janeiro",
                                                     "fevereiro",
                                                     "mar\xC3\xA7o",
                                                     "maio",
                                                     "junho",
                                                     "julho",
                                                     "setembro",
                                                     "outubro"};

std::size_t skip_digits(std::string_view text, std::size_t at, std::size_t most) {
    std::size_t end = at;
    while (end < text.size() && end - at < most && is_ascii_digit(text[end])) ++end;
    return end < text.size() && is_ascii_digit(text[end]) ? at : end;
}

// Letters that months begin with; all are ASCII.
constexpr auto begins_month = [] {
    std::array<bool, 128> table{};
    for (const std::string_view month : months) table[static_cast<unsigned char>(month.front())] = true;
    return table;
}();

std::size_t skip_month(std::string_view text, std::size_t at) {
    const auto first = at < text.size() ? static_cast<unsigned char>(ascii_lower_case(text[at])) : std::size_t{0};
    if (first >= begins_month.size() || !begins_month[first]) return at;
    for (const std::string_view month : months) {
        if (static_cast<unsigned char>(month.front()) != first) continue;
        const std::string_view word = text.substr(at, month.size());
        if (!std::ranges::equal(word, month, {}, ascii_lower_case)) continue;
        const std::size_t end = at + month.size();
        if (end < text.size() && (text[end] == ' ' || text[end] == ',')) return end;
    }
    return at;
}

std::size_t skip_any(std::string_view text, std::size_t at, std::string_view signs) {
    return std::min(text.find_first_not_of(signs, at), text.size());
}

// Length of `June 13, 2025` or `13. Juni 2025` at the front of `text`, or 0. What follows must look like the beginning
// of a headline: "June 13, 2025 was a Friday" is one that goes on.
std::size_t written_date_length(std::string_view text) {
    std::size_t at = 0;
    const bool month_first = skip_month(text, 0) > 0;
    if (month_first) at = skip_any(text, skip_month(text, 0), " ");
    const std::size_t day_end = skip_digits(text, at, 2);
    if (day_end == at) return 0;
    at = skip_any(text, day_end, " ,.");
    if (!month_first) {
        const std::size_t month_end = skip_month(text, at);
        if (month_end == at) return 0;
        at = skip_any(text, month_end, " ,");
    }
    const std::size_t end = skip_digits(text, at, 4);
    if (end - at != 4) return 0;
    const std::size_t next = skip_any(text, end, " |:-,");
    return next < text.size() && !(text[next] >= 'a' && text[next] <= 'z') ? end : 0;
}

}  // namespace

void split_title(std::string_view title, bool only_hard, std::vector<std::string_view>& parts) {
    parts.clear();
    std::size_t begin = 0;
    const auto add = [&](std::size_t end) {
        const std::string_view part = trimmed(title.substr(begin, end - begin));
        if (!part.empty()) parts.push_back(part);
    };
    for (std::size_t at = 0; at < title.size() && parts.size() + 1 < most_title_parts;) {
        if (never_parts(title[at])) {
            ++at;
            continue;
        }
        const Utf8Step step = read_utf8(title, at);
        if (parts_title(title, at, step, only_hard)) {
            add(at);
            begin = at + step.bytes;
            if (title.substr(at, 2) == "::") ++begin;
            at = begin;
        } else {
            at += step.bytes;
        }
    }
    add(title.size());
}

WordList title_words(std::string_view title) {
    WordList words;
    for_each_word(title, [&](std::uint64_t hash, std::size_t, std::size_t) {
        if (!words.is_full()) words.add(hash);
    });
    return words;
}

PlacedTitle::PlacedTitle(std::string_view title) : text(title) {
    for_each_word(title, [&](std::uint64_t hash, std::size_t begin, std::size_t end) {
        if (words.is_full()) return;
        places[words.size()] = {begin, end};
        words.add(hash);
    });
}

std::string_view without_leading_date(std::string_view text) {
    std::string_view rest = text;
    for (const std::string_view label : {"date ", "Date ", "date: ", "Date: "}) {
        if (rest.starts_with(label)) rest.remove_prefix(label.size());
    }
    const std::size_t length = std::max(date_length(rest), written_date_length(rest));
    if (length == 0) return text;
    rest.remove_prefix(length);
    const std::string_view behind = rest.substr(0, rest.find_first_not_of(" |:-,"));
    if (behind.empty() || behind.size() == rest.size()) return text;
    return rest.substr(behind.size());
}

std::string_view site_label(std::string_view url) {
    const std::size_t scheme = url.find("://");
    if (scheme == std::string_view::npos) return {};
    std::string_view host = url.substr(scheme + 3);
    host = host.substr(0, host.find_first_of("/?#:"));
    const std::size_t top = host.rfind('.');
    if (top == std::string_view::npos) return {};
    host = host.substr(0, top);
    for (const std::string_view second : {".co", ".com", ".org", ".net", ".gov", ".ac", ".edu"}) {
        if (host.ends_with(second)) host.remove_suffix(second.size());
    }
    const std::size_t dot = host.rfind('.');
    return dot == std::string_view::npos ? host : host.substr(dot + 1);
}

}  // namespace dehusk
