#include "residue/pattern.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "residue/characters.hpp"
#include "residue/skeleton.hpp"

namespace dehusk {

namespace {

constexpr bool is_atom_mark(char letter) {
    return letter == ' ' || letter == '#' || letter == '*';
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

void sort_unique(Positions& positions) {
    std::sort(positions.begin(), positions.end());
    positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
}

}  // namespace

PatternError check_pattern(std::string_view pattern) {
    PatternError error = PatternError::none;
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

void PatternSet::add(std::string_view source) {
    const auto begin = static_cast<std::uint32_t>(choices_.size());
    if (check_pattern(source) != PatternError::none) source = {};
    while (!source.empty()) {
        if (source.front() == '(') {
            const std::size_t close = source.find(')');
            add_choice(source.substr(1, close - 1));
            source.remove_prefix(close + 1);
        } else {
            const std::string_view plain = plain_part(source);
            add_choice(plain);
            source.remove_prefix(plain.size());
        }
    }
    patterns_.push_back({begin, static_cast<std::uint32_t>(choices_.size())});
}

void PatternSet::add_choice(std::string_view alternatives) {
    const auto begin = static_cast<std::uint32_t>(sequences_.size());
    for (bool more = true; more;) {
        const std::size_t bar = alternatives.find('|');
        add_sequence(alternatives.substr(0, bar));
        more = bar != std::string_view::npos;
        if (more) alternatives.remove_prefix(bar + 1);
    }
    choices_.push_back({begin, static_cast<std::uint32_t>(sequences_.size())});
}

void PatternSet::add_sequence(std::string_view source) {
    const auto begin = static_cast<std::uint32_t>(atoms_.size());
    while (!source.empty()) {
        const auto* const mark = std::find_if(source.begin(), source.end(), is_atom_mark);
        const std::string_view literal = source.substr(0, static_cast<std::size_t>(mark - source.begin()));
        if (!literal.empty()) {
            atoms_.push_back({literal, AtomKind::literal});
            source.remove_prefix(literal.size());
            continue;
        }
        const AtomKind kind = source.front() == '#'   ? AtomKind::number
                              : source.front() == '*' ? AtomKind::words
                                                      : AtomKind::gap;
        atoms_.push_back({source.substr(0, 1), kind});
        source.remove_prefix(1);
    }
    sequences_.push_back({begin, static_cast<std::uint32_t>(atoms_.size())});
}

void PatternSet::match_atom(const Atom& atom, std::string_view text, std::size_t begin, Positions& ends) {
    switch (atom.kind) {
        case AtomKind::literal:
            if (text.substr(begin).starts_with(atom.text)) ends.push_back(begin + atom.text.size());
            break;
        case AtomKind::gap:
            add_gap_ends(text, begin, ends);
            break;
        case AtomKind::number:
            add_number_ends(text, begin, ends);
            break;
        case AtomKind::words:
            if (is_word_edge(text, begin)) add_words_ends(text, begin, ends);
            break;
    }
}

void PatternSet::match_sequence(Slice sequence, std::string_view text, const Positions& begins, Workspace& work) const {
    work.sequence_places.assign(begins.begin(), begins.end());
    for (std::uint32_t index = sequence.begin; index < sequence.end && !work.sequence_places.empty(); ++index) {
        work.atom_ends.clear();
        for (const std::size_t place : work.sequence_places) match_atom(atoms_[index], text, place, work.atom_ends);
        work.steps += work.sequence_places.size();
        if (work.atom_ends.size() > 1) sort_unique(work.atom_ends);
        std::swap(work.sequence_places, work.atom_ends);
    }
    work.choice_ends.insert(work.choice_ends.end(), work.sequence_places.begin(), work.sequence_places.end());
}

void PatternSet::match(std::size_t index, std::string_view text, std::size_t begin, Workspace& work) const {
    const Slice pattern = patterns_[index];
    work.ends.clear();
    if (pattern.begin == pattern.end) return;
    work.ends.push_back(begin);
    for (std::uint32_t choice = pattern.begin; choice < pattern.end && !work.ends.empty(); ++choice) {
        work.choice_ends.clear();
        for (std::uint32_t sequence = choices_[choice].begin; sequence < choices_[choice].end; ++sequence) {
            match_sequence(sequences_[sequence], text, work.ends, work);
        }
        if (work.choice_ends.size() > 1) sort_unique(work.choice_ends);
        std::swap(work.ends, work.choice_ends);
    }
}

void PatternSet::grow(const Atom& atom, Head& head) {
    // A skeleton's first eight bytes come from these, but for runs of punctuation that nobody writes.
    constexpr std::size_t looked_at_bytes = 24;
    const bool is_bare = head.bytes == 0;
    if (atom.kind == AtomKind::number && is_bare && !head.after_number) {
        head.after_number = true;
        return;
    }
    if (is_bare && atom.kind == AtomKind::gap) return;
    std::string text(head.view());
    if (atom.kind == AtomKind::gap) append_skeleton(" ", text);
    if (atom.kind == AtomKind::literal) {
        const Character first = character_at(atom.text, 0);
        head.is_symbol = is_bare && first.kind == CharacterClass::other;
        if (head.is_symbol) {
            text = atom.text.substr(0, first.bytes);
        } else {
            append_skeleton(atom.text.substr(0, looked_at_bytes), text);
        }
    }
    head.bytes = static_cast<std::uint8_t>(std::min(text.size(), Head::longest_bytes));
    std::copy_n(text.data(), head.bytes, head.text.data());
    head.is_complete = head.is_symbol || head.bytes == Head::longest_bytes || atom.text.size() > looked_at_bytes ||
                       atom.kind == AtomKind::number || atom.kind == AtomKind::words;
}

void PatternSet::grow_all(Slice choice, const std::vector<Head>& heads, std::vector<Head>& grown) const {
    // Six bytes tell most words apart, and alternatives multiply.
    constexpr std::uint8_t telling_bytes = 6;
    constexpr std::size_t most_heads = 256;
    grown.clear();
    for (const Head& head : heads) {
        if (head.is_complete) grown.push_back(head);
        for (std::uint32_t index = choice.begin; !head.is_complete && index < choice.end; ++index) {
            Head longer = head;
            const Slice sequence = sequences_[index];
            for (std::uint32_t atom = sequence.begin; atom < sequence.end && !longer.is_complete; ++atom) {
                grow(atoms_[atom], longer);
            }
            longer.is_complete = longer.is_complete || longer.bytes >= telling_bytes;
            grown.push_back(longer);
        }
    }
    std::sort(grown.begin(), grown.end());
    grown.erase(std::unique(grown.begin(), grown.end()), grown.end());
    if (grown.size() <= most_heads) return;
    for (Head& head : grown) head.is_complete = head.is_complete || head.bytes > 0;
}

std::vector<Head> PatternSet::heads(std::size_t index) const {
    const Slice pattern = patterns_[index];
    std::vector<Head> heads;
    if (pattern.begin != pattern.end) heads.emplace_back();
    std::vector<Head> grown;
    for (std::uint32_t choice = pattern.begin; choice < pattern.end; ++choice) {
        grow_all(choices_[choice], heads, grown);
        std::swap(heads, grown);
        const bool is_done = std::all_of(heads.begin(), heads.end(), [](const Head& head) { return head.is_complete; });
        if (is_done) break;
    }
    return heads;
}

}  // namespace dehusk
