// The idea: every name is letters and digits only, so the longest name that can match with its semicolon is the whole
// run of letters and digits behind the '&'; without semicolon only 106 old names of at most six letters count. One
// look-up in an open-addressed table and at most five more replace a trie over 2,231 names.
//
// Source: HTML standard, 13.2.5.72 to 13.2.5.80 and the table in 13.5.
#include "page/character_references.hpp"

#include <algorithm>
#include <cstring>

#include "page/html_names.hpp"

namespace dehusk {
namespace {

struct ReferenceRow {
    std::uint16_t name_offset;
    std::uint8_t name_length;
    std::uint8_t value_length;
    bool without_semicolon;
    char value[7];
};

#include "page/character_references.inc"

constexpr std::size_t row_count = std::size(reference_rows);
constexpr std::size_t slot_count = 4096;
constexpr std::size_t longest_name = 32;
constexpr std::size_t longest_legacy_name = 6;
constexpr std::uint32_t replacement_character = 0xFFFD;
static_assert(row_count == 2125, "the standard's table is closed");

constexpr std::string_view name_of(const ReferenceRow& row) {
    return {reference_names + row.name_offset, row.name_length};
}

constexpr std::size_t first_slot(std::uint64_t hash) {
    return (hash ^ (hash >> 32)) % slot_count;
}

constexpr std::uint64_t case_sensitive_hash(std::string_view name) {
    std::uint64_t hash = name_hash_seed;
    for (const char c : name) hash = add_to_hash(hash, c);
    return hash;
}

/// Index of a row plus 1, or 0.
constexpr std::array<std::uint16_t, slot_count> slots = [] {
    std::array<std::uint16_t, slot_count> filled{};
    for (std::size_t row = 0; row < row_count; ++row) {
        std::size_t slot = first_slot(case_sensitive_hash(name_of(reference_rows[row])));
        while (filled[slot] != 0) slot = (slot + 1) % slot_count;
        filled[slot] = static_cast<std::uint16_t>(row + 1);
    }
    return filled;
}();

const ReferenceRow* find_row(std::string_view name) {
    for (std::size_t slot = first_slot(case_sensitive_hash(name)); slots[slot] != 0; slot = (slot + 1) % slot_count) {
        const ReferenceRow& row = reference_rows[slots[slot] - 1U];
        if (name_of(row) == name) return &row;
    }
    return nullptr;
}

CharacterReference reference(const ReferenceRow& row, std::size_t source_length) {
    CharacterReference result;
    result.source_length = static_cast<std::uint32_t>(source_length);
    result.text_length = row.value_length;
    std::copy_n(row.value, row.value_length, result.bytes.begin());
    return result;
}

CharacterReference reference(std::uint32_t code_point, std::size_t source_length) {
    CharacterReference result;
    result.source_length = static_cast<std::uint32_t>(source_length);
    const auto put = [&result](std::uint32_t byte) { result.bytes[result.text_length++] = static_cast<char>(byte); };
    const auto put_rest = [&put, code_point](unsigned shift) { put(0x80 | ((code_point >> shift) & 0x3F)); };
    if (code_point < 0x80) {
        put(code_point);
    } else if (code_point < 0x800) {
        put(0xC0 | (code_point >> 6));
        put_rest(0);
    } else if (code_point < 0x10000) {
        put(0xE0 | (code_point >> 12));
        put_rest(6);
        put_rest(0);
    } else {
        put(0xF0 | (code_point >> 18));
        put_rest(12);
        put_rest(6);
        put_rest(0);
    }
    return result;
}

/// What old pages mean by the C1 controls: windows-1252 (standard, 13.2.5.80). 0 where the code point stays.
constexpr std::array<std::uint16_t, 32> windows_1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

std::uint32_t meant_code_point(std::uint32_t number) {
    if (number == 0 || number > 0x10FFFF || (number >= 0xD800 && number <= 0xDFFF)) return replacement_character;
    if (number >= 0x80 && number < 0xA0 && windows_1252[number - 0x80] != 0) return windows_1252[number - 0x80];
    return number;
}

/// 0 to 15, or 16 for what is no digit.
constexpr std::uint32_t digit_value(char c) {
    if (c >= '0' && c <= '9') return static_cast<std::uint32_t>(c - '0');
    const char small = ascii_lower_case(c);
    return small >= 'a' && small <= 'f' ? static_cast<std::uint32_t>(small - 'a' + 10) : 16;
}

CharacterReference read_numeric(std::string_view text) {
    const bool hexadecimal = text.size() > 2 && ascii_lower_case(text[2]) == 'x';
    const std::uint32_t base = hexadecimal ? 16 : 10;
    const std::size_t digits_begin = hexadecimal ? 3 : 2;
    std::size_t end = digits_begin;
    std::uint32_t number = 0;
    for (; end < text.size() && digit_value(text[end]) < base; ++end) {
        // Held above the last code point, so that no count of digits overflows.
        number = std::min<std::uint32_t>(number * base + digit_value(text[end]), 0x110000);
    }
    if (end == digits_begin) return {};
    if (end < text.size() && text[end] == ';') ++end;
    return reference(meant_code_point(number), end);
}

CharacterReference read_legacy(std::string_view run, char following, bool in_attribute) {
    for (std::size_t length = std::min(run.size(), longest_legacy_name); length >= 2; --length) {
        const ReferenceRow* row = find_row(run.substr(0, length));
        if (row == nullptr || !row->without_semicolon) continue;
        const char next = length < run.size() ? run[length] : following;
        if (in_attribute && (next == '=' || has_class(next, class_alphanumeric))) return {};
        return reference(*row, length + 1);
    }
    return {};
}

}  // namespace

CharacterReference read_character_reference(std::string_view text, bool in_attribute) {
    if (text.size() < 2) return {};
    if (text[1] == '#') return read_numeric(text);
    std::size_t end = 1;
    const std::size_t limit = std::min(text.size(), longest_name + 1);
    while (end < limit && has_class(text[end], class_alphanumeric)) ++end;
    const std::string_view run = text.substr(1, end - 1);
    const char following = end < text.size() ? text[end] : '\0';
    if (following == ';') {
        if (const ReferenceRow* row = find_row(run)) return reference(*row, end + 1);
    }
    return read_legacy(run, following, in_attribute);
}

}  // namespace dehusk
