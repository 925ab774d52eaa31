#include "page/text_reader.hpp"

#include <algorithm>
#include <chrono>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "support/catch.hpp"
#include "support/test_size.hpp"

using namespace dehusk;

namespace {

void read_into(Page& page, std::string_view text, const PageBuildOptions& options = {}) {
    Decoded decoded;
    decoded.text = text;
    Deadline deadline;
    read_text(decoded, options, deadline, page);
}

std::vector<std::string> read(std::string_view text) {
    Page page;
    read_into(page, text);
    std::vector<std::string> lines;
    for (const PageLine& line : page.lines) lines.emplace_back(line.text);
    return lines;
}

// The first line that differs, with what was expected of it; empty when none does.
std::string difference(const std::vector<std::string>& found, const std::vector<std::string>& expected) {
    for (std::size_t i = 0; i < std::max(found.size(), expected.size()); ++i) {
        const std::string here = i < found.size() ? found[i] : "(nothing)";
        const std::string there = i < expected.size() ? expected[i] : "(nothing)";
        if (here != there) return "found: " + here + "\nexpected: " + there;
    }
    return {};
}

std::string replace_all(std::string text, std::string_view what, std::string_view with) {
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size()) {
        text.replace(at, what.size(), with);
    }
    return text;
}

// Sentences of made-up words, the same on every machine.
class Babble {
  public:
    std::string paragraph(std::size_t words) {
        std::string text;
        std::size_t until_full_stop = 0;
        for (std::size_t i = 0; i < words; ++i) {
            const bool opens = until_full_stop == 0;
            if (opens) until_full_stop = 6 + random_() % 16;
            std::string next = word();
            if (opens) next[0] = static_cast<char>(next[0] - 'a' + 'A');
            text += next;
            const bool closes = --until_full_stop == 0 || i + 1 == words;
            if (closes) until_full_stop = 0;
            text += closes ? "." : "";
            if (i + 1 < words) text += ' ';
        }
        return text;
    }

    std::vector<std::string> paragraphs(std::size_t count) {
        std::vector<std::string> all;
        for (std::size_t i = 0; i < count; ++i) all.push_back(paragraph(30 + random_() % 90));
        return all;
    }

  private:
    std::string word() {
        std::string text;
        const std::size_t size = 2 + random_() % 9;
        for (std::size_t i = 0; i < size; ++i) text += static_cast<char>('a' + random_() % 26);
        return text;
    }

    std::mt19937 random_{20240601};
};

// As fmt does it: as many words on a line as fit.
std::string wrap(const std::string& paragraph, std::size_t width, const std::string& first_indent,
                 const std::string& indent) {
    std::string out = first_indent;
    std::size_t column = 0;
    for (std::size_t at = 0; at < paragraph.size();) {
        const std::size_t end = std::min(paragraph.find(' ', at), paragraph.size());
        const std::string word = paragraph.substr(at, end - at);
        if (column > 0 && column + 1 + word.size() > width) {
            out += "\n" + indent;
            column = 0;
        }
        if (column > 0) {
            out += ' ';
            ++column;
        }
        out += word;
        column += word.size();
        at = end + 1;
    }
    return out + "\n";
}

std::string wrap_all(const std::vector<std::string>& paragraphs, std::size_t width, const std::string& first_indent,
                     const std::string& indent, std::string_view between) {
    std::string out;
    for (const std::string& paragraph : paragraphs) {
        out += wrap(paragraph, width, first_indent, indent);
        out += between;
    }
    return out;
}

}  // namespace

TEST_CASE("layouts of dumps") {
    struct Row {
        std::string_view name;
        std::string_view text;
        std::vector<std::string> expected;
    };
    const Row rows[] = {
        {"one paragraph a line, blank lines between",
         " date 2024-02-11 Ferry line to close in autumn\n\nNORTHPORT (NP) - The ferry line will close.\n\nThe "
         "council\n",
         {"date 2024-02-11 Ferry line to close in autumn", "NORTHPORT (NP) - The ferry line will close.",
          "The council"}},
        {"one paragraph a line, teasers cut in mid-word",
         "The ferry line will close.\nRelated article\nMill opens its doors\nThe old mill on the river opens, the "
         "council anno\n0/500\n",
         {"The ferry line will close.", "Related article", "Mill opens its doors",
          "The old mill on the river opens, the council anno", "0/500"}},
        {"tabs, wrapped, headline over two lines, blanks at every end",
         "Ferry line to close in autumn as council finds nobody to pay for 'overdue' "
         "\n\t\trepairs\n\t\t\n\t\t[February 11, 2024]  By \n"
         "\t\tJANE DOE \n\t\t\t\t\n\t\tThe ferry that used to cross the sound four times a day will \n"
         "\t\tstop running in the autumn, the council said, because nobody \n"
         "\t\thas offered to pay for the repairs that the old engine needs. \n\t\t \n"
         "\t\tPassengers from the islands will have to take the bridge to \n\t\tthe north, which adds an hour to the "
         "way to work for those \n"
         "\t\twho live on the far side. \n\t\t\t  \n\t\t[to top of second column]  |\n"
         "\t\tThe last boat leaves on the last day of September, and there \n\t\twill be a band to play on the quay.\n",
         {"Ferry line to close in autumn as council finds nobody to pay for 'overdue' repairs",
          "[February 11, 2024] By", "JANE DOE",
          "The ferry that used to cross the sound four times a day will stop running in the autumn, the council said, "
          "because nobody "
          "has offered to pay for the repairs that the old engine needs.",
          "Passengers from the islands will have to take the bridge to the north, which adds an hour to the way to "
          "work for those who "
          "live on the far side.",
          "[to top of second column] |",
          "The last boat leaves on the last day of September, and there will be a band to play on the quay."}},
        {"Markdown, wrapped",
         "# Ferry line to\n\nThe ferry that used to cross the sound four times a day will\nstop running in the autumn, "
         "the council said, "
         "because nobody\nhas offered to pay for the repairs that the old engine needs\nif it is to pass.\n\n  * bus\n "
         " * bridge and "
         "then the long\n    way round\n\n> The boat was all we had to get to the other side and nobody\n> asked us "
         "whether we could do "
         "without it in the winter, when\n> the roads are closed.\n\n* * *\n",
         {"Ferry line to",
          "The ferry that used to cross the sound four times a day will stop running in the autumn, the council said, "
          "because nobody "
          "has offered to pay for the repairs that the old engine needs if it is to pass.",
          "bus", "bridge and then the long", "way round",
          "The boat was all we had to get to the other side and nobody asked us whether we could do without it in the "
          "winter, when the "
          "roads are closed.",
          "* * *"}},
        {"no spaces between words",
         "\u6E21\u8239\u5C06\u4E8E\u79CB\u5929\u505C\u822A\uFF0C\u8BAE\u4F1A\u8BF4\u6CA1\u6709\u4EBA\n"
         "\u613F\u610F\u652F\u4ED8\u65E7\u53D1\u52A8\u673A\u9700\u8981\u7684\u7EF4\u4FEE\u8D39\n"
         "\u7528\uFF0C\u5C9B\u4E0A\u7684\u4E58\u5BA2\u53EA\u80FD\u7ED5\u9053\u5317\u8FB9\u7684\u5927\n"
         "\u6865\uFF0C\u4E0A\u73ED\u7684\u8DEF\u4E0A\u8981\u591A\u82B1\u4E00\u4E2A\u5C0F\u65F6\u7684\n"
         "\u65F6\u95F4\uFF0C\u6700\u540E\u4E00\u73ED\u8239\u5C06\u5728\u4E5D\u6708\u7684\u6700\u540E\n"
         "\u4E00\u5929\u5F00\u51FA\uFF0C\u7801\u5934\u4E0A\u4F1A\u6709\u4E50\u961F\u6F14\u594F\u548C\n"
         "\u70DF\u706B\u8868\u6F14\u4EE5\u53CA\u5404\u79CD\u5404\u6837\u7684\u5C0F\u5403\u644A\u4F4D\n"
         "\u5927\u5BB6\u90FD\u53EF\u4EE5\u6765\u3002\n",
         {"\u6E21\u8239\u5C06\u4E8E\u79CB\u5929\u505C\u822A\uFF0C\u8BAE\u4F1A\u8BF4\u6CA1\u6709\u4EBA"
          "\u613F\u610F\u652F\u4ED8\u65E7\u53D1\u52A8\u673A\u9700\u8981\u7684\u7EF4\u4FEE\u8D39"
          "\u7528\uFF0C\u5C9B\u4E0A\u7684\u4E58\u5BA2\u53EA\u80FD\u7ED5\u9053\u5317\u8FB9\u7684\u5927"
          "\u6865\uFF0C\u4E0A\u73ED\u7684\u8DEF\u4E0A\u8981\u591A\u82B1\u4E00\u4E2A\u5C0F\u65F6\u7684"
          "\u65F6\u95F4\uFF0C\u6700\u540E\u4E00\u73ED\u8239\u5C06\u5728\u4E5D\u6708\u7684\u6700\u540E"
          "\u4E00\u5929\u5F00\u51FA\uFF0C\u7801\u5934\u4E0A\u4F1A\u6709\u4E50\u961F\u6F14\u594F\u548C"
          "\u70DF\u706B\u8868\u6F14\u4EE5\u53CA\u5404\u79CD\u5404\u6837\u7684\u5C0F\u5403\u644A\u4F4D"
          "\u5927\u5BB6\u90FD\u53EF\u4EE5\u6765\u3002"}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(difference(read(row.text), row.expected) == "");
        CHECK(difference(read(replace_all(std::string(row.text), "\n", "\r\n")), row.expected) == "");
    }
}

TEST_CASE("what would be a heading is none in code") {
    Page page;
    read_into(page, "## Boats\n\n```\n# ferry\n```\n");
    REQUIRE(page.lines.size() == 2);
    CHECK(page.lines[1].kind == LineKind::code);
    CHECK(page.lines[1].text == "# ferry");
    CHECK(page.lines[1].heading_level == 0);
}

TEST_CASE("a line keeps its kind, place and numbers") {
    const std::string text = "## Boats\n\n\n   * ferry  line\n\n> quay\n\n```\nint  x;\r\n\n  y();\n```\nend";
    Page page;
    read_into(page, text);
    REQUIRE(page.lines.size() == 5);
    CHECK(page.is_text);
    REQUIRE(page.elements.size() == 1);
    CHECK(page.elements[0].tag == Tag::body);
    CHECK(page.elements[0].parent == no_element);
    CHECK(page.lines[0].kind == LineKind::heading);
    CHECK(page.lines[0].heading_level == 2);
    CHECK(page.lines[1].kind == LineKind::list_item);
    CHECK(page.lines[1].text == "ferry line");
    CHECK(page.lines[1].blank_lines_before == 2);
    CHECK(page.lines[1].indent_columns == 3);
    CHECK(text.substr(page.lines[1].source_begin, page.lines[1].source_end - page.lines[1].source_begin) ==
          "* ferry  line");
    CHECK(page.lines[2].kind == LineKind::quote);
    CHECK(page.lines[3].kind == LineKind::code);
    CHECK(page.lines[3].text == "int  x;\n\n  y();");
    CHECK(page.lines[4].text == "end");
}

TEST_CASE("offsets are those of the input") {
    Decoded decoded;
    decoded.text = "one\n\ntwo";
    decoded.source_offset = 3;
    Deadline deadline;
    Page page;
    read_text(decoded, {}, deadline, page);
    REQUIRE(page.lines.size() == 2);
    CHECK(page.lines[1].source_begin == 8);
    CHECK(page.lines[1].source_end == 11);
}

TEST_CASE("one paragraph a line stays so, with and without blank lines") {
    const std::vector<std::string> paragraphs = Babble().paragraphs(300);
    for (const std::string_view between : {"\n", "\n\n", "\r\n", "\r", "\n\n\n"}) {
        std::string text;
        for (const std::string& paragraph : paragraphs) text += paragraph + std::string(between);
        CHECK(difference(read(text), paragraphs) == "");
    }
}

TEST_CASE("wrapping with blank lines between and reading gives the paragraphs back at every width") {
    const std::vector<std::string> paragraphs = Babble().paragraphs(60);
    for (std::size_t width = 40; width <= 120; width += 4) {
        for (const std::string indent : {"", "\t\t", "    ", "> "}) {
            CAPTURE(width, indent);
            const std::string text = wrap_all(paragraphs, width, indent, indent, "\n");
            CHECK(difference(read(text), paragraphs) == "");
            CHECK(difference(read(replace_all(text, "\n", "\r\n")), paragraphs) == "");
        }
    }
}

TEST_CASE("a first line further in begins a paragraph") {
    const std::vector<std::string> paragraphs = Babble().paragraphs(60);
    for (std::size_t width = 50; width <= 100; width += 5) {
        CAPTURE(width);
        CHECK(difference(read(wrap_all(paragraphs, width, "   ", "", "")), paragraphs) == "");
    }
}

TEST_CASE("without blank lines or margins nearly all paragraphs come back") {
    const std::vector<std::string> paragraphs = Babble().paragraphs(200);
    for (std::size_t width = 50; width <= 100; width += 10) {
        CAPTURE(width);
        const std::size_t found = read(wrap_all(paragraphs, width, "", "", "")).size();
        CHECK(found > paragraphs.size() * 4 / 5);
        CHECK(found <= paragraphs.size());
    }
}

TEST_CASE("wrapped and unwrapped stretches of one dump") {
    const std::vector<std::string> paragraphs = Babble().paragraphs(40);
    std::string text;
    std::vector<std::string> expected;
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
        const std::size_t stretch = i / 10;
        text += stretch == 1 ? paragraphs[i] + "\n" : wrap(paragraphs[i], stretch == 3 ? 50 : 76, "", "");
        text += "\n";
    }
    CHECK(difference(read(text), paragraphs) == "");
}

TEST_CASE("limits cut, and say so") {
    Page page;
    PageBuildOptions options;
    options.max_lines = 2;
    read_into(page, "a\n\nb\n\nc\n", options);
    CHECK(page.lines.size() == 2);
    CHECK(page.limits_met.lines);
    read_into(page, "a\n\nb\n\n", options);
    CHECK_FALSE(page.limits_met.lines);

    options.max_line_bytes = 4;
    read_into(page, "abc\u00E9xyz\n\nabcd\n\nab   cd", options);
    REQUIRE(page.lines.size() == 2);
    CHECK(page.lines[0].text == "abc");
    CHECK(page.lines[0].source_end == 3);
    CHECK(page.lines[1].text == "abcd");
    CHECK(page.limits_met.line_bytes);
}

TEST_CASE("a deadline that passed ends the reading behind its beginning") {
    std::string words;
    for (int i = 0; i < 10'000; ++i) words += "word\n\n";
    Decoded decoded;
    decoded.text = words;
    Deadline deadline{std::chrono::milliseconds(1)};
    while (!deadline.passed()) {
    }
    Page page;
    read_text(decoded, {}, deadline, page);
    CHECK(page.limits_met.time);
    CHECK(page.lines.size() < 1000);
    REQUIRE(!page.lines.empty());
    CHECK(page.lines.front().text == "word");
}

TEST_CASE("tabs part the cells of a row") {
    CHECK(read("Ferry\tGoats\nSpring \t\t12  in all\n\tAutumn\t7\t\n") ==
          std::vector<std::string>{"Ferry\tGoats", "Spring\t12 in all", "Autumn\t7"});
    // One behind a bullet is part of the mark.
    CHECK(read("\u2022\tgoats\n\u2022\tsheep") == std::vector<std::string>{"goats", "sheep"});
}

TEST_CASE("odd bytes are read like any others") {
    CHECK(read("").empty());
    CHECK(read("\n \n\t\n").empty());
    CHECK(read(std::string("\0\0\n", 3)).empty());
    CHECK(read(std::string("a\0b", 3)) == std::vector<std::string>{std::string("a\0b", 3)});
    CHECK(read("\xFF\xFE\n\x80").size() == 2);
    CHECK(read("```\nopen fence").size() == 2);
    CHECK(read("-\n-\n*\n>\n#\n1.\n").size() <= 5);
}

TEST_CASE("prefixes of a dump are dumps") {
    const std::string text =
        wrap_all(Babble().paragraphs(3), 60, "  * ", "    ", "\n") + "```\ncode\n```\nTitle\n=====\n> quote-\n> d";
    Page page;
    for (std::size_t size = 0; size <= text.size(); ++size) {
        read_into(page, std::string_view(text).substr(0, size));
        for (const PageLine& line : page.lines) {
            CHECK(line.source_begin < line.source_end);
            CHECK(line.source_end <= size);
        }
    }
}

TEST_CASE("large dumps") {
    constexpr std::size_t scale = dehusk::testing::by_test_size(8, 1);
    PageBuildOptions options;
    Page page;
    const std::string_view units[] = {"\n", "a\n",          "a b c d e f g\n", "```\n", "~~~\n", "> ",
                                      "* ", "1. a\n2. b\n", "a-\nb",           "-",     "\t",    "\u3000"};
    for (const std::string_view unit : units) {
        CAPTURE(unit);
        for (const std::size_t count : {100'000 * scale, 200'000 * scale}) {
            std::string text;
            text.reserve(count * unit.size());
            for (std::size_t i = 0; i < count; ++i) text += unit;
            read_into(page, text, options);
            CHECK(page.lines.size() <= options.max_lines);
        }
    }
    const std::string line(8'000'000 * scale, 'x');
    read_into(page, line, options);
    REQUIRE(page.lines.size() == 1);
    CHECK(page.lines[0].text.size() == options.max_line_bytes);
    CHECK(page.limits_met.line_bytes);
}
