#include "page/dump_line.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "support/catch.hpp"

using namespace dehusk;

namespace {

std::vector<DumpLine> split(std::string_view text) {
    std::vector<DumpLine> lines;
    Deadline deadline;
    CHECK(split_dump(text, 1000, deadline, lines));
    for (DumpLine& line : lines) describe_line(text, line);
    return lines;
}

DumpLine only_line(std::string_view text) {
    const std::vector<DumpLine> lines = split(text);
    REQUIRE(lines.size() == 1);
    return lines[0];
}

}  // namespace

TEST_CASE("every line end parts lines") {
    for (const std::string end : {"\n", "\r\n", "\r", "\f", "\u0085", "\u2028", "\u2029", "\r\r\n"}) {
        const std::string text = "one" + end + "two" + end;
        CAPTURE(text);
        const auto lines = split(text);
        REQUIRE(lines.size() == 2);
        CHECK(text.substr(lines[1].begin, lines[1].end - lines[1].begin) == "two");
        CHECK(lines[1].blank_lines_before == 0);
    }
}

TEST_CASE("characters that share a byte with line ends part nothing") {
    CHECK(split("caf\u00E9 \u00A9 \u2014 \u20AC").size() == 1);
}

TEST_CASE("blank lines are counted, whatever blanks they hold") {
    const auto lines = split("one\n\n \t\n\u00A0\u200B\n\uFEFF\ntwo");
    REQUIRE(lines.size() == 2);
    CHECK(lines[1].blank_lines_before == 4);
}

TEST_CASE("margins count columns") {
    CHECK(only_line("\t\tword").indent == 16);
    CHECK(only_line("  \tword").indent == 8);
    CHECK(only_line("\u3000\u3000\u4E2D\u6587").indent == 4);
    CHECK(only_line("\u00A0 word").indent == 2);
    CHECK(only_line("  ab \u4E2D  ").edge == 7);
    CHECK(only_line("  ab cd").first_word == 2);
    CHECK(only_line("abcd").first_word == 4);
}

TEST_CASE("facts of a line") {
    CHECK(only_line("\u201Cand so it went").start == LineStart::lower);
    CHECK(only_line("(Later that day").start == LineStart::upper);
    CHECK(only_line("42 people").start == LineStart::digit);
    CHECK(only_line("\u0645\u0631\u062D\u0628\u0627").start == LineStart::caseless);
    CHECK(only_line("She said \u201Cno.\u201D").ends_sentence);
    CHECK_FALSE(only_line("She said \u201Cno\u201D,").ends_sentence);
    CHECK(only_line("the inter-").ends_hyphen);
    CHECK_FALSE(only_line("the inter -").ends_hyphen);
    CHECK(only_line("word").one_word);
    CHECK_FALSE(only_line("two words").one_word);
    CHECK(only_line("word  ").ends_two_blanks);
    CHECK_FALSE(only_line("word ").ends_two_blanks);
}

TEST_CASE("no more lines than asked for") {
    std::vector<DumpLine> lines;
    Deadline deadline;
    CHECK_FALSE(split_dump("a\nb\nc\n", 2, deadline, lines));
    CHECK(lines.size() == 2);
    CHECK(split_dump("a\nb\n\n\n", 2, deadline, lines));
}
