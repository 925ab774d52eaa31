// English first, as the labelled pages are, with the plainest counterparts of German, French, Spanish, Italian, Dutch
// and Polish.
#include "assemble/telling_words.hpp"

#include <algorithm>

#include "support/words.hpp"

namespace dehusk {
namespace {

struct Group {
    TellingWords group;
    std::string_view words;  ///< lower case, parted by single spaces
};

constexpr Group groups[] = {
    {TellingWords::i_words,
     "i my me mine myself im ive id ill ich mein meine mir mich je mon moi mes yo mi mis io mio ik mijn ja moje"},
    {TellingWords::we_words,
     "we our us ours team wir unser unsere uns nous notre nos nosotros nuestro nuestra noi onze ons"},
    {TellingWords::you_words, "you your yours yourself sie ihr ihre ihnen vous votre vos usted su tu tus u uw jouw"},
    {TellingWords::forum_words,
     "reply replies replied post posts posted thread threads topic topics joined member members forum forums quote "
     "quoted "
     "wrote op upvote upvotes downvote likes answered answers answer moderator moderators hi hello thanks thank edit "
     "edited guys anyone somebody beitrag beitrge antworten zitat mitglied verfasst hallo danke salut merci hola "
     "gracias"},
    {TellingWords::shop_words,
     "price prices sale save shipping delivery stock sku colour color size sizes material warranty return returns "
     "brand "
     "product products model dimensions weight inches reviews stars rating pack preis versand lieferung groesse prix "
     "livraison precio envio prezzo"},
    {TellingWords::cart_words,
     "cart add buy qty quantity checkout wishlist bag basket sold regular reg off deal deals shop warenkorb kaufen "
     "panier "
     "acheter carrito comprar carrello"},
    {TellingWords::manual_words,
     "function functions return returns value values parameter parameters argument api install installation command "
     "commands file files example examples syntax class object string type types default version configuration config "
     "configure code server client method methods docs documentation table query data click select option options "
     "module package run true false null"},
    {TellingWords::report_words,
     "said says told according reported added announced who was were had has been year years week month ago sagte laut "
     "dit selon dijo segun"},
    {TellingWords::list_words,
     "results showing sort filter filters view views all items item page pages next previous per category categories "
     "browse search featured newest popular relevance best top list more less show load clear ergebnisse treffer"},
    {TellingWords::business_words,
     "services service solutions solution customers customer clients client business company companies pricing plans "
     "plan demo trial contact free experts expert professional partner partners support schedule appointment quote "
     "industry trusted learn started talk sales leistungen kunden unternehmen beratung entreprise empresa servicios"},
    {TellingWords::link_words_of_pages,
     "privacy policy terms cookies copyright rights reserved login account careers press about faq help newsletter "
     "subscribe sign follow impressum datenschutz agb"},
    {TellingWords::age_words, "min mins hour hours hr hrs day days h d ago today yesterday stunden tagen jours dias"},
};

struct Entry {
    std::uint64_t hash = 0;
    TellingWords group = TellingWords::count;
};

template <typename Visit>
constexpr void for_each_entry(Visit visit) {
    for (const Group& row : groups) {
        std::string_view rest = row.words;
        while (!rest.empty()) {
            const std::size_t space = std::min(rest.find(' '), rest.size());
            visit(Entry{hash_of_text(rest.substr(0, space)), row.group});
            rest.remove_prefix(std::min(space + 1, rest.size()));
        }
    }
}

constexpr std::size_t entry_count = [] {
    std::size_t count = 0;
    for_each_entry([&](const Entry&) { ++count; });
    return count;
}();

// Sorted by hash; a word of two groups stands twice and the first counts.
constexpr auto entries = [] {
    std::array<Entry, entry_count> table{};
    std::size_t used = 0;
    for_each_entry([&](const Entry& entry) { table[used++] = entry; });
    std::ranges::sort(
        table, [](const Entry& a, const Entry& b) { return a.hash != b.hash ? a.hash < b.hash : a.group < b.group; });
    return table;
}();

// Whether some word's hash ends so: most words of a page need no search.
constexpr auto is_ending = [] {
    std::array<bool, 4096> table{};
    for_each_entry([&](const Entry& entry) { table[entry.hash % table.size()] = true; });
    return table;
}();

}  // namespace

void count_telling_words(std::string_view text, TellingWordCounts& counts) {
    for_each_word(text, [&](std::uint64_t hash, std::size_t, std::size_t) {
        if (!is_ending[hash % is_ending.size()]) return;
        const auto place = std::ranges::lower_bound(entries, hash, {}, &Entry::hash);
        if (place != entries.end() && place->hash == hash) ++counts[static_cast<std::size_t>(place->group)];
    });
}

}  // namespace dehusk
