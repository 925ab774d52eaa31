#include "page/meta_reader.hpp"

#include "support/catch.hpp"
#include "support/html_page.hpp"
#include "support/page_dump.hpp"

using namespace dehusk;
using namespace dehusk_tests;

TEST_CASE("a page's head is read", "[meta_reader]") {
    struct Row {
        std::string_view html;
        std::string_view meta;
    };
    const Row rows[] = {
        {"<title> A\n title </title><title>second</title>", "title: A title\n"},
        {"<svg><title>icon</title></svg>", ""},
        {"<html lang=de>", "language: de\n"},
        {"<meta property=og:title content=' a  b '><meta name=twitter:title content=c>", "og_title: a b\n"},
        {"<meta name=twitter:title content=c><meta property=og:title content=a>", "og_title: a\n"},
        {"<meta property=og:title content=''><meta property=og:title content=b>", "og_title: b\n"},
        {"<meta name=description content=d><meta property=og:type content=article><meta property=OG:SITE_NAME "
         "content=s>",
         "og_type: article\ndescription: d\nsite_name: s\n"},
        {"<link rel=Canonical href=/x><link rel=canonical href=/y>", "canonical_url: /x\n"},
        {"<meta property=og:url content=/z><link rel=canonical href=/x>", "canonical_url: /x\n"},
        {"<meta property=og:url content=/z><meta property=og:url content=/w>", "canonical_url: /z\n"},
        {"<meta property=article:published_time content=2020-01-02><time datetime=2019>x</time>",
         "published: 2020-01-02\ntime: 2019\n"},
        {"<time>x</time><time datetime=2019>x</time><time datetime=2020>x</time>", "time: 2019\ntime: 2020\n"},
        {"<time class='entry-date Published' datetime=2019>x</time><time class=updated datetime=2020>x</time>",
         "time: 2019, published\ntime: 2020, modified\n"},
        {"<time itemprop=datePublished datetime=2019>x</time><time itemprop=dateModified datetime=2020>x</time>",
         "time: 2019, published\ntime: 2020, modified\n"},
        {"<time class='unpublished' datetime=2019>x</time>", "time: 2019\n"},
        {"<meta http-equiv=Content-Language content=de><meta property=og:locale content=de_AT>",
         "content_language: de\nlocale: de_AT\n"},
        {"<meta name=author content=Ann><a rel=author href=/>Bob</a>", "author: Ann\n"},
        {"<meta name=author content=https://x.example/><meta name=author content=Ann>", "author: Ann\n"},
        {"<p><span itemprop=author><span itemprop=name>Ann  B</span></span>", "marked_author: Ann B\n"},
        {"<p><a rel=author href=/>Ann</a><a rel=author href=/>Bob</a>", "marked_author: Ann\n"},
        {"<script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":\"H\"}</script>",
         "json_ld_headline: H\njson_ld: {\"@type\":\"Article\",\"headline\":\"H\"}\n"},
        {"<script type='text/javascript'>{\"@type\":\"Article\",\"headline\":\"H\"}</script>", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.html);
        const HtmlPage html(row.html);
        Page page;
        MetaMemory memory;
        read_meta(html.tree, memory, page);
        CHECK(dump_page(page) == row.meta);
    }
}

TEST_CASE("what tells the kind of a page is read", "[meta_reader]") {
    const HtmlPage html(
        "<meta property=og:url content=https://x.example/a><meta name=Generator content='WordPress 6'>"
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"H\"}</script>"
        "<script type='application/ld+json'>{\"@type\":\"Organization\"}</script>"
        "<body class=' home  blog '><p>x");
    Page page;
    MetaMemory memory;
    read_meta(html.tree, memory, page);
    CHECK(page.meta.canonical_url == "https://x.example/a");
    CHECK(page.meta.generator == "WordPress 6");
    CHECK(page.meta.body_class == "home  blog");
    CHECK(page.meta.json_ld_headline == "H");
    CHECK(page.meta.json_ld_types == std::vector<std::string_view>{"NewsArticle", "Organization"});
}
