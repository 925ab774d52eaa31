// Tables of words that sites of all makes share: names of folders in addresses, of programs in the generator's meta
// tag, of body classes as WordPress, Shopify, WooCommerce, Magento and forum programs write them, of schema.org types.
// No row names a single site.
#include "page/page_signs.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>

#include "support/quick_hash.hpp"

namespace dehusk {
namespace {

/// Lower-case words parted by spaces; a `*` at a word's end matches any ending.
struct SignWords {
    PageSign sign;
    std::string_view words;
};

constexpr SignWords path_words[] = {
    {PageSign::path_article,
     "article articles artikel articulo news story stories blog blogs post posts magazine press opinion politics sport "
     "sports world business health science technology tech culture entertainment lifestyle review reviews noticias "
     "nachrichten actualites aktuelles insights features recipe recipes"},
    {PageSign::path_documentation,
     "doc docs documentation manual manuals reference api guide guides tutorial tutorials handbook wiki learn man book "
     "stable latest sdk library spec specification faq faqs help kb knowledge-base howto getting-started"},
    {PageSign::path_service,
     "service services pricing solutions solution platform software enterprise about about-us company industries "
     "use-cases practice-areas treatments consulting locations location agency leistungen dienstleistungen features"},
    {PageSign::path_forum,
     "forum forums foren foro thread threads topic topics viewtopic* showthread* discussion discussions question "
     "questions "
     "t community discuss viewthread* comments messages"},
    {PageSign::path_product, "product products produkt produkte producto produit item itm dp p sku prod pd ip buy"},
    {PageSign::path_collection,
     "collection collections shop store sale shops catalogue c women mens womens men clearance"},
    {PageSign::path_listing,
     "category categories tag tags archive archives list lists browse search catalog directory best top results jobs "
     "events listing listings index topics all"},
};

constexpr SignWords host_words[] = {
    {PageSign::host_documentation,
     "docs doc developer developers dev api wiki manual readthedocs learn devdocs help support"},
    {PageSign::host_forum, "forum forums community discuss discussions boards board answers ask talk"},
    {PageSign::host_article, "blog blogs news medium substack wordpress blogspot magazine times post journal"},
    {PageSign::host_shop, "shop store boutique market"},
};

constexpr SignWords generator_words[] = {
    {PageSign::made_by_forum,
     "discourse* phpbb* vbulletin* xenforo* invision* flarum* nodebb* mybb* smf simple vanilla* bbpress* fluxbb* "
     "burningboard* woltlab*"},
    {PageSign::made_by_documentation,
     "docusaurus* sphinx* mkdocs* gitbook* vuepress* vitepress* antora* mdbook* readthedocs* doxygen* starlight* "
     "javadoc* "
     "docutils* mediawiki* dokuwiki* asciidoctor* rustdoc* nextra* mintlify*"},
    {PageSign::made_by_shop,
     "shopify* woocommerce* magento* prestashop* bigcommerce* shopware* opencart* ecwid* oxid*"},
    {PageSign::made_by_blog,
     "wordpress* wordpress.com ghost* hugo* jekyll* blogger* medium* substack* drupal* joomla* typo3* movable hexo* "
     "eleventy* gatsby* pelican* astro*"},
    {PageSign::made_by_site_builder,
     "wix* wix.com squarespace* webflow* framer* elementor* weebly* hubspot* divi* duda* godaddy* jimdo* unbounce*"},
};

constexpr SignWords class_words[] = {
    {PageSign::class_article,
     "single single-post post-template* postid-* article article-page article-template story single-format-* item-view "
     "page-article node-type-article article-detail blog-post template-article"},
    {PageSign::class_page, "page page-template* page-id-* page-child page-parent node-type-page"},
    {PageSign::class_listing,
     "archive category tag blog search search-results post-type-archive* tax-* category-* tag-* index listing author "
     "date "
     "paged"},
    {PageSign::class_home, "home front-page frontpage homepage is-home template-index"},
    {PageSign::class_product,
     "single-product product-template* product catalog-product-view template-product page-product product-page "
     "template--product*"},
    {PageSign::class_collection,
     "collection template-collection collection-template* catalog-category-view woocommerce-shop tax-product_cat "
     "post-type-archive-product product-list category-page page-collection template--collection*"},
    {PageSign::class_documentation,
     "docs documentation docs-page docs-wrapper docs-doc-page mediawiki wiki sphinx md-* theme-doc* rst-content "
     "wy-body-for-nav devsite* doc api rustdoc"},
    {PageSign::class_forum,
     "forum discourse phpbb topic questions question-page section-viewtopic viewtopic thread showthread bbpress "
     "ipsapp ipsapp_front topic-page forums archetype-regular"},
    {PageSign::class_shop, "woocommerce woocommerce-page shopify* ecommerce shop cms-page-view catalog-*"},
    {PageSign::class_error,
     "error404 error-404 error error-page not-found notfound page-404 404 template-404 page-not-found pagenotfound "
     "errorpage cms-no-route cms-noroute-index"},
};

// og:type.
constexpr SignWords type_words[] = {
    {PageSign::type_article, "article blog news"},
    {PageSign::type_website, "website web homepage"},
    {PageSign::type_product, "product product.item og:product product.group"},
};

// schema.org, in lower case.
constexpr SignWords json_words[] = {
    {PageSign::json_article,
     "article newsarticle reportagenewsarticle opinionnewsarticle analysisnewsarticle scholarlyarticle medicalwebpage "
     "report reviewnewsarticle"},
    {PageSign::json_posting, "blogposting socialmediaposting liveblogposting"},
    {PageSign::json_technical, "techarticle apireference howto softwaresourcecode"},
    {PageSign::json_product, "product productgroup individualproduct productmodel vehicle car book"},
    {PageSign::json_offer, "offer aggregateoffer"},
    {PageSign::json_review, "review aggregaterating criticreview"},
    {PageSign::json_forum, "discussionforumposting comment interactioncounter"},
    {PageSign::json_question, "qapage question answer faqpage"},
    {PageSign::json_list, "itemlist collectionpage searchresultspage offercatalog productcollection collection"},
    {PageSign::json_organisation,
     "organization corporation localbusiness store person medicalbusiness legalservice professionalservice "
     "homeandconstructionbusiness dentist physician"},
    {PageSign::json_service, "service softwareapplication webapplication mobileapplication medicalprocedure"},
    {PageSign::json_breadcrumbs, "breadcrumblist"},
    {PageSign::json_page, "webpage website aboutpage itempage"},
    {PageSign::json_recipe, "recipe"},
};

// The rows above, by what their words are words of.
enum class WordPlace : std::uint8_t { path, host, generator, body_class, type, json };

template <typename Visit>
constexpr void for_each_row(Visit visit) {
    for (const SignWords& row : path_words) visit(WordPlace::path, row);
    for (const SignWords& row : host_words) visit(WordPlace::host, row);
    for (const SignWords& row : generator_words) visit(WordPlace::generator, row);
    for (const SignWords& row : class_words) visit(WordPlace::body_class, row);
    for (const SignWords& row : type_words) visit(WordPlace::type, row);
    for (const SignWords& row : json_words) visit(WordPlace::json, row);
}

template <typename Visit>
constexpr void for_each_pattern(Visit visit) {
    for_each_row([&](WordPlace place, const SignWords& row) {
        std::string_view rest = row.words;
        while (!rest.empty()) {
            const std::size_t space = std::min(rest.find(' '), rest.size());
            visit(place, rest.substr(0, space), row.sign);
            rest.remove_prefix(std::min(space + 1, rest.size()));
        }
    });
}

constexpr std::uint64_t key_of(WordPlace place, std::uint64_t hash_of_word) {
    return quick_hash_step(hash_of_word, static_cast<std::uint64_t>(place));
}

constexpr std::size_t slot_count = [] {
    std::size_t words = 0;
    for_each_pattern([&](WordPlace, std::string_view, PageSign) { ++words; });
    return std::bit_ceil(2 * words);
}();

struct Slot {
    std::uint64_t key = 0;
    PageSigns signs = 0;  ///< none: free
};

// Whole words; one may show several signs.
constexpr auto slots = [] {
    std::array<Slot, slot_count> table{};
    for_each_pattern([&](WordPlace place, std::string_view pattern, PageSign sign) {
        if (pattern.back() == '*') return;
        const std::uint64_t key = key_of(place, quick_hash_of(pattern));
        std::size_t at = key % slot_count;
        while (table[at].signs != 0 && table[at].key != key) at = (at + 1) % slot_count;
        table[at].key = key;
        table[at].signs |= bit(sign);
    });
    return table;
}();

struct Beginning {
    WordPlace place = WordPlace::path;
    std::string_view text;
    PageSigns signs = 0;
};

constexpr std::size_t beginning_count = [] {
    std::size_t patterns = 0;
    for_each_pattern([&](WordPlace, std::string_view pattern, PageSign) { patterns += pattern.back() == '*' ? 1 : 0; });
    return patterns;
}();

// Words that may go on, in the order of their places.
constexpr auto beginnings = [] {
    std::array<Beginning, beginning_count> table{};
    std::size_t used = 0;
    for_each_pattern([&](WordPlace place, std::string_view pattern, PageSign sign) {
        if (pattern.back() != '*') return;
        table[used++] = {place, pattern.substr(0, pattern.size() - 1), bit(sign)};
    });
    return table;
}();

// Longer ones are no words of the tables, and a page may hold any number of them.
constexpr std::size_t longest_word = 64;
constexpr std::size_t most_words = 256;

/// A word in lower case, with the room behind it that quick_hash_of_padded() asks for.
class LowerWord {
  public:
    void assign(std::string_view word) {
        size_ = std::min(word.size(), longest_word);
        for (std::size_t i = 0; i < size_; ++i) {
            const char c = word[i];
            bytes_[i] = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
        }
    }
    void shorten(std::size_t bytes) { size_ -= bytes; }
    std::string_view text() const { return {bytes_.data(), size_}; }

    PageSigns signs_in(WordPlace place) const {
        PageSigns signs = 0;
        if (size_ == 0) return signs;
        const std::uint64_t key = key_of(place, quick_hash_of_padded(bytes_.data(), size_));
        for (std::size_t at = key % slot_count; slots[at].signs != 0; at = (at + 1) % slot_count) {
            if (slots[at].key == key) signs |= slots[at].signs;
        }
        const auto first = std::ranges::lower_bound(beginnings, place, {}, &Beginning::place);
        for (auto beginning = first; beginning != std::end(beginnings) && beginning->place == place; ++beginning) {
            if (beginning->text.front() == bytes_[0] && text().starts_with(beginning->text)) signs |= beginning->signs;
        }
        return signs;
    }

  private:
    std::array<char, longest_word + 8> bytes_{};
    std::size_t size_ = 0;
};

/// Where words part: a few bytes of ASCII, looked up without the call of memchr that find_first_of() makes for each
/// byte.
class Separators {
  public:
    explicit constexpr Separators(std::string_view bytes) {
        for (const char byte : bytes) is_member_[static_cast<unsigned char>(byte)] = true;
    }
    bool contains(char byte) const { return is_member_[static_cast<unsigned char>(byte)]; }

  private:
    std::array<bool, 256> is_member_{};
};

constexpr Separators white_space{" \t\r\n\f"};
constexpr Separators name_separators{" \t\r\n,;/()"};
constexpr Separators host_separators{".-"};
constexpr Separators path_separators{"/"};

/// Calls `visit` with each word of `text`, which `word` then is.
template <typename Visit>
void for_each_lower_word(std::string_view text, const Separators& separators, LowerWord& word, Visit visit) {
    std::size_t at = 0;
    for (std::size_t seen = 0; seen < most_words; ++seen) {
        while (at < text.size() && separators.contains(text[at])) ++at;
        if (at == text.size()) return;
        const std::size_t begin = at;
        while (at < text.size() && !separators.contains(text[at])) ++at;
        word.assign(text.substr(begin, at - begin));
        visit();
    }
}

PageSigns signs_of_words(std::string_view text, const Separators& separators, WordPlace place) {
    LowerWord word;
    PageSigns signs = 0;
    for_each_lower_word(text, separators, word, [&] { signs |= word.signs_in(place); });
    return signs;
}

bool is_number(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// Bytes of the ending of a file's name that `segment` has.
std::size_t ending_bytes(std::string_view segment) {
    for (const std::string_view ending : {".html", ".htm", ".php", ".aspx", ".shtml"}) {
        if (segment.ends_with(ending)) return ending.size();
    }
    return 0;
}

PageSigns signs_of_path(std::string_view path) {
    PageSigns signs = 0;
    LowerWord word;
    bool follows_year = false;
    for_each_lower_word(path, path_separators, word, [&] {
        word.shorten(ending_bytes(word.text()));
        const std::string_view segment = word.text();
        signs |= word.signs_in(WordPlace::path);
        const bool is_year =
            is_number(segment) && segment.size() == 4 && (segment.starts_with("19") || segment.starts_with("20"));
        if (follows_year && is_number(segment) && segment.size() <= 2) signs |= bit(PageSign::path_date);
        follows_year = is_year;
    });
    const std::string_view last = word.text();
    if (last.empty()) return signs | bit(PageSign::path_root);
    if (last.back() >= '0' && last.back() <= '9') signs |= bit(PageSign::path_number_at_end);
    if (std::ranges::count_if(last, [](char c) { return c == '-' || c == '_'; }) >= 4)
        signs |= bit(PageSign::path_long_slug);
    return signs;
}

PageSigns signs_of_address(std::string_view address) {
    const std::size_t slash = std::min(address.find('/'), address.size());
    if (address.empty()) return 0;
    return signs_of_path(address.substr(slash)) |
           signs_of_words(address.substr(0, slash), host_separators, WordPlace::host);
}

}  // namespace

std::string_view address_of(const PageMeta& meta, std::string_view url) {
    std::string_view address = url;
    if (address.empty()) address = meta.canonical_url;
    address = address.substr(0, address.find_first_of("?#"));
    const std::size_t scheme = address.find("//");
    return scheme == std::string_view::npos ? address : address.substr(scheme + 2);
}

std::uint32_t path_depth(std::string_view address) {
    std::uint32_t depth = 0;
    const std::size_t slash = std::min(address.find('/'), address.size());
    LowerWord word;
    for_each_lower_word(address.substr(slash), path_separators, word, [&] { ++depth; });
    return depth;
}

PageSigns signs_of(const PageMeta& meta, std::string_view url) {
    PageSigns signs = signs_of_address(address_of(meta, url));
    signs |= signs_of_words(meta.generator, name_separators, WordPlace::generator);
    signs |= signs_of_words(meta.body_class, white_space, WordPlace::body_class);
    signs |= signs_of_words(meta.og_type, white_space, WordPlace::type);
    for (const std::string_view type : meta.json_ld_types) {
        // Types also come as addresses of the vocabulary.
        signs |= signs_of_words(type.substr(type.find_last_of('/') + 1), white_space, WordPlace::json);
    }
    return signs;
}

}  // namespace dehusk
