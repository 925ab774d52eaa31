#include "page/read_cases.hpp"
#include "support/catch.hpp"
#include "support/tree_dump.hpp"

namespace dehusk::test {
namespace {

constexpr ReadCase head[] = {
    {" a", "body: a"},
    {"<html> <head> a", "head:  \nbody: a"},
    {"<head> <title>a</title> </head> <body>b", "head:  \nhead/title: a\nhead:  \nhtml:  \nbody: b"},
    {"<head></head><title>a</title>b", "head/title: a\nbody: b"},
    {"<head></p>a", "body: a"},
    {"</br>a", "body: a"},
    {"<head></br>a", "body: a"},
    {"<head></html>a", "body: a"},
    {"<head><head>a", "body: a"},
    {"<noscript><style>a</style>b</noscript>c", "head/noscript/style: a\nbody: bc"},
    {"<noscript><p>a</noscript>", "body/p: a"},
    {"<body><noscript>a</noscript>b", "body/noscript: a\nbody: b"},
    {"<body><noscript><p>a</noscript>b", "body/noscript/p: ab"},
    {"<head><template><p>a</template>b", "head/template/p: a\nbody: b"},
    {"&#32;a", "body: a"},
};

constexpr ReadCase templates[] = {
    {"<body><template>a<tr>b</template>c", "body/template: a\nbody/template: b\nbody: c"},
    {"<body><template><td>a</template>", "body/template/td: a"},
    {"<body><template><tr><td>a</template>", "body/template/tr/td: a"},
    {"<body><template><col>a</template>b", "body: b"},
    {"<body><table><template>a</template><td>b", "body/table/template: a\nbody/table/tbody/tr/td: b"},
    {"<body><template><p>a", "body/template/p: a"},
    {"<body></template>a", "body: a"},
};

constexpr ReadCase after_body[] = {
    {"<p>a</body>b", "body/p: ab"},
    {"<p>a</p></body></html>b<!-- --> c", "body/p: a\nbody: b c"},
    {"a</body></html><p>b", "body: a\nbody/p: b"},
    {"a</html></html></body>b", "body: ab"},
};

constexpr ReadCase framesets[] = {
    {"<frameset>a <frame><noframes><p>b</noframes></frameset> c", "frameset:  \nframeset/noframes: <p>b\nhtml:  "},
    {" <p> </p><frameset> <frame></frameset>", "frameset:  "},
    {"<p>a<frameset><frame></frameset>b", "body/p: ab"},
    {"<body><frameset>a", "body: a"},
};

}  // namespace

TEST_CASE("before the body", "[html_head_modes]") {
    check_cases(head);
}

TEST_CASE("templates", "[html_head_modes]") {
    check_cases(templates);
}

TEST_CASE("behind the body", "[html_head_modes]") {
    check_cases(after_body);
}

TEST_CASE("framesets replace an empty body", "[html_head_modes]") {
    check_cases(framesets);
}

TEST_CASE("a page always has html, head and body", "[html_head_modes]") {
    for (const std::string_view html : {"", " ", "<!doctype html>", "<!-- x -->", "</p>"}) {
        INFO(html);
        const Tree tree = read_tree(html);
        REQUIRE(tree.elements.size() == 3);
        CHECK(tree.elements[0].tag == Tag::html);
        CHECK(tree.elements[1].tag == Tag::head);
        CHECK(tree.elements[2].tag == Tag::body);
        CHECK(tree.elements[2].parent == 0);
    }
}

TEST_CASE("a second html or body adds attributes", "[html_head_modes]") {
    const Tree tree = read_tree("<html lang=a><body id=b class=c><html lang=x id=d><body class=y role=e><p id=p>");
    CHECK(*tree.attribute(0, AttributeName::lang) == "a");
    CHECK(*tree.attribute(0, AttributeName::id) == "d");
    CHECK(*tree.attribute(2, AttributeName::id) == "b");
    CHECK(*tree.attribute(2, AttributeName::class_) == "c");
    CHECK(*tree.attribute(2, AttributeName::role) == "e");
    CHECK(tree.elements[2].attribute_count == 3);
    CHECK(*tree.attribute(3, AttributeName::id) == "p");
}

}  // namespace dehusk::test
