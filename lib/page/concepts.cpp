// A table of words, each with the concept it names in attributes of real pages.
//
// The words are those that stand on many of the pages this was developed with and whose elements hold clearly more or
// clearly less of the article than others do, plus their counterparts in other languages. Left out on purpose, though
// tempting: "tag", "category", "status" and "format" (WordPress writes the article's own tags into its class), "hidden"
// (a utility class that other utilities undo), "skip" and "ad" alone, "data", "info", "text", "item" (they stand
// everywhere).
//
// Refused: regular expressions and substring search, as "reading" holds "ad" and "discussion" holds "cuss". A word must
// match whole, or from its beginning where the table says so. Two words in a row are also tried as one, so that
// "side-bar", "sideBar" and "sidebar" are the same.
//
// How it is read fast: bit sets tell where the words of up to 64 bytes begin and end, so that no branch depends on a
// single byte, and a word of up to 16 letters is two integers, masked to its length. One bit of a filter settles what
// most words and pairs are not. Over the different classes of 300 pages this takes 25 us a page, reading letter by
// letter 41 us.
#include "page/concepts.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstring>

#include "support/byte_range.hpp"
#include "support/byte_sets.hpp"
#include "support/utf8.hpp"

namespace dehusk {

namespace {

struct Vocabulary {
    Concept concept_;
    /// Lower case, parted by single spaces. `*` at a word's end matches any ending, `!` only a name that is nothing but
    /// the word: "main" is the content, "main-menu" is not.
    std::string_view words;
};

constexpr Vocabulary vocabularies[] = {
    {Concept::advert,
     "ads adsense adsbygoogle adslot adunit adcontainer adwrapper adwrap adbox adblock adplacement adzone adarea "
     "adspace adspot adlabel adholder advert* sponsor* promo promos promoted promotion promotions dfp googleads "
     "taboola outbrain mgid revcontent mpu leaderboard billboard skyscraper affiliate* werbung werbe* anzeige anzeigen "
     "publicidad publicite pubblicita publicidade reklam* annons annonse annonce"},
    {Concept::article,
     "article articles newsarticle blogposting blogpost blogentry hentry entry post story storytext artikel* articulo "
     "articolo artigo artykul beitrag noticia notizia nieuwsbericht actu clanek cikk"},
    {Concept::author,
     "author authors authorbox authorbio authorname authorinfo authorcard authored byline* contributor* writer "
     "journalist reporter postedby writtenby bio biography autor autoren autorin autore auteur auteurs autora "
     "forfatter verfasser redakteur redaktion vcard person profilecard aboutauthor abouttheauthor"},
    {Concept::breadcrumb,
     "breadcrumb* crumb crumbs crumbtrail brotkrumen brotkrume brodkrumme* ariane filariane migas migadepan okruszki "
     "briciole kruimelpad youarehere pathway rastline"},
    {Concept::caption,
     "caption captions captiontext imgcaption imagecaption wpcaption figcaption figurecaption photocaption "
     "mediacaption credit credits photocredit imagecredit imgcredit bildunterschrift bildtext bildnachweis bildquelle "
     "legende leyenda piedefoto didascalia legenda bildrechte fotocredit photographer"},
    {Concept::card, "card cards cardlist cardgrid tile tiles kachel kacheln tarjeta"},
    {Concept::code,
     "code codeblock codeblocks codehilite hljs prism prettyprint syntaxhighlight* sourcecode pygments crayon gist "
     "codemirror codesnippet snippetcode"},
    {Concept::comment,
     "comment comments commentlist commentform commentsection commentcount commentarea commentbody commenttext "
     "commentcontent commentbox commentthread commentreply commentmeta commentauthor commentsarea commentlinks "
     "kommentar* commentaire* coment* commento commenti komentar* reactie reacties disqus livefyre coral spotim "
     "openweb akismet respond leserbrief* leserkommentar* guestbook"},
    {Concept::consent,
     "consent cookie cookies cookiebar cookiebanner cookieconsent cookielaw cookienotice cookiebot cookieyes gdpr "
     "dsgvo rodo ccpa onetrust otsdk didomi usercentrics quantcast tarteaucitron borlabs* cmplz cky truste trustarc "
     "sourcepoint privacy datenschutz privacidad axeptio iubenda osano"},
    {Concept::content,
     "content contents main! maincontent pagecontent primarycontent contentbody contentarea body! bodytext bodycopy "
     "bodycontent articlebody articletext articlecontent entrycontent entrybody postcontent postbody posttext "
     "storybody storycontent fulltext maintext richtext rte wysiwyg prose markdown markup paragraph paragraphs inhalt "
     "hauptinhalt contenido contenu contenuto conteudo tresc innehall sisalto brodtext fliesstext texte newsbody "
     "articletxt"},
    {Concept::date,
     "date dates datetime dateline timestamp published publishdate publisheddate pubdate postdate postedon entrydate "
     "articledate datepublished datemodified datecreated updated lastupdated modified lastmodified dateposted datum "
     "fecha timeago dato veroeffentlicht publicado"},
    {Concept::description,
     "description descriptions desc descr productdescription summary abstract synopsis lead lede leadtext standfirst "
     "dek intro introtext introduction vorspann chapo chapeau entradilla bajada beschreibung descripcion descricao "
     "descrizione descriptif opis ingress sommaire zusammenfassung overview"},
    {Concept::footer,
     "footer* sitefooter pagefooter subfooter foot footnav footlinks colophon copyright contentinfo imprint impressum "
     "legal legals legalese disclaimer disclaimers fuss fusszeile fussbereich stopka piedepagina rodape voettekst "
     "sidfot paticka lablec bottombar creditsline"},
    {Concept::form,
     "form forms formular* formulaire wpcf gform gfield wpforms hbspt hsform hsfieldtype ninjaforms formidable input "
     "inputs checkbox checkboxes radio submit textfield textbox fieldset captcha recaptcha searchform contactform "
     "signupform subscribeform required validation sublabel"},
    {Concept::forum,
     "forum* thread threads threadlist discussion discussions discussionlist topicpost viewtopic phpbb vbulletin "
     "xenforo discourse bbcode bbwrapper bbp bbpress postbit postbody posttext messagebody messagetext messagecontent "
     "messageuser message messages reply replies answer answers answercell question questions discussionforumposting "
     "postrow postcell foren foro hilo fil beitraege antwort antworten cooked qna qa"},
    {Concept::gallery,
     "gallery galleries slideshow slideshows carousel* slider sliders slide slides swiper* slick flickity splide glide "
     "owl lightbox photogallery imagegallery galerie galeria galleria diaporama bildergalerie fotostrecke fotogalerie "
     "fotogaleria"},
    {Concept::header,
     "header headers siteheader pageheader masthead mainhead banner sitebanner topbar headerbar subheader branding "
     "sitebranding logo logos kopf kopfbereich kopfzeile entete cabecera cabecalho naglowek hlavicka intestazione "
     "announcement hdr toolbar"},
    {Concept::hidden,
     "visuallyhidden screenreader* sronly sro offscreen assistive displaynone ishidden isvisuallyhidden nodisplay "
     "usnavisible invisible ariahidden printonly onlyprint katexmathml mwekashidden "
     "hiddenaccessible forsr hidevisually visuallyhide accessiblyhidden texthide"},
    {Concept::login,
     "login logins loginform loginbox loginlink logon signin logout register registration anmelden anmeldung einloggen "
     "connexion inloggen iniciarsesion accedi zaloguj logowanie auth authentication password account useraccount "
     "myaccount userlinks usermenu"},
    {Concept::menu,
     "menu menus menuitem menuitems menubar menulist submenu megamenu dropdown dropdowns hamburger burger offcanvas "
     "drawer flyout mmenu slidemenu sidemenu mobilemenu mainmenu topmenu menue hauptmenue menubutton minicart cart "
     "checkout basket wishlist warenkorb panier carrito koszyk languageswitcher langswitch language switcher"},
    {Concept::meta,
     "meta postmeta entrymeta articlemeta metadata metainfo metabar metaline postinfo postdetails articleinfo "
     "entryinfo counter counters viewcount views readingtime readtime timetoread minread duration stats statistics "
     "publication dossier"},
    {Concept::navigation,
     "nav navs navi navbar navigation* navlist navitem navitems navlink navlinks navmenu navwrap subnav topnav mainnav "
     "sitenav pagenav postnav bottomnav sidenav globalnav localnav pagination* paginator paginate pager paging "
     "pagelinks pagenumbers prev previous prevnext nextprev nextpost prevpost previouspost postnavigation sitemap "
     "quicklinks tablist backtotop gototop scrolltop scrolltotop totop backtop jumplinks navegacion navegacao "
     "navigazione nawigacja navigace navigering navigatie seitennavigation blaettern paginacion utilitynav"},
    {Concept::newsletter,
     "newsletter* subscribe subscribebox subscribeform subscriber subscription subscriptions signup signupform "
     "emailsignup mailchimp mcembed mailinglist optin optinform leadmagnet abonn* suscri* iscriviti inscription odber "
     "convertkit klaviyo mailpoet substack"},
    {Concept::paywall,
     "paywall* premium premiumcontent piano tinypass metered meter regwall registrationwall subscriptionwall "
     "subscriberonly subscribersonly membersonly memberonly paidcontent paid bezahlschranke plusartikel abonnes"},
    {Concept::popup,
     "popup* modal* dialog dialogs popover tooltip tooltips toast toasts snackbar interstitial overlay lightboxcontent "
     "notice notices alert alerts notification notifications notificationbar messagebar"},
    {Concept::price,
     "price prices pricebox pricetag pricing saleprice productprice preis preise prix precio precios prezzo preco cena "
     "ceny pris currency discount rabatt rabat descuento sale sales deal deals offer offers angebot oferta amount "
     "quantity qty addtocart buybox buynow buybutton"},
    {Concept::product,
     "product products productlist productgrid productcard productinfo productdetail productdetails productdescription "
     "producttitle produkt* producto productos produit produits prodotto prodotti produto woocommerce shop shopify "
     "store sku variant variants variations specs specification* techspecs accessories merchandise catalog catalogue"},
    {Concept::quote,
     "quote quotes quotetext blockquote pullquote zitat zitate cita citation citations citazione cytat testimonial* "
     "citat"},
    {Concept::rating,
     "rating ratings ratingvalue aggregaterating star stars starrating review reviews reviewlist customerreviews "
     "bewertung* rezension* valoracion* ocena oceny recensione recensioni score vote votes voting voter upvote "
     "downvote votecount trustpilot bazaarvoice yotpo stamped judgeme kudos likes thumbs"},
    {Concept::related,
     "related* recommend* recirc* morefrom morestories morenews moreposts morearticles moreon moreabout morelinks "
     "seealso youmaylike youmayalsolike maylike alsolike youmightlike mostread mostpopular mostviewed mostcommented "
     "mostshared trending popular popularposts latest latestnews latestposts latestarticles recent recentposts "
     "recentcomments similar similarposts upnext readnext readalso alsoread nextup otherposts othernews otherarticles "
     "crosssell crosssells upsell* suggest* verwandt* aehnlich* ahnlich* meistgelesen weitere weiterearticles "
     "weiterlesen mehrzum mehrzumthema similaire* alire relacionad* masleidas masleido correlat* leggianche powiazan* "
     "podobne polecan* najnowsze gerelateerd* meestgelezen lesmer lasmer relaterad* relaterte lireaussi"},
    {Concept::search,
     "search* suche suchen suchfeld suchformular buscar busca buscador busqueda recherche rechercher cerca szukaj "
     "wyszukiw* zoek* sok hledat hledani filter filters filtering facet facets sort sortby sorting autocomplete "
     "typeahead sucheingabe"},
    {Concept::share,
     "share shares sharebar sharebuttons sharebutton sharelinks shareicons sharetools sharebox sharing sharer "
     "shareaholic sharedaddy sharethis addthis addtoany socialshare socialmedia social socials socialicons sociallinks "
     "socialize sociable facebook twitter linkedin whatsapp pinterest instagram reddit telegram mastodon bluesky "
     "tiktok tweet* retweet follow followus followers teilen partager partage compartir condividi condivisione "
     "compartilhar udostepnij delen jpsharing heateor ssba shariff emailthis printthis youtube"},
    {Concept::sidebar,
     "sidebar* aside complementary widgetarea rightcol leftcol rightcolumn leftcolumn rightrail leftrail rightside "
     "leftside sidecolumn sidecol siderail secondary secondarycontent seitenleiste marginalspalte randspalte "
     "barralateral colonnedroite zijbalk sidopanel"},
    {Concept::skip,
     "skiplink skiplinks skipto skipnav skipnavigation skipcontent skiptocontent skipmain skiptomain skipnavlink "
     "jumptocontent accesskeys sprungmarken sprungnavigation evitement"},
    {Concept::tag_list,
     "tags taglist tagcloud taglinks tagged tagitem tagbox posttags entrytags articletags tagslist tagsinks taxonomy "
     "hashtag hashtags schlagwort* stichwort* keyword keywords etiqueta* etiquette* tagi temas topics topiclist "
     "categories postcategories postcategory catlinks catlist categorylist filedunder rubriken kategorien categorias "
     "motscles"},
    {Concept::teaser,
     "teaser* anreisser anriss excerpt excerpts preview previews blurb snippet snippets readmore readmorelink morelink "
     "continuereading learnmore seemore showmore loadmore viewall viewmore cta ctas calltoaction avance extrait "
     "resumen"},
    {Concept::title,
     "title titles headline headlines heading headings entrytitle posttitle pagetitle articletitle newstitle titel "
     "titre titres titulo titolo tytul ueberschrift uberschrift schlagzeile overskrift rubrik kop nadpis cim subtitle "
     "subtitles subheading subheadline subhead dachzeile kicker eyebrow strapline tagline"},
    {Concept::toc,
     "toc tocs tableofcontents tablecontents eztoc lwptoc rankmathtoc tocbox toclist inhaltsverzeichnis sommaire "
     "indice onthispage inthisarticle inthispage jumpmenu spistresci inhoudsopgave"},
    {Concept::video,
     "video videos videoplayer player jwplayer brightcove vjs plyr vimeo mediaplayer podcast podcasts audio "
     "audioplayer videowrapper mejs"},
    {Concept::widget, "widget widgets widgettitle widgetcontent textwidget gadget portlet infobox"},
};

// Words that say the next one of what the element has or lacks, not of what it is: "no-sidebar", "has-comments".
constexpr std::string_view words_of_something_else = "no not non has have with without hide enable disable";

enum class WordMatch : std::uint8_t { word, prefix, whole_name, something_else };

struct Word {
    std::string_view text;
    Concept concept_ = Concept::advert;
    WordMatch match = WordMatch::word;
};

constexpr std::size_t words_in(std::string_view words) {
    std::size_t count = 1;
    for (const char c : words) count += c == ' ';
    return count;
}

constexpr std::size_t word_count() {
    std::size_t count = words_in(words_of_something_else);
    for (const Vocabulary& vocabulary : vocabularies) count += words_in(vocabulary.words);
    return count;
}

constexpr std::size_t letter_count = 26;
// Words of two letters have a place for the third that they lack.
constexpr std::size_t bucket_count = letter_count * letter_count * (letter_count + 1);

constexpr std::size_t letter_of(char c) {
    return static_cast<std::size_t>((c | 0x20) - 'a');
}

constexpr std::size_t bucket_of(char first, char second) {
    return (letter_of(first) * letter_count + letter_of(second)) * (letter_count + 1) + letter_count;
}

constexpr std::size_t bucket_of(char first, char second, char third) {
    return bucket_of(first, second) - letter_count + letter_of(third);
}

// Of a word of at least two letters, in any letter case.
constexpr std::size_t bucket_of(std::string_view word) {
    return word.size() > 2 ? bucket_of(word[0], word[1], word[2]) : bucket_of(word[0], word[1]);
}

// Words by their first three letters. One bit for each triple tells whether any begins so; all those bits fit into a
// corner of the fastest cache.
struct Dictionary {
    std::array<std::uint64_t, bucket_count / 64 + 1> has_words{};
    std::array<std::uint16_t, bucket_count + 1> bucket_begin{};
    std::array<Word, word_count()> words{};

    constexpr bool has_words_in(std::size_t bucket) const { return (has_words[bucket / 64] >> bucket % 64 & 1U) != 0; }
};

template <typename Visitor>
constexpr void for_each_word_of(std::string_view words, Visitor visit) {
    while (!words.empty()) {
        const std::size_t space = words.find(' ');
        visit(words.substr(0, space));
        words = space == std::string_view::npos ? std::string_view{} : words.substr(space + 1);
    }
}

template <typename Visitor>
constexpr void for_each_word(Visitor visit) {
    for (const Vocabulary& vocabulary : vocabularies) {
        for_each_word_of(vocabulary.words, [&](std::string_view word) {
            WordMatch match = WordMatch::word;
            if (word.back() == '*') match = WordMatch::prefix;
            if (word.back() == '!') match = WordMatch::whole_name;
            if (match != WordMatch::word) word.remove_suffix(1);
            visit(Word{word, vocabulary.concept_, match});
        });
    }
    for_each_word_of(words_of_something_else, [&](std::string_view word) {
        visit(Word{word, Concept{}, WordMatch::something_else});
    });
}

constexpr Dictionary make_dictionary() {
    Dictionary dictionary;
    for_each_word([&](const Word& word) {
        const std::size_t bucket = bucket_of(word.text);
        ++dictionary.bucket_begin[bucket + 1];
        dictionary.has_words[bucket / 64] |= std::uint64_t{1} << bucket % 64;
    });
    for (std::size_t i = 0; i < bucket_count; ++i) {
        dictionary.bucket_begin[i + 1] =
            static_cast<std::uint16_t>(dictionary.bucket_begin[i + 1] + dictionary.bucket_begin[i]);
    }
    std::array<std::uint16_t, bucket_count> filled{};
    for_each_word([&](const Word& word) {
        const std::size_t bucket = bucket_of(word.text);
        dictionary.words[static_cast<std::size_t>(dictionary.bucket_begin[bucket] + filled[bucket]++)] = word;
    });
    return dictionary;
}

constexpr Dictionary dictionary = make_dictionary();

template <typename Visitor>
void for_each_word_in(std::size_t bucket, Visitor visit) {
    const std::size_t end = dictionary.bucket_begin[bucket + 1];
    for (std::size_t i = dictionary.bucket_begin[bucket]; i < end; ++i) visit(dictionary.words[i]);
}

// Do the letters of `text`, in any case, begin with those of `lower_case`?
bool begins_with(std::string_view text, std::string_view lower_case) {
    if (text.size() < lower_case.size()) return false;
    for (std::size_t i = 0; i < lower_case.size(); ++i) {
        if ((text[i] | 0x20) != lower_case[i]) return false;
    }
    return true;
}

struct Meaning {
    Concepts concepts = 0;
    bool speaks_of_something_else = false;
};

// `word` is letters in any case.
Meaning look_up(std::string_view word, bool is_whole_name) {
    Meaning meaning;
    if (word.size() < 2) return meaning;
    const std::size_t bucket = bucket_of(word);
    if (!dictionary.has_words_in(bucket)) return meaning;
    for_each_word_in(bucket, [&](const Word& entry) {
        if (entry.match == WordMatch::whole_name && !is_whole_name) return;
        if (entry.match != WordMatch::prefix && entry.text.size() != word.size()) return;
        if (!begins_with(word, entry.text)) return;
        if (entry.match == WordMatch::something_else) {
            meaning.speaks_of_something_else = true;
        } else {
            meaning.concepts |= bit(entry.concept_);
        }
    });
    return meaning;
}

std::size_t bucket_of_pair(std::string_view first, std::string_view second) {
    if (first.size() > 2) return bucket_of(first);
    if (first.size() == 2) return bucket_of(first[0], first[1], second[0]);
    return second.size() == 1 ? bucket_of(first[0], second[0]) : bucket_of(first[0], second[0], second[1]);
}

// Two words as one: it must be a word of the table as it stands.
Concepts look_up_pair(std::string_view first, std::string_view second) {
    Concepts concepts = 0;
    const std::size_t bucket = bucket_of_pair(first, second);
    if (!dictionary.has_words_in(bucket)) return concepts;
    for_each_word_in(bucket, [&](const Word& entry) {
        if (entry.match == WordMatch::whole_name || entry.match == WordMatch::something_else) return;
        if (entry.text.size() != first.size() + second.size()) return;
        const bool matches = begins_with(first, entry.text.substr(0, first.size())) &&
                             begins_with(second, entry.text.substr(first.size()));
        if (matches) concepts |= bit(entry.concept_);
    });
    return concepts;
}

enum class Character : std::uint8_t { other, white_space, lower, upper };

constexpr std::array<Character, 256> make_character_table() {
    std::array<Character, 256> table{};
    for (const unsigned char c : {' ', '\n', '\t', '\r', '\f'}) table[c] = Character::white_space;
    for (unsigned c = 'a'; c <= 'z'; ++c) table[c] = Character::lower;
    for (unsigned c = 'A'; c <= 'Z'; ++c) table[c] = Character::upper;
    return table;
}

constexpr std::array<Character, 256> characters = make_character_table();

Character character_at(std::string_view text, std::size_t offset) {
    return characters[static_cast<unsigned char>(text[offset])];
}

// Names end at white space.
bool is_name_end(std::string_view text, std::size_t offset) {
    return offset == text.size() || character_at(text, offset) == Character::white_space;
}

// Where the word that begins at `begin` ends: at a non-letter, before the capital of "sideBar", before the last capital
// of "HTMLContent".
std::size_t word_end(std::string_view text, std::size_t begin) {
    for (std::size_t i = begin + 1; i < text.size(); ++i) {
        const Character character = character_at(text, i);
        if (character == Character::lower) continue;
        if (character != Character::upper) return i;
        const bool begins_word = i + 1 < text.size() && character_at(text, i + 1) == Character::lower;
        if (begins_word || character_at(text, i - 1) == Character::lower) return i;
    }
    return text.size();
}

}  // namespace

Concepts concepts_in_plainly(std::string_view text) {
    Concepts concepts = 0;
    std::string_view before;
    bool passes_over_next = false;
    for (std::size_t i = 0; i < text.size();) {
        const Character character = character_at(text, i);
        if (character < Character::lower) {
            // Words of different names make no pair.
            if (character == Character::white_space) {
                before = {};
                passes_over_next = false;
            }
            ++i;
            continue;
        }
        const std::size_t end = word_end(text, i);
        const std::string_view word = text.substr(i, end - i);
        const bool begins_name = i == 0 || is_name_end(text, i - 1);
        const Meaning meaning = look_up(word, begins_name && is_name_end(text, end));
        if (!passes_over_next) {
            concepts |= meaning.concepts;
            if (!before.empty()) concepts |= look_up_pair(before, word);
        }
        passes_over_next = meaning.speaks_of_something_else;
        before = word;
        i = end;
    }
    return concepts;
}

namespace {

/// A word of up to 16 letters in lower case, the first one in the lowest byte.
struct PackedWord {
    std::uint64_t first = 0;
    std::uint64_t rest = 0;
    unsigned letters = 0;

    static constexpr unsigned most_letters = 16;

    constexpr bool spells(const PackedWord& other) const { return first == other.first && rest == other.rest; }
};

constexpr PackedWord packed(std::string_view word) {
    PackedWord out;
    out.letters = static_cast<unsigned>(word.size());
    for (unsigned i = 0; i < out.letters; ++i) {
        const auto letter = static_cast<std::uint64_t>(static_cast<unsigned char>(word[i]));
        (i < 8 ? out.first : out.rest) |= letter << i % 8 * 8;
    }
    return out;
}

/// Both words as one, for at most 16 letters.
constexpr PackedWord joined(const PackedWord& a, const PackedWord& b) {
    const unsigned bits = a.letters * 8;
    if (bits >= 64) return {a.first, a.rest | b.first << (bits - 64), a.letters + b.letters};
    return {a.first | b.first << bits, b.first >> 1 >> (63 - bits) | b.rest << bits, a.letters + b.letters};
}

constexpr std::uint64_t hash_of(const PackedWord& word) {
    std::uint64_t hash = word.first * 0x9E3779B97F4A7C15U + word.rest * 0xC2B2AE3D27D4EB4FU;
    hash ^= hash >> 32;
    return hash * 0xD6E8FEB86659FD93U;
}

// What a word says by itself, as one that is all of a name, and as two words in a row.
struct PackedEntry {
    PackedWord word;
    Concepts alone = 0;
    Concepts whole_name = 0;
    Concepts pair = 0;
    bool speaks_of_something_else = false;
    std::uint16_t next = 0;  ///< with the same slot, counted from 1; 0 ends the chain
};

// The words of up to 16 letters by their hash, and the triples of letters that words with any ending begin with.
struct PackedDictionary {
    static constexpr unsigned filter_bits = 15;
    static constexpr unsigned slot_bits = 11;

    std::array<std::uint64_t, (1U << filter_bits) / 64> filter{};
    std::array<std::uint64_t, (1U << 15) / 64> prefix_triples{};
    std::array<std::uint16_t, 1U << slot_bits> slots{};
    std::array<PackedEntry, word_count()> entries{};

    static constexpr std::size_t slot_of(std::uint64_t hash) { return hash >> 20 & ((1U << slot_bits) - 1); }

    static constexpr bool has_bit(const std::uint64_t* bits, std::size_t index) {
        return (bits[index / 64] >> index % 64 & 1U) != 0;
    }

    /// Five bits a letter. Words of fewer letters than three come out as no triple.
    static constexpr std::size_t triple_of(const PackedWord& word) {
        return (word.first & 31U) | (word.first >> 8 & 31U) << 5 | (word.first >> 16 & 31U) << 10;
    }

    const PackedEntry* find(const PackedWord& word) const {
        const std::uint64_t hash = hash_of(word);
        if (!has_bit(filter.data(), hash >> (64 - filter_bits))) return nullptr;
        for (std::size_t i = slots[slot_of(hash)]; i != 0; i = entries[i - 1].next) {
            if (entries[i - 1].word.spells(word)) return &entries[i - 1];
        }
        return nullptr;
    }

    bool may_begin_with_prefix(const PackedWord& word) const { return has_bit(prefix_triples.data(), triple_of(word)); }
};

constexpr PackedDictionary make_packed_dictionary() {
    PackedDictionary out;
    std::uint16_t count = 0;
    for_each_word([&](const Word& word) {
        if (word.text.size() > PackedWord::most_letters) return;
        const PackedWord own = packed(word.text);
        const std::uint64_t hash = hash_of(own);
        std::uint16_t& slot = out.slots[PackedDictionary::slot_of(hash)];
        std::size_t at = slot;
        while (at != 0 && !out.entries[at - 1].word.spells(own)) at = out.entries[at - 1].next;
        if (at == 0) {
            at = ++count;
            out.entries[at - 1].word = own;
            out.entries[at - 1].next = slot;
            slot = count;
            const std::size_t bit_index = hash >> (64 - PackedDictionary::filter_bits);
            out.filter[bit_index / 64] |= std::uint64_t{1} << bit_index % 64;
        }
        PackedEntry& entry = out.entries[at - 1];
        switch (word.match) {
            case WordMatch::word:
                entry.alone |= bit(word.concept_);
                entry.pair |= bit(word.concept_);
                break;
            case WordMatch::prefix: {
                entry.alone |= bit(word.concept_);
                entry.pair |= bit(word.concept_);
                const std::size_t triple = PackedDictionary::triple_of(own);
                out.prefix_triples[triple / 64] |= std::uint64_t{1} << triple % 64;
                break;
            }
            case WordMatch::whole_name:
                entry.whole_name |= bit(word.concept_);
                break;
            case WordMatch::something_else:
                entry.speaks_of_something_else = true;
                break;
        }
    });
    return out;
}

constexpr PackedDictionary packed_dictionary = make_packed_dictionary();

constexpr bool prefixes_are_long_enough() {
    bool are = true;
    for_each_word([&](const Word& word) {
        if (word.match == WordMatch::prefix) are = are && word.text.size() >= 3 && word.text.size() <= 16;
    });
    return are;
}
static_assert(prefixes_are_long_enough());

Concepts look_up_prefixes(std::string_view word) {
    Concepts concepts = 0;
    for_each_word_in(bucket_of(word), [&](const Word& entry) {
        if (entry.match == WordMatch::prefix && begins_with(word, entry.text)) concepts |= bit(entry.concept_);
    });
    return concepts;
}

/// What up to 64 bytes are, bit i for byte i, and the bytes with their letters in lower case. What else they hold is of
/// no use.
struct LetterSets {
    std::uint64_t letters = 0;
    std::uint64_t capitals = 0;
    std::uint64_t white_space = 0;
    std::array<char, byte_set_size + PackedWord::most_letters> lowered;
};

#if defined(__SSE2__)
void add_sixteen(__m128i bytes, unsigned place, LetterSets& sets) {
    const __m128i lowered = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(sets.lowered.data() + place), lowered);
    const auto bits = [place](__m128i mask) {
        return static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(mask))) << place;
    };
    const auto equal = [bytes](char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); };
    const std::uint64_t letters = bits(bytes_within(lowered, 'a', 'z'));
    sets.letters |= letters;
    // The bit that tells the cases apart moves to where movemask reads.
    sets.capitals |= letters & ~bits(_mm_slli_epi16(bytes, 2));
    const __m128i blanks = _mm_or_si128(equal(' '), _mm_or_si128(equal('\t'), equal('\f')));
    sets.white_space |= bits(_mm_or_si128(blanks, _mm_or_si128(equal('\n'), equal('\r'))));
}

// `text` is at most 64 bytes, which are not read past their end.
void read_letters(std::string_view text, LetterSets& sets) {
    const auto sixteen_at = [text](unsigned place) {
        return _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + place));
    };
    const auto bytes = static_cast<unsigned>(text.size());
    unsigned place = 0;
    for (; bytes - place >= 16; place += 16) add_sixteen(sixteen_at(place), place, sets);
    if (place == bytes) return;
    if (bytes >= 16) return add_sixteen(sixteen_at(bytes - 16), bytes - 16, sets);
    add_sixteen(load_up_to_sixteen(text.data(), bytes), 0, sets);
}
#else
void read_letters(std::string_view text, LetterSets& sets) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::uint64_t bit = std::uint64_t{1} << i;
        const Character character = characters[static_cast<unsigned char>(text[i])];
        sets.lowered[i] = static_cast<char>(text[i] | 0x20);
        if (character >= Character::lower) sets.letters |= bit;
        if (character == Character::upper) sets.capitals |= bit;
        if (character == Character::white_space) sets.white_space |= bit;
    }
}
#endif

/// The bytes of the first 0 to 8 letters.
constexpr std::array<std::uint64_t, 9> masks_of_letters = [] {
    std::array<std::uint64_t, 9> masks{};
    for (unsigned i = 1; i <= 8; ++i) masks[i] = ~std::uint64_t{0} >> (64 - 8 * i);
    return masks;
}();

PackedWord word_at(const LetterSets& sets, unsigned begin, unsigned letters) {
    const char* const from = sets.lowered.data() + begin;
    const unsigned first = letters < 8 ? letters : 8;
    return {load_eight_bytes(from) & masks_of_letters[first],
            load_eight_bytes(from + 8) & masks_of_letters[letters - first], letters};
}

// The words of at most 64 bytes.
class WordReader {
  public:
    explicit WordReader(std::string_view text) : text_(text) { read_letters(text, sets_); }

    Concepts run() {
        const std::uint64_t letters = sets_.letters;
        const std::uint64_t small = letters & ~sets_.capitals;
        // See word_end().
        std::uint64_t begins = letters & (~(letters << 1) | (sets_.capitals & (small << 1 | small >> 1)));
        std::uint64_t lasts = letters & ~((letters & ~begins) >> 1);
        for (; begins != 0; begins &= begins - 1, lasts &= lasts - 1) {
            take_word(static_cast<unsigned>(std::countr_zero(begins)), static_cast<unsigned>(std::countr_zero(lasts)));
        }
        return concepts_;
    }

  private:
    static constexpr std::uint64_t below(unsigned bit) { return (std::uint64_t{1} << bit) - 1; }
    bool is_name_begin(unsigned at) const { return at == 0 || (sets_.white_space >> (at - 1) & 1U) != 0; }
    bool is_name_last(unsigned at) const { return at + 1 == text_.size() || (sets_.white_space >> (at + 1) & 1U) != 0; }

    void take_word(unsigned begin, unsigned last) {
        const unsigned letters = last + 1 - begin;
        if ((sets_.white_space & below(begin) & ~below(before_end_)) != 0) forget();
        if (letters > PackedWord::most_letters) return take_long_word(begin, letters);
        const PackedWord word = word_at(sets_, begin, letters);
        Concepts concepts = 0;
        bool speaks_of_something_else = false;
        if (const PackedEntry* const entry = packed_dictionary.find(word)) {
            concepts |= entry->alone;
            if (entry->whole_name != 0 && is_name_begin(begin) && is_name_last(last)) concepts |= entry->whole_name;
            speaks_of_something_else = entry->speaks_of_something_else;
        }
        if (packed_dictionary.may_begin_with_prefix(word)) {
            concepts |= look_up_prefixes(text_.substr(begin, letters));
        }
        if (before_.letters + letters > PackedWord::most_letters) {
            if (before_.letters != 0) concepts |= look_up_pair(before_text(), text_.substr(begin, letters));
        } else if (before_.letters != 0) {
            if (const PackedEntry* const entry = packed_dictionary.find(joined(before_, word))) concepts |= entry->pair;
        }
        remember(word, begin, last, concepts, speaks_of_something_else);
    }

    void take_long_word(unsigned begin, unsigned letters) {
        const std::string_view word = text_.substr(begin, letters);
        const unsigned last = begin + letters - 1;
        const Meaning meaning = look_up(word, is_name_begin(begin) && is_name_last(last));
        Concepts concepts = meaning.concepts;
        if (before_.letters != 0) concepts |= look_up_pair(before_text(), word);
        remember({0, 0, letters}, begin, last, concepts, meaning.speaks_of_something_else);
    }

    std::string_view before_text() const { return text_.substr(before_begin_, before_.letters); }

    void remember(const PackedWord& word, unsigned begin, unsigned last, Concepts concepts, bool passes_over_next) {
        if (!passes_over_next_) concepts_ |= concepts;
        passes_over_next_ = passes_over_next;
        before_ = word;
        before_begin_ = begin;
        before_end_ = last + 1;
    }

    void forget() {
        before_.letters = 0;
        passes_over_next_ = false;
    }

    std::string_view text_;
    LetterSets sets_;
    Concepts concepts_ = 0;
    PackedWord before_;
    unsigned before_begin_ = 0;
    unsigned before_end_ = 0;
    bool passes_over_next_ = false;
};

}  // namespace

Concepts concepts_in(std::string_view text) {
    if constexpr (std::endian::native != std::endian::little) return concepts_in_plainly(text);
    Concepts concepts = 0;
    while (text.size() > byte_set_size) {
        // Names say nothing of each other, so any white space is a place to part them.
        std::size_t end = byte_set_size;
        while (end > 0 && !is_name_end(text, end)) --end;
        if (end > 0) {
            concepts |= WordReader(text.substr(0, end)).run();
        } else {
            while (!is_name_end(text, end)) ++end;
            concepts |= concepts_in_plainly(text.substr(0, end));
        }
        text.remove_prefix(end);
        while (!text.empty() && is_name_end(text, 0)) text.remove_prefix(1);
    }
    return text.empty() ? concepts : concepts | WordReader(text).run();
}

}  // namespace dehusk
