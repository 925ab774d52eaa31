#include "support/byte_block.hpp"

#include <random>
#include <string>

#include "support/catch.hpp"

using namespace dehusk;

namespace {

template <typename Block>
void check_masks(const std::string& text) {
    const Block block(text.data());
    ByteMask one = 0, any = 0, letters = 0, all = 0, beyond_ascii = 0;
    std::string lower_case(text, 0, Block::size);
    for (std::size_t i = 0; i < Block::size; ++i) {
        const ByteMask bit = ByteMask{1} << i;
        const bool is_ascii = static_cast<unsigned char>(text[i]) < 0x80;
        if (text[i] >= 'A' && text[i] <= 'Z') {
            letters |= bit;
            lower_case[i] = static_cast<char>(text[i] - 'A' + 'a');
        }
        (is_ascii ? all : beyond_ascii) |= bit;
        if (text[i] == '<') one |= bit;
        if (text[i] == '<' || text[i] == '\0' || text[i] == '\xFF') any |= bit;
    }
    CHECK(block.any_of('<') == one);
    CHECK(block.any_of('<', '\0', '\xFF') == any);
    CHECK(block.in_range('A', 'Z') == letters);
    CHECK(block.in_range('\0', '\x7F') == all);
    CHECK(block.beyond_ascii() == beyond_ascii);
    std::string stored(Block::size, 'x');
    block.store(stored.data());
    CHECK(stored == text.substr(0, Block::size));
    block.store_lower_case(stored.data());
    CHECK(stored == lower_case);
}

/// Neighbours of the bytes that are looked for are the likeliest to be taken for them.
std::string generated_text(std::mt19937& random, std::size_t size) {
    static constexpr char bytes[] = {'<',    '\0',   '\xFF', ';', '=', '\x01', '\x80', '\xFE', '\x7F',
                                     '\xBC', '\xC1', ' ',    '@', 'A', 'M',    'Z',    '[',    'a'};
    std::string text(size, '\0');
    for (char& byte : text) byte = bytes[random() % sizeof bytes];
    return text;
}

}  // namespace

TEST_CASE("blocks tell where bytes stand", "[byte_block]") {
    std::mt19937 random(1);
    for (int round = 0; round < 200; ++round) {
        const std::string text = generated_text(random, ByteBlock::size);
        check_masks<WordBlock>(text);
        check_masks<ByteBlock>(text);
    }
}

TEST_CASE("a mask tells of bytes before, over the edge of its block", "[byte_block]") {
    PairedMask mask;
    mask.next(ByteMask{1} << 63 | ByteMask{1} << 60);
    mask.next(1);
    CHECK(mask.earlier(1) == 0b11);
    CHECK(mask.earlier(4) == 0b11001);
    mask.next(0);
    CHECK(mask.earlier(63) == 0);
}

TEST_CASE("a byte is found wherever it stands, or the end", "[byte_block]") {
    for (std::size_t size = 0; size < 3 * ByteBlock::size; ++size) {
        // A string of its own for each size, so that a sanitizer sees what is read behind its end.
        const std::string without(size, 'x');
        CHECK(find_near(without.data(), without.data() + size, '<') == without.data() + size);
        for (std::size_t place = 0; place < size; ++place) {
            std::string text = without;
            text[place] = '<';
            text.back() = '<';
            const char* const begin = text.data();
            const char* const found = find_near(begin, begin + size, '<');
            if (static_cast<std::size_t>(found - begin) != text.find('<')) FAIL(size << ' ' << place);
        }
    }
}
