#include "assemble/error_wording.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>

#include "assemble/title_text.hpp"
#include "residue/characters.hpp"
#include "residue/skeleton.hpp"

namespace dehusk {
namespace {

constexpr PhraseReach title = PhraseReach::title;
constexpr PhraseReach whole = PhraseReach::whole;
constexpr PhraseReach inside = PhraseReach::inside;

constexpr ErrorPhrase phrases[] = {
    {"und", whole, "404"},
    {"und", whole, "403"},
    {"und", whole, "410"},
    {"und", whole, "500"},
    {"und", whole, "503"},
    {"und", title, "error"},
    {"und", whole, "404 error"},
    {"und", whole, "error 404"},
    {"und", whole, "http 404"},
    {"und", inside, "404 not found"},
    {"und", inside, "403 forbidden"},
    {"und", inside, "error 403"},
    {"und", inside, "captcha"},

    {"en", whole, "not found"},
    {"en", whole, "forbidden"},
    {"en", whole, "oops"},
    {"en", whole, "whoops"},
    {"en", whole, "uh oh"},
    {"en", title, "just a moment"},
    {"en", title, "one moment please"},
    {"en", title, "please wait"},
    {"en", title, "loading"},
    {"en", whole, "before you continue"},
    {"en", whole, "robot check"},
    {"en", whole, "bot or human"},
    {"en", whole, "security check"},
    {"en", title, "sign in"},
    {"en", title, "log in"},
    {"en", inside, "page not found"},
    {"en", inside, "file not found"},
    {"en", inside, "page can't be found"},
    {"en", inside, "page cannot be found"},
    {"en", inside, "page could not be found"},
    {"en", inside, "couldn't find that page"},
    {"en", inside, "couldn't find this page"},
    {"en", inside, "couldn't find the page"},
    {"en", inside, "can't find that page"},
    {"en", inside, "can't find the page"},
    {"en", inside, "page doesn't exist"},
    {"en", inside, "page does not exist"},
    {"en", inside, "page you requested"},
    {"en", inside, "page you were looking for"},
    {"en", inside, "page you are looking for"},
    {"en", inside, "page you're looking for"},
    {"en", inside, "page is no longer available"},
    {"en", inside, "page isn't available"},
    {"en", inside, "access denied"},
    {"en", inside, "access to this page has been denied"},
    {"en", inside, "don't have permission to access"},
    {"en", inside, "service unavailable"},
    {"en", inside, "internal server error"},
    {"en", inside, "bad gateway"},
    {"en", inside, "gateway timeout"},
    {"en", inside, "something went wrong"},
    {"en", inside, "an error occurred"},
    {"en", inside, "an error has occurred"},
    {"en", inside, "enable javascript"},
    {"en", inside, "enable js"},
    {"en", inside, "javascript is disabled"},
    {"en", inside, "javascript is not enabled"},
    {"en", inside, "javascript is required"},
    {"en", inside, "requires javascript"},
    {"en", inside, "turn on javascript"},
    {"en", inside, "turn javascript on"},
    {"en", inside, "enable cookies"},
    {"en", inside, "browser is not supported"},
    {"en", inside, "browser isn't supported"},
    {"en", inside, "checking your browser"},
    {"en", inside, "checking if the site connection is secure"},
    {"en", inside, "verify you are human"},
    {"en", inside, "verify you are a human"},
    {"en", inside, "verify that you are human"},
    {"en", inside, "verifying you are human"},
    {"en", inside, "confirm you are human"},
    {"en", inside, "not a robot"},
    {"en", inside, "unusual traffic"},
    {"en", inside, "suspicious activity"},
    {"en", inside, "press and hold"},
    {"en", inside, "you have been blocked"},
    {"en", inside, "security verification"},
    {"en", inside, "log in to continue"},
    {"en", inside, "login to continue"},
    {"en", inside, "sign in to continue"},
    {"en", inside, "you must be logged in"},
    {"en", inside, "you need to log in"},

    {"de", whole, "nicht gefunden"},
    {"de", whole, "fehler"},
    {"de", whole, "fehler 404"},
    {"de", whole, "einen moment bitte"},
    {"de", whole, "bevor sie fortfahren"},
    {"de", whole, "bevor du weitermachst"},
    {"de", inside, "seite nicht gefunden"},
    {"de", inside, "seite wurde nicht gefunden"},
    {"de", inside, "seite wurde leider nicht gefunden"},
    {"de", inside, "seite konnte nicht gefunden werden"},
    {"de", inside, "seite konnte leider nicht gefunden werden"},
    {"de", inside, "seite existiert nicht"},
    {"de", inside, "zugriff verweigert"},
    {"de", inside, "javascript aktivieren"},
    {"de", inside, "aktivieren sie javascript"},
    {"de", inside, "javascript ist deaktiviert"},
    {"de", inside, "kein roboter"},
    {"de", inside, "dass sie ein mensch sind"},
    {"de", inside, "ungewöhnlichen datenverkehr"},
    {"de", inside, "etwas ist schiefgelaufen"},
    {"de", inside, "ein fehler ist aufgetreten"},
    {"de", inside, "melden sie sich an um fortzufahren"},

    {"fr", whole, "erreur"},
    {"fr", whole, "erreur 404"},
    {"fr", whole, "un instant"},
    {"fr", whole, "avant de continuer"},
    {"fr", inside, "page introuvable"},
    {"fr", inside, "page non trouvée"},
    {"fr", inside, "page n'existe pas"},
    {"fr", inside, "page n'existe plus"},
    {"fr", inside, "page n'a pas été trouvée"},
    {"fr", inside, "page que vous recherchez"},
    {"fr", inside, "page que vous cherchez"},
    {"fr", inside, "page que vous avez demandée"},
    {"fr", inside, "page demandée"},
    {"fr", inside, "accès refusé"},
    {"fr", inside, "accès interdit"},
    {"fr", inside, "activer javascript"},
    {"fr", inside, "activez javascript"},
    {"fr", inside, "pas un robot"},
    {"fr", inside, "êtes humain"},
    {"fr", inside, "une erreur est survenue"},
    {"fr", inside, "une erreur s'est produite"},

    {"es", whole, "no encontrado"},
    {"es", whole, "un momento"},
    {"es", whole, "antes de continuar"},
    {"es", inside, "página no encontrada"},
    {"es", inside, "página no existe"},
    {"es", inside, "página que buscas"},
    {"es", inside, "página que busca"},
    {"es", inside, "página que estás buscando"},
    {"es", inside, "página solicitada"},
    {"es", inside, "no se ha encontrado la página"},
    {"es", inside, "no se encontró la página"},
    {"es", inside, "acceso denegado"},
    {"es", inside, "habilita javascript"},
    {"es", inside, "habilite javascript"},
    {"es", inside, "activar javascript"},
    {"es", inside, "activa javascript"},
    {"es", inside, "no eres un robot"},
    {"es", inside, "no soy un robot"},
    {"es", inside, "que eres humano"},
    {"es", inside, "algo salió mal"},
    {"es", inside, "algo ha salido mal"},
    {"es", inside, "se ha producido un error"},

    {"it", inside, "pagina non trovata"},
    {"it", inside, "pagina non esiste"},
    {"it", inside, "pagina che stai cercando"},
    {"it", inside, "pagina richiesta"},
    {"it", inside, "accesso negato"},
    {"it", inside, "abilita javascript"},
    {"it", inside, "abilitare javascript"},
    {"it", inside, "attiva javascript"},
    {"it", inside, "non sei un robot"},
    {"it", inside, "qualcosa è andato storto"},
    {"it", whole, "prima di continuare"},

    {"pt", inside, "página não encontrada"},
    {"pt", inside, "página não existe"},
    {"pt", inside, "página que você está procurando"},
    {"pt", inside, "página que procura"},
    {"pt", inside, "acesso negado"},
    {"pt", inside, "habilite o javascript"},
    {"pt", inside, "ative o javascript"},
    {"pt", inside, "não é um robô"},
    {"pt", inside, "algo deu errado"},

    {"nl", inside, "pagina niet gevonden"},
    {"nl", inside, "pagina is niet gevonden"},
    {"nl", inside, "pagina kon niet gevonden worden"},
    {"nl", inside, "pagina bestaat niet"},
    {"nl", inside, "pagina die je zoekt"},
    {"nl", inside, "pagina die u zoekt"},
    {"nl", inside, "toegang geweigerd"},
    {"nl", inside, "schakel javascript in"},
    {"nl", inside, "geen robot"},
    {"nl", inside, "er is iets misgegaan"},
    {"nl", inside, "er ging iets mis"},

    {"pl", inside, "strona nie została znaleziona"},
    {"pl", inside, "nie znaleziono strony"},
    {"pl", inside, "strona nie istnieje"},
    {"pl", inside, "strony nie znaleziono"},
    {"pl", inside, "odmowa dostępu"},
    {"pl", inside, "brak dostępu"},
    {"pl", inside, "włącz javascript"},
    {"pl", inside, "włącz obsługę javascript"},
    {"pl", inside, "nie jesteś robotem"},
    {"pl", inside, "coś poszło nie tak"},

    {"sv", inside, "sidan hittades inte"},
    {"sv", inside, "sidan kunde inte hittas"},
    {"sv", inside, "sidan finns inte"},
    {"sv", inside, "aktivera javascript"},
    {"da", inside, "siden blev ikke fundet"},
    {"da", inside, "siden findes ikke"},
    {"da", inside, "siden kunne ikke findes"},
    {"da", inside, "aktiver javascript"},
    {"no", inside, "siden ble ikke funnet"},
    {"no", inside, "siden finnes ikke"},
    {"no", inside, "fant ikke siden"},
    {"fi", inside, "sivua ei löydy"},
    {"fi", inside, "sivua ei löytynyt"},
    {"fi", inside, "hakemaasi sivua"},
    {"cs", inside, "stránka nenalezena"},
    {"cs", inside, "stránka nebyla nalezena"},
    {"cs", inside, "stránka neexistuje"},
    {"sk", inside, "stránka nebola nájdená"},
    {"sk", inside, "stránka sa nenašla"},
    {"hu", inside, "az oldal nem található"},
    {"hu", inside, "oldal nem található"},
    {"ro", inside, "pagina nu a fost găsită"},
    {"ro", inside, "pagina nu există"},
    {"tr", inside, "sayfa bulunamadı"},
    {"tr", inside, "aradığınız sayfa"},
    {"id", inside, "halaman tidak ditemukan"},
    {"vi", inside, "không tìm thấy trang"},
    {"vi", inside, "trang không tồn tại"},
    {"el", inside, "η σελίδα δεν βρέθηκε"},
    {"el", inside, "η σελίδα δεν υπάρχει"},
    {"ru", inside, "страница не найдена"},
    {"ru", inside, "страница не существует"},
    {"ru", inside, "запрашиваемая страница"},
    {"ru", inside, "такой страницы не существует"},
    {"ru", inside, "доступ запрещен"},
    {"ru", inside, "доступ запрещён"},
    {"ru", inside, "включите javascript"},
    {"ru", inside, "не робот"},
    {"ru", inside, "что то пошло не так"},
    {"uk", inside, "сторінку не знайдено"},
    {"uk", inside, "сторінка не знайдена"},
    {"uk", inside, "сторінка не існує"},
    {"uk", inside, "доступ заборонено"},
    {"ja", inside, "ページが見つかりません"},
    {"ja", inside, "ページは見つかりません"},
    {"ja", inside, "ページは存在しません"},
    {"ja", inside, "お探しのページ"},
    {"ja", inside, "javascriptを有効に"},
    {"ja", inside, "アクセスが拒否されました"},
    {"zh", inside, "页面不存在"},
    {"zh", inside, "页面未找到"},
    {"zh", inside, "找不到页面"},
    {"zh", inside, "您访问的页面"},
    {"zh", inside, "页面没有找到"},
    {"zh", inside, "找不到網頁"},
    {"zh", inside, "頁面不存在"},
    {"zh", inside, "找不到頁面"},
    {"zh", inside, "请启用javascript"},
    {"zh", inside, "访问被拒绝"},
    {"zh", inside, "安全验证"},
    {"ko", inside, "페이지를 찾을 수 없습니다"},
    {"ko", inside, "존재하지 않는 페이지"},
    {"th", inside, "ไม่พบหน้า"},
    {"ar", inside, "الصفحة غير موجودة"},
    {"ar", inside, "لم يتم العثور على الصفحة"},
    {"he", inside, "הדף לא נמצא"},
    {"he", inside, "העמוד לא נמצא"},
    {"hi", inside, "पेज नहीं मिला"},
    {"hi", inside, "पृष्ठ नहीं मिला"},
    {"fa", inside, "صفحه مورد نظر یافت نشد"},
};

// Longer texts are sentences about something.
constexpr std::uint32_t most_heading_words = 14;
constexpr std::uint32_t most_line_words = 40;
constexpr std::size_t most_words_beside = 4;  // a phrase, in a title or heading
constexpr std::uint32_t most_headings = 4;
constexpr std::uint32_t most_lines = 60;
// From this many kept words of prose on, short lines of the body are not looked at.
constexpr std::uint32_t few_words = 160;
// Where nothing, or "Loading" alone, was kept of a page of few words, all its lines are: the message of a shell is
// often dropped.
constexpr std::uint32_t scrap_words = 4;
constexpr std::uint32_t bare_page_words = 60;

// Letters and digits with single spaces between, an apostrophe inside a word kept. Good until `memory` is used again.
std::string_view skeleton_of(std::string_view text, AssemblyMemory& memory) {
    memory.arena.clear();
    std::string& skeleton = memory.text;
    skeleton.clear();
    const std::string_view folded = fold_case(text, memory.arena);
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= folded.size(); ++at) {
        if (at < folded.size() && folded[at] != '\'') continue;
        append_skeleton(folded.substr(begin, at - begin), skeleton);
        if (at < folded.size() && !skeleton.empty() && skeleton.back() != ' ') skeleton += '\'';
        begin = at + 1;
    }
    while (!skeleton.empty() && (skeleton.back() == ' ' || skeleton.back() == '\'')) skeleton.pop_back();
    return std::string_view(skeleton).substr(skeleton.starts_with(' ') ? 1 : 0);
}

std::size_t word_count(std::string_view skeleton) {
    return static_cast<std::size_t>(std::ranges::count(skeleton, ' ')) + 1;
}

constexpr unsigned char first_byte(const ErrorPhrase& phrase) {
    return static_cast<unsigned char>(phrase.phrase.front());
}

// Phrases by their first byte, as hardly any begins with what a word of a page begins with.
struct PhraseIndex {
    std::array<std::uint16_t, std::size(phrases)> order{};
    std::array<std::uint16_t, 257> begin{};  ///< into `order`, by byte
};

constexpr PhraseIndex phrase_index = [] {
    PhraseIndex built;
    for (const ErrorPhrase& phrase : phrases) ++built.begin[first_byte(phrase) + 1U];
    for (std::size_t byte = 1; byte < built.begin.size(); ++byte) built.begin[byte] += built.begin[byte - 1];
    std::array<std::uint16_t, 257> next = built.begin;
    for (std::size_t i = 0; i < std::size(phrases); ++i) {
        built.order[next[first_byte(phrases[i])]++] = static_cast<std::uint16_t>(i);
    }
    return built;
}();

bool stands_at(const ErrorPhrase& phrase, std::size_t at, std::string_view skeleton, TextPlace place) {
    if (!skeleton.substr(at).starts_with(phrase.phrase)) return false;
    if (phrase.reach == PhraseReach::title && place != TextPlace::title) return false;
    if (phrase.reach != PhraseReach::inside) return skeleton == phrase.phrase;
    if (place != TextPlace::body && word_count(skeleton) > word_count(phrase.phrase) + most_words_beside) return false;
    return is_word_edge(skeleton, at + phrase.phrase.size());
}

bool title_says_error(std::string_view text, AssemblyMemory& memory) {
    if (text.size() > 300) return false;
    for (const bool only_hard : {true, false}) {
        split_title(text, only_hard, memory.parts);
        for (const std::string_view part : memory.parts) {
            if (count_words(part) <= most_heading_words && says_error(part, TextPlace::title, memory)) return true;
        }
    }
    return false;
}

}  // namespace

std::span<const ErrorPhrase> error_phrases() {
    return phrases;
}

bool says_error(std::string_view text, TextPlace place, AssemblyMemory& memory) {
    const std::string_view skeleton = skeleton_of(text, memory);
    const PhraseIndex& index = phrase_index;
    for (std::size_t at = 0; at < skeleton.size(); ++at) {
        const auto byte = static_cast<unsigned char>(skeleton[at]);
        if (index.begin[byte] == index.begin[byte + 1U] || !is_word_edge(skeleton, at)) continue;
        for (std::uint16_t i = index.begin[byte]; i < index.begin[byte + 1U]; ++i) {
            if (stands_at(phrases[index.order[i]], at, skeleton, place)) return true;
        }
    }
    return false;
}

ErrorWording error_wording(const Evidence& evidence, const std::vector<Decision>& decisions) {
    ErrorWording wording;
    wording.in_title = title_says_error(evidence.page.meta.title, evidence.memory);
    std::uint32_t headings = 0, looked_at = 0, words = 0, kept_words = 0, kept_prose = 0;
    for (std::size_t i = 0; i < decisions.size(); ++i) {
        const bool is_kept = decisions[i].verdict == Verdict::body;
        words += evidence.facts[i].words;
        kept_words += is_kept ? evidence.facts[i].words : 0;
        kept_prose += is_kept && evidence.facts[i].is_long ? evidence.facts[i].words : 0;
    }
    const bool is_bare = kept_words < scrap_words && words < bare_page_words;
    const auto is_looked_at = [&](std::size_t line) {
        return is_bare || (kept_prose < few_words && decisions[line].verdict == Verdict::body);
    };
    for (std::size_t i = 0; i < decisions.size() && looked_at < most_lines; ++i) {
        const LineFacts& fact = evidence.facts[i];
        const bool is_heading = evidence.page.lines[i].heading_level > 0 || (evidence.page.is_text && i < 3);
        const std::uint32_t most_words = is_heading ? most_heading_words : most_line_words;
        if (fact.words == 0 || fact.words > most_words || 2 * fact.link_words > fact.words) continue;
        if (is_heading ? headings >= most_headings : !is_looked_at(i)) continue;
        ++looked_at;
        headings += is_heading ? 1 : 0;
        const TextPlace place = is_heading ? TextPlace::heading : TextPlace::body;
        if (!says_error(evidence.text.lines[i].text, place, evidence.memory)) continue;
        wording.in_heading |= is_heading;
        wording.in_body += is_heading ? 0 : fact.words;
    }
    return wording;
}

}  // namespace dehusk
