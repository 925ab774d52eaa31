#include <random>
#include <string>
#include <thread>

#include "reference/slow_rules.hpp"
#include "residue/rules.hpp"
#include "support/catch.hpp"
#include "support/test_size.hpp"

using namespace dehusk;

namespace {

Rule rule_of(Match match, std::string_view pattern, std::uint16_t max_words = 20, std::uint16_t min_words = 0) {
    return {"test.related.1", "en",      ResidueKind::related, match, pattern, Place::any,
            min_words,        max_words, Reach::line};
}

void add_line(NormalText& text, std::string_view line) {
    NormalLine normal;
    normal.text = normalise_text(line, Spacing::single, text.arena);
    normal.words = count_words(normal.text);
    text.lines.push_back(normal);
}

bool hits(const Rule& rule, std::string_view line) {
    const RuleMatcher matcher({&rule, 1});
    NormalText text;
    add_line(text, line);
    RuleMatcher::Workspace work;
    std::vector<RuleHit> found;
    matcher.match(text, work, found);
    return !found.empty();
}

/// What a line is made of: words of rules, prose, numbers, punctuation and scripts of all sorts.
constexpr std::string_view pieces[] = {"share",
                                       "this",
                                       "article",
                                       "comments",
                                       "photo",
                                       "by",
                                       "read",
                                       "more",
                                       "log",
                                       "in",
                                       "to",
                                       "comment",
                                       "12",
                                       "1,204",
                                       "1.2k",
                                       "3",
                                       "a",
                                       "the",
                                       "mill",
                                       "jane",
                                       "roe",
                                       ":",
                                       "-",
                                       ",",
                                       "(",
                                       ")",
                                       "\u00BB",
                                       "|",
                                       "/",
                                       "\u2026",
                                       "\u30B3\u30E1\u30F3\u30C8",
                                       "\u8BC4\u8BBA",
                                       "\u043F\u043E\u0434\u0435\u043B\u0438\u0442\u044C\u0441\u044F",
                                       "\u00E9t\u00E9",
                                       "\u0E02\u0E48\u0E32\u0E27",
                                       "\uD558\uAE30",
                                       "\u0665",
                                       "\u2605",
                                       "june",
                                       "2025",
                                       "13",
                                       "cookies",
                                       "we",
                                       "use",
                                       "ap",
                                       "images",
                                       "don't",
                                       "e-mail"};

std::string random_line(std::mt19937& random) {
    std::string line;
    const std::size_t count = random() % 9;
    for (std::size_t index = 0; index < count; ++index) {
        line += pieces[random() % std::size(pieces)];
        if (random() % 4 != 0) line += ' ';
    }
    return line;
}

}  // namespace

TEST_CASE("a rule hits where its match says, whatever stands around") {
    struct {
        Match match;
        std::string_view pattern;
        std::string_view line;
        bool hit;
    } const rows[] = {
        {Match::whole, "related articles", "Related Articles", true},
        {Match::whole, "related articles", "\u00BB RELATED ARTICLES: \u2192", true},
        {Match::whole, "related articles", "Related articles of faith", false},
        {Match::whole, "related articles", "Two related articles", false},
        {Match::whole, "related articles", "related-articles", true},
        {Match::whole, "related articles", "relatedarticles", false},
        {Match::start, "source:", "Source: Hill News", true},
        {Match::start, "source:", "(Source: Hill News)", true},
        {Match::start, "source", "Sources say", false},
        {Match::start, "source", "The source", false},
        {Match::end, "getty images", "A crowd. Getty Images", true},
        {Match::end, "getty images", "A crowd (Getty Images).", true},
        {Match::end, "getty images", "Getty images sold", false},
        {Match::end, "images", "nonimages", false},
        {Match::within, "cookies", "we use cookies here", true},
        {Match::within, "cookie", "we use cookies here", false},
        {Match::whole, "\u8BC4\u8BBA", "\u8BC4\u8BBA", true},
        {Match::within, "\u8BC4\u8BBA", "\u53D1\u8868\u8BC4\u8BBA\u5427", true},
        {Match::whole, "don't miss", "Don\u2019t miss", true},
        {Match::whole, "blog", "Blog - ", true},
        {Match::whole, "blog", "Blog posts", false},
        {Match::whole, "share this articl", "Share this article", false},
        {Match::whole, "share this article", "Share this article!", true},
        {Match::whole, "\u25B6", "\u25B6\u25B6", true},
        {Match::whole, "\u25B6", "\u25B6 play", false},
        {Match::whole, "comment(s|)", "Comments", true},
        {Match::whole, "reads #", "Reads 1.2K", true},
        {Match::whole, "# views", "\u0661\u0662 views", true},
        {Match::whole, "24 hours", "24 hours", true},
        {Match::whole, "20#", "2024", true},
        {Match::within, "ap", "(AP\u5199\u771F)", true},
        // A line shorter than its pattern: spaces at the beginning may stand for nothing.
        {Match::whole, " a", "a", true},
        {Match::within, "(  |)(b| b)", "b", true},
        {Match::whole, "a b", "ab", false},
    };
    for (const auto& row : rows) {
        INFO(row.pattern << " in " << row.line);
        CHECK(hits(rule_of(row.match, row.pattern), row.line) == row.hit);
    }
}

TEST_CASE("bounds on words are included") {
    const std::string_view line = "share this old article";
    CHECK(hits(rule_of(Match::start, "share", 4, 4), line));
    CHECK_FALSE(hits(rule_of(Match::start, "share", 3), line));
    CHECK_FALSE(hits(rule_of(Match::start, "share", 9, 5), line));
}

TEST_CASE("hits are sorted by line and rule, without repeats, and malformed rules never hit") {
    const Rule rules[] = {rule_of(Match::within, "a"), rule_of(Match::whole, "b a"), rule_of(Match::whole, "(b"),
                          rule_of(Match::start, "b")};
    const RuleMatcher matcher(rules);
    NormalText text;
    for (const std::string_view line : {"b a", "c", "a a a", "b"}) add_line(text, line);
    RuleMatcher::Workspace work;
    std::vector<RuleHit> found{{7, 7}};
    matcher.match(text, work, found);
    std::vector<std::pair<std::uint32_t, std::uint16_t>> pairs;
    for (const RuleHit hit : found) pairs.emplace_back(hit.line, hit.rule);
    CHECK(pairs == std::vector<std::pair<std::uint32_t, std::uint16_t>>{{0, 0}, {0, 1}, {0, 3}, {2, 0}, {3, 3}});
}

TEST_CASE("no rules and no lines are no trouble") {
    const RuleMatcher matcher(std::span<const Rule>{});
    NormalText text;
    RuleMatcher::Workspace work;
    std::vector<RuleHit> found;
    matcher.match(text, work, found);
    add_line(text, "share");
    add_line(text, "");
    matcher.match(text, work, found);
    CHECK(found.empty());
}

TEST_CASE("the matcher finds what a slow and obvious one finds") {
    const RuleList& list = RuleMatcher::builtin().rules();
    std::vector<Rule> rules;
    for (std::size_t index = 0; index < list.size(); ++index) rules.push_back(list[index]);
    const RuleMatcher matcher(rules);
    std::mt19937 random(20);
    NormalText text;
    std::vector<std::string> lines;
    constexpr std::size_t count = dehusk::testing::by_test_size(4000, 300, 30);
    for (std::size_t index = 0; index < count; ++index) lines.push_back(random_line(random));
    for (const std::string& line : lines) add_line(text, line);
    RuleMatcher::Workspace work;
    std::vector<RuleHit> found;
    matcher.match(text, work, found);
    CHECK(found.size() > count / 20);
    std::vector<RuleHit> found_by_constants;
    RuleMatcher::builtin().match(text, work, found_by_constants);
    CHECK(found_by_constants == found);
    std::size_t next = 0;
    for (std::uint32_t line = 0; line < count; ++line) {
        std::vector<std::size_t> fast;
        for (; next < found.size() && found[next].line == line; ++next) fast.push_back(found[next].rule);
        Arena arena;
        INFO(lines[line]);
        CHECK(fast == reference::hits_of(rules, fold_case(text.lines[line].text, arena), text.lines[line].words));
    }
}

TEST_CASE("work grows with the text") {
    // The worst of the units below takes about a third of this with the built-in rules.
    constexpr std::size_t most_steps_a_byte = 100;
    const std::string_view units[] = {"by ", "1,", "share this ", "\u8BC4\u8BBA", "- ", "photo: jane roe / ", "#", "* ",
                                      "> ",  "a"};
    const auto steps_of = [](std::string_view unit, std::size_t count, bool one_line) {
        std::string line;
        NormalText text;
        for (std::size_t index = 0; index < count; ++index) {
            line += unit;
            if (!one_line && index % 8 == 7) {
                add_line(text, std::string_view(text.arena.copy(line)));
                line.clear();
            }
        }
        // What lies behind a run of marks belongs to the head at each of them.
        add_line(text, text.arena.copy(line + "x - y"));
        // Short in words whatever it holds, so that no bound spares the matcher the line.
        for (NormalLine& normal : text.lines) normal.words = 3;
        RuleMatcher::Workspace work;
        std::vector<RuleHit> found;
        return RuleMatcher::builtin().match(text, work, found);
    };
    for (const bool one_line : {false, true}) {
        for (const std::string_view unit : units) {
            INFO(unit << (one_line ? " in one line" : " in many"));
            const std::size_t once = steps_of(unit, 2000, one_line);
            const std::size_t twice = steps_of(unit, 4000, one_line);
            CHECK(twice <= 2 * once + 5000);
            CHECK(once <= 2000 * unit.size() * most_steps_a_byte);
        }
    }
}

TEST_CASE("a workspace that was used for other lines makes no difference") {
    std::mt19937 random(7);
    RuleMatcher::Workspace used;
    for (int round = 0; round < 50; ++round) {
        NormalText text;
        const std::string line = random_line(random);
        add_line(text, line);
        RuleMatcher::Workspace fresh;
        std::vector<RuleHit> found;
        std::vector<RuleHit> expected;
        RuleMatcher::builtin().match(text, used, found);
        RuleMatcher::builtin().match(text, fresh, expected);
        INFO(line);
        CHECK(found == expected);
    }
}

TEST_CASE("the built-in matcher is made once, by whichever thread comes first") {
    const RuleMatcher* seen[4] = {};
    std::vector<std::thread> threads;
    for (const RuleMatcher*& matcher : seen) threads.emplace_back([&matcher] { matcher = &RuleMatcher::builtin(); });
    for (std::thread& thread : threads) thread.join();
    for (const RuleMatcher* matcher : seen) CHECK(matcher == seen[0]);
}
