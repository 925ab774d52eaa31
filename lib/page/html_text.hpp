// From source text to text: character references, line ends and NULs.
#pragma once

#include <cstdint>
#include <string_view>

#include "support/arena.hpp"

namespace dehusk {

enum class NulPolicy : std::uint8_t { drop, replace };
enum class References : std::uint8_t { none, in_text, in_attribute };

/// Turns pieces of one page into text. Knows whether the page holds any CR or NUL at all, so that most pieces need no
/// second look.
class HtmlTextDecoder {
  public:
    HtmlTextDecoder(std::string_view html, Arena& arena);

    /// `piece` itself where it stands for itself, else a copy in the arena.
    std::string_view decode(std::string_view piece, References references, NulPolicy nul_policy);

  private:
    bool stands_for_itself(std::string_view piece, References references) const;
    char* decode_into(std::string_view piece, References references, NulPolicy nul_policy, char* out) const;

    Arena& arena_;
    bool has_carriage_return_;
    bool has_nul_;
};

/// Bytes at the start of `piece` that are white space once decoded.
std::size_t leading_space_bytes(std::string_view piece, References references);

}  // namespace dehusk
