#include "page/page_signs.hpp"

#include "support/catch.hpp"

using namespace dehusk;

namespace {

PageSigns signs(std::initializer_list<PageSign> list) {
    PageSigns all = 0;
    for (const PageSign one : list) all |= bit(one);
    return all;
}

using S = PageSign;

}  // namespace

TEST_CASE("signs of an address") {
    struct Case {
        const char* url;
        PageSigns signs;
    };
    const Case cases[] = {
        {"", 0},
        {"https://example.org", signs({S::path_root})},
        {"https://example.org/?page=2", signs({S::path_root})},
        {"https://example.org/blog/a-long-way-to-the-harbour", signs({S::path_article, S::path_long_slug})},
        {"https://example.org/2024/05/17/bridge.html", signs({S::path_date})},
        {"https://example.org/17/05/bridge", 0},
        {"https://docs.example.org/Manual/Install", signs({S::host_documentation, S::path_documentation})},
        {"//forum.example.org/viewtopic.php?t=1", signs({S::host_forum, S::path_forum})},
        {"/products/lamp-20", signs({S::path_product, S::path_number_at_end})},
        {"https://example.org/productsheet", 0},
    };
    for (const Case& one : cases) {
        INFO(one.url);
        CHECK(signs_of(PageMeta{}, one.url) == one.signs);
    }
}

TEST_CASE("the caller's address counts first, then the page's own") {
    PageMeta meta;
    meta.canonical_url = "https://b.example/b?x";
    CHECK(address_of(meta, "") == "b.example/b");
    CHECK(address_of(meta, "http://a.example/a/") == "a.example/a/");
    CHECK(path_depth("a.example/a//b/") == 2);
    CHECK(path_depth("a.example") == 0);
}

TEST_CASE("signs of metadata") {
    PageMeta meta;
    meta.generator = "WordPress 6.4.2";
    meta.body_class = "single single-post postid-12 WooCommerce";
    meta.og_type = "article";
    meta.json_ld_types = {"http://schema.org/BlogPosting", "BreadcrumbList", "Unheard Of"};
    CHECK(signs_of(meta, "") == signs({S::made_by_blog, S::class_article, S::class_shop, S::type_article,
                                       S::json_posting, S::json_breadcrumbs}));
    meta = {};
    meta.generator = "Discourse 3.2 - https://github.com/discourse/discourse";
    meta.body_class = "error404";
    CHECK(signs_of(meta, "") == signs({S::made_by_forum, S::class_error}));
}
