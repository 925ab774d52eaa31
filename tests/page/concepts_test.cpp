#include "page/concepts.hpp"

#include <random>
#include <string>

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

TEST_CASE("words are read in blocks as they are letter by letter", "[concepts]") {
    // What real classes are made of: words of the table, their beginnings, words that turn others round, and whatever
    // parts them.
    const std::string_view pieces[] = {"article",
                                       "comment",
                                       "ment",
                                       "side",
                                       "bar",
                                       "no",
                                       "has",
                                       "with",
                                       "main",
                                       "body",
                                       "related",
                                       "read",
                                       "more",
                                       "a",
                                       "ad",
                                       "slot",
                                       "sponsor",
                                       "ed",
                                       "x",
                                       "Header",
                                       "Title",
                                       "HTML",
                                       "Content",
                                       "NAV",
                                       "discussionforumposting",
                                       "registration",
                                       "wall",
                                       "subscriber",
                                       "only",
                                       "product",
                                       "description",
                                       "3",
                                       "__",
                                       "-",
                                       "-",
                                       "-",
                                       " ",
                                       " ",
                                       "\n",
                                       "\t",
                                       "\xC3\xA4",
                                       ".",
                                       "1a2b",
                                       "Side",
                                       "Bar",
                                       "newsletters",
                                       "wrapperinnercontainers"};
    std::mt19937 random(1);
    for (int round = 0; round < 30'000; ++round) {
        std::string text;
        for (std::size_t count = random() % 24; count > 0; --count) text += pieces[random() % std::size(pieces)];
        text.shrink_to_fit();
        if (concepts_in(text) == concepts_in_plainly(text)) continue;
        CAPTURE(text);
        CHECK(dump_concepts(concepts_in(text), ' ') == dump_concepts(concepts_in_plainly(text), ' '));
    }
    CHECK(concepts_in(std::string(70, 'x') + "-sidebar comment") == concepts_in_plainly("sidebar comment"));
    CHECK(concepts_in(std::string(200, ' ') + "sidebar" + std::string(200, ' ') + "comment") ==
          concepts_in_plainly("sidebar comment"));
}
