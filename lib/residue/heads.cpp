// How a pattern may begin: all ways through its first choices, as far as eight bytes reach.
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "residue/characters.hpp"
#include "residue/pattern.hpp"
#include "residue/skeleton.hpp"

namespace dehusk {

namespace {

/// A head as it grows.
struct Way {
    std::string text;
    bool is_complete = false;

    friend auto operator<=>(const Way&, const Way&) = default;  // NOLINT(modernize-use-nullptr): inside the library
};

/// As append_skeleton(), digits levelled. False if what follows is not told: behind a digit of several bytes.
bool append_levelled(std::string_view text, std::string& skeleton) {
    for (std::size_t at = 0; at < text.size();) {
        const Character character = character_at(text, at);
        if (character.is_digit) {
            skeleton += any_digit;
            if (character.bytes > 1) return false;
        } else {
            append_skeleton(text.substr(at, character.bytes), skeleton);
        }
        at += character.bytes;
    }
    return true;
}

void append_literal(std::string_view literal, Way& way) {
    const std::size_t first_bytes = character_at(literal, 0).bytes;
    const bool is_symbol = character_at(literal, 0).kind == CharacterClass::other;
    if (is_symbol && (way.text.empty() || way.text == std::string_view(&Head::number_mark, 1))) {
        // What follows a symbol that stands as itself begins a skeleton of its own.
        std::string skeleton;
        way.is_complete = !append_levelled(literal.substr(first_bytes), skeleton);
        way.text.append(literal.substr(0, first_bytes)).append(skeleton);
    } else {
        way.is_complete = !append_levelled(literal, way.text);
    }
}

/// `alternative` has no group.
void grow(std::string_view alternative, Way& way) {
    constexpr std::string_view atom_marks = " #*";
    while (!alternative.empty() && !way.is_complete) {
        const std::size_t literal_bytes = std::min(alternative.find_first_of(atom_marks), alternative.size());
        const char mark = alternative.front();
        if (literal_bytes > 0) {
            append_literal(alternative.substr(0, literal_bytes), way);
        } else if (mark == ' ') {
            // A gap before the pattern's first text is passed over: the text begins a place of its own.
            if (!way.text.empty()) append_skeleton(" ", way.text);
        } else if (mark == '#' && way.text.empty()) {
            way.text = Head::number_mark;
        } else {
            if (mark == '#') way.text += any_digit;
            way.is_complete = true;
        }
        alternative.remove_prefix(std::max<std::size_t>(literal_bytes, 1));
        way.is_complete = way.is_complete || way.text.size() >= Head::longest_bytes;
    }
    way.text.resize(std::min<std::size_t>(way.text.size(), Head::longest_bytes));
}

std::vector<Way> grown(const std::vector<Way>& ways, std::string_view alternatives) {
    // Alternatives multiply.
    constexpr std::size_t most_ways = 256;
    std::vector<Way> longer;
    for (const Way& way : ways) {
        if (way.is_complete) longer.push_back(way);
        for (std::size_t begin = 0; !way.is_complete && begin <= alternatives.size();) {
            const std::size_t end = std::min(alternatives.find('|', begin), alternatives.size());
            longer.push_back(way);
            grow(alternatives.substr(begin, end - begin), longer.back());
            begin = end + 1;
        }
    }
    std::sort(longer.begin(), longer.end());
    longer.erase(std::unique(longer.begin(), longer.end()), longer.end());
    if (longer.size() > most_ways) {
        for (Way& way : longer) way.is_complete = way.is_complete || way.text.size() > 1;
    }
    return longer;
}

Head head_of(std::string_view text) {
    Head head;
    for (const char letter : text) head.key |= std::uint64_t{static_cast<unsigned char>(letter)} << (8U * head.bytes++);
    return head;
}

}  // namespace

std::vector<Head> heads_of(std::string_view pattern, bool to_the_end) {
    if (check_pattern(pattern) != PatternError::none) return {};
    std::vector<Way> ways(1);
    const auto is_complete = [](const Way& way) { return way.is_complete; };
    while (!pattern.empty() && !std::ranges::all_of(ways, is_complete)) {
        const bool is_group = pattern.front() == '(';
        const std::string_view part =
            is_group ? pattern.substr(1, pattern.find(')') - 1) : pattern.substr(0, pattern.find('('));
        ways = grown(ways, part);
        pattern.remove_prefix(part.size() + (is_group ? 2 : 0));
    }
    std::vector<std::string> texts;
    for (Way& way : ways) {
        if (!way.is_complete && to_the_end) {
            if (way.text.back() != ' ') way.text += ' ';
            way.text += end_mark;
        }
        texts.push_back(way.text.substr(0, Head::longest_bytes));
    }
    std::sort(texts.begin(), texts.end());
    std::vector<Head> heads;
    std::string_view shortest;
    for (const std::string& text : texts) {
        // The places of a text are among those of any text that it begins with, which sorting puts right before it.
        if (!heads.empty() && text.starts_with(shortest)) continue;
        shortest = text;
        heads.push_back(head_of(text));
    }
    return heads;
}

}  // namespace dehusk
