// How a skeleton is made of a line: folded and levelled in one go, sixteen bytes at a time where they are ASCII. Apart
// from skeleton.cpp because it needs ICU, which compile_builtin_rules.cpp does without.
#include <algorithm>

#include "normalise/normalise.hpp"
#include "residue/ascii_masks.hpp"
#include "residue/characters.hpp"
#include "residue/skeleton.hpp"
#include "support/bits.hpp"
#include "support/utf8.hpp"

namespace dehusk {

void Skeleton::assign(std::string_view text) {
    others_.clear(text.size());
    starts_.clear(text.size());
    make_room(text.size());
    bytes_ = 0;
    run_end_ = 0;
    ends_in_word_ = false;
    while (!text.empty()) {
        const bool is_ascii = static_cast<unsigned char>(text.front()) < 0x80;
        text.remove_prefix(is_ascii ? add_ascii(text) : add_character(text));
    }
    std::memset(levelled_.data() + bytes_, 0, bytes_per_mask);
    levelled_[bytes_] = ' ';
    levelled_[bytes_ + 1] = end_mark;
    others_.set(bytes_);
    content_begin_ = 0;
    content_end_ = bytes_;
    while (content_begin_ < bytes_ && is_other(content_begin_)) ++content_begin_;
    while (content_end_ > 0 && is_other(content_end_ - 1)) --content_end_;
}

/// For a line of so many bytes, and the sixteen that are written or read at once at its end.
void Skeleton::make_room(std::size_t bytes) {
    const std::size_t room = bytes + bytes_per_mask;
    if (levelled_.size() < room) levelled_.resize(room);
    if (folded_.size() < room) folded_.resize(room);
    others_.make_room(bytes);
    starts_.make_room(bytes);
}

/// Adds the ASCII that `rest` begins with, at most as much as a word of bits tells of, and returns how much that is.
std::size_t Skeleton::add_ascii(std::string_view rest) {
    const char* from = rest.data();
    char last_bytes[ByteBits::word_bits] = {};
    std::size_t bytes = ByteBits::word_bits;
    if (rest.size() < bytes) {
        bytes = rest.size();
        std::memcpy(last_bytes, from, bytes);
        from = last_bytes;
    }
    char* const folded = folded_.data() + bytes_;
    char* const levelled = levelled_.data() + bytes_;
    std::uint64_t words = 0;
    std::uint64_t spaces = 0;
    for (std::size_t at = 0; at < bytes; at += bytes_per_mask) {
        const AsciiMasks masks = level(from + at, folded + at, levelled + at);
        words |= std::uint64_t{masks.words} << at;
        spaces |= std::uint64_t{masks.spaces} << at;
        if (masks.beyond_ascii == 0) continue;
        bytes = at + static_cast<std::size_t>(std::countr_zero(masks.beyond_ascii));
        break;
    }
    const std::uint64_t all = first_bits(bytes);
    words &= all;
    others_.add(bytes_, ~words & all);
    starts_.add(bytes_, all & ~(spaces | (words & (words << 1U | std::uint64_t{ends_in_word_}))));
    ends_in_word_ = words > all >> 1U;  // the last bit is set
    bytes_ += bytes;
    return bytes;
}

/// Adds the character, not ASCII, that `rest` begins with, and returns its bytes.
std::size_t Skeleton::add_character(std::string_view rest) {
    const Utf8Step step = read_utf8(rest, 0);
    char folded[4];
    const std::size_t bytes = static_cast<std::size_t>(write_utf8(folded, fold_code_point(step.code_point)) - folded);
    if (bytes > step.bytes) make_room(bytes_ + bytes + rest.size() - step.bytes);
    const Character character = character_at({folded, bytes}, 0);
    const bool is_word = character.kind == CharacterClass::word;
    const bool is_other = character.kind == CharacterClass::other;
    std::memcpy(folded_.data() + bytes_, folded, bytes);
    for (std::size_t byte = 0; byte < bytes; ++byte) levelled_[bytes_ + byte] = is_other ? ' ' : folded[byte];
    if (character.is_digit) levelled_[bytes_] = any_digit;
    if (is_other) others_.add(bytes_, (1U << bytes) - 1U);
    if (!(is_word && ends_in_word_) && folded[0] != ' ') starts_.set(bytes_);
    ends_in_word_ = is_word;
    bytes_ += bytes;
    return step.bytes;
}

}  // namespace dehusk
