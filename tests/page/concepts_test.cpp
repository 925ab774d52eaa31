#include "page/concepts.hpp"

#include "support/catch.hpp"
#include "support/page_dump.hpp"

using namespace dehusk;
using dehusk_tests::dump_concepts;

TEST_CASE("words of attributes name concepts", "[concepts]") {
    struct Row {
        std::string_view attribute;
        std::string_view concepts;
    };
    const Row rows[] = {
        {"", ""},
        {"row col-md-8 clearfix", ""},
        {"article-body", " article content"},
        {"articleBody", " article content"},
        {"ArticleHeader_title__3xYzQ", " article header title"},
        {"post-123 type-post status-publish format-standard category-tag tag-news hentry", " article"},
        {"sidebar", " sidebar"},
        {"side-bar", " sidebar"},
        {"sideBar", " sidebar"},
        {"side bar", ""},
        {"no-sidebar", ""},
        {"has-sidebar with-comments without-header", ""},
        {"has-sidebar sidebar", " sidebar"},
        {"main", " content"},
        {"main-menu", " menu"},
        {"nav main-navigation", " navigation"},
        {"comments-area", " comment"},
        {"respond", " comment"},
        {"commendation", ""},
        {"reading-time", " meta"},
        {"reading", ""},
        {"social-share-buttons", " share"},
        {"related-posts", " related"},
        {"most-read", " related"},
        {"read-more", " teaser"},
        {"most", ""},
        {"newsletter-signup", " newsletter"},
        {"newslettersignup", " newsletter"},
        {"log-in", " login"},
        {"HTMLContent", " content"},
        {"ad", ""},
        {"ad-slot", " advert"},
        {"adslot", " advert"},
        {"gradient shadow badge loading", ""},
        {"werbung", " advert"},
        {"Seitenleiste", " sidebar"},
        {"commentaires", " comment"},
        {"migas-de-pan", " breadcrumb"},
        {"okruszki", " breadcrumb"},
        {"sr-only", " hidden"},
        {"hidden md:block", ""},
        {"show-for-sr", " hidden"},
        {"ui-helper-hidden-accessible", " hidden"},
        {"cookie-banner", " consent header"},
        {"wp-caption-text", " caption"},
        {"contentinfo", " footer"},
        {"copyright", " footer"},
        {"\xC3\xA4rticle", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.attribute);
        Concepts expected = 0;
        std::string names(row.concepts);
        // The order of names in a row does not matter.
        const Concepts got = concepts_in(row.attribute);
        const std::string got_names = dump_concepts(got, ' ');
        CAPTURE(got_names);
        for (std::size_t begin = 0; begin < names.size();) {
            const std::size_t end = std::min(names.find(' ', begin + 1), names.size());
            const std::string name = names.substr(begin, end - begin);
            for (unsigned i = 0; i < 64; ++i) {
                if (dump_concepts(Concepts{1} << i, ' ') == name) expected |= Concepts{1} << i;
            }
            begin = end;
        }
        CHECK(got == expected);
    }
}

TEST_CASE("tags name concepts by themselves", "[concepts]") {
    CHECK(concepts_of(Tag::nav) == bit(Concept::navigation));
    CHECK(concepts_of(Tag::aside) == bit(Concept::sidebar));
    CHECK(concepts_of(Tag::h3) == bit(Concept::title));
    CHECK(concepts_of(Tag::div) == 0);
    CHECK(concepts_of(Tag::unknown) == 0);
}

TEST_CASE("words of any length are read", "[concepts]") {
    const std::string long_word(100'000, 'a');
    CHECK(concepts_in(long_word) == 0);
    CHECK(concepts_in("comment" + long_word) == 0);
    CHECK(concepts_in("kommentar" + long_word) == bit(Concept::comment));
    CHECK(concepts_in(long_word + "-comment") == bit(Concept::comment));
}
