// ASCII classes of the HTML standard, and the keys by which the HTML reader tells names apart.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "page/tag.hpp"
#include "support/ascii.hpp"

namespace dehusk {

enum CharacterClass : std::uint8_t {
    class_space = 1,                ///< tab, LF, FF, CR, space
    class_alphanumeric = 2,         ///< ASCII letter or digit
    class_ends_name = 4,            ///< ends a tag name: white space, '/', '>'
    class_ends_attribute_name = 8,  ///< white space, '/', '>', '='
    class_ends_unquoted = 16,       ///< ends an attribute value without quotes: white space, '>'
};

inline constexpr std::array<std::uint8_t, 256> character_classes = [] {
    std::array<std::uint8_t, 256> classes{};
    for (const char c : {'\t', '\n', '\f', '\r', ' '}) {
        classes[static_cast<unsigned char>(c)] =
            class_space | class_ends_name | class_ends_attribute_name | class_ends_unquoted;
    }
    for (unsigned c = 0; c < 26; ++c) {
        classes['a' + c] = class_alphanumeric;
        classes['A' + c] = class_alphanumeric;
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

/// FNV-1a, one step.
inline constexpr std::uint64_t name_hash_seed = 0xCBF29CE484222325U;
constexpr std::uint64_t add_to_hash(std::uint64_t hash, char c) {
    return (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
}

/// The identity of a name of a tag or attribute in any ASCII case: its lower-cased bytes and zeros behind them.
/// Names of more than 16 bytes, which no rule knows, and those that hold a NUL are told by a hash in place of the
/// bytes: a clash of 64 bits would do no more than let an end tag close an element of another unknown name.
struct NameKey {
    std::uint64_t low = 0;
    std::uint64_t high = 0;

    bool operator==(const NameKey&) const = default;
};

inline constexpr std::size_t longest_spelled_name = 16;

constexpr NameKey name_key(std::string_view name) {
    NameKey key;
    bool is_spelled = name.size() <= longest_spelled_name;
    for (std::size_t i = 0; i < name.size() && is_spelled; ++i) {
        const std::uint64_t byte = static_cast<unsigned char>(ascii_lower_case(name[i]));
        (i < 8 ? key.low : key.high) |= byte << (8 * (i % 8));
        is_spelled = byte != 0;
    }
    if (is_spelled) return key;
    std::uint64_t hash = name_hash_seed;
    for (const char c : name) hash = add_to_hash(hash, ascii_lower_case(c));
    return {hash, ~std::uint64_t{0}};
}

/// The key in one word. For names of up to eight bytes no other such name has the same.
constexpr std::uint64_t name_hash(const NameKey& key) {
    return key.low ^ key.high * 0x9E3779B97F4A7C15U;
}
constexpr std::uint64_t name_hash(std::string_view name) {
    return name_hash(name_key(name));
}

/// A table without clashes of names known beforehand: one multiplication, two loads and one comparison. The compiler
/// searches the factor; it needs names that differ within eight bytes and some two dozen slots for each of them.
template <std::size_t name_count, unsigned slot_bits>
class NameTable {
  public:
    /// `names[i]` is found as i + 1.
    consteval explicit NameTable(const std::array<std::string_view, name_count>& names) {
        static_assert(name_count < 256);
        for (std::size_t i = 0; i < name_count; ++i) keys_[i + 1] = name_key(names[i]);
        while (!fill()) factor_ *= 0xD1342543DE82EF95U;
    }

    /// 0 for a name that the table does not hold.
    constexpr std::size_t find(const NameKey& key) const {
        const std::size_t number = slots_[slot_of(key)];
        return keys_[number] == key ? number : 0;
    }

  private:
    constexpr std::size_t slot_of(const NameKey& key) const { return (key.low * factor_) >> (64 - slot_bits); }

    /// False where two names got the same slot.
    constexpr bool fill() {
        for (std::size_t number = 1; number <= name_count; ++number) {
            std::uint8_t& slot = slots_[slot_of(keys_[number])];
            if (slot != 0) {
                while (--number > 0) slots_[slot_of(keys_[number])] = 0;
                return false;
            }
            slot = static_cast<std::uint8_t>(number);
        }
        return true;
    }

    /// The first is the key of the empty name, which no slot leads to but those of no name.
    std::array<NameKey, name_count + 1> keys_{};
    std::array<std::uint8_t, std::size_t{1} << slot_bits> slots_{};
    std::uint64_t factor_ = 0x9E3779B97F4A7C15U;
};

inline constexpr NameTable<tag_count - 1, 12> tag_table{[] {
    std::array<std::string_view, tag_count - 1> names{};
    std::copy(tag_names.begin() + 1, tag_names.end(), names.begin());
    return names;
}()};

/// As tag_for_name(name), for a caller that has the key.
inline Tag tag_for_key(const NameKey& key) {
    return static_cast<Tag>(tag_table.find(key));
}

}  // namespace dehusk
