#include "reference/slow_rules.hpp"

#include <functional>
#include <string>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

namespace dehusk::reference {

namespace {

using Text = std::u32string;
/// Tries to go on from a place; true if that leads to a match.
using Continue = std::function<bool(std::size_t)>;

Text decoded(std::string_view utf8) {
    const icu::UnicodeString units =
        icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<int>(utf8.size())));
    Text text;
    for (int index = 0; index < units.length(); index = units.moveIndex32(index, 1)) {
        text += static_cast<char32_t>(units.char32At(index));
    }
    return text;
}

bool is_other(char32_t letter) {
    if (letter == 0xFE0E || letter == 0xFE0F || letter == 0x20E3) return true;
    const auto code_point = static_cast<UChar32>(letter);
    return (U_GET_GC_MASK(code_point) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) == 0;
}

bool is_digit(char32_t letter) {
    return u_charType(static_cast<UChar32>(letter)) == U_DECIMAL_DIGIT_NUMBER;
}

bool is_unspaced(char32_t letter) {
    if (is_other(letter) || is_digit(letter)) return false;
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(static_cast<UChar32>(letter), &status);
    return letter == 0x30FC || script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA ||
           script == USCRIPT_THAI || script == USCRIPT_LAO || script == USCRIPT_KHMER || script == USCRIPT_MYANMAR;
}

bool is_spaced_word(char32_t letter) {
    return !is_other(letter) && !is_unspaced(letter);
}

bool is_edge(const Text& text, std::size_t place) {
    return place == 0 || place >= text.size() || !is_spaced_word(text[place - 1]) || !is_spaced_word(text[place]);
}

std::size_t utf8_bytes(char32_t letter) {
    return letter < 0x80 ? 1 : letter < 0x800 ? 2 : letter < 0x10000 ? 3 : 4;
}

bool match_number(const Text& text, std::size_t place, const Continue& go_on) {
    std::size_t end = place;
    std::size_t bytes = 0;
    for (;;) {
        const std::size_t begin = end;
        while (end < text.size() && is_digit(text[end]) && bytes < longest_number_bytes)
            bytes += utf8_bytes(text[end++]);
        if (end == begin) return false;
        if (go_on(end)) return true;
        const bool has_unit = end < text.size() && (text[end] == U'k' || text[end] == U'm');
        if (has_unit && is_edge(text, end + 1) && go_on(end + 1)) return true;
        if (end == text.size() || Text(U".,' \u066B\u066C").find(text[end]) == Text::npos) return false;
        bytes += utf8_bytes(text[end++]);
    }
}

bool match_words(const Text& text, std::size_t place, const Continue& go_on) {
    if (!is_edge(text, place)) return false;
    std::size_t weight = 0;
    std::size_t bytes = 0;
    for (std::size_t end = place; end < text.size(); ++end) {
        const bool begins_word = is_spaced_word(text[end]) && (end == place || !is_spaced_word(text[end - 1]));
        weight += begins_word ? 4 : is_unspaced(text[end]) ? 1 : 0;
        if (weight > 24 || bytes >= longest_words_bytes) return false;
        bytes += utf8_bytes(text[end]);
        if (!is_other(text[end]) && is_edge(text, end + 1) && go_on(end + 1)) return true;
    }
    return false;
}

bool match_gap(const Text& text, std::size_t begin, std::size_t place, const Continue& go_on) {
    if (place == begin && go_on(place)) return true;
    for (std::size_t length = 1; length <= longest_gap_characters && place + length <= text.size(); ++length) {
        if (!is_other(text[place + length - 1])) return false;
        if (go_on(place + length)) return true;
    }
    return false;
}

/// What is left of the pattern from `at` on, at `place` of a match that begins at `begin`.
bool match_pattern(const Text& pattern, std::size_t at, const Text& text, std::size_t begin, std::size_t place,
                   const Continue& done) {
    if (at == pattern.size()) return done(place);
    const auto rest = [&](std::size_t end) { return match_pattern(pattern, at + 1, text, begin, end, done); };
    switch (pattern[at]) {
        case U'#':
            return match_number(text, place, rest);
        case U'*':
            return match_words(text, place, rest);
        case U' ':
            return match_gap(text, begin, place, rest);
        case U'(': {
            const std::size_t close = pattern.find(U')', at);
            for (std::size_t way_begin = at + 1; way_begin <= close;) {
                const std::size_t way_end = std::min(pattern.find(U'|', way_begin), close);
                const Text way = pattern.substr(way_begin, way_end - way_begin) + pattern.substr(close + 1);
                if (match_pattern(way, 0, text, begin, place, done)) return true;
                way_begin = way_end + 1;
            }
            return false;
        }
        default:
            return place < text.size() && text[place] == pattern[at] && rest(place + 1);
    }
}

bool hits(const Rule& rule, const Text& pattern, const Text& text) {
    std::size_t content_begin = 0;
    std::size_t content_end = text.size();
    while (content_begin < text.size() && is_other(text[content_begin])) ++content_begin;
    while (content_end > 0 && is_other(text[content_end - 1])) --content_end;
    const bool from_the_start = rule.match == Match::whole || rule.match == Match::start;
    const bool to_the_end = rule.match == Match::whole || rule.match == Match::end;
    const Continue done = [&](std::size_t end) { return to_the_end ? end >= content_end : is_edge(text, end); };
    for (std::size_t place = 0; place < text.size(); ++place) {
        if (from_the_start && place > content_begin) return false;
        if (is_edge(text, place) && match_pattern(pattern, 0, text, place, place, done)) return true;
    }
    return false;
}

}  // namespace

std::vector<std::size_t> hits_of(std::span<const Rule> rules, std::string_view folded_line, std::uint32_t words) {
    const Text text = decoded(folded_line);
    std::vector<std::size_t> found;
    for (std::size_t index = 0; index < rules.size(); ++index) {
        const Rule& rule = rules[index];
        if (words < rule.min_words || words > rule.max_words) continue;
        if (check_pattern(rule.pattern) != PatternError::none) continue;
        if (hits(rule, decoded(rule.pattern), text)) found.push_back(index);
    }
    return found;
}

}  // namespace dehusk::reference
