#include "measure/byte_classes.hpp"

#include <random>
#include <string>

#include "support/catch.hpp"

using namespace dehusk;

namespace {

template <typename Classes>
struct Reading {
    ByteCounts counts;
    std::string folded;
    std::string bits;

    explicit Reading(const std::string& text) {
        Classes classes;
        std::size_t added = 0;
        for (std::size_t at = 0; at < text.size(); at += block_bytes) {
            std::array<char, block_bytes> lower_case;
            const BlockBits block = classes.add(text.data() + at, lower_case.data());
            folded.append(lower_case.data(), block_bytes);
            for (std::size_t i = 0; i < block_bytes; ++i) {
                bits += block.word >> i & 1U ? 'w' : '-';
                bits += block.small_w >> i & 1U ? 'w' : '-';
                bits += block.beyond_ascii >> i & 1U ? 'b' : '-';
            }
            if (++added < Classes::most_blocks) continue;
            classes.add_to(counts);
            added = 0;
        }
        classes.add_to(counts);
    }
};

bool are_equal(const ByteCounts& a, const ByteCounts& b) {
    return a.letters == b.letters && a.uppercase == b.uppercase && a.capitalised_words == b.capitalised_words &&
           a.digits == b.digits && a.commas == b.commas && a.quotes == b.quotes && a.separators == b.separators &&
           a.silent == b.silent && a.has_at_sign == b.has_at_sign && a.has_dollar == b.has_dollar &&
           a.has_colon == b.has_colon;
}

}  // namespace

TEST_CASE("bytes are sorted as their characters are") {
    std::string text = "Ab 19,;\"'|/<>.!?@$:_w\tQ\nR\xC3\xA9 z#%&()*+-=[]^`{}~";
    text.resize((text.size() + block_bytes - 1) / block_bytes * block_bytes, '\0');
    const Reading<PlainByteClasses> plain(text);
    CHECK(plain.counts.letters == 6);
    CHECK(plain.counts.uppercase == 3);
    CHECK(plain.counts.capitalised_words == 3);
    CHECK(plain.counts.digits == 2);
    CHECK(plain.counts.commas == 2);
    CHECK(plain.counts.quotes == 2);
    CHECK(plain.counts.separators == 4);
    CHECK(plain.counts.silent == 7);
    CHECK(plain.counts.has_at_sign);
    CHECK(plain.counts.has_dollar);
    CHECK(plain.counts.has_colon);
    CHECK(plain.folded.substr(0, 5) == "ab 19");
}

TEST_CASE("vector instructions and plain code agree on every byte") {
    std::mt19937 random(20);
    const auto byte = [&](unsigned most) { return static_cast<char>(random() % (most + 1)); };
    for (int round = 0; round < 300; ++round) {
        // Long enough for the counters to be emptied on the way.
        std::string text(block_bytes * (1 + random() % (round < 290 ? 40 : 600)), '\0');
        for (char& c : text) c = byte(round % 2 == 0 ? 255 : 127);
        if (round == 299) std::ranges::fill(text, 'A');
        const Reading<PlainByteClasses> plain(text);
        const Reading<ByteClasses> fast(text);
        REQUIRE(are_equal(fast.counts, plain.counts));
        REQUIRE(fast.folded == plain.folded);
        REQUIRE(fast.bits == plain.bits);
    }
}
