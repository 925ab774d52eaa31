#include "support/quick_hash.hpp"

#include <set>
#include <string>

#include "support/catch.hpp"

using namespace dehusk;

TEST_CASE("padded text has one hash at run time and at compile time") {
    constexpr std::string_view text = "the quick brown fox jumps over it";
    for (std::size_t begin = 0; begin < text.size(); ++begin) {
        for (std::size_t size = 1; begin + size <= text.size(); ++size) {
            const std::string padded = std::string(text.substr(begin)) + "12345678";
            REQUIRE(quick_hash_of_padded(padded.data(), size) == quick_hash_of(text.substr(begin, size)));
        }
    }
}

TEST_CASE("texts that differ by little differ in their hash") {
    std::set<std::uint64_t> hashes;
    std::size_t texts = 0;
    for (std::size_t size = 0; size < 40; ++size) {
        hashes.insert(quick_hash_of_text(std::string(size, 'a')));
        ++texts;
        for (std::size_t at = 0; at < size; ++at) {
            for (const char other : {'b', '\0', '\xE1'}) {
                std::string text(size, 'a');
                text[at] = other;
                hashes.insert(quick_hash_of_text(text));
                ++texts;
            }
        }
    }
    CHECK(hashes.size() == texts);
}
