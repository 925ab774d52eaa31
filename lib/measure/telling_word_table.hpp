// The words of each group, and the table that they are looked up in.
//
// English first, as the labelled pages are, with the plainest counterparts of German, French, Spanish, Italian, Dutch
// and Polish.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "measure/telling_words.hpp"
#include "measure/word_filter.hpp"
#include "support/quick_hash.hpp"

namespace dehusk {

namespace telling_detail {

struct Group {
    TellingWords group;
    std::string_view words;  ///< lower case, parted by single spaces
};

inline constexpr Group groups[] = {
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

template <typename Visit>
constexpr void for_each_word(Visit visit) {
    for (const Group& row : groups) {
        std::string_view rest = row.words;
        while (!rest.empty()) {
            const std::size_t space = std::min(rest.find(' '), rest.size());
            visit(quick_hash_of(rest.substr(0, space)), row.group);
            rest.remove_prefix(std::min(space + 1, rest.size()));
        }
    }
}

inline constexpr std::size_t slot_count = [] {
    std::size_t words = 0;
    for_each_word([&](std::uint64_t, TellingWords) { ++words; });
    return std::bit_ceil(2 * words);
}();

struct Slot {
    std::uint64_t hash = 0;
    TellingWords group = TellingWords::count;
};

// Of a word in two groups the first counts.
inline constexpr auto slots = [] {
    std::array<Slot, slot_count> table{};
    for_each_word([&](std::uint64_t hash, TellingWords group) {
        std::size_t place = hash % slot_count;
        while (table[place].group != TellingWords::count && table[place].hash != hash) place = (place + 1) % slot_count;
        if (table[place].group == TellingWords::count) table[place] = {hash, group};
    });
    return table;
}();

}  // namespace telling_detail

/// May telling_group_of() find a group?
inline constexpr WordFilter telling_word_filter = [] {
    WordFilter words;
    telling_detail::for_each_word([&](std::uint64_t hash, TellingWords) { words.add(hash); });
    return words;
}();

/// The group of the word with that quick hash of its lower case, TellingWords::count where it belongs to none.
inline TellingWords telling_group_of(std::uint64_t hash) {
    using namespace telling_detail;
    for (std::size_t place = hash % slot_count;; place = (place + 1) % slot_count) {
        const Slot& slot = slots[place];
        if (slot.hash == hash || slot.group == TellingWords::count) return slot.group;
    }
}

}  // namespace dehusk
