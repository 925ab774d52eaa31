#include "assemble/title_text.hpp"

#include "support/catch.hpp"

using namespace dehusk;

TEST_CASE("titles part at separators") {
    struct Row {
        const char* title;
        std::vector<std::string_view> hard;
        std::vector<std::string_view> soft;
    };
    const Row rows[] = {
        {"Bridge closed | Gazette", {"Bridge closed", "Gazette"}, {"Bridge closed", "Gazette"}},
        {"Bridge closed - Gazette", {"Bridge closed - Gazette"}, {"Bridge closed", "Gazette"}},
        {"Bridge closed \xE2\x80\x93 Gazette", {"Bridge closed \xE2\x80\x93 Gazette"}, {"Bridge closed", "Gazette"}},
        {"A one-way street", {"A one-way street"}, {"A one-way street"}},
        {"News :: Bridge closed", {"News", "Bridge closed"}, {"News", "Bridge closed"}},
        {"Home \xC2\xBB News \xC2\xBB Bridge", {"Home", "News", "Bridge"}, {"Home", "News", "Bridge"}},
        {"Bridge: a history", {"Bridge: a history"}, {"Bridge: a history"}},
        {"Either/or and 1 / 2", {"Either/or and 1", "2"}, {"Either/or and 1", "2"}},
        {" | | ", {}, {}},
        {"", {}, {}},
    };
    for (const Row& row : rows) {
        INFO(row.title);
        std::vector<std::string_view> parts;
        split_title(row.title, true, parts);
        CHECK(parts == row.hard);
        split_title(row.title, false, parts);
        CHECK(parts == row.soft);
    }
}

TEST_CASE("what a title has more parts than are told apart stays together") {
    std::string title;
    for (std::size_t i = 0; i < 2 * most_title_parts; ++i) title += "x | ";
    std::vector<std::string_view> parts;
    split_title(title, true, parts);
    REQUIRE(parts.size() == most_title_parts);
    CHECK(parts.front() == "x");
    CHECK(parts.back().starts_with("x | x"));
}

TEST_CASE("titles compare by their words") {
    CHECK(title_words("The Bridge\xE2\x80\x99s End!") == title_words("the bridge's END"));
    CHECK(title_words("The Bridge") != title_words("Bridge, the"));
    CHECK(title_words("...").empty());
}

TEST_CASE("dates glued to the front go") {
    struct Row {
        const char* text;
        const char* rest;
    };
    const Row rows[] = {
        {"date 2025-06-13 Bridge closed", "Bridge closed"},
        {"Date: 2025-06-13 | Bridge closed", "Bridge closed"},
        {"13.06.2025 Bridge closed", "Bridge closed"},
        {"6/13/2025: Bridge closed", "Bridge closed"},
        {"June 13, 2025 Bridge closed", "Bridge closed"},
        {"Date: 3 MAY 2025 - Bridge closed", "Bridge closed"},
        {"13. M\xC3\xA4rz 2025 Die Br\xC3\xBC"
         "cke",
         "Die Br\xC3\xBC"
         "cke"},
        {"June 13, 2025 was a Friday", "June 13, 2025 was a Friday"},
        {"June 13, 2025", "June 13, 2025"},
        {"June 133, 2025 Bridge", "June 133, 2025 Bridge"},
        {"June 13, 20255 Bridge", "June 13, 20255 Bridge"},
        {"Juneteenth 13, 2025 Bridge", "Juneteenth 13, 2025 Bridge"},
        {"13 bridges 2025", "13 bridges 2025"},
        {"2025 was a good year", "2025 was a good year"},
        {"date night in town", "date night in town"},
        {"2025-06-13", "2025-06-13"},
        {"2025-06-13th of a series", "2025-06-13th of a series"},
        {"1.2.3 released", "1.2.3 released"},
    };
    for (const Row& row : rows) CHECK(without_leading_date(row.text) == row.rest);
}

TEST_CASE("a host's label") {
    CHECK(site_label("https://www.example.co.uk/a/b") == "example");
    CHECK(site_label("https://example.org") == "example");
    CHECK(site_label("http://news.example.com:8080/?x") == "example");
    CHECK(site_label("example.org/page").empty());
    CHECK(site_label("").empty());
}
