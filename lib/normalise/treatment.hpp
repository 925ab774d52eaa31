// What becomes of each code point before text is composed: a table in code of spaces, invisible characters and
// controls.
//
// Written as ranges and not read from ICU's properties, because the choice is ours: general category Cf holds
// characters that change what is read (ZWJ in emoji and Indic, Arabic number signs) beside those that only steer
// layout, and an answer that came from ICU would change with its version.
#pragma once

namespace dehusk {

enum class Treatment {
    keep,
    /// Becomes a plain space.
    space,
    /// Ends a line: LF where layout is kept, else a space.
    line_end,
    tab,
    drop,
    /// ZWJ and ZWNJ: kept where they join.
    joiner,
    /// Kept behind U+1F3F4 only, where they spell a flag.
    flag_tag,
};

/// White_Space (Unicode 15) beyond ASCII: all of it is a plain space in an article, no-break or not.
constexpr bool is_wide_space(char32_t c) {
    return c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
}

constexpr Treatment control_treatment(char32_t c) {
    switch (c) {
        case '\t':
            return Treatment::tab;
        case '\n':
        case '\r':
        case 0x85:
            return Treatment::line_end;
        case '\v':
        case '\f':
            return Treatment::space;
        default:
            return Treatment::drop;
    }
}

/// Soft hyphen, zero-width space, word joiner, bidirectional controls, invisible operators, annotation and shorthand
/// controls, language tags: nothing a reader sees. Number signs such as U+0600 are Cf too, but visible.
constexpr bool is_invisible(char32_t c) {
    return c == 0xAD || c == 0x61C || c == 0x200B || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) ||
           (c >= 0x1BCA0 && c <= 0x1BCA3) || (c >= 0x1D173 && c <= 0x1D17A) || c == 0xE0001;
}

constexpr bool is_noncharacter(char32_t c) {
    return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

constexpr Treatment treatment_of(char32_t c) {
    if (c == ' ') return Treatment::space;
    if (c < 0x20 || (c >= 0x7F && c <= 0x9F)) return control_treatment(c);
    if (c < 0xA0) return Treatment::keep;
    if (is_wide_space(c)) return Treatment::space;
    if (c == 0x2028 || c == 0x2029) return Treatment::line_end;
    if (c == 0x200C || c == 0x200D) return Treatment::joiner;
    if (is_invisible(c) || is_noncharacter(c)) return Treatment::drop;
    if (c >= 0xE0020 && c <= 0xE007F) return Treatment::flag_tag;
    return Treatment::keep;
}

/// True for code points, common ones, that are in NFC wherever they stand and have combining class 0: they need no look
/// at ICU's tables. Anything may be left out of here but nothing wrongly put in.
constexpr bool is_inert(char32_t c) {
    return c < 0x300 || (c >= 0x388 && c <= 0x482) || (c >= 0x48A && c <= 0x52F) || (c >= 0x5D0 && c <= 0x5EA) ||
           (c >= 0x620 && c <= 0x64A) || (c >= 0x904 && c <= 0x928) || (c >= 0x92A && c <= 0x930) ||
           (c >= 0x935 && c <= 0x939) || (c >= 0x93D && c <= 0x94C) || (c >= 0xE01 && c <= 0xE37) ||
           (c >= 0xE40 && c <= 0xE47) || (c >= 0x2010 && c <= 0x2027) || (c >= 0x2030 && c <= 0x205E) ||
           (c >= 0x3001 && c <= 0x3029) || (c >= 0x3041 && c <= 0x3096) || (c >= 0x30A0 && c <= 0x30FF) ||
           (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3) ||
           (c >= 0xFF00 && c <= 0xFF60);
}

}  // namespace dehusk
