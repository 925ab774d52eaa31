#include "page/white_space.hpp"

#include <random>
#include <string>

#include "page/joined_text.hpp"
#include "support/catch.hpp"

using namespace dehusk;

namespace {

// The same, a byte at a time.
std::size_t slow_skip(std::string_view text, std::size_t from) {
    const std::size_t visible = text.find_first_not_of(" \t\n\f\r", from);
    return visible == std::string_view::npos ? text.size() : visible;
}

std::size_t slow_stretch_end(std::string_view text, std::size_t from) {
    for (std::size_t i = from; i < text.size(); ++i) {
        if (slow_skip(text, i) == i) continue;
        const bool is_single = text[i] == ' ' && i + 1 < text.size() && slow_skip(text, i + 1) == i + 1;
        if (!is_single) return i;
    }
    return text.size();
}

}  // namespace

TEST_CASE("white space is found sixteen bytes at a time as byte by byte", "[white_space]") {
    constexpr std::string_view sparse = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa      \t\n\f\r\v\xA0\xC2";
    constexpr std::string_view dense = "       \n\t\r\f\n\n  a";
    std::mt19937 random(1);
    for (int round = 0; round < 20'000; ++round) {
        const std::string_view alphabet = round % 2 == 0 ? sparse : dense;
        std::string text(random() % 70, ' ');
        for (char& c : text) c = alphabet[random() % alphabet.size()];
        text.shrink_to_fit();
        const std::size_t from = random() % (text.size() + 1);
        CAPTURE(text, from);
        REQUIRE(skip_white_space(text, from) == slow_skip(text, from));
        REQUIRE(is_white_space(text) == (slow_skip(text, 0) == text.size()));
        const std::size_t begin = slow_skip(text, from);
        REQUIRE(collapsed_stretch_end(text, begin) == slow_stretch_end(text, begin));
    }
}

TEST_CASE("ends are trimmed", "[white_space]") {
    CHECK(trimmed("") == "");
    CHECK(trimmed(" \t\n") == "");
    CHECK(trimmed("a") == "a");
    CHECK(trimmed("\r\n a b\f ") == "a b");
    CHECK(trimmed("\xC2\xA0") == "\xC2\xA0");
}

TEST_CASE("a piece that is alone is not copied", "[joined_text]") {
    const std::string piece = "alone";
    Arena arena;
    JoinedText text;
    text.append(piece);
    CHECK(text.view().data() == piece.data());
    CHECK(text.kept(text.view(), arena).data() == piece.data());
    text.append(" no more");
    CHECK(text.view() == "alone no more");
    const std::string_view kept = text.kept(text.view().substr(6), arena);
    text.shorten(5);
    CHECK(text.view() == "alone");
    text.append("!");
    CHECK(text.view() == "alone!");
    text.clear();
    CHECK(text.empty());
    CHECK(kept == "no more");
    text.append("");
    text.append(piece);
    CHECK(text.view().data() == piece.data());
}
