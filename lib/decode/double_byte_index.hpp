// Two-byte sequences of the East Asian encodings and what they stand for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace dehusk {

/// One of the standard's indexes, as a table that compile_double_byte_indexes made.
class DoubleByteIndex {
  public:
    static constexpr unsigned first_lead = 0x81;
    static constexpr unsigned last_lead = 0xFE;
    static constexpr unsigned first_trail = 0x40;
    static constexpr unsigned last_trail = 0xFE;
    static constexpr std::size_t places = std::size_t{last_lead - first_lead + 1} * (last_trail - first_trail + 1);

    static constexpr std::size_t place(unsigned lead, unsigned trail) {
        return std::size_t{lead - first_lead} * (last_trail - first_trail + 1) + (trail - first_trail);
    }

    /// Of each place the low 16 bits of its code point, and whether it stands in plane 2, which Big5 alone uses.
    constexpr DoubleByteIndex(std::span<const char16_t, places> low_bits, std::span<const std::uint64_t> in_plane_2)
        : low_bits_(low_bits), in_plane_2_(in_plane_2) {}

    /// 0 where the encoding has no character, and for bytes out of range.
    char32_t operator()(unsigned lead, unsigned trail) const {
        if (lead < first_lead || lead > last_lead || trail < first_trail || trail > last_trail) return 0;
        const std::size_t at = place(lead, trail);
        const auto plane = static_cast<char32_t>(2 * (in_plane_2_[at / 64] >> at % 64 & 1));
        return plane << 16 | low_bits_[at];
    }

  private:
    std::span<const char16_t, places> low_bits_;
    std::span<const std::uint64_t> in_plane_2_;
};

/// The standard's indexes (section 5).
extern const DoubleByteIndex big5_index;
extern const DoubleByteIndex euc_kr_index;
extern const DoubleByteIndex gb18030_index;
extern const DoubleByteIndex shift_jis_index;
/// jis0208 and jis0212, by their bytes in EUC-JP (0xA1 to 0xFE).
extern const DoubleByteIndex jis0208_index;
extern const DoubleByteIndex jis0212_index;

}  // namespace dehusk
