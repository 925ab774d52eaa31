#include "page/character_references.hpp"

#include "support/catch.hpp"

namespace dehusk::test {
namespace {

struct Row {
    std::string_view source;
    /// 0 where the '&' stands for itself.
    std::uint32_t length;
    std::string_view text;
};

constexpr Row in_text[] = {
    {"&amp;", 5, "&"},
    {"&amp", 4, "&"},
    {"&ampx", 4, "&"},
    {"&AMP;", 5, "&"},
    {"&Amp;", 0, ""},
    {"&notit;", 4, "\xC2\xAC"},
    {"&notin;", 7, "\xE2\x88\x89"},
    {"&notin", 4, "\xC2\xAC"},
    {"&hellip;", 8, "\xE2\x80\xA6"},
    {"&hellip", 0, ""},
    {"&nGt;", 5, "\xE2\x89\xAB\xE2\x83\x92"},
    {"&fjlig;", 7, "fj"},
    {"&CounterClockwiseContourIntegral;", 33, "\xE2\x88\xB3"},
    {"&zwnj;", 6, "\xE2\x80\x8C"},
    {"&AElig", 6, "\xC3\x86"},
    {"&", 0, ""},
    {"& ", 0, ""},
    {"&;", 0, ""},
    {"&nosuchname;", 0, ""},
    {"&#65;", 5, "A"},
    {"&#65", 4, "A"},
    {"&#65x", 4, "A"},
    {"&#x41;", 6, "A"},
    {"&#X41;", 6, "A"},
    {"&#", 0, ""},
    {"&#;", 0, ""},
    {"&#x", 0, ""},
    {"&#xg;", 0, ""},
    {"&#0;", 4, "\xEF\xBF\xBD"},
    {"&#xD800;", 8, "\xEF\xBF\xBD"},
    {"&#x110000;", 10, "\xEF\xBF\xBD"},
    {"&#99999999999999999999;", 23, "\xEF\xBF\xBD"},
    {"&#x10FFFF;", 10, "\xF4\x8F\xBF\xBF"},
    {"&#x1F600;", 9, "\xF0\x9F\x98\x80"},
    {"&#128;", 6, "\xE2\x82\xAC"},
    {"&#146;", 6, "\xE2\x80\x99"},
    {"&#129;", 6, "\xC2\x81"},
    {"&#159;", 6, "\xC5\xB8"},
    {"&#160;", 6, "\xC2\xA0"},
};

constexpr Row in_attribute[] = {
    {"&copy=1", 0, ""},        {"&copyx", 0, ""},           {"&copy1", 0, ""},  {"&copy", 5, "\xC2\xA9"},
    {"&copy.", 5, "\xC2\xA9"}, {"&copy;=1", 6, "\xC2\xA9"}, {"&notit;", 0, ""}, {"&#65x", 4, "A"},
};

void check(const Row& row, bool is_attribute) {
    INFO(row.source);
    const CharacterReference reference = read_character_reference(row.source, is_attribute);
    CHECK(reference.source_length == row.length);
    CHECK(reference.text() == row.text);
}

}  // namespace

TEST_CASE("character references in text", "[character_references]") {
    for (const Row& row : in_text) check(row, false);
}

TEST_CASE("character references in attribute values", "[character_references]") {
    for (const Row& row : in_attribute) check(row, true);
}

}  // namespace dehusk::test
