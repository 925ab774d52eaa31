// Every row of the rules, by the two lines written beside it.
#include "residue/rules.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "support/catch.hpp"

using namespace dehusk;
using namespace std::string_view_literals;

namespace {

struct Row {
    Rule rule;
    std::string_view drops;
    std::string_view keeps;
};

constexpr Row row_of(std::string_view id, std::string_view language, ResidueKind kind, Match match,
                     std::string_view pattern, Place place, std::uint16_t min_words, std::uint16_t max_words,
                     Reach reach, std::string_view drops, std::string_view keeps) {
    return {{id, language, kind, match, pattern, place, min_words, max_words, reach}, drops, keeps};
}

#define DEHUSK_RULE(id, language, kind, match, pattern, place, min_words, max_words, reach, drops, keeps)             \
    row_of(id ""sv, language ""sv, ResidueKind::kind, Match::match, pattern ""sv, Place::place, min_words, max_words, \
           Reach::reach, drops ""sv, keeps ""sv),
constexpr Row rows[] = {
#include "residue/rules/all.inc"
};
#undef DEHUSK_RULE

std::vector<Rule> hits_of(std::string_view line) {
    NormalText text;
    NormalLine normal;
    normal.text = normalise_text(line, Spacing::single, text.arena);
    normal.words = count_words(normal.text);
    text.lines.push_back(normal);
    RuleMatcher::Workspace work;
    std::vector<RuleHit> hits;
    RuleMatcher::builtin().match(text, work, hits);
    std::vector<Rule> rules;
    for (const RuleHit hit : hits) rules.push_back(RuleMatcher::builtin().rules()[hit.rule]);
    return rules;
}

bool contains(const std::vector<Rule>& rules, std::string_view id) {
    return std::ranges::find(rules, id, &Rule::id) != rules.end();
}

/// Kinds that say so much about a line that a sentence of prose must never have them.
bool is_strong(const Rule& rule) {
    switch (rule.kind) {
        case ResidueKind::comment_form:
        case ResidueKind::ad_block:
        case ResidueKind::newsletter:
        case ResidueKind::consent:
        case ResidueKind::paywall:
        case ResidueKind::log_in:
            return true;
        default:
            return rule.reach == Reach::section;
    }
}

}  // namespace

TEST_CASE("the rows are the library's rules") {
    const RuleList& rules = RuleMatcher::builtin().rules();
    REQUIRE(std::size(rows) == rules.size());
    for (std::size_t index = 0; index < std::size(rows); ++index) {
        INFO(rows[index].rule.id);
        CHECK(rules[index] == rows[index].rule);
    }
}

TEST_CASE("each rule hits the line it is meant to drop") {
    for (const Row& row : rows) {
        INFO(row.rule.id << " drops \"" << row.drops << "\", " << count_words(row.drops) << " words");
        CHECK(contains(hits_of(row.drops), row.rule.id));
    }
}

TEST_CASE("no rule hits the near miss it is meant to keep, and none that is strong does") {
    for (const Row& row : rows) {
        for (const Rule& hit : hits_of(row.keeps)) {
            INFO(row.rule.id << " keeps \"" << row.keeps << "\", hit by " << hit.id);
            CHECK(hit.id != row.rule.id);
            CHECK_FALSE(is_strong(hit));
        }
    }
}

TEST_CASE("ids name language, kind and number, and are unique") {
    std::set<std::string_view> ids;
    std::map<std::string, int> last_number;
    for (const Row& row : rows) {
        const Rule& rule = row.rule;
        INFO(rule.id);
        CHECK(ids.insert(rule.id).second);
        const std::string prefix = std::string(rule.language) + "." + std::string(name(rule.kind)) + ".";
        CHECK(rule.id == prefix + std::to_string(++last_number[prefix]));
    }
}

TEST_CASE("patterns are well formed, folded and not written twice") {
    Arena arena;
    std::map<std::pair<Match, std::string_view>, std::string_view> seen;
    for (const Row& row : rows) {
        const Rule& rule = row.rule;
        INFO(rule.id << ": " << rule.pattern);
        CHECK(check_pattern(rule.pattern) == PatternError::none);
        CHECK(std::string(fold_case(rule.pattern, arena)) == rule.pattern);
        CHECK(std::string(normalise_text(rule.pattern, Spacing::single, arena)) == rule.pattern);
        const auto [place, is_new] = seen.try_emplace({rule.match, rule.pattern}, rule.id);
        INFO("also " << place->second);
        CHECK(is_new);
    }
}

TEST_CASE("bounds on words are sane") {
    for (const Row& row : rows) {
        const Rule& rule = row.rule;
        INFO(rule.id);
        CHECK(rule.min_words <= rule.max_words);
        CHECK(rule.max_words >= 1);
        CHECK(rule.max_words <= 60);
        // Headings are short; what reaches over a section has to be the whole line.
        if (rule.reach == Reach::section) CHECK(rule.match == Match::whole);
    }
}

TEST_CASE("every language has nearly every kind, and every kind nearly every language") {
    constexpr std::string_view languages[] = {"ar", "cs", "da", "de", "el", "en", "es", "fi", "fr", "he",
                                              "hi", "hu", "id", "it", "ja", "ko", "nl", "no", "pl", "pt",
                                              "ro", "ru", "sv", "th", "tr", "uk", "vi", "zh"};
    std::map<std::string_view, std::set<ResidueKind>> kinds_of;
    std::map<ResidueKind, std::set<std::string_view>> languages_of;
    for (const Row& row : rows) {
        kinds_of[row.rule.language].insert(row.rule.kind);
        languages_of[row.rule.kind].insert(row.rule.language);
    }
    CHECK(kinds_of.size() == std::size(languages) + 1);
    CHECK(kinds_of.count("und") == 1);
    constexpr std::size_t kinds = static_cast<std::size_t>(ResidueKind::read_more) + 1;
    for (const std::string_view language : languages) {
        INFO(language);
        CHECK(kinds_of[language].size() == kinds);
    }
    CHECK(languages_of.size() == kinds);
    for (const auto& [kind, with] : languages_of) {
        INFO(name(kind));
        CHECK(with.size() >= std::size(languages));
    }
}
