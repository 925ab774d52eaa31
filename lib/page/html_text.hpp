// From source text to text: character references, line ends and NULs.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

#include "support/arena.hpp"
#include "support/byte_block.hpp"

namespace dehusk {

enum class NulPolicy : std::uint8_t { drop, replace };
enum class References : std::uint8_t { none, in_text, in_attribute };

/// Turns pieces of one page into text. Knows whether the page holds any CR or NUL at all, so that most pieces need no
/// second look.
class HtmlTextDecoder {
  public:
    /// Pieces to decode must lie in `html`.
    HtmlTextDecoder(std::string_view html, Arena& arena);

    /// `piece` itself where it stands for itself, else a copy in the arena.
    std::string_view decode(std::string_view piece, References references, NulPolicy nul_policy);

    /// Text without '&' stands for itself.
    bool changes_only_references() const { return !has_carriage_return_ && !has_nul_; }

    /// Where a block holds what makes text differ from its source, whatever its kind.
    ByteMask changing_places(const ByteBlock& block) const {
        return changes_only_references() ? block.any_of('&') : block.any_of('&', '\r', '\0');
    }

  private:
    bool stands_for_itself(std::string_view piece, References references) const;
    std::string_view copy_decoded(std::string_view piece, References references, NulPolicy nul_policy);
    char* decode_into(std::string_view piece, References references, NulPolicy nul_policy, char* out) const;

    Arena& arena_;
    const char* source_end_;
    bool has_carriage_return_;
    bool has_nul_;
};

inline bool HtmlTextDecoder::stands_for_itself(std::string_view piece, References references) const {
    if (piece.empty()) return true;
    const bool has_references = references != References::none;
    if (piece.size() <= ByteBlock::size && static_cast<std::size_t>(source_end_ - piece.data()) >= ByteBlock::size) {
        const ByteBlock block(piece.data());
        ByteMask changing = changing_places(block);
        if (!has_references) changing &= ~block.any_of('&');
        return changing << (ByteBlock::size - piece.size()) == 0;
    }
    const auto holds = [piece](char c) { return std::memchr(piece.data(), c, piece.size()) != nullptr; };
    return !(has_references && holds('&')) && !(has_carriage_return_ && holds('\r')) && !(has_nul_ && holds('\0'));
}

inline std::string_view HtmlTextDecoder::decode(std::string_view piece, References references, NulPolicy nul_policy) {
    return stands_for_itself(piece, references) ? piece : copy_decoded(piece, references, nul_policy);
}

/// Bytes at the start of `piece` that are white space once decoded.
std::size_t leading_space_bytes(std::string_view piece, References references);

}  // namespace dehusk
