#include "residue/pattern.hpp"

#include <string>

#include "support/catch.hpp"

using namespace dehusk;

namespace {

/// The texts that the pattern can match from the start of `text` on.
std::vector<std::string> matches(std::string_view pattern, std::string_view text) {
    PatternCompiler compiler;
    compiler.add("unused");
    compiler.add(pattern);
    PatternSet::Workspace work;
    PatternSet(compiler.tables()).match(1, pattern, text, 0, work);
    std::vector<std::string> texts;
    for (const std::size_t end : work.ends) texts.emplace_back(text.substr(0, end));
    return texts;
}

std::vector<std::string> heads(std::string_view pattern, bool to_the_end = false) {
    std::vector<std::string> texts;
    for (const Head& head : heads_of(pattern, to_the_end)) {
        std::string text;
        for (unsigned byte = 0; byte < head.bytes; ++byte) text += static_cast<char>(head.key >> (8U * byte) & 0xFFU);
        texts.push_back(text);
    }
    return texts;
}

}  // namespace

TEST_CASE("check_pattern names what is wrong") {
    struct {
        std::string_view pattern;
        PatternError error;
    } const rows[] = {
        {"share", PatternError::none},
        {"#", PatternError::none},
        {"(|a)b", PatternError::none},
        {"(a|b|)( c|)d *", PatternError::none},
        {"a (b * c|d *) *", PatternError::none},
        {"(a *|b *|c *)", PatternError::none},
        {"", PatternError::empty},
        {" ", PatternError::empty},
        {"()", PatternError::empty},
        {"(a|)(| )", PatternError::empty},
        {"(a", PatternError::open_group},
        {"(a(b)c)", PatternError::nested_group},
        {"a)", PatternError::stray_mark},
        {"a|b", PatternError::stray_mark},
        {"* a", PatternError::leading_words},
        {"(a|) *", PatternError::leading_words},
        {"(a|)* b", PatternError::leading_words},
        {"(a|* b)", PatternError::leading_words},
        {"a * * *", PatternError::too_many_words},
        {"a (b|* *) *", PatternError::too_many_words},
    };
    for (const auto& row : rows) {
        INFO('"' << row.pattern << '"');
        CHECK(check_pattern(row.pattern) == row.error);
    }
    CHECK(check_pattern(std::string(longest_pattern_bytes, 'a')) == PatternError::none);
    CHECK(check_pattern(std::string(longest_pattern_bytes + 1, 'a')) == PatternError::too_long);
}

TEST_CASE("each part of a pattern stands for what it should") {
    using Texts = std::vector<std::string>;
    struct {
        std::string_view pattern;
        std::string_view text;
        Texts matched;
    } const rows[] = {
        {"share", "share it", {"share"}},
        {"share", "shar", {}},
        {"(a|ab|)c", "abc", {"abc"}},
        {"(a|ab|)", "abc", {}},  // may match nothing: malformed
        {"a b", "a b", {"a b"}},
        {"a b", "a -- b", {"a -- b"}},
        {"a b", "a(b", {"a(b"}},
        {"a b", "ab", {}},
        {"a b", "a ------------ b", {}},
        {" a", "a b", {"a"}},
        {" a", "- a b", {"- a"}},
        {"( the|) news", "news", {"news"}},
        {"( the|) news", "the news", {"the news"}},
        {"#", "1.2k.", {"1", "1.2", "1.2k"}},
        {"# x", "1 204 x", {"1 204 x"}},
        {"#:#", "14:30", {"14:30"}},
        {"#m", "5m", {"5m"}},
        {"#k", "5kg", {"5k"}},
        {"#", "\u0661\u066B\u0662", {"\u0661", "\u0661\u066B\u0662"}},
        {"#", "x", {}},
        {"by *", "by a b, c", {"by a", "by a b", "by a b, c"}},
        {"by *", "by 1 2 3 4 5 6 7", {"by 1", "by 1 2", "by 1 2 3", "by 1 2 3 4", "by 1 2 3 4 5", "by 1 2 3 4 5 6"}},
        {"by *", "by -", {}},
        {"\u6587:*", "\u6587:\u738B\u5B89", {"\u6587:\u738B", "\u6587:\u738B\u5B89"}},
        {"x(: *|)", "x: y", {"x", "x: y"}},
        {"(# |)a( b|)", "7 a b", {"7 a", "7 a b"}},
    };
    for (const auto& row : rows) {
        INFO(row.pattern << " in " << row.text);
        CHECK(matches(row.pattern, row.text) == row.matched);
    }
}

TEST_CASE("what * and # stand for is bounded in bytes") {
    const std::string line = "by " + std::string(200, 'x');
    CHECK(matches("by *", line).empty());
    CHECK(matches("#", std::string(200, '1')) == std::vector<std::string>{std::string(longest_number_bytes, '1')});
}

TEST_CASE("heads are all the ways to begin") {
    using Texts = std::vector<std::string>;
    struct {
        std::string_view pattern;
        bool to_the_end;
        Texts begun;
    } const rows[] = {
        {"share", false, {"share"}},
        {"share", true, {"share \n"}},
        {"share this article", false, {"share th"}},
        {"share this article", true, {"share th"}},
        {"a b", false, {"a b"}},
        {"more...", true, {"more \n"}},
        {"(a|to) *", false, {"a ", "to "}},
        {"(the |)news", false, {"news", "the news"}},
        {"(a|ab|abc|b)", false, {"a", "b"}},
        {"(a|ab)", true, {"a \n", "ab \n"}},
        {"# comments", false, {"# commen"}},
        {"#( |)min", false, {"# min", "#min"}},
        {"# #", false, {"# 0"}},
        {"#.#", false, {"#.0"}},
        {"#", false, {"#"}},
        {"#", true, {"# \n"}},
        {"24 hours", false, {"00 hours"}},
        {"\u0662 x", false, {"0"}},
        {"\u00A9 #", false, {"\u00A9 0"}},
        {", the editor", false, {", the ed"}},
        {"\u25B6", true, {"\u25B6 \n"}},
        {"e-mail", false, {"e mail"}},
        {"photo: *", false, {"photo "}},
        {"(a", false, {}},
    };
    for (const auto& row : rows) {
        INFO(row.pattern);
        CHECK(heads(row.pattern, row.to_the_end) == row.begun);
    }
}

TEST_CASE("heads of many alternatives stay few") {
    std::string pattern;
    for (int group = 0; group < 12; ++group) pattern += "(a|b|c|d|e|f|g|h|)";
    CHECK(heads(pattern + "x").size() < 1000);
}
