#include "command_line/json_lines.hpp"

#include <string>

#include "support/catch.hpp"
#include "support/piece_source.hpp"

using namespace command_line;
using dehusk::InputKind;
using dehusk::testing::dump_records;

constexpr std::size_t longest_line_bytes = 20;

TEST_CASE("a stream is parted into lines", "[json_lines]") {
    struct Row {
        const char* what;
        std::string_view bytes;
        std::string_view records;
    };
    const Row rows[] = {
        {"nothing", "", ""},
        {"nothing but blank lines", "\n \t\n\r\n", ""},
        {"one", "{}\n", "1 {}\n"},
        {"the last without a line end", "{}\n{1}", "1 {}\n2 {1}\n"},
        {"line ends of Windows stay", "{}\r\n{1}", "1 {}\r\n2 {1}\n"},
        {"blank lines count", "\n\n{}\n\n{1}\n", "3 {}\n5 {1}\n"},
        {"a byte order mark goes", "\xEF\xBB\xBF{}\n\xEF\xBB\xBF", "1 {}\n2 \xEF\xBB\xBF\n"},
        {"what is no JSON is a record", "no\n", "1 no\n"},
        {"a NUL is a byte", std::string_view("{\0}\n", 4), std::string_view("1 {\0}\n", 6)},
        {"as long as may be", "12345678901234567890\n{}", "1 12345678901234567890\n2 {}\n"},
        {"longer", "123456789012345678901\n{}", "1 !a line of more than 20 bytes\n2 {}\n"},
        {"longer, without an end", "12345678901234567890123456789012345678901234567890",
         "1 !a line of more than 20 bytes\n"},
    };
    for (const Row& row : rows) {
        for (const std::size_t piece_bytes : {1, 3, 1000}) {
            INFO(row.what << ", in pieces of " << piece_bytes);
            CHECK(dump_records<JsonLinesReader>(row.bytes, piece_bytes, longest_line_bytes) == row.records);
        }
    }
}

TEST_CASE("the page and the other members are found in a line", "[json_lines]") {
    struct Row {
        const char* what;
        std::string line;
        std::string_view page_field;
        std::string_view bytes;
        InputKind input;
        std::string_view url;
        std::string_view members;
    };
    const Row rows[] = {
        {"html", R"({"html":"<p>a"})", "", "<p>a", InputKind::html, "", ""},
        {"text", R"({"text":"a"})", "", "a", InputKind::text, "", ""},
        {"html before text", R"({"text":"a","html":"b"})", "", "b", InputKind::html, "", R"("text":"a")"},
        {"text where html is null", R"({"text":"a","html":null})", "", "a", InputKind::text, "", ""},
        {"a field of another name", R"({"page":"a","html":"b"})", "page", "a", InputKind::automatic, "",
         R"("html":"b")"},
        {"escapes", R"({"html":"\u00e9\n\ud83d\ude00\\"})", "", "\xC3\xA9\n\xF0\x9F\x98\x80\\", InputKind::html, "",
         ""},
        {"an address", R"({"url":"http:\/\/a","html":""})", "", "", InputKind::html, "http://a",
         R"("url":"http:\/\/a")"},
        {"numbers as they stand", R"({"html":"","n": 1.50e+30 ,"big":123456789012345678901234567890})", "", "",
         InputKind::html, "", R"("n":1.50e+30,"big":123456789012345678901234567890)"},
        {"values of values", R"({"html":"","a":[{"b":[ ]}, null]})", "", "", InputKind::html, "",
         R"("a":[{"b":[ ]}, null])"},
        {"a member of the schema's name", R"({"html":"","body":1})", "", "", InputKind::html, "", R"("record_body":1)"},
        {"twice", R"({"html":"a","html":"b"})", "", "b", InputKind::html, "", ""},
    };
    for (const Row& row : rows) {
        INFO(row.what);
        JsonLineParser parser({.page = std::string(row.page_field)});
        std::string line = row.line;
        const JsonPage page = parser.parse(line);
        CHECK(page.error.empty());
        CHECK(page.bytes == row.bytes);
        CHECK(page.input == row.input);
        CHECK(page.url == row.url);
        CHECK(page.members == row.members);
    }
}

TEST_CASE("a line that holds no page says why, and the next is read as ever", "[json_lines]") {
    const std::string lines[] = {
        "",
        "no",
        "[]",
        "7",
        R"("html")",
        "{}",
        R"({"html":7})",
        R"({"html":null})",
        R"({"html":"a)",
        R"({"html":"a"} {})",
        R"({"html":"a","b":[1,2})",
        R"({"html":"a","b":01})",
        R"({"html":"\ud800"})",
        R"({"html":"a","b":tru})",
        std::string("{\"html\":\"a\",\"b\":1\0}", 19),
        "{\"html\":\"\xFF\"}",
    };
    JsonLineParser parser({});
    for (const std::string& line : lines) {
        CAPTURE(line);
        std::string broken = line;
        const JsonPage page = parser.parse(broken);
        CHECK_FALSE(page.error.empty());
        CHECK(page.members.empty());
        std::string whole = R"({"html":"a"})";
        CHECK(parser.parse(whole).bytes == "a");
    }
}
