#include "page/tag.hpp"

#include <string>

#include "page/html_names.hpp"
#include "support/catch.hpp"

namespace dehusk::test {

TEST_CASE("every tag is found by its name in any case", "[tag]") {
    for (std::size_t i = 1; i < tag_count; ++i) {
        const Tag tag = static_cast<Tag>(i);
        std::string upper(name(tag));
        for (char& c : upper) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        INFO(name(tag));
        CHECK(tag_for_name(name(tag)) == tag);
        CHECK(tag_for_name(upper) == tag);
        CHECK(tag_for_name(std::string(name(tag)) + "x") != tag);
    }
}

TEST_CASE("other names are unknown", "[tag]") {
    for (const std::string_view text : {"", "x", "unknown", "h7", "h\x11", "blink2", "my-element", "p\xC3\xA9"}) {
        INFO(text);
        CHECK(tag_for_name(text) == Tag::unknown);
    }
    CHECK(name(Tag::unknown) == "unknown");
    CHECK(name(Tag::template_) == "template");
}

TEST_CASE("hashes ignore ASCII case only", "[tag]") {
    CHECK(name_hash("X-Foo") == name_hash("x-foo"));
    CHECK(name_hash("x-foo") != name_hash("x-fop"));
    CHECK(name_hash("\xC3\x89") != name_hash("\xC3\xA9"));
}

}  // namespace dehusk::test
