#include "assemble/link_target.hpp"

#include "support/catch.hpp"

using namespace dehusk;

TEST_CASE("references are resolved as browsers do") {
    struct Row {
        std::string_view base;
        std::string_view reference;
        std::string_view target;
    };
    constexpr std::string_view page = "https://x.example/a/b/page.html?q=1#top";
    const Row rows[] = {
        {page, "https://y.example/z", "https://y.example/z"},
        {page, "HTTPS://y.example/z", "https://y.example/z"},
        {page, "//y.example/z", "https://y.example/z"},
        {page, "/z", "https://x.example/z"},
        {page, "z", "https://x.example/a/b/z"},
        {page, "./z", "https://x.example/a/b/z"},
        {page, "../z?k=v#f", "https://x.example/a/z?k=v#f"},
        {page, "../../../z", "https://x.example/z"},
        {page, "..", "https://x.example/a/"},
        {page, "?q=2", "https://x.example/a/b/page.html?q=2"},
        {page, "a/../b", "https://x.example/a/b/b"},
        {"https://x.example", "z", "https://x.example/z"},
        {"https://x.example?q", "z", "https://x.example/z"},
        {page, "\\z\\w", "https://x.example/z/w"},
        {page, " \n/z\t/w ", "https://x.example/z/w"},
        {page, "mailto:ann@x.example", "mailto:ann@x.example"},
        // Without an address of the page.
        {"", "/z", "/z"},
        {"", "z/../w", "z/../w"},
        {"", "//y.example/z", "//y.example/z"},
        {"no address", "z", "z"},
        {"ftp://x.example/", "z", "z"},
        // What is no character of an address.
        {page, "/a b\"<>|^`{}(c)[d]*'", "https://x.example/a%20b%22%3C%3E%7C%5E%60%7B%7D%28c%29%5Bd%5D*%27"},
        {page, "/~ann/a_b%20c", "https://x.example/~ann/a_b%20c"},
        {page, "/\xC3\xA4", "https://x.example/\xC3\xA4"},
        // What is left out.
        {page, "", ""},
        {page, "#part", ""},
        {page, "page.html?q=1#part", ""},
        {page, "javascript:alert(1)", ""},
        {page, "java\nscript:alert(1)", ""},
        {page, " \x01JavaScript:alert(1)", ""},
        {page, "data:text/html,x", ""},
        {page, "vbscript:x", ""},
        {page, "file:///etc/passwd", ""},
        {page, "http:", ""},
        {page, "http:///z", ""},
        {page, "x:y", ""},
        {"", "javascript:alert(1)", ""},
        {"", "java\tscript:alert(1)", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.base, row.reference);
        CHECK(LinkBase(row.base, "").resolve(row.reference) == row.target);
    }
    CHECK(LinkBase(page, "").resolve(std::string(3000, 'a')).empty());
    CHECK(LinkBase(page, "").resolve("/" + std::string(1000, ' ') + "a").empty());
}

TEST_CASE("a page's <base> comes first") {
    CHECK(LinkBase("https://x.example/a/b", "/c/").resolve("z") == "https://x.example/c/z");
    CHECK(LinkBase("https://x.example/a/b", "https://y.example/c/").resolve("z") == "https://y.example/c/z");
    CHECK(LinkBase("https://x.example/a/b", "javascript:x").resolve("z") == "https://x.example/a/z");
    CHECK(LinkBase("", "https://y.example/c/").resolve("z") == "https://y.example/c/z");
    CHECK(LinkBase("", "/c/").resolve("z") == "z");
}
