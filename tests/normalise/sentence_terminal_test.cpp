#include "normalise/sentence_terminal.hpp"

#include <unicode/uchar.h>

#include "support/catch.hpp"

using namespace dehusk;

TEST_CASE("the table holds what ICU knew in Unicode 15, and Khmer") {
    for (char32_t c = 0; c <= 0x10FFFF; ++c) {
        UVersionInfo age;
        u_charAge(static_cast<UChar32>(c), age);
        if (age[0] > 15) continue;
        const bool known = u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_S_TERM) != 0;
        const bool khmer = c == 0x17D4 || c == 0x17D5;
        // Later versions may call older characters so too; none was ever taken back.
        if ((known && U_ICU_VERSION_MAJOR_NUM <= 73 && !is_sentence_terminal(c)) ||
            (is_sentence_terminal(c) && !known && !khmer)) {
            FAIL("U+" << std::hex << static_cast<unsigned>(c));
        }
    }
    CHECK(is_sentence_terminal(0x17D4));
}
