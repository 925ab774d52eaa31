#include "residue/own_rules.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <string>
#include <utility>

#include "normalise/normalise.hpp"
#include "support/ascii.hpp"
#include "support/utf8.hpp"

namespace dehusk {
namespace {

constexpr std::size_t most_rules = 10'000;
constexpr std::size_t longest_own_pattern_bytes = 4096;
constexpr std::size_t longest_quoted_bytes = 255;
constexpr std::uint16_t usual_min_words = 1;
constexpr std::uint16_t usual_max_words = 12;

constexpr std::array kinds = {
#define DEHUSK_RESIDUE_KIND_VALUE(kind) ResidueKind::kind,
    DEHUSK_RESIDUE_KINDS(DEHUSK_RESIDUE_KIND_VALUE)
#undef DEHUSK_RESIDUE_KIND_VALUE
};
constexpr std::pair<std::string_view, Match> matches[] = {
    {"whole", Match::whole}, {"start", Match::start}, {"end", Match::end}, {"within", Match::within}};
constexpr std::pair<std::string_view, Place> places[] = {
    {"any", Place::any}, {"before", Place::before}, {"inside", Place::inside}, {"after", Place::after}};
constexpr std::pair<std::string_view, Reach> reaches[] = {{"line", Reach::line}, {"section", Reach::section}};

template <typename Value, std::size_t count>
bool read_name(std::string_view text, const std::pair<std::string_view, Value> (&names)[count], Value& value) {
    const auto at = std::ranges::find(names, text, &std::pair<std::string_view, Value>::first);
    if (at == std::end(names)) return false;
    value = at->second;
    return true;
}

/// Takes what stands before the next `separator`, and the separator.
std::string_view take_part(std::string_view& text, char separator) {
    const std::string_view part = text.substr(0, text.find(separator));
    text.remove_prefix(std::min(text.size(), part.size() + 1));
    return part;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r";
    const std::size_t begin = std::min(text.find_first_not_of(blanks), text.size());
    return text.substr(begin, text.find_last_not_of(blanks) + 1 - begin);
}

bool is_id(std::string_view text) {
    const auto may_stand = [](char c) {
        return is_ascii_letter(c) || is_ascii_digit(c) || c == '.' || c == '_' || c == '-';
    };
    return !text.empty() && text.size() <= 255 && std::ranges::all_of(text, may_stand);
}

bool read_words(std::string_view text, Rule& rule) {
    const auto read = [&text](std::uint16_t& number) {
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        return error == std::errc();
    };
    if (!read(rule.min_words) || !text.starts_with('-')) return false;
    text.remove_prefix(1);
    return read(rule.max_words) && text.empty() && rule.min_words <= rule.max_words;
}

std::string_view message_of(PatternError error) {
    switch (error) {
        case PatternError::none:
            return {};
        case PatternError::empty:
            return "the pattern could match nothing";
        case PatternError::open_group:
            return "the pattern has a ( without )";
        case PatternError::nested_group:
            return "the pattern has a ( inside a group";
        case PatternError::stray_mark:
            return "the pattern has a ) or | outside a group";
        case PatternError::leading_words:
            return "the pattern begins with *";
        case PatternError::too_many_words:
            return "the pattern has more than two * on one way through it";
        case PatternError::too_long:
            return "the pattern is too long";
    }
    return {};
}

class RowReader {
  public:
    RowReader(Arena& arena, std::vector<Rule>& rules) : arena_(arena), rules_(rules) {
        for (const Rule& rule : rules) ids_.insert(rule.id);
    }

    /// What is wrong with the row; empty where it was added to the rules.
    std::string read(std::string_view row) {
        Rule rule;
        rule.min_words = usual_min_words;
        rule.max_words = usual_max_words;
        rule.language = "und";
        rule.id = trimmed(take_part(row, '\t'));
        if (!is_id(rule.id)) return "no id of letters, digits, '.', '_' and '-' in the first column";
        const std::string_view kind = trimmed(take_part(row, '\t'));
        const auto known = std::ranges::find_if(kinds, [kind](ResidueKind each) { return name(each) == kind; });
        if (known == kinds.end()) return "no kind of residue: " + quoted(kind);
        rule.kind = *known;
        const std::string_view match = trimmed(take_part(row, '\t'));
        if (!read_name(match, matches, rule.match)) return "neither whole, start, end nor within: " + quoted(match);
        if (std::string error = read_pattern(trimmed(take_part(row, '\t')), rule); !error.empty()) return error;
        if (std::string error = read_options(row, rule); !error.empty()) return error;
        if (!ids_.insert(rule.id).second) return "there is a rule " + quoted(rule.id) + " already";
        rules_.push_back(rule);
        return {};
    }

  private:
    /// What stands in a column, which may be any bytes, as part of a message.
    std::string quoted(std::string_view text) const {
        std::string_view shown = normalise_text(text, Spacing::single, arena_);
        if (shown.size() > longest_quoted_bytes) {
            std::size_t end = longest_quoted_bytes;
            while (is_trail_byte(shown[end])) --end;
            shown = shown.substr(0, end);
        }
        return "'" + std::string(shown) + "'";
    }

    std::string read_pattern(std::string_view pattern, Rule& rule) {
        if (pattern.size() > longest_own_pattern_bytes) return std::string(message_of(PatternError::too_long));
        if (!is_valid_utf8(pattern)) return "the pattern is not UTF-8";
        rule.pattern = fold_case(normalise_text(pattern, Spacing::single, arena_), arena_);
        return std::string(message_of(check_pattern(rule.pattern)));
    }

    std::string read_options(std::string_view options, Rule& rule) {
        while (!options.empty()) {
            const std::string_view option = trimmed(take_part(options, ' '));
            std::string_view value = option;
            const std::string_view name = take_part(value, '=');
            const bool is_read = option.empty() || (name == "words" && read_words(value, rule)) ||
                                 (name == "reach" && read_name(value, reaches, rule.reach)) ||
                                 (name == "place" && read_name(value, places, rule.place));
            if (!is_read) return "no option: " + quoted(option);
        }
        return {};
    }

    Arena& arena_;
    std::vector<Rule>& rules_;
    std::set<std::string_view> ids_;
};

}  // namespace

void read_own_rules(std::string_view rows, Arena& arena, std::vector<Rule>& rules, std::vector<RuleError>& errors) {
    const std::size_t most_in_all = rules.size() + most_rules;
    RowReader reader(arena, rules);
    std::size_t line_number = 0;
    while (!rows.empty()) {
        const std::string_view row = take_part(rows, '\n');
        ++line_number;
        if (row.starts_with('#') || trimmed(row).empty()) continue;
        if (rules.size() == most_in_all) {
            errors.push_back({line_number, "more than 10,000 rules"});
            break;
        }
        std::string error = reader.read(row);
        if (!error.empty()) errors.push_back({line_number, std::move(error)});
    }
}

}  // namespace dehusk
