#include "residue/pattern.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "residue/characters.hpp"
#include "residue/skeleton.hpp"

namespace dehusk {

namespace {

/// Ends an alternative or the part before a group.
constexpr bool is_end_mark(char letter) {
    return letter == '|' || letter == ')' || letter == '(';
}

constexpr std::array<bool, 256> make_mark_table() {
    std::array<bool, 256> table{};
    for (const char mark : {' ', '#', '*', '|', ')', '('}) table[static_cast<unsigned char>(mark)] = true;
    return table;
}

constexpr std::array<bool, 256> mark_table = make_mark_table();

bool is_mark(char letter) {
    return mark_table[static_cast<unsigned char>(letter)];
}

bool ends_at(std::string_view alternative, std::size_t at) {
    return at == alternative.size() || is_end_mark(alternative[at]);
}

constexpr std::size_t most_words_of_pattern = 2;

/// Six words of four characters each; a word of a script with spaces weighs four, a character of the others one.
constexpr std::size_t words_weight = 24;

/// What stands before the first group.
std::string_view plain_part(std::string_view pattern) {
    return pattern.substr(0, pattern.find('('));
}

bool is_group_well_formed(std::string_view pattern, PatternError& error) {
    bool inside = false;
    for (const char letter : pattern) {
        if (letter == '(' && inside) error = PatternError::nested_group;
        if ((letter == ')' || letter == '|') && !inside) error = PatternError::stray_mark;
        if (error != PatternError::none) return false;
        if (letter == '(') inside = true;
        if (letter == ')') inside = false;
    }
    if (inside) error = PatternError::open_group;
    return !inside;
}

/// Length of a grouping mark at `position`: a point, comma, apostrophe or space, or the Arabic marks.
std::size_t grouping_bytes(std::string_view text, std::size_t position) {
    constexpr std::string_view ascii_marks = ".,' ";
    if (position >= text.size()) return 0;
    if (ascii_marks.find(text[position]) != std::string_view::npos) return 1;
    const std::string_view rest = text.substr(position, 2);
    return rest == "\u066B" || rest == "\u066C" ? 2 : 0;
}

std::size_t skip_digits(std::string_view text, std::size_t position, std::size_t limit) {
    while (position < limit) {
        const Character character = character_at(text, position);
        if (!character.is_digit) break;
        position += character.bytes;
    }
    return position;
}

void add_words_ends(std::string_view text, std::size_t position, Positions& ends) {
    const std::size_t limit = std::min(text.size(), position + longest_words_bytes);
    std::size_t weight = 0;
    bool in_word = false;
    while (position < limit) {
        const Character character = character_at(text, position);
        const bool is_word = character.kind == CharacterClass::word;
        if (is_word && !in_word) weight += 4;
        if (character.kind == CharacterClass::unspaced) weight += 1;
        if (weight > words_weight) return;
        in_word = is_word;
        position += character.bytes;
        const bool ends_word = character.kind != CharacterClass::other && is_word_edge(text, position);
        if (ends_word) ends.push_back(position);
    }
}

/// What check_pattern() must know of a plain piece of pattern, or of a group as its alternatives are joined.
struct PartSurvey {
    std::size_t words = 0;  ///< `*` in the alternative with the most
    bool begins_with_words = false;
    bool may_be_empty = false;  ///< or hold spaces alone
};

PartSurvey survey(std::string_view alternatives) {
    PartSurvey found;
    for (bool more = true; more;) {
        const std::size_t bar = alternatives.find('|');
        const std::string_view alternative = alternatives.substr(0, bar);
        const std::size_t begin = alternative.find_first_not_of(' ');
        found.words =
            std::max(found.words, static_cast<std::size_t>(std::count(alternative.begin(), alternative.end(), '*')));
        found.may_be_empty = found.may_be_empty || begin == std::string_view::npos;
        if (begin != std::string_view::npos && alternative[begin] == '*') found.begins_with_words = true;
        more = bar != std::string_view::npos;
        if (more) alternatives.remove_prefix(bar + 1);
    }
    return found;
}

/// Moves `at` and `place` over the literal at `at`; false if it does not stand in the text.
bool skip_literal(std::string_view alternative, std::size_t& at, std::string_view text, std::size_t& place) {
    for (; at < alternative.size() && !is_mark(alternative[at]); ++at, ++place) {
        if (place == text.size() || text[place] != alternative[at]) return false;
    }
    return true;
}

void sort_unique(Positions& positions) {
    std::sort(positions.begin(), positions.end());
    positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
}

/// From `place`, in a match that begins at `begin`: where nothing was matched yet, a gap stands for nothing.
void add_atom_ends(char mark, std::string_view text, std::size_t begin, std::size_t place, Positions& ends) {
    if (mark == ' ' && place == begin) ends.push_back(place);
    if (mark == ' ') add_gap_ends(text, place, ends);
    if (mark == '#') add_number_ends(text, place, ends);
    if (mark == '*' && is_word_edge(text, place)) add_words_ends(text, place, ends);
}

/// Fills `ends` with where an atom may end that begins at one of `places`, sorted.
void find_atom_ends(char mark, std::string_view text, std::size_t begin, std::span<const std::size_t> places,
                    Positions& ends) {
    ends.clear();
    for (const std::size_t place : places) add_atom_ends(mark, text, begin, place, ends);
    if (places.size() > 1) sort_unique(ends);
}

/// Marks of the pattern that an opening stands for.
constexpr std::size_t mark_count(Opening opening) {
    if (opening == Opening::number_gap) return 2;
    return opening == Opening::gap || opening == Opening::number ? 1 : 0;
}

/// The opening of the alternative that `pattern` begins with.
Opening opening_of(std::string_view pattern) {
    constexpr std::pair<std::string_view, Opening> openings[] = {
        {"", Opening::literal}, {" ", Opening::gap}, {"#", Opening::number}, {"# ", Opening::number_gap}};
    const std::size_t marks = std::min(pattern.find_first_not_of(" #*"), pattern.size());
    const bool has_literal = marks < pattern.size() && !is_end_mark(pattern[marks]);
    for (const auto& [text, opening] : openings) {
        if (has_literal && pattern.substr(0, marks) == text) return opening;
    }
    return Opening::any;
}

}  // namespace

PatternError check_pattern(std::string_view pattern) {
    PatternError error = PatternError::none;
    if (pattern.size() > longest_pattern_bytes) return PatternError::too_long;
    if (!is_group_well_formed(pattern, error)) return error;
    std::size_t words = 0;
    bool may_be_empty = true;
    while (!pattern.empty()) {
        const bool is_group = pattern.front() == '(';
        const std::string_view part = is_group ? pattern.substr(1, pattern.find(')') - 1) : plain_part(pattern);
        pattern.remove_prefix(part.size() + (is_group ? 2 : 0));
        const PartSurvey found = survey(part);
        if (may_be_empty && found.begins_with_words) return PatternError::leading_words;
        may_be_empty = may_be_empty && found.may_be_empty;
        words += found.words;
    }
    if (may_be_empty) return PatternError::empty;
    return words > most_words_of_pattern ? PatternError::too_many_words : PatternError::none;
}

void add_number_ends(std::string_view text, std::size_t position, Positions& ends) {
    const std::size_t limit = std::min(text.size(), position + longest_number_bytes);
    while (position < limit) {
        const std::size_t end = skip_digits(text, position, limit);
        if (end == position) return;
        ends.push_back(end);
        const char behind = end < text.size() ? text[end] : ' ';
        if ((behind == 'k' || behind == 'm') && is_word_edge(text, end + 1)) ends.push_back(end + 1);
        const std::size_t mark_bytes = grouping_bytes(text, end);
        if (mark_bytes == 0) return;
        position = end + mark_bytes;
    }
}

void add_gap_ends(std::string_view text, std::size_t position, Positions& ends) {
    for (std::size_t count = 0; count < longest_gap_characters && position < text.size(); ++count) {
        const Character character = character_at(text, position);
        if (character.kind != CharacterClass::other) return;
        position += character.bytes;
        ends.push_back(position);
    }
}

void PatternCompiler::add(std::string_view pattern) {
    if (check_pattern(pattern) != PatternError::none) pattern = {};
    for (std::size_t at = 0; at < pattern.size();) {
        const bool is_group = pattern[at] == '(';
        if (is_group) ++at;
        const std::size_t end = std::min(pattern.find(is_group ? ')' : '(', at), pattern.size());
        add_choice(pattern, at, end);
        at = end + (is_group ? 1 : 0);
    }
    pattern_begins_.push_back(static_cast<std::uint32_t>(opening_begins_.size() / opening_count));
}

void PatternCompiler::add_choice(std::string_view pattern, std::size_t begin, std::size_t end) {
    struct Alternative {
        Opening opening;
        std::uint8_t lead;
        std::uint16_t source;
    };
    std::vector<Alternative> alternatives;
    for (std::size_t source = begin; source <= end;) {
        const Opening opening = opening_of(pattern.substr(source));
        const std::size_t lead = source + mark_count(opening);
        const bool has_lead = opening != Opening::any;
        alternatives.push_back({opening, has_lead ? static_cast<std::uint8_t>(pattern[lead]) : std::uint8_t{0},
                                static_cast<std::uint16_t>(lead)});
        source = std::min(pattern.find('|', source), end) + 1;
    }
    std::ranges::stable_sort(alternatives, {}, [](const Alternative& a) { return std::pair(a.opening, a.lead); });
    for (std::size_t opening = 0; opening < opening_count; ++opening) {
        for (const Alternative& alternative : alternatives) {
            if (static_cast<std::size_t>(alternative.opening) != opening) continue;
            sources_.push_back(alternative.source);
            leads_.push_back(alternative.lead);
        }
        opening_begins_.push_back(static_cast<std::uint32_t>(sources_.size()));
    }
}

void PatternSet::match_atoms(std::string_view atoms, std::string_view text, std::span<const std::size_t> begins,
                             Workspace& work) {
    work.steps += begins.size();
    work.places.assign(begins.begin(), begins.end());
    for (std::size_t at = 0; !work.places.empty() && !ends_at(atoms, at);) {
        const char mark = atoms[at++];
        work.steps += work.places.size();
        find_atom_ends(mark, text, work.begin, work.places, work.atom_ends);
        work.places.clear();
        const std::size_t literal = at;
        while (at < atoms.size() && !is_mark(atoms[at])) ++at;
        for (std::size_t place : work.atom_ends) {
            std::size_t skipped = literal;
            if (skip_literal(atoms, skipped, text, place)) work.places.push_back(place);
        }
    }
    work.choice_ends.insert(work.choice_ends.end(), work.places.begin(), work.places.end());
}

void PatternSet::match_behind(std::size_t opening, std::span<const std::size_t> opening_ends, std::string_view pattern,
                              std::string_view text, Workspace& work) const {
    const std::size_t begin = tables_.opening_begins[opening];
    const std::size_t end = tables_.opening_begins[opening + 1];
    for (const std::size_t opening_end : opening_ends) {
        if (opening_end >= text.size()) continue;
        const auto byte = static_cast<std::uint8_t>(text[opening_end]);
        const void* const first = std::memchr(&tables_.leads[begin], byte, end - begin);
        if (first == nullptr) continue;
        auto index = static_cast<std::size_t>(static_cast<const std::uint8_t*>(first) - tables_.leads.data());
        for (; index < end && tables_.leads[index] == byte; ++index) {
            const std::string_view alternative = pattern.substr(tables_.sources[index]);
            std::size_t at = 1;
            std::size_t place = opening_end + 1;
            ++work.steps;
            if (!skip_literal(alternative, at, text, place)) continue;
            if (ends_at(alternative, at)) {
                work.choice_ends.push_back(place);
            } else {
                match_atoms(alternative.substr(at), text, {&place, 1}, work);
            }
        }
    }
}

void PatternSet::match_choice(std::size_t choice, std::string_view pattern, std::string_view text,
                              Workspace& work) const {
    const std::size_t first_opening = opening_count * choice;
    const auto has = [&](Opening opening) {
        const std::size_t index = first_opening + static_cast<std::size_t>(opening);
        return tables_.opening_begins[index] != tables_.opening_begins[index + 1];
    };
    const auto match_from = [&](Opening opening, std::span<const std::size_t> opening_ends) {
        match_behind(first_opening + static_cast<std::size_t>(opening), opening_ends, pattern, text, work);
    };
    for (std::size_t index = tables_.opening_begins[first_opening]; index < tables_.opening_begins[first_opening + 1];
         ++index) {
        match_atoms(pattern.substr(tables_.sources[index]), text, work.ends, work);
    }
    if (has(Opening::literal)) match_from(Opening::literal, work.ends);
    if (has(Opening::gap)) {
        find_atom_ends(' ', text, work.begin, work.ends, work.opening_ends);
        match_from(Opening::gap, work.opening_ends);
    }
    if (!has(Opening::number) && !has(Opening::number_gap)) return;
    find_atom_ends('#', text, work.begin, work.ends, work.opening_ends);
    if (has(Opening::number)) match_from(Opening::number, work.opening_ends);
    if (has(Opening::number_gap)) {
        find_atom_ends(' ', text, work.begin, work.opening_ends, work.atom_ends);
        std::swap(work.opening_ends, work.atom_ends);
        match_from(Opening::number_gap, work.opening_ends);
    }
}

void PatternSet::match(std::size_t index, std::string_view pattern, std::string_view text, std::size_t begin,
                       Workspace& work) const {
    const std::size_t end = tables_.pattern_begins[index + 1];
    std::size_t choice = tables_.pattern_begins[index];
    work.ends.clear();
    if (choice == end) return;
    work.begin = begin;
    work.ends.push_back(begin);
    for (; choice < end && !work.ends.empty(); ++choice) {
        work.choice_ends.clear();
        match_choice(choice, pattern, text, work);
        if (work.choice_ends.size() > 1) sort_unique(work.choice_ends);
        std::swap(work.ends, work.choice_ends);
    }
}

}  // namespace dehusk
