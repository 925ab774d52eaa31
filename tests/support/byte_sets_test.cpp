#include "support/byte_sets.hpp"

#include <random>
#include <string>

#include "support/catch.hpp"

using namespace dehusk;

TEST_CASE("sets of many bytes are those of each byte", "[byte_sets]") {
    std::string all;
    for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
    for (std::size_t begin = 0; begin < all.size(); begin += byte_set_size) {
        CHECK(byte_sets(all.data() + begin, byte_set_size) == plain_byte_sets(all.data() + begin, byte_set_size));
    }
    std::mt19937 random(1);
    for (std::size_t bytes = 0; bytes <= byte_set_size; ++bytes) {
        // On the heap with no room behind, so that sanitizers see what is read too far.
        std::string text(bytes, ' ');
        text.shrink_to_fit();
        for (int round = 0; round < 20; ++round) {
            for (char& c : text) c = static_cast<char>(random() % 256);
            CAPTURE(bytes);
            CHECK(byte_sets(text.data(), bytes) == plain_byte_sets(text.data(), bytes));
        }
    }
}
