#include "normalise/treatment.hpp"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include "support/catch.hpp"

using namespace dehusk;

TEST_CASE("inert code points are in NFC, never combine and are of class 0") {
    for (char32_t c = 0; c <= 0x10FFFF; ++c) {
        const auto code_point = static_cast<UChar32>(c);
        const bool inert = u_getCombiningClass(code_point) == 0 &&
                           u_getIntPropertyValue(code_point, UCHAR_NFC_QUICK_CHECK) == UNORM_YES;
        if (is_inert(c) && !inert) FAIL("U+" << std::hex << static_cast<unsigned>(c));
    }
    CHECK(is_inert('a'));
    CHECK_FALSE(is_inert(0x301));
}

TEST_CASE("all white space of Unicode becomes a space or a line end") {
    for (char32_t c = 0; c <= 0x10FFFF; ++c) {
        const Treatment treatment = treatment_of(c);
        const bool spaced =
            treatment == Treatment::space || treatment == Treatment::line_end || treatment == Treatment::tab;
        const bool white = u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_WHITE_SPACE) != 0;
        if (spaced != white) FAIL("U+" << std::hex << static_cast<unsigned>(c));
    }
}

TEST_CASE("only controls, format characters and noncharacters are ever dropped") {
    for (char32_t c = 0; c <= 0x10FFFF; ++c) {
        if (treatment_of(c) != Treatment::drop) continue;
        const int category = u_charType(static_cast<UChar32>(c));
        const bool droppable = category == U_CONTROL_CHAR || category == U_FORMAT_CHAR || c == 0x2065 ||
                               u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_NONCHARACTER_CODE_POINT);
        if (!droppable) FAIL("U+" << std::hex << static_cast<unsigned>(c));
    }
}

TEST_CASE("single code points") {
    struct Row {
        char32_t code_point;
        Treatment treatment;
    };
    const Row rows[] = {
        {0x0, Treatment::drop},      {0x7F, Treatment::drop},        {0x9B, Treatment::drop},
        {0xAD, Treatment::drop},     {0x200B, Treatment::drop},      {0x200C, Treatment::joiner},
        {0x200D, Treatment::joiner}, {0x200E, Treatment::drop},      {0x2066, Treatment::drop},
        {0x2060, Treatment::drop},   {0xFEFF, Treatment::drop},      {0xFFFD, Treatment::keep},
        {0xFFFE, Treatment::drop},   {0x1FFFF, Treatment::drop},     {0xFDD0, Treatment::drop},
        {0xFE0F, Treatment::keep},   {0xE0100, Treatment::keep},     {0xE000, Treatment::keep},
        {0x600, Treatment::keep},    {0xE0067, Treatment::flag_tag}, {0x2028, Treatment::line_end},
        {0x201C, Treatment::keep},   {0x2014, Treatment::keep},      {0x110BD, Treatment::keep},
    };
    for (const Row& row : rows) {
        CAPTURE(static_cast<unsigned>(row.code_point));
        CHECK(treatment_of(row.code_point) == row.treatment);
    }
}
