// Whole pages, small and made up, through the built-in models: what holds no article must come out empty, and what
// holds a short one must not.
#include "assemble/judge_page.hpp"

#include <string>
#include <utility>

#include "support/catch.hpp"
#include "support/corpus_pages.hpp"

using namespace dehusk;

namespace {

std::string menu(std::string_view language) {
    const bool is_german = language == "de";
    return is_german ? "<nav><ul><li><a href='/a'>Start</a></li><li><a href='/b'>Sport</a></li><li><a "
                       "href='/c'>Kultur</a></li></ul></nav>"
                     : "<nav><ul><li><a href='/a'>Home</a></li><li><a href='/b'>Sports</a></li><li><a "
                       "href='/c'>Culture</a></li></ul></nav>";
}

std::string page(std::string_view language, std::string_view title, std::string_view content) {
    std::string html = "<!DOCTYPE html><html lang='";
    html.append(language).append("'><head><meta charset='utf-8'><title>").append(title);
    html.append("</title></head><body><header>").append(menu(language)).append("</header><main>").append(content);
    html.append(
        "</main><footer><p>© 2024 Quayside Post</p><ul><li><a href='/p'>Privacy</a></li><li><a "
        "href='/t'>Terms</a></li></ul></footer></body></html>");
    return html;
}

struct Case {
    const char* name;
    std::string html;
};

Article extract_page(const std::string& html) {
    Options options;
    options.input = InputKind::html;
    options.want_lines = true;
    return extract(html, options);
}

const std::string council_news =
    "<h1>Ferry timetable changes on Monday</h1><p>The morning ferry will leave at seven instead of half past six from "
    "Monday on, the harbour office said. The evening crossings stay as they are until the end of October, when the "
    "winter timetable begins.</p>";

}  // namespace

TEST_CASE("errors, walls and shells have no content") {
    const Case cases[] = {
        {"English",
         page(
             "en", "Page not found | Quayside Post",
             "<h1>Page not found</h1><p>The page you are looking for may have moved. Try the search, or go back to the "
             "<a href='/'>home page</a>.</p>")},
        {"German",
         page("de", "Seite nicht gefunden - Hafenbote",
              "<h1>Fehler 404</h1><p>Die angeforderte Seite wurde nicht gefunden. Bitte prüfen Sie die Adresse oder "
              "nutzen Sie die Suche.</p>")},
        {"French",
         page("fr", "Page introuvable - Le Quai",
              "<h1>Page introuvable</h1><p>La page que vous recherchez n'existe plus ou a été déplacée. Revenez à "
              "l'accueil.</p>")},
        {"Spanish", page("es", "Página no encontrada | El Muelle",
                         "<h1>404</h1><p>Lo sentimos, la página que buscas no existe o ha cambiado de dirección.</p>")},
        {"Polish", page("pl", "Strona nie została znaleziona",
                        "<h1>Nie znaleziono strony</h1><p>Sprawdź adres albo wróć na stronę główną.</p>")},
        {"Russian",
         page("ru", "Страница не найдена",
              "<h1>404</h1><p>Такой страницы не существует. Возможно, она была удалена или перенесена.</p>")},
        {"Japanese",
         page("ja", "ページが見つかりません",
              "<h1>ページが見つかりません</h1><p>お探しのページは移動または削除された可能性があります。</p>")},
        {"access denied",
         page("en", "Access Denied",
              "<h1>Access Denied</h1><p>You don't have permission to access this page on this server.</p><p>Reference "
              "18.2f1d.1718.4c</p>")},
        {"script shell",
         "<!DOCTYPE html><html lang='en'><head><title>Tide Board</title></head><body><div "
         "id='root'></div><noscript>You "
         "need to enable JavaScript to run this app.</noscript><script src='/app.js'></script></body></html>"},
        {"robot wall",
         "<!DOCTYPE html><html lang='en'><head><title>Just a "
         "moment...</title></head><body><h1>quaysidepost.example</h1>"
         "<p>Verifying you are human. This may take a few seconds.</p><p>quaysidepost.example needs to review the "
         "security of your connection before proceeding.</p></body></html>"},
        {"captcha",
         "<!DOCTYPE html><html lang='en'><head><title>Security check</title></head><body><h2>One more "
         "step</h2><p>Please "
         "complete the captcha to prove that you are not a robot.</p></body></html>"},
        {"empty body", "<!DOCTYPE html><html lang='en'><head><title>Harbour</title></head><body></body></html>"},
    };
    for (const Case& one : cases) {
        INFO(one.name);
        const Article article = extract_page(one.html);
        CHECK(article.status == Status::no_content);
        CHECK(article.body == "");
        CHECK(article.kind == PageKind::unknown);
        CHECK(article.confidence == 0.0);
        for (const Line& line : article.lines) CHECK(line.verdict != Verdict::body);
    }
}

TEST_CASE("short articles, and articles about errors, come out") {
    const Case cases[] = {
        {"short news", page("en", "Ferry timetable changes on Monday | Quayside Post", council_news)},
        {"short recipe",
         page(
             "en", "Plain scones - Quayside Kitchen",
             "<h1>Plain scones</h1><ul><li>225 g flour</li><li>55 g butter</li><li>150 ml milk</li></ul><ol><li>Rub "
             "the "
             "butter into the flour until it looks like crumbs.</li><li>Stir in the milk and press the dough flat.</li>"
             "<li>Cut out rounds and bake for twelve minutes.</li></ol>")},
        {"short news about an error",
         page(
             "en", "Library catalogue shows 'page not found' | Quayside Post",
             "<h1>Library catalogue shows 'page not found'</h1><p>Readers who looked for books on Tuesday met an error "
             "instead of the catalogue. The library moved its shelves to a new server overnight, and the old address "
             "was not carried over. Staff expect the search to work again by Wednesday noon.</p>")},
        {"essay about errors",
         page(
             "en", "Page not found",
             "<h1>Page not found</h1><p>Every reader of the web has met the sentence, and hardly anyone remembers the "
             "first time. It was written by programmers for programmers, as the answer of a machine that had been "
             "asked "
             "for a thing it did not have.</p><p>Since then it has become a place where companies make jokes, draw "
             "lost "
             "astronauts and sell whatever is left in the shop. The joke wears thin when the page that is missing was "
             "the one with the opening hours.</p><p>A good error page does three things: it says what went wrong, it "
             "offers a way on, and it tells the people who run the site that something is broken. Few do more than the "
             "first of these.</p>")},
    };
    for (const Case& one : cases) {
        INFO(one.name);
        const Article article = extract_page(one.html);
        CHECK(article.status == Status::ok);
        CHECK_FALSE(article.body.empty());
        CHECK(article.confidence > 0.3);
    }
}

TEST_CASE("dumps of error pages have no content, short notes do") {
    const std::pair<const char*, Status> cases[] = {
        {"404\n\nPage not found\n\nThe page you requested could not be found. Go back to the home page.\n",
         Status::no_content},
        {"Seite nicht gefunden\n\nDie angeforderte Seite wurde nicht gefunden.\n", Status::no_content},
        {"Please enable JavaScript and cookies to continue.\n", Status::no_content},
        {"The ferry leaves at seven from Monday on, the harbour office said, and not at half past six.\n", Status::ok},
    };
    for (const auto& [text, status] : cases) {
        INFO(text);
        Options options;
        options.input = InputKind::text;
        CHECK(extract(text, options).status == status);
    }
}

TEST_CASE("what was read before a limit is handed on, whatever it says") {
    Options options;
    options.input = InputKind::html;
    const std::string html = page("en", "Page not found", "<h1>Page not found</h1>" + council_news);
    options.limits.max_input_bytes = html.size() - 40;
    CHECK(extract(html, options).status == Status::limit_reached);
    CHECK_FALSE(extract(html, options).body.empty());
}

TEST_CASE("kinds of sample pages") {
    const std::pair<const char*, PageKind> cases[] = {
        {"first-page.html", PageKind::article},         {"en-interview-signalman.html", PageKind::article},
        {"zh-news-guanxing.html", PageKind::article},   {"en-docs-tide-library.html", PageKind::documentation},
        {"en-forum-telescope.html", PageKind::forum},   {"de-forum-modellbahn.html", PageKind::forum},
        {"en-product-lantern.html", PageKind::product}, {"en-listing-walks.html", PageKind::listing},
    };
    for (const auto& [name, kind] : cases) {
        INFO(name);
        const Article article =
            extract_page(dehusk::testing::read_file(std::string(DEHUSK_SOURCE_DIR "/corpus/pages/") + name));
        CHECK(dehusk::name(article.kind) == dehusk::name(kind));
        CHECK(article.confidence > 0.7);
    }
    CHECK(extract("").kind == PageKind::unknown);
}
