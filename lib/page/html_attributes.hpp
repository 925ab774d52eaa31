// Attributes of one tag, read straight from the source (HTML standard, 13.2.5.32 to 13.2.5.40).
//
// The idea: an attribute is four pointers into the source until a row asks for its value. Names that nobody asks for
// are told by one look into a table that the compiler fills, so that style and data-* cost no more than being passed
// over.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <optional>
#include <string_view>

#include "page/html_name_scan.hpp"
#include "page/tree.hpp"
#include "support/byte_block.hpp"

namespace dehusk {

/// Names in the order of AttributeName.
inline constexpr std::array<std::string_view, 33> attribute_names = {
    "alt",      "aria-controls", "aria-hidden",   "aria-label",    "cite",     "charset",     "class",
    "colspan",  "content",       "data-lazy-src", "data-original", "data-src", "data-testid", "datetime",
    "height",   "hidden",        "href",          "http-equiv",    "id",       "itemprop",    "itemscope",
    "itemtype", "lang",          "name",          "property",      "rel",      "role",        "src",
    "srcset",   "style",         "title",         "type",          "width",
};
static_assert(static_cast<std::size_t>(AttributeName::width) + 1 == attribute_names.size());
inline constexpr NameTable<attribute_names.size(), 8> attribute_table{attribute_names};

/// The attribute that later stages know by that name.
inline std::optional<AttributeName> attribute_for_key(const NameKey& key) {
    const std::size_t number = attribute_table.find(key);
    if (number == 0) return std::nullopt;
    return static_cast<AttributeName>(number - 1);
}

/// One attribute as it stands, references not decoded. Duplicates are handed out too.
struct RawAttribute {
    std::string_view name;
    std::string_view value;
    /// The attribute that later stages know by the name, if any.
    std::optional<AttributeName> known;
    /// The value is known to hold no '&'.
    bool is_free_of_references = false;
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
    bool read_near_value(const char* name_begin, RawAttribute& attribute);
    bool read_value(RawAttribute& attribute);
    bool read_quoted(RawAttribute& attribute);
    void skip_space();
    bool stop(End why);

    const char* at_;
    const char* end_;
    End ended_ = End::none;
    bool self_closing_ = false;
};

inline bool AttributeCursor::stop(End why) {
    ended_ = why;
    return false;
}

inline void AttributeCursor::skip_space() {
    while (at_ != end_ && is_html_space(*at_)) ++at_;
}

inline bool AttributeCursor::find_name() {
    for (; at_ != end_; ++at_) {
        if (*at_ == '>') {
            ++at_;
            return stop(End::tag_closed);
        }
        if (*at_ == '/') {
            self_closing_ = at_ + 1 != end_ && at_[1] == '>';
            continue;
        }
        if (!is_html_space(*at_)) return true;
    }
    return stop(End::text_ended);
}

inline bool AttributeCursor::next(RawAttribute& attribute) {
    // One space and a name: nearly always. The other places cost a loop each.
    if (end_ - at_ >= 2 && *at_ == ' ' && is_ascii_letter(at_[1])) {
        ++at_;
    } else if (!find_name()) {
        return false;
    }
    const char* const name_begin = at_;
    const ScannedName name = scan_name(name_begin, end_, class_ends_attribute_name);
    at_ = name.end;
    attribute.name = {name_begin, static_cast<std::size_t>(at_ - name_begin)};
    attribute.known = attribute_for_key(name.key);
    attribute.is_free_of_references = false;
    if (end_ - at_ >= 2 && *at_ == '=' && at_[1] == '"') [[likely]] {
        ++at_;
        return read_near_value(name_begin, attribute) || read_quoted(attribute);
    }
    attribute.value = {};
    skip_space();
    if (at_ == end_ || *at_ != '=') return true;
    ++at_;
    skip_space();
    return at_ == end_ || *at_ == '>' || read_value(attribute);
}

/// The value behind the quote at hand, if a look at the block that begins with the name tells its end and nothing in it
/// needs a second look. So the next attribute is found without waiting for the end of this one's name.
inline bool AttributeCursor::read_near_value(const char* name_begin, RawAttribute& attribute) {
    if (static_cast<std::size_t>(end_ - name_begin) < ByteBlock::size) return false;
    const ByteMask stops = ByteBlock(name_begin).any_of('"', '&');
    const ByteMask closing = stops & (stops - 1);
    if (closing == 0 || name_begin + std::countr_zero(stops) != at_) return false;
    const char* const close = name_begin + std::countr_zero(closing);
    if (*close != '"') return false;
    attribute.value = {at_ + 1, static_cast<std::size_t>(close - at_ - 1)};
    attribute.is_free_of_references = true;
    at_ = close + 1;
    return true;
}

inline bool AttributeCursor::read_quoted(RawAttribute& attribute) {
    const char* const begin = at_ + 1;
    const char* const close = find_near(begin, end_, *at_);
    attribute.value = {begin, static_cast<std::size_t>(close - begin)};
    if (close == end_) [[unlikely]] {
        at_ = end_;
        return stop(End::quote_unclosed);
    }
    at_ = close + 1;
    return true;
}

inline bool AttributeCursor::read_value(RawAttribute& attribute) {
    if (*at_ == '"' || *at_ == '\'') return read_quoted(attribute);
    const char* const begin = at_;
    while (at_ != end_ && !has_class(*at_, class_ends_unquoted)) ++at_;
    attribute.value = {begin, static_cast<std::size_t>(at_ - begin)};
    return true;
}

/// As attribute_for_key(), by the name in any ASCII case.
std::optional<AttributeName> attribute_for_name(std::string_view name);

/// Same for tags whose attributes are the same in any order: what Noah's Ark compares. `text` begins behind the tag's
/// name.
std::uint64_t attributes_hash(std::string_view text);

}  // namespace dehusk
