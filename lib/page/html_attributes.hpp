// Attributes of one tag, read straight from the source (HTML standard, 13.2.5.32 to 13.2.5.40).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "page/tree.hpp"

namespace dehusk {

/// One attribute as it stands, references not decoded. Duplicates are handed out too.
struct RawAttribute {
    std::string_view name;
    std::string_view value;
};

/// Walks over the attributes of a tag. Nothing is kept between tags: whoever needs an attribute that no row holds (the
/// comparison of formatting elements, `encoding` of annotation-xml) walks over the source a second time.
class AttributeCursor {
  public:
    enum class End : std::uint8_t { none, tag_closed, text_ended, quote_unclosed };

    /// `text` begins behind a tag's name.
    explicit AttributeCursor(std::string_view text) : at_(text.data()), end_(text.data() + text.size()) {}

    /// False where there are no more; end() then says why. With End::quote_unclosed `attribute` holds the name, and as
    /// value all that follows the quote.
    bool next(RawAttribute& attribute);

    End end() const { return ended_; }
    bool self_closing() const { return self_closing_; }
    /// Behind the '>' once the tag is closed.
    const char* position() const { return at_; }

  private:
    bool find_name();
    bool read_value(RawAttribute& attribute);
    void skip_space();
    bool stop(End why);

    const char* at_;
    const char* end_;
    End ended_ = End::none;
    bool self_closing_ = false;
};

/// The attribute that later stages know by that name in any ASCII case.
std::optional<AttributeName> attribute_for_name(std::string_view name);

/// Same for tags whose attributes are the same in any order: what Noah's Ark compares. `text` begins behind the tag's
/// name.
std::uint64_t attributes_hash(std::string_view text);

}  // namespace dehusk
