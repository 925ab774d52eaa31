// Sixty-four bytes of text looked at in one go: where in them does some byte, or one of a range, stand?
//
// Pages are short pieces between signs: most names, values and texts end within some 40 bytes. A call of memchr, and a
// branch that guesses how long the piece is, cost more than the piece. A block answers with a mask of 64 bits instead,
// whose lowest bit is found without a branch; memchr takes over where nothing was found.
//
// SSE2 is part of every x86-64; elsewhere the same is done on words of eight bytes.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "support/byte_range.hpp"

namespace dehusk {

/// Bit i tells of the byte i places behind the block's first.
using ByteMask = std::uint64_t;

/// Eight words; the only block where there is no SSE2.
class WordBlock {
  public:
    static constexpr std::size_t size = 64;

    /// `from` must lead to 64 readable bytes, which must outlive the block.
    explicit WordBlock(const char* from) {
        for (std::size_t i = 0; i < word_count; ++i) {
            // Byte by byte in little-endian order, which compilers turn into one load where the machine has that order.
            for (std::size_t byte = 0; byte < 8; ++byte) {
                words_[i] |= std::uint64_t{static_cast<unsigned char>(from[8 * i + byte])} << (8 * byte);
            }
        }
    }

    /// Writes the 64 bytes.
    void store(char* to) const {
        for (std::size_t i = 0; i < size; ++i) to[i] = static_cast<char>(words_[i / 8] >> (8 * (i % 8)));
    }

    /// Writes them with the capitals of ASCII in lower case.
    void store_lower_case(char* to) const {
        WordBlock lower = *this;
        for (std::uint64_t& word : lower.words_) word |= within(word, 'A', 'Z') >> 2;
        lower.store(to);
    }

    /// Where one of `bytes` stands.
    template <typename... Bytes>
    ByteMask any_of(Bytes... bytes) const {
        ByteMask mask = 0;
        for (std::size_t i = 0; i < word_count; ++i) {
            mask |= gathered((equal(words_[i], static_cast<unsigned char>(bytes)) | ...)) << (8 * i);
        }
        return mask;
    }

    /// Where a byte from `first` to `last` stands, both ASCII.
    ByteMask in_range(char first, char last) const {
        ByteMask mask = 0;
        for (std::size_t i = 0; i < word_count; ++i) mask |= gathered(within(words_[i], first, last)) << (8 * i);
        return mask;
    }

    /// Where a byte stands that is not ASCII.
    ByteMask beyond_ascii() const {
        ByteMask mask = 0;
        for (std::size_t i = 0; i < word_count; ++i) mask |= gathered(words_[i] & ones * 0x80) << (8 * i);
        return mask;
    }

  private:
    static constexpr std::size_t word_count = size / 8;
    static constexpr std::uint64_t ones = 0x0101010101010101U;

    /// The high bit of each byte from `first` to `last`.
    static constexpr std::uint64_t within(std::uint64_t word, char first, char last) {
        const std::uint64_t low_bits = word & ones * 0x7F;
        const std::uint64_t from_first = low_bits + ones * static_cast<unsigned char>(0x80 - first);
        const std::uint64_t behind_last = low_bits + ones * static_cast<unsigned char>(0x7F - last);
        return from_first & ~behind_last & ~word & ones * 0x80;
    }

    /// The high bit of each byte that is `byte`.
    static constexpr std::uint64_t equal(std::uint64_t word, unsigned char byte) {
        const std::uint64_t difference = word ^ (ones * byte);
        return ~(((difference & ones * 0x7F) + ones * 0x7F) | difference) & ones * 0x80;
    }
    /// The high bits as the lowest eight.
    static constexpr std::uint64_t gathered(std::uint64_t high_bits) {
        return (high_bits >> 7) * 0x0102040810204080U >> 56;
    }

    std::uint64_t words_[word_count] = {};
};

#if defined(__SSE2__)

class VectorBlock {
  public:
    static constexpr std::size_t size = 64;

    explicit VectorBlock(const char* from) : from_(from) {}

    void store(char* to) const {
        for (int i = 0; i < 4; ++i) put(load(i), to, i);
    }

    void store_lower_case(char* to) const {
        for (int i = 0; i < 4; ++i) {
            const __m128i capitals = bytes_within(load(i), 'A', 'Z');
            put(_mm_or_si128(load(i), _mm_and_si128(capitals, _mm_set1_epi8(0x20))), to, i);
        }
    }

    template <typename... Bytes>
    ByteMask any_of(Bytes... bytes) const {
        ByteMask mask = 0;
        for (int i = 0; i < 4; ++i) {
            __m128i found = _mm_setzero_si128();
            ((found = _mm_or_si128(found, _mm_cmpeq_epi8(load(i), _mm_set1_epi8(bytes)))), ...);
            mask |= bits_of(found, i);
        }
        return mask;
    }

    ByteMask in_range(char first, char last) const {
        ByteMask mask = 0;
        for (int i = 0; i < 4; ++i) mask |= bits_of(bytes_within(load(i), first, last), i);
        return mask;
    }

    ByteMask beyond_ascii() const {
        ByteMask mask = 0;
        for (int i = 0; i < 4; ++i) mask |= bits_of(load(i), i);
        return mask;
    }

  private:
    static ByteMask bits_of(__m128i found, int i) {
        return ByteMask{static_cast<unsigned>(_mm_movemask_epi8(found))} << (16 * i);
    }
    static void put(__m128i bytes, char* to, int i) { _mm_storeu_si128(reinterpret_cast<__m128i*>(to) + i, bytes); }
    // Loading again is cheaper than four registers kept between two questions.
    __m128i load(int i) const { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(from_) + i); }

    const char* from_;
};

using ByteBlock = VectorBlock;
#else
using ByteBlock = WordBlock;
#endif

/// Where in a block something stands, and in the block before it.
struct PairedMask {
    ByteMask here = 0;
    ByteMask before = 0;

    /// Goes on to the next block.
    void next(ByteMask mask) {
        before = here;
        here = mask;
    }
    /// Where it stands `bytes`, 1 to 63, before a byte.
    ByteMask earlier(unsigned bytes) const { return here << bytes | before >> (64 - bytes); }
};

/// The first `byte` in [at, end), or `end`. For one that is mostly near.
inline const char* find_near(const char* at, const char* end, char byte) {
    if (static_cast<std::size_t>(end - at) >= ByteBlock::size) [[likely]] {
        if (const ByteMask found = ByteBlock(at).any_of(byte); found != 0) [[likely]]
            return at + std::countr_zero(found);
        at += ByteBlock::size;
    }
    const void* const far = at == end ? nullptr : std::memchr(at, byte, static_cast<std::size_t>(end - at));
    return far == nullptr ? end : static_cast<const char*>(far);
}

}  // namespace dehusk
