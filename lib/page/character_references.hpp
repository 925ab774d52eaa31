// Character references such as &amp; and &#8212; (HTML standard, 13.2.5.72 and on).
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace dehusk {

struct CharacterReference {
    /// Bytes of the reference, '&' included; 0 where there is none and the '&' stands for itself.
    std::uint32_t source_length = 0;
    std::uint8_t text_length = 0;
    /// UTF-8.
    std::array<char, 7> bytes{};

    std::string_view text() const { return {bytes.data(), text_length}; }
};

/// The reference at the start of `text`, which begins with '&'. Within attribute values `&copy=1` and `&copyx` are not
/// references. Looks at no more than 34 bytes of a named one; linear in the digits of a numeric one.
CharacterReference read_character_reference(std::string_view text, bool in_attribute);

}  // namespace dehusk
