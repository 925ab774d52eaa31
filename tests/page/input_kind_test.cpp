#include <string>
#include <string_view>

#include "page/text_reader.hpp"
#include "support/catch.hpp"

using namespace dehusk;

namespace {

std::string repeat(std::string_view text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) all += text;
    return all;
}

const std::string sentence = "The harbour was quiet that morning and nobody saw the boat leave for the island. ";

}  // namespace

TEST_CASE("pages and fragments of markup are HTML") {
    const std::string rows[] = {
        "<!DOCTYPE html><html><head><title>Boats</title></head><body><p>" + sentence + "</p></body></html>",
        "\xEF\xBB\xBF  \n<!-- saved page -->\n<html><body><h1>Boats</h1>" + repeat("<p>" + sentence, 20),
        "<html>" + sentence + "</html>",
        "<p>" + repeat(sentence, 10) + "</p><p>" + repeat(sentence, 10) + "</p>",
        "<div class=\"post\">\n<p>" + sentence + "</p>\n\n<p>" + sentence + "</p>\n</div>",
        "<?xml version=\"1.0\"?><rss><channel><item><title>Boats</title><description>" + sentence +
            "</description></item></channel></rss>",
        "<HTML><HEAD><TITLE>Boats</TITLE></HEAD><BODY>" + repeat(sentence + "<BR><BR>", 10) + "</BODY></HTML>",
        "<!doctype html><html><head><style>" + repeat(".boat { color: red } ", 5000),
        "<html><head><script>" + repeat("var boat = '<p>'; ", 6000),
        "Warning: cannot open cache\n<!DOCTYPE html><html><head><title>Boats</title></head><body>" +
            repeat("<div><a href=\"x\">Boat</a></div>", 20),
        "<!DOCTYPE html><html><head>" + repeat("<meta name=\"boat\" content=\"harbour\">", 200) + "</head><body>" +
            repeat(sentence, 800),
        "<table><tr><td>Boat</td><td>Harbour</td></tr><tr><td>Boat</td><td>Harbour</td></tr></table>",
    };
    for (const std::string& text : rows) {
        CAPTURE(text.substr(0, 200));
        CHECK(looks_like_html(text));
    }
}

TEST_CASE("text is text, also when it is about HTML") {
    const std::string rows[] = {
        "",
        " \n\n",
        sentence,
        repeat(sentence + "\n\n", 20) + "<br>" + sentence,
        "<br>\n" + repeat(sentence + "\n", 5),
        "The <p> tag marks a paragraph, and <br> breaks a line. " + repeat(sentence, 3),
        "<div>: the generic container\n\n" + repeat(sentence + "\n\n", 20) +
            "<div class=\"note\">\n  <p>Boats</p>\n</div>\n\n" + repeat(sentence + "\n\n", 20),
        repeat(sentence + "\n\n", 10) + "<!DOCTYPE html>\n<html>\n<head>\n<title>Boats</title>\n</head>\n</html>\n\n" +
            repeat(sentence, 10),
        "<!DOCTYPE html>\n<html>\n" + repeat(sentence + "\n\n", 900) + repeat("<p class=\"boat\">", 200),
        "Write to <jane@boats.example> or see <https://boats.example/harbour>. " + sentence,
        "if a < b and b > c then a < c\n" + sentence,
        "<- back to the harbour\n" + sentence,
        "\xEF\xBB\xBF" + sentence,
    };
    for (const std::string& text : rows) {
        CAPTURE(text.substr(0, 200));
        CHECK_FALSE(looks_like_html(text));
    }
}

TEST_CASE("an article before a bomb stays what it is") {
    const std::string article = repeat(sentence + "\n\n", 900);
    CHECK_FALSE(looks_like_html(article + repeat("<div>", 200'000)));
    CHECK(looks_like_html("<html><body><p>" + sentence + "</p>" + repeat("<div>", 200'000)));
}

TEST_CASE("signs that close nothing cost little") {
    for (const std::string_view unit : {"<", "</", "<a ", "<!--", "<a=\"", "<script>", "<b></i>"}) {
        CAPTURE(unit);
        looks_like_html(repeat(unit, 40'000));
    }
    SUCCEED();
}
