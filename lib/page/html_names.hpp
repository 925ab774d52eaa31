// ASCII classes of the HTML standard, and the hash by which the HTML reader tells names apart.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "page/tag.hpp"

namespace dehusk {

enum CharacterClass : std::uint8_t {
    class_space = 1,                 ///< tab, LF, FF, CR, space
    class_letter = 2,                ///< ASCII letter
    class_alphanumeric = 4,          ///< ASCII letter or digit
    class_ends_name = 8,             ///< ends a tag name: white space, '/', '>'
    class_ends_attribute_name = 16,  ///< white space, '/', '>', '='
    class_ends_unquoted = 32,        ///< ends an attribute value without quotes: white space, '>'
};

inline constexpr std::array<std::uint8_t, 256> character_classes = [] {
    std::array<std::uint8_t, 256> classes{};
    for (const char c : {'\t', '\n', '\f', '\r', ' '}) {
        classes[static_cast<unsigned char>(c)] =
            class_space | class_ends_name | class_ends_attribute_name | class_ends_unquoted;
    }
    for (unsigned c = 0; c < 26; ++c) {
        classes['a' + c] = class_letter | class_alphanumeric;
        classes['A' + c] = class_letter | class_alphanumeric;
    }
    for (unsigned c = '0'; c <= '9'; ++c) classes[c] = class_alphanumeric;
    classes['/'] = class_ends_name | class_ends_attribute_name;
    classes['>'] = class_ends_name | class_ends_attribute_name | class_ends_unquoted;
    classes['='] = class_ends_attribute_name;
    return classes;
}();

constexpr bool has_class(char c, unsigned classes) {
    return (character_classes[static_cast<unsigned char>(c)] & classes) != 0;
}
constexpr bool is_html_space(char c) {
    return has_class(c, class_space);
}
constexpr bool is_ascii_letter(char c) {
    return has_class(c, class_letter);
}
constexpr char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

/// Is `text` equal to `lower_case` in any ASCII case?
constexpr bool equals_ignoring_case(std::string_view text, std::string_view lower_case) {
    if (text.size() != lower_case.size()) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (lower(text[i]) != lower_case[i]) return false;
    }
    return true;
}
constexpr bool starts_with_ignoring_case(std::string_view text, std::string_view lower_case) {
    return text.size() >= lower_case.size() && equals_ignoring_case(text.substr(0, lower_case.size()), lower_case);
}

/// FNV-1a over the lower-cased bytes. It is the identity of a name that no rule knows: a clash of 64 bits would do no
/// more than let an end tag close an element of another unknown name.
inline constexpr std::uint64_t name_hash_seed = 0xCBF29CE484222325U;
constexpr std::uint64_t add_to_hash(std::uint64_t hash, char c) {
    return (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
}
constexpr std::uint64_t name_hash(std::string_view name) {
    std::uint64_t hash = name_hash_seed;
    for (const char c : name) hash = add_to_hash(hash, lower(c));
    return hash;
}

/// As tag_for_name(name), for a caller that has name_hash(name).
Tag tag_for_name(std::string_view name, std::uint64_t hash);

}  // namespace dehusk
