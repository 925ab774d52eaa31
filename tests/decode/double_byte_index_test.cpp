#include "decode/double_byte_index.hpp"

#include <cstdint>

#include "support/catch.hpp"

using namespace dehusk;

TEST_CASE("the indexes are the standard's, code point by code point") {
    // FNV-1a over all places, lead by lead, each code point (0 for none) as four bytes, lowest first; computed from the
    // standard's index files, with the changes of gb18030's 2022 edition, which those of older copies lack.
    struct Row {
        const char* name;
        const DoubleByteIndex& index;
        std::uint32_t digest;
        unsigned characters;
    };
    const Row rows[] = {
        {"big5", big5_index, 0xA0E78DFF, 18590},       {"euc-kr", euc_kr_index, 0xE7B87F3A, 17048},
        {"gb18030", gb18030_index, 0x88010DB2, 23940}, {"shift_jis", shift_jis_index, 0xE97F1B58, 9604},
        {"jis0208", jis0208_index, 0xD9355B9C, 7336},  {"jis0212", jis0212_index, 0xE291BA06, 6067},
    };
    for (const Row& row : rows) {
        std::uint32_t digest = 2166136261;
        unsigned characters = 0;
        for (unsigned lead = DoubleByteIndex::first_lead; lead <= DoubleByteIndex::last_lead; ++lead) {
            for (unsigned trail = DoubleByteIndex::first_trail; trail <= DoubleByteIndex::last_trail; ++trail) {
                const char32_t c = row.index(lead, trail);
                if (c != 0) ++characters;
                for (unsigned shift = 0; shift < 32; shift += 8) digest = (digest ^ (c >> shift & 0xFF)) * 16777619;
            }
        }
        CAPTURE(row.name);
        CHECK(characters == row.characters);
        CHECK(digest == row.digest);
    }
}

TEST_CASE("bytes out of range have no character") {
    for (const unsigned byte : {0U, 0x3FU, 0x80U, 0xFFU}) CHECK(big5_index(byte, 0xA1) == 0);
    for (const unsigned byte : {0U, 0x3FU, 0xFFU, 0x100U}) CHECK(big5_index(0xA4, byte) == 0);
}
