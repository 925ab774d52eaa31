#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <dehusk/dehusk.hpp>

#include "support/catch.hpp"
#include "support/forged_profile.hpp"
#include "support/quick_hash.hpp"
#include "support/same_article.hpp"

using dehusk::Article;
using dehusk::SiteProfile;

namespace {

const std::string shared = "Written by the people of the mill on Fridays.";

Article article_of(const std::vector<std::string>& texts) {
    Article article;
    for (const std::string& text : texts) article.lines.emplace_back().text = text;
    return article;
}

std::string own_line(std::size_t page) {
    return "What stands on page " + std::to_string(page) + " and on no other";
}

Article page_of(std::size_t number) {
    return article_of({shared, own_line(number)});
}

SiteProfile profile_of(std::size_t first, std::size_t end) {
    SiteProfile site;
    for (std::size_t page = first; page < end; ++page) site.learn(page_of(page));
    return site;
}

}  // namespace

TEST_CASE("a profile tells on how many pages a line stands") {
    const SiteProfile site = profile_of(0, 5);
    CHECK(site.page_count() == 5);
    CHECK(site.pages_with(shared) == 5);
    CHECK(site.pages_with(own_line(3)) == 1);
    CHECK(site.pages_with(own_line(7)) == 0);
    CHECK(site.pages_with("") == 0);
    CHECK(SiteProfile().pages_with(shared) == 0);
}

TEST_CASE("a line counts once a page, a page once, and a page of short lines not at all") {
    SiteProfile site;
    for (int i = 0; i < 3; ++i) site.learn(article_of({shared, shared, "Home"}));
    CHECK(site.page_count() == 1);
    CHECK(site.pages_with(shared) == 1);
    site.learn(article_of({"Home"}));
    site.learn(Article{});
    CHECK(site.page_count() == 1);
    CHECK(site.pages_with("Home") == 0);
}

TEST_CASE("merging is learning the pages of both, in whatever order") {
    for (const std::size_t pages : {std::size_t{30}, SiteProfile::max_pages, 3 * SiteProfile::max_pages}) {
        INFO(pages);
        const SiteProfile whole = profile_of(0, pages);
        SiteProfile left = profile_of(0, 2 * pages / 3), right = profile_of(pages / 3, pages), turned = right;
        turned.merge(left);
        left.merge(right);
        CHECK(left.save() == whole.save());
        CHECK(turned.save() == whole.save());
        left.merge(left);
        CHECK(left.save() == whole.save());
        CHECK(whole.page_count() == std::min(pages, SiteProfile::max_pages));
        CHECK(whole.pages_with(shared) == whole.page_count());
        std::size_t known = 0;
        for (std::size_t page = 0; page < pages; ++page) known += whole.pages_with(own_line(page));
        CHECK(known == whole.page_count());
    }
}

TEST_CASE("of a page with too many lines the same ones are remembered, in whatever order they stand") {
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < 3 * SiteProfile::max_lines_per_page; ++i) texts.push_back(own_line(i));
    SiteProfile site, turned;
    site.learn(article_of(texts));
    std::ranges::reverse(texts);
    turned.learn(article_of(texts));
    CHECK(site.save() == turned.save());
    std::size_t known = 0;
    for (const std::string& text : texts) known += site.pages_with(text);
    CHECK(known == SiteProfile::max_lines_per_page);
}

TEST_CASE("a profile comes back as it was saved") {
    for (const std::size_t pages : {std::size_t{0}, std::size_t{1}, std::size_t{40}, SiteProfile::max_pages}) {
        INFO(pages);
        const SiteProfile site = profile_of(0, pages);
        SiteProfile loaded = profile_of(900, 903);
        REQUIRE(loaded.load(site.save()));
        CHECK(loaded.save() == site.save());
        CHECK(loaded.page_count() == pages);
        CHECK(loaded.pages_with(shared) == pages);
    }
}

TEST_CASE("bytes that save() did not write leave a profile as it was") {
    const std::string saved = profile_of(0, 3).save();
    SiteProfile site = profile_of(10, 12);
    const std::string before = site.save();
    const auto refuses = [&](std::string_view bytes) { return !site.load(bytes) && site.save() == before; };
    for (std::size_t size = 0; size < saved.size(); ++size) CHECK(refuses(std::string_view(saved).substr(0, size)));
    for (std::size_t place = 0; place < saved.size(); ++place) {
        for (const char flip : {'\x01', '\x80', '\xFF'}) {
            std::string changed = saved;
            changed[place] = static_cast<char>(changed[place] ^ flip);
            INFO(place);
            CHECK(refuses(changed));
        }
    }
    CHECK(refuses(saved + saved));
    CHECK(refuses(saved + std::string(8, '\0')));
    CHECK(refuses(std::string(100'000'000, 'd')));
}

namespace {

using Numbers = std::vector<std::uint64_t>;

struct ForgedRow {
    const char* what;
    Numbers numbers;
    bool is_taken;
};

Numbers many_lines(std::uint64_t count) {
    Numbers numbers{count};
    for (std::uint64_t i = 0; i < count; ++i) numbers.push_back(i);
    return numbers;
}

// Pages of one line each, in the order of their names.
Numbers many_pages(std::size_t count) {
    std::vector<std::uint64_t> hashes;
    for (std::uint64_t i = 0; i < count; ++i) hashes.push_back(i);
    std::ranges::sort(hashes, {},
                      [](std::uint64_t hash) { return dehusk::quick_hash_step(dehusk::quick_hash_seed, hash); });
    Numbers numbers;
    for (const std::uint64_t hash : hashes) numbers.insert(numbers.end(), {1, hash});
    return numbers;
}

const ForgedRow forged_rows[] = {
    {"no page", {}, true},
    {"a page of three lines", {3, 10, 20, 30}, true},
    {"a page without lines", {0}, false},
    {"lines out of order", {3, 10, 30, 20}, false},
    {"a line twice", {3, 10, 10, 20}, false},
    {"more lines than there are bytes", {4, 10, 20, 30}, false},
    {"as many lines as a number can say", {~std::uint64_t{0}, 10, 20, 30}, false},
    {"a page twice", {1, 10, 1, 10}, false},
    {"as many lines as a page may have", many_lines(SiteProfile::max_lines_per_page), true},
    {"more lines than a page may have", many_lines(SiteProfile::max_lines_per_page + 1), false},
    {"as many pages as there may be", many_pages(SiteProfile::max_pages), true},
    {"more pages than there may be", many_pages(SiteProfile::max_pages + 1), false},
};

}  // namespace

TEST_CASE("a forged profile is taken only where save() could have written it") {
    for (const ForgedRow& row : forged_rows) {
        INFO(row.what);
        SiteProfile site = profile_of(10, 12);
        const std::string before = site.save(), forged = dehusk::testing::forge_profile(row.numbers);
        CHECK(site.load(forged) == row.is_taken);
        CHECK(site.save() == (row.is_taken ? forged : before));
    }
}

namespace {

// A site of fishing villages: articles that share nothing, in a template with a "related" box, an author and a footer.
struct Village {
    const char* name;
    const char* trade;
    const char* event;
};

constexpr std::array villages = {
    Village{"Holmsund", "herring", "a storm took the pier"},     Village{"Askvik", "timber", "the school burned down"},
    Village{"Lindnes", "salt", "the ferry stopped for good"},    Village{"Torshavn", "wool", "a whale came ashore"},
    Village{"Merrow", "oysters", "the lighthouse was sold"},     Village{"Saltby", "rope", "the bakers went on strike"},
    Village{"Grimsey", "eider down", "the harbour froze"},       Village{"Kettle Bay", "lobster", "gold was found"},
    Village{"Fallow Point", "cider", "the church bell cracked"},
};

const std::string author = "Ada Holm has walked along this coast for twenty years and lives with two dogs by the sea.";
const std::string notice = "An earlier version of this article named the wrong year; it has been corrected above.";
const std::string correction = notice + " Read how we correct";

std::string own_text(const Village& village) {
    const std::string name = village.name, trade = village.trade, event = village.event;
    return "Nobody in " + name + " speaks of the year in which " + event +
           ", though everybody who was there has kept a photograph of it in a drawer.\n\nFor three generations the "
           "families of " +
           name + " lived on " + trade +
           ", and the sheds that were built for it still stand in a row behind the quay, most of them empty.\n\nWhen " +
           event + ", the council met for two nights. The minutes say little about " + trade +
           " and much about money, as minutes do.";
}

std::string body_of(const Village& village, bool is_corrected) {
    return own_text(village) + (is_corrected ? "\n\n" + correction : "");
}

std::string page_about(const Village& village, bool is_corrected) {
    const std::string name = village.name;
    std::string page = "<html><head><title>" + name +
                       " remembers | Coast Letters</title></head><body><nav><a href=/>Home</a> <a href=/a>Archive</a>"
                       "</nav><main><h1>" +
                       name + " remembers</h1><p>";
    for (const char letter : own_text(village)) page += letter == '\n' ? "<p>" : std::string(1, letter);
    page += "<p>" + author + "</p><div><h3>Related</h3><ul>";
    for (std::size_t i = 0; i < 3; ++i) {
        page += std::string("<li><a href=/x>") + villages[i].name + " and the year in which " + villages[i].event +
                "</a></li>";
    }
    page += "</ul></div>";
    if (is_corrected) page += "<div class=box><p>" + notice + " <a href=/c>Read how we correct</a></p></div>";
    return page +
           "</main><footer><p>Coast Letters is written by its readers and printed on Fridays.</p>"
           "</footer></body></html>";
}

bool holds(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

}  // namespace

TEST_CASE("with a profile the template of a site goes, and nothing else") {
    dehusk::Options options;
    options.want_lines = true;
    const auto site = std::make_shared<SiteProfile>();
    std::vector<Article> articles;
    for (const Village& village : villages) {
        const bool is_corrected = articles.size() < 2;
        articles.push_back(dehusk::extract(page_about(village, is_corrected), options));
        site->learn(articles.back());
    }
    options.site = site;
    for (std::size_t page = 0; page < villages.size(); ++page) {
        INFO(villages[page].name);
        const bool is_corrected = page < 2;
        const Article with = dehusk::extract(page_about(villages[page], is_corrected), options);
        // Else the test could not fail: without a profile the author's paragraph is taken for prose, and the classifier
        // is in doubt about the correction, which two pages share.
        REQUIRE(holds(articles[page].body, author));
        const auto doubtful = std::ranges::find(articles[page].lines, correction, &dehusk::Line::text);
        REQUIRE((doubtful != articles[page].lines.end()) == is_corrected);
        if (is_corrected) REQUIRE(doubtful->score < 0.7);
        CHECK(with.body == body_of(villages[page], is_corrected));
        CHECK(with.headline == articles[page].headline);
        const auto line = std::ranges::find(with.lines, author, &dehusk::Line::text);
        REQUIRE(line != with.lines.end());
        CHECK(line->verdict == dehusk::Verdict::residue);
        CHECK(line->reasons.front().kind == dehusk::ReasonKind::site);
    }
}

TEST_CASE("a profile of another site, or of nothing, changes nothing") {
    dehusk::Options options;
    options.want_lines = true;
    const std::string page = page_about(villages[0], true);
    const Article alone = dehusk::extract(page, options);
    for (const SiteProfile& site : {SiteProfile(), profile_of(0, 20)}) {
        options.site = std::make_shared<const SiteProfile>(site);
        CHECK(dehusk::testing::is_same(dehusk::extract(page, options), alone));
    }
}

TEST_CASE("a profile has a say in its own call alone") {
    dehusk::Options options;
    options.want_lines = true;
    const auto site = std::make_shared<SiteProfile>();
    for (const Village& village : villages) site->learn(dehusk::extract(page_about(village, false), options));
    dehusk::Extractor extractor;
    for (const Village& village : villages) {
        const std::string page = page_about(village, false);
        options.site = site;
        const Article with = extractor.extract(page, options);
        options.site.reset();
        const Article without = extractor.extract(page, options);
        CHECK(with.body != without.body);
        CHECK(dehusk::testing::is_same(without, dehusk::extract(page, options)));
    }
}
