#include "page/html_name_scan.hpp"

#include <random>
#include <string>

#include "support/catch.hpp"

namespace dehusk::test {

TEST_CASE("names are read the same in one look and byte by byte", "[html_name_scan]") {
    // What ends a name, what looks like it, and letters of both cases with their neighbours.
    static constexpr char bytes[] = {'a', 'Z', '@', '[', '`', '{', '-', '\xC3', '\x01', '\0', '/', '>', '=', ' ', '\n'};
    std::mt19937 random(1);
    for (int round = 0; round < 20'000; ++round) {
        // Mostly letters, so that names of all lengths come up.
        std::string text(1 + random() % 40, 'a');
        for (char& byte : text) {
            if (random() % 8 == 0) byte = bytes[random() % sizeof bytes];
        }
        const char* const begin = text.data();
        const char* const end = begin + text.size();
        for (const CharacterClass ending : {class_ends_name, class_ends_attribute_name}) {
            const ScannedName fast = scan_name(begin, end, ending);
            const ScannedName plain = scan_rare_name(begin, end, ending);
            if (fast.end != plain.end || fast.key != plain.key) FAIL(text << ' ' << ending);
        }
    }
}

TEST_CASE("keys tell names apart, whatever their length", "[html_name_scan]") {
    const std::string long_name(20, 'x');
    CHECK(name_key("Div") == name_key("dIV"));
    CHECK(name_key("div") != name_key("dir"));
    CHECK(name_key("annotation-xml") != name_key("annotation-xmm"));
    CHECK(name_key(long_name) == name_key(std::string(20, 'X')));
    CHECK(name_key(long_name) != name_key(long_name + "x"));
    CHECK(name_key("p") != name_key({"p\0", 2}));
}

}  // namespace dehusk::test
