// The encodings of the Encoding standard and the labels that stand for them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace dehusk {

/// In the standard's order (section 4.3), so that those of one byte a character lie together.
enum class Encoding : std::uint8_t {
    utf_8,
    ibm866,
    iso_8859_2,
    iso_8859_3,
    iso_8859_4,
    iso_8859_5,
    iso_8859_6,
    iso_8859_7,
    iso_8859_8,
    iso_8859_8_i,
    iso_8859_10,
    iso_8859_13,
    iso_8859_14,
    iso_8859_15,
    iso_8859_16,
    koi8_r,
    koi8_u,
    macintosh,
    windows_874,
    windows_1250,
    windows_1251,
    windows_1252,
    windows_1253,
    windows_1254,
    windows_1255,
    windows_1256,
    windows_1257,
    windows_1258,
    x_mac_cyrillic,
    gbk,
    gb18030,
    big5,
    euc_jp,
    iso_2022_jp,
    shift_jis,
    euc_kr,
    /// What the standard refuses to decode: hz-gb-2312, iso-2022-kr and the like.
    replacement,
    utf_16be,
    utf_16le,
    x_user_defined,
};

inline constexpr unsigned encoding_count = static_cast<unsigned>(Encoding::x_user_defined) + 1;

constexpr bool is_single_byte(Encoding encoding) {
    return encoding >= Encoding::ibm866 && encoding <= Encoding::x_mac_cyrillic;
}

constexpr bool is_utf_16(Encoding encoding) {
    return encoding == Encoding::utf_16be || encoding == Encoding::utf_16le;
}

/// The standard's name, static.
std::string_view encoding_name(Encoding encoding);

/// "Get an encoding" (section 4.2): ignores case and ASCII white space around the label.
std::optional<Encoding> find_encoding(std::string_view label);

}  // namespace dehusk
