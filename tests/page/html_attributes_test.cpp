#include "page/html_attributes.hpp"

#include <string>

#include "support/catch.hpp"

namespace dehusk::test {
namespace {

struct Row {
    /// What follows a tag's name.
    std::string_view text;
    /// name=value, parted by '|'.
    std::string_view attributes;
    AttributeCursor::End end;
    bool self_closing;
};

using End = AttributeCursor::End;

constexpr Row rows[] = {
    {">", "", End::tag_closed, false},
    {" a=b>", "a=b", End::tag_closed, false},
    {" a = b >", "a=b", End::tag_closed, false},
    {"\n\ta='b c'\fd=\"e'f\">", "a=b c|d=e'f", End::tag_closed, false},
    {" a>", "a=", End::tag_closed, false},
    {" a b>", "a=|b=", End::tag_closed, false},
    {" a=>", "a=", End::tag_closed, false},
    {" a=''b>", "a=|b=", End::tag_closed, false},
    {" a=b/>", "a=b/", End::tag_closed, false},
    {" a/>", "a=", End::tag_closed, true},
    {"/>", "", End::tag_closed, true},
    {"/ >", "", End::tag_closed, false},
    {"/a/b=c>", "a=|b=c", End::tag_closed, false},
    {" =a=b>", "=a=b", End::tag_closed, false},
    {" a='>'>", "a=>", End::tag_closed, false},
    {" a\"'<=b>", "a\"'<=b", End::tag_closed, false},
    {" a=b\"c>", "a=b\"c", End::tag_closed, false},
    {" a=\"b\" c=\"\">", "a=b|c=", End::tag_closed, false},
    {" a=\"b&c\" d=\"e\">", "a=b&c|d=e", End::tag_closed, false},
    {" a\"b=\"c\">", "a\"b=c", End::tag_closed, false},
    {" a&b=\"c\">", "a&b=c", End::tag_closed, false},
    {" a=\"b\"c=\"d\">", "a=b|c=d", End::tag_closed, false},
    {" a a=1>", "a=|a=1", End::tag_closed, false},
    {"", "", End::text_ended, false},
    {" a", "a=", End::text_ended, false},
    {" a=", "a=", End::text_ended, false},
    {" a=b", "a=b", End::text_ended, false},
    {" a='b'", "a=b", End::text_ended, false},
    {" a=1 b='c>", "a=1", End::quote_unclosed, false},
};

}  // namespace

TEST_CASE("attributes of a tag", "[html_attributes]") {
    // What follows a tag changes nothing but how its attributes are read: in blocks where there is room for one.
    for (const std::string& behind : {std::string(), std::string(100, '"')}) {
        for (const Row& row : rows) {
            if (!behind.empty() && row.end != End::tag_closed) continue;
            INFO(row.text);
            const std::string text = std::string(row.text) + behind;
            AttributeCursor cursor(text);
            std::string found;
            for (RawAttribute attribute; cursor.next(attribute);) {
                found += (found.empty() ? "" : "|") + std::string(attribute.name) + "=" + std::string(attribute.value);
                if (attribute.is_free_of_references) CHECK(attribute.value.find('&') == std::string_view::npos);
            }
            CHECK(found == row.attributes);
            CHECK(cursor.end() == row.end);
            CHECK(cursor.self_closing() == row.self_closing);
        }
    }
}

TEST_CASE("names that later stages ask for", "[html_attributes]") {
    CHECK(attribute_for_name("class") == AttributeName::class_);
    CHECK(attribute_for_name("CLASS") == AttributeName::class_);
    CHECK(attribute_for_name("Http-Equiv") == AttributeName::http_equiv);
    CHECK(attribute_for_name("data-testid") == AttributeName::data_testid);
    CHECK(attribute_for_name("itemtype") == AttributeName::itemtype);
    for (const std::string_view name : {"clas", "classs", "onclick", "data-id", "x", "=", "itemtypf", "idx"}) {
        INFO(name);
        CHECK_FALSE(attribute_for_name(name));
    }
}

TEST_CASE("attributes that are the same in any order have the same hash", "[html_attributes]") {
    CHECK(attributes_hash(" a=1 b=2>") == attributes_hash(" B='2'\nA=\"1\">"));
    CHECK(attributes_hash(" a=1 a=2>") == attributes_hash(" a=1>"));
    CHECK(attributes_hash(">") == attributes_hash(" >"));
    CHECK(attributes_hash(" a=1 b=2>") != attributes_hash(" a=2 b=1>"));
    CHECK(attributes_hash(" a=1>") != attributes_hash(" a=1 b>"));
    CHECK(attributes_hash(" a=x>") != attributes_hash(" a=X>"));
}

}  // namespace dehusk::test
