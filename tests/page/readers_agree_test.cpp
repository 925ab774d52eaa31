// read_html() is held against gumbo on real pages, on mutated pieces of them and on generated tag soup. How often a
// departure of gumbo's excused a difference is printed, and bounded.
#include <iostream>
#include <iterator>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "decode/decode.hpp"
#include "support/catch.hpp"
#include "support/evaluation_data.hpp"
#include "support/reader_comparison.hpp"
#include "support/test_size.hpp"

using namespace dehusk;
using namespace dehusk_tests;

namespace {

constexpr std::size_t page_step = dehusk::testing::by_test_size(1, 12, 40);
constexpr std::size_t generated_count = dehusk::testing::by_test_size(100'000, 3'000, 1'000);

class Comparison {
  public:
    // Compares the readers on the page; `with_places` where the source intervals of lines have to be equal, too.
    void add(std::string_view html, bool with_places) {
        ++pages_;
        const ReaderComparison result = compare_readers(html, with_places);
        if (result.has_control_characters) ++excused_["control characters"];
        if (!result.departure.empty()) {
            ++excused_[result.departure];
            ++departed_;
        } else if (result.agreement == Agreement::declined) {
            ++declined_;
        }
        if (result.agreement == Agreement::different) fail(html);
    }

    void report(std::string_view what) const {
        std::cout << what << ": " << pages_ << " pages, " << declined_ << " declined by the guard";
        for (const auto& [name, count] : excused_) std::cout << "; " << name << " " << count;
        std::cout << '\n';
    }

    std::size_t pages() const { return pages_; }
    std::size_t declined() const { return declined_; }
    std::size_t departed() const { return departed_; }

  private:
    void fail(std::string_view html) {
        if (++failures_ > 5) return;
        UNSCOPED_INFO("the readers disagree on:\n" << html.substr(0, 2'000));
        CHECK(html.empty());
    }

    std::size_t pages_ = 0;
    std::size_t declined_ = 0;
    std::size_t departed_ = 0;
    std::size_t failures_ = 0;
    std::map<std::string_view, std::size_t> excused_;
};

using Random = std::mt19937;

template <typename Container>
const auto& pick(const Container& container, Random& random) {
    return container[random() % std::size(container)];
}

constexpr std::string_view soup_names[] = {"svg",
                                           "math",
                                           "desc",
                                           "title",
                                           "foreignObject",
                                           "mi",
                                           "mo",
                                           "annotation-xml",
                                           "table",
                                           "tr",
                                           "td",
                                           "th",
                                           "tbody",
                                           "thead",
                                           "caption",
                                           "colgroup",
                                           "col",
                                           "select",
                                           "option",
                                           "optgroup",
                                           "template",
                                           "p",
                                           "p",
                                           "p",
                                           "b",
                                           "a",
                                           "div",
                                           "div",
                                           "span",
                                           "i",
                                           "form",
                                           "button",
                                           "input",
                                           "script",
                                           "style",
                                           "textarea",
                                           "li",
                                           "ul",
                                           "dd",
                                           "dt",
                                           "h1",
                                           "h2",
                                           "body",
                                           "html",
                                           "head",
                                           "nobr",
                                           "font",
                                           "applet",
                                           "object",
                                           "ruby",
                                           "rt",
                                           "rp",
                                           "rb",
                                           "rtc",
                                           "pre",
                                           "listing",
                                           "xmp",
                                           "iframe",
                                           "br",
                                           "br",
                                           "noscript",
                                           "image",
                                           "hr",
                                           "center",
                                           "x-y",
                                           "main",
                                           "em",
                                           "section",
                                           "img",
                                           "blockquote",
                                           "article",
                                           "strong",
                                           "code",
                                           "wbr"};
constexpr std::string_view soup_attributes[] = {
    " class=comment", " href=x", " hidden", " type=hidden", "/", "", "", "", ""};
constexpr std::string_view soup_texts[] = {"x",   "word ", " ", "\n",     "&amp;", "&notin", "\r\n",
                                           "y z", " w",    "<", "&nbsp;", "&#32;", "&#x80;", "\xC3\xA4"};
constexpr std::string_view soup_markup[] = {"<!-- c -->", "<!doctype html>", "<?x>", "</>", "<!-->", "<!--"};

std::string soup_piece(Random& random) {
    const auto kind = random() % 10;
    if (kind < 4) return "<" + std::string(pick(soup_names, random)) + std::string(pick(soup_attributes, random)) + ">";
    if (kind < 6) return "</" + std::string(pick(soup_names, random)) + ">";
    return std::string(kind < 9 ? pick(soup_texts, random) : pick(soup_markup, random));
}

std::string soup(Random& random) {
    std::string html;
    for (std::size_t pieces = 1 + random() % 40; pieces > 0; --pieces) html += soup_piece(random);
    return html;
}

std::size_t somewhere(std::string_view text, Random& random) {
    return random() % (text.size() + 1);
}

// One change to the bytes or tags of a page.
void mutate(std::string& page, Random& random) {
    const std::size_t place = somewhere(page, random);
    const std::size_t tag = page.find('<', place);
    const std::size_t tag_end = tag == std::string::npos ? tag : page.find('>', tag);
    switch (random() % 6) {
        case 0:
            page.insert(place, soup_piece(random));
            break;
        case 1:
            page.erase(place, random() % 20);
            break;
        case 2:
            if (tag_end != std::string::npos) page.erase(tag, tag_end + 1 - tag);
            break;
        case 3:
            if (tag_end != std::string::npos) page.insert(somewhere(page, random), page.substr(tag, tag_end + 1 - tag));
            break;
        case 4:
            if (place < page.size()) page[place] = static_cast<char>(random() % 128);
            break;
        default:
            if (tag != std::string::npos) page.insert(tag, soup_piece(random));
            break;
    }
}

std::string decoded_page(const std::string& bytes) {
    Decoded decoded;
    decode(bytes, {}, true, decoded);
    return std::string(decoded.text);
}

}  // namespace

TEST_CASE("the readers agree on real pages", "[readers_agree]") {
    Comparison comparison;
    for (const auto& path : corpus_pages()) comparison.add(decoded_page(read_page(path)), true);
    const auto pages = evaluation_pages();
    for (std::size_t i = 0; i < pages.size(); i += page_step) {
        INFO(pages[i]);
        comparison.add(decoded_page(read_page(pages[i])), true);
    }
    comparison.report("real pages");
    CHECK(comparison.departed() <= 2 + comparison.pages() / 100);
    CHECK(comparison.declined() <= 2 + comparison.pages() / 100);
}

TEST_CASE("the readers agree on tag soup", "[readers_agree]") {
    Comparison comparison;
    for (unsigned seed = 0; seed < generated_count; ++seed) {
        Random random(seed);
        comparison.add(soup(random), false);
    }
    comparison.report("tag soup");
    CHECK(comparison.departed() <= generated_count / 50);
}

TEST_CASE("the readers agree on mutated pages", "[readers_agree]") {
    std::vector<std::string> pieces;
    const auto pages = evaluation_pages();
    for (std::size_t i = 0; i < pages.size(); i += 60) pieces.push_back(decoded_page(read_page(pages[i])));
    for (const auto& path : corpus_pages()) pieces.push_back(decoded_page(read_page(path)));
    if (pieces.empty())
        pieces.push_back("<!doctype html><title>t</title><p>One <b>two</b><ul><li>three</ul><table><tr><td>x");
    Comparison comparison;
    for (unsigned seed = 0; seed < generated_count; ++seed) {
        Random random(seed);
        const std::string& whole = pick(pieces, random);
        std::string page = whole.substr(somewhere(whole, random), 4'000);
        for (std::size_t changes = 1 + random() % 5; changes > 0; --changes) mutate(page, random);
        comparison.add(decoded_page(page), false);
    }
    comparison.report("mutated pages");
    CHECK(comparison.departed() <= generated_count / 50);
}
