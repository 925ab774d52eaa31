#include "page/json_ld.hpp"

#include <string>

#include "support/catch.hpp"

using namespace dehusk;

TEST_CASE("headlines and bodies are found in JSON-LD", "[json_ld]") {
    struct Row {
        std::string_view script;
        std::string_view headline;
        std::string_view bodies;  // each behind a |
    };
    const Row rows[] = {
        {"", "", ""},
        {R"({"@type":"NewsArticle","headline":"H","articleBody":"B"})", "H", "|B"},
        {R"({"headline" : "H" , "@type" : ["WebPage", "BlogPosting"]})", "H", ""},
        {R"({"@type":"WebPage","headline":"H","name":"N"})", "", ""},
        {R"({"@type":"Product","name":"N","brand":{"@type":"Brand","name":"Other"}})", "N", ""},
        {R"({"@graph":[{"@type":"WebSite","name":"S"},{"@type":"Article","headline":"A"},{"@type":"Article","headline":"B"}]})",
         "A", ""},
        {R"({"@type":"Article","author":{"@type":"Person","name":"P"},"headline":"H"})", "H", ""},
        {R"([{"articleBody":"1"},{"articleBody":"2"}])", "", "|1|2"},
        {R"({"articleBody":"a\nb \"q\" \\n \/ \u00e4\u20ac\ud83d\ude00"})", "",
         "|a\nb \"q\" \\n / \xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80"},
        {R"({"articleBody":"\ud83d x \udE00 \u12 \uzzzz \x \u0000"})", "",
         "|\xEF\xBF\xBD x \xEF\xBF\xBD u12 uzzzz x \xEF\xBF\xBD"},
        {R"(<![CDATA[ {"articleBody":"B",} ]]>)", "", "|B"},
        {R"({"articleBody":"cut off)", "", "|cut off"},
        {R"({"@type":"Article","headline":"cut off)", "cut off", ""},
        {R"({"articleBody":"\)", "", "|\\"},
        {R"({"articleBody":null,"x":"B"})", "", ""},
        {R"("articleBody":"B")", "", ""},
        {R"(}}}{"articleBody":"B"}}})", "", "|B"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.script);
        Arena arena;
        JsonLd out;
        scan_json_ld(row.script, arena, out);
        std::string bodies;
        for (const std::string_view body : out.article_bodies) bodies += "|" + std::string(body);
        CHECK(out.headline == row.headline);
        CHECK(bodies == row.bodies);
    }
}

TEST_CASE("deep JSON is passed over", "[json_ld]") {
    std::string script(200'000, '{');
    script += R"("articleBody":"deep")" + std::string(200'000, '}') + R"({"articleBody":"flat"})";
    Arena arena;
    JsonLd out;
    scan_json_ld(script, arena, out);
    REQUIRE(out.article_bodies.size() == 1);
    CHECK(out.article_bodies[0] == "flat");
}

TEST_CASE("types are told in order, of objects inside others too", "[json_ld]") {
    Arena arena;
    JsonLd json;
    scan_json_ld(R"({"@type": ["Product", "Thing"], "offers": {"@type": "Offer", "name": "@type"}, "headline": "x"})",
                 arena, json);
    CHECK(json.types == std::vector<std::string_view>{"Product", "Thing", "Offer"});
    std::string many = "{\"@type\": [";
    for (int i = 0; i < 1000; ++i) many += "\"Offer\",";
    json = {};
    scan_json_ld(many, arena, json);
    CHECK(json.types.size() == 256);
}

TEST_CASE("works state authors, dates and languages") {
    struct Row {
        std::string_view script;
        std::string_view works;  // title, authors, published, language, each with a | behind it
    };
    const Row rows[] = {
        {R"({"@type":"Article","headline":"H"})", ""},
        {R"({"@type":"NewsArticle","headline":"H","author":"Ann","datePublished":"2026-05-04","inLanguage":"en"})",
         "H|Ann|2026-05-04|en|"},
        {R"({"@type":"NewsArticle","author":{"@type":"Person","name":"Ann \u00d8","image":{"name":"I"}}})",
         "|Ann \xC3\x98|||"},
        {R"({"@type":"BlogPosting","author":[{"name":"Ann"},{"name":"Bob","url":"u"}],"publisher":{"name":"P"}})",
         "|Ann, Bob|||"},
        {R"({"@type":"Article","author":["Ann","https://x.example/bob","Bob"]})", "|Ann, Bob|||"},
        {R"({"@type":"Recipe","name":"R","author":{"name":"Ann"}})", "R|Ann|||"},
        {R"({"@type":"WebPage","name":"N","datePublished":"2026-05-04"})", "N||2026-05-04||"},
        {R"({"@type":"WebSite","name":"N","inLanguage":"en"})", ""},
        {R"({"@type":"Article","comment":[{"@type":"Comment","author":{"name":"Eve"},"datePublished":"2026-05-05"}]})",
         ""},
        {R"({"@type":"Article","review":{"author":"Eve"},"author":"Ann"})", "|Ann|||"},
        {R"({"@graph":[{"@type":"Article","author":"Ann"},{"@type":"Article","author":"Bob","headline":"B"}]})",
         "|Ann|||B|Bob|||"},
        {R"({"@type":"Article","author":{"@id":"#ann"},"datePublished":"d"})", "||d||"},
        {R"({"@graph":[{"@type":"Article","author":{"@id":"#ann"}},{"@type":"Person","@id":"#ann","name":"Ann \u00d8"}]})",
         "|Ann \xC3\x98|||"},
        {R"({"@graph":[{"@id":"#a","name":"Ann"},{"@type":"Article","author":["Bob",{"@id":"#c"},{"@id":"#a"}]}]})",
         "|Bob, Ann|||"},
        {R"([{"@type":"Article","author":{"@id":"#a"}},{"@type":"Report","author":{"@id":"#b"}},{"@id":"#b","name":"B"}])",
         "|||||B|||"},
        {R"({"@type":"Article","author":{"@id":"#a","name":"Ann"},"publisher":{"@id":"#a","name":"The Paper"}})",
         "|Ann|||"},
        {R"({"@type":"Article","author":{"@id":"#a"},"x":{"@id":"#a","name":"https://a.example/ann"}})", "||||"},
        {R"({"@type":"Article","author":"cut off)", "|cut off|||"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.script);
        Arena arena;
        JsonLd out;
        scan_json_ld(row.script, arena, out);
        std::string works;
        for (const JsonLdWork& work : out.works) {
            for (const std::string_view field : {work.title, work.authors, work.published, work.language}) {
                works += std::string(field) + "|";
            }
        }
        CHECK(works == row.works);
    }
    std::string many = "[";
    for (int i = 0; i < 100; ++i) many += R"({"@type":"Article","author":"Ann"},)";
    Arena arena;
    JsonLd out;
    scan_json_ld(many, arena, out);
    CHECK(out.works.size() == 16);
    many = R"({"@type":"Article","author":[)";
    for (int i = 0; i < 100; ++i) many += "\"A\",";
    out.clear();
    scan_json_ld(many, arena, out);
    REQUIRE(out.works.size() == 1);
    CHECK(out.works[0].authors.size() == 32 + 31 * 2);
}
