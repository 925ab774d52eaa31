// Hashes of short texts, eight bytes at a step, for comparing texts by 64 bits. A text of up to eight bytes without
// NULs shares its hash with no other such text.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "support/utf8.hpp"

namespace dehusk {

inline constexpr std::uint64_t quick_hash_seed = 0x9E3779B97F4A7C15ULL;

/// Both halves of the product, as wyhash (Wang Yi) folds them: the low one alone would keep what differs in the last of
/// the eight bytes in its own highest bits, and it could be cancelled there by the next step.
constexpr std::uint64_t quick_hash_step(std::uint64_t hash, std::uint64_t eight_bytes) {
    constexpr std::uint64_t factor = 0xFF51AFD7ED558CCDULL;
    const std::uint64_t mixed = hash ^ eight_bytes;
#if defined(__SIZEOF_INT128__)
    __extension__ using Product = unsigned __int128;
    const Product product = Product{mixed} * factor;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
#else
    constexpr std::uint64_t low_half = 0xFFFFFFFFULL;
    const std::uint64_t low = (mixed & low_half) * (factor & low_half);
    const std::uint64_t middle = (mixed >> 32) * (factor & low_half) + (low >> 32);
    const std::uint64_t other = (mixed & low_half) * (factor >> 32) + (middle & low_half);
    return mixed * factor ^ ((mixed >> 32) * (factor >> 32) + (middle >> 32) + (other >> 32));
#endif
}

/// The first `bytes` (1 to 8) of the eight that were loaded, the others NUL.
constexpr std::uint64_t first_bytes(std::uint64_t eight_bytes, std::size_t bytes) {
    const unsigned dropped_bits = static_cast<unsigned>(64 - 8 * bytes);
    if constexpr (std::endian::native == std::endian::little) return eight_bytes & (~std::uint64_t{0} >> dropped_bits);
    return eight_bytes & (~std::uint64_t{0} << dropped_bits);
}

/// Of `size` bytes, at least one, behind which seven more can be read.
inline std::uint64_t quick_hash_of_padded(const char* text, std::size_t size) {
    std::uint64_t hash = quick_hash_seed;
    for (; size > 8; size -= 8, text += 8) hash = quick_hash_step(hash, load_eight_bytes(text));
    return quick_hash_step(hash, first_bytes(load_eight_bytes(text), size));
}

/// Of a text of any size, nothing behind it read; not the same as of the padded text. Two chains, as each step waits
/// for the one before.
inline std::uint64_t quick_hash_of_text(std::string_view text) {
    std::uint64_t hash = quick_hash_seed ^ text.size();
    std::uint64_t other = hash;
    const char* at = text.data();
    std::size_t left = text.size();
    for (; left >= 16; left -= 16, at += 16) {
        hash = quick_hash_step(hash, load_eight_bytes(at));
        other = quick_hash_step(other, load_eight_bytes(at + 8));
    }
    hash = quick_hash_step(hash, load_some_bytes(at, left));
    hash = quick_hash_step(hash, left > 8 ? load_some_bytes(at + 8, left - 8) : 0);
    return quick_hash_step(hash, other);
}

/// quick_hash_of_padded() at compile time.
constexpr std::uint64_t quick_hash_of(std::string_view text) {
    const auto load = [](std::string_view bytes) {
        std::uint64_t word = 0;
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            const std::size_t place = std::endian::native == std::endian::little ? i : 7 - i;
            word |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * place);
        }
        return word;
    };
    std::uint64_t hash = quick_hash_seed;
    for (; text.size() > 8; text.remove_prefix(8)) hash = quick_hash_step(hash, load(text.substr(0, 8)));
    return quick_hash_step(hash, load(text));
}

}  // namespace dehusk
