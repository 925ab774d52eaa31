// Two-byte sequences of the East Asian encodings and what they stand for.
#pragma once

#include <vector>

namespace dehusk {

class DoubleByteIndex {
  public:
    static constexpr unsigned first_lead = 0x81;
    static constexpr unsigned last_lead = 0xFE;
    static constexpr unsigned first_trail = 0x40;
    static constexpr unsigned last_trail = 0xFE;

    /// 0 where the encoding has no character, and for bytes out of range.
    char32_t operator()(unsigned lead, unsigned trail) const {
        if (lead < first_lead || lead > last_lead || trail < first_trail || trail > last_trail) return 0;
        return code_points_[place(lead, trail)];
    }

    void set(unsigned lead, unsigned trail, char32_t code_point) { code_points_[place(lead, trail)] = code_point; }

  private:
    static constexpr unsigned trails = last_trail - first_trail + 1;
    static constexpr unsigned place(unsigned lead, unsigned trail) {
        return (lead - first_lead) * trails + trail - first_trail;
    }

    std::vector<char32_t> code_points_ = std::vector<char32_t>((last_lead - first_lead + 1) * trails);
};

/// The standard's indexes (section 5), made at the first use in the process (some 3 ms and 96 KB each) and kept.
/// Thread-safe. Empty should ICU have been built without the converter.
const DoubleByteIndex& big5_index();
const DoubleByteIndex& euc_kr_index();
const DoubleByteIndex& gb18030_index();
const DoubleByteIndex& shift_jis_index();
/// jis0208 and jis0212, by their bytes in EUC-JP (0xA1 to 0xFE).
const DoubleByteIndex& jis0208_index();
const DoubleByteIndex& jis0212_index();

}  // namespace dehusk
