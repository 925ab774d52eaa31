// Hostile inputs: each is answered with one result and a status, within memory, and an article in front of it survives
// whole.
#include <algorithm>
#include <iterator>
#include <string_view>
#include <sys/resource.h>

#include <dehusk/extract.hpp>

#include "pathological/bombs.hpp"
#include "support/catch.hpp"
#include "support/test_size.hpp"
#include "support/utf8.hpp"

using namespace dehusk;
using dehusk::testing::Bomb;
using dehusk::testing::bombs;

namespace {

constexpr std::size_t divisor = dehusk::testing::by_test_size(1, 5, 20);

const std::string html_article =
    "<!DOCTYPE html><html><head><title>The ferry runs again</title></head><body><article><h1>The ferry runs again</h1>"
    "<p>After two winters on dry land the ferry crossed the lake on Monday with forty passengers and one goat on "
    "board.</p>"
    "<p>The council had set aside the money for new engines in the spring, but the parts did not arrive before the "
    "autumn.</p>"
    "<p>\"We had given up hope,\" said the woman who runs the kiosk at the landing stage, \"and then we heard the "
    "horn.\"</p>"
    "</article>";
const std::string text_article =
    "The ferry runs again\n\n"
    "After two winters on dry land the ferry crossed the lake on Monday with forty passengers and one goat on "
    "board.\n\n"
    "The council had set aside the money for new engines in the spring, but the parts did not arrive before the "
    "autumn.\n\n"
    "\"We had given up hope,\" said the woman who runs the kiosk at the landing stage, \"and then we heard the "
    "horn.\"\n\n";
const char* const sentences[] = {
    "After two winters on dry land the ferry crossed the lake on Monday with forty passengers and one goat on board.",
    "The council had set aside the money for new engines in the spring, but the parts did not arrive before the "
    "autumn.",
    "\"We had given up hope,\" said the woman who runs the kiosk at the landing stage, \"and then we heard the horn.\"",
};

std::size_t resident_kilobytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<std::size_t>(usage.ru_maxrss);
}

/// Most of the input is theirs, so that the article in front is read in another encoding than its own.
constexpr std::string_view bombs_of_other_encodings[] = {"odd UTF-16", "no encoding", "NULs between letters",
                                                         "unpaired surrogates"};

Article run(const std::string& bytes, InputKind kind) {
    Options options;
    options.input = kind;
    return extract(bytes, options);
}

void check_sound(const Article& article) {
    CHECK(is_valid_utf8(article.body));
    CHECK(is_valid_utf8(article.headline));
    const bool is_named = (article.status == Status::limit_reached) == (article.limit != Limit::none);
    CHECK(is_named);
    if (!dehusk::testing::is_sanitized) CHECK(resident_kilobytes() < std::size_t{1} << 20);
}

}  // namespace

TEST_CASE("every bomb is answered, whatever it is taken for") {
    for (const Bomb& bomb : bombs()) {
        const std::string bytes = bomb.make(bomb.full_size / divisor);
        for (const InputKind kind : {InputKind::html, InputKind::text, InputKind::automatic}) {
            INFO(bomb.name << " as " << name(kind));
            check_sound(run(bytes, kind));
        }
    }
}

TEST_CASE("an article in front of a bomb survives whole") {
    for (const Bomb& bomb : bombs()) {
        if (std::ranges::find(bombs_of_other_encodings, bomb.name) != std::end(bombs_of_other_encodings)) continue;
        const std::string bomb_bytes = bomb.make(bomb.full_size / divisor / 4);
        for (const bool is_html : {true, false}) {
            const Article article =
                run((is_html ? html_article : text_article) + bomb_bytes, is_html ? InputKind::html : InputKind::text);
            INFO(bomb.name << (is_html ? " as html" : " as text"));
            check_sound(article);
            for (const char* const sentence : sentences) CHECK(article.body.find(sentence) != std::string::npos);
        }
    }
}

TEST_CASE("an empty input has no content") {
    for (const InputKind kind : {InputKind::html, InputKind::text, InputKind::automatic}) {
        const Article article = run("", kind);
        CHECK(article.status == Status::no_content);
        CHECK(article.body.empty());
        CHECK(article.headline.empty());
    }
}
