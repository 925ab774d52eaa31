// The tables are written by compile_double_byte_indexes while the library is built.
#include "decode/double_byte_index.hpp"

#include "decode/double_byte_indexes.inc"

namespace dehusk {

constinit const DoubleByteIndex big5_index(big5_low_bits, big5_in_plane_2);
constinit const DoubleByteIndex euc_kr_index(euc_kr_low_bits, euc_kr_in_plane_2);
constinit const DoubleByteIndex gb18030_index(gb18030_low_bits, gb18030_in_plane_2);
constinit const DoubleByteIndex shift_jis_index(shift_jis_low_bits, shift_jis_in_plane_2);
constinit const DoubleByteIndex jis0208_index(jis0208_low_bits, jis0208_in_plane_2);
constinit const DoubleByteIndex jis0212_index(jis0212_low_bits, jis0212_in_plane_2);

}  // namespace dehusk
