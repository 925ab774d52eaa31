#include "page/dump_marks.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "support/catch.hpp"

using namespace dehusk;

namespace {

struct MarkedLine {
    std::string text;
    DumpMark mark = DumpMark::none;
    int level = 0;
    int quote_depth = 0;
};

bool operator==(const MarkedLine& a, const MarkedLine& b) {
    return a.text == b.text && a.mark == b.mark && a.level == b.level && a.quote_depth == b.quote_depth;
}

std::ostream& operator<<(std::ostream& out, const MarkedLine& line) {
    return out << '[' << line.text << '|' << static_cast<int>(line.mark) << '|' << line.level << '|' << line.quote_depth
               << ']';
}

std::vector<DumpLine> lines_of(std::string_view text) {
    std::vector<DumpLine> lines;
    Deadline deadline;
    split_dump(text, 1000, deadline, lines);
    find_marks(text, lines);
    return lines;
}

std::vector<MarkedLine> marks_of(std::string_view text) {
    std::vector<MarkedLine> found;
    for (const DumpLine& line : lines_of(text)) {
        found.push_back({std::string(text.substr(line.begin, line.end - line.begin)), line.mark, line.heading_level,
                         line.quote_depth});
    }
    return found;
}

}  // namespace

TEST_CASE("marks are taken off, text is not") {
    struct Row {
        std::string_view text;
        std::vector<MarkedLine> expected;
    };
    const Row rows[] = {
        {"* Apples\n  * Pears", {{"Apples", DumpMark::bullet}, {"Pears", DumpMark::bullet}}},
        {"\u2022 Apples", {{"Apples", DumpMark::bullet}}},
        {"  *   * Apples", {{"Apples", DumpMark::bullet}}},
        {"*Apples* are red", {{"*Apples* are red"}}},
        {"*", {{"", DumpMark::bullet}}},
        {"- Apples\n- Pears", {{"Apples", DumpMark::bullet}, {"Pears", DumpMark::bullet}}},
        {"- Where were you?", {{"- Where were you?"}}},
        {"\u2013 Where were you?\n\u2013 Here.", {{"\u2013 Where were you?"}, {"\u2013 Here."}}},
        {"1. Mix\n2. Bake", {{"Mix", DumpMark::number}, {"Bake", DumpMark::number}}},
        {"1984. A bad year.", {{"1984. A bad year."}}},
        {"3. November was cold.", {{"3. November was cold."}}},
        {"   o Apples\n   o Pears", {{"Apples", DumpMark::bullet}, {"Pears", DumpMark::bullet}}},
        {"o presidente\no ministro", {{"o presidente"}, {"o ministro"}}},
        {"# One", {{"One", DumpMark::heading, 1}}},
        {"###  Three ###", {{"Three", DumpMark::heading, 3}}},
        {"#hashtag", {{"#hashtag"}}},
        {"#1 in the charts", {{"#1 in the charts"}}},
        {"Title here\n==========", {{"Title here", DumpMark::heading, 1}, {""}}},
        {"Title here\n---------\nText", {{"Title here", DumpMark::heading, 2}, {""}, {"Text"}}},
        {"Text\n\n---\n\nText", {{"Text"}, {"---"}, {"Text"}}},
        {"> Said she", {{"Said she", DumpMark::none, 0, 1}}},
        {"> > Said he", {{"Said he", DumpMark::none, 0, 2}}},
        {"> Home > News > World", {{"> Home > News > World"}}},
        {">5 people came", {{">5 people came"}}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(marks_of(row.text) == row.expected);
    }
}

TEST_CASE("lines that no paragraph holds") {
    for (const std::string_view text :
         {"---", "* * *", "```", "| a | b |", "Name | Age", "Name\tAge", "Name      Age"}) {
        CAPTURE(text);
        CHECK(lines_of(text)[0].is_fixed);
    }
    CHECK_FALSE(lines_of("A plain line of text -- really.")[0].is_fixed);
    for (const std::string_view text : {"int main() {", "x = 3 + y", "call(x);", "#include <map>", "std::move(x)"}) {
        CAPTURE(text);
        CHECK(lines_of(text)[0].is_program);
    }
    CHECK_FALSE(lines_of("first this (and that); then the rest")[0].is_program);
}
