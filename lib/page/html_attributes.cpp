// The idea: an attribute is four pointers into the source until a row asks for its value. Names that nobody asks for
// are told by one probe of a table that the compiler fills, so that style and data-* cost no more than being passed
// over.
//
// Source: HTML standard, 13.2.5.32 to 13.2.5.40.
#include "page/html_attributes.hpp"

#include <array>
#include <cstring>
#include <utility>

#include "page/html_names.hpp"

namespace dehusk {
namespace {

constexpr std::array<std::pair<std::string_view, AttributeName>, 28> known_names = {{
    {"alt", AttributeName::alt},
    {"aria-controls", AttributeName::aria_controls},
    {"aria-hidden", AttributeName::aria_hidden},
    {"aria-label", AttributeName::aria_label},
    {"cite", AttributeName::cite},
    {"charset", AttributeName::charset},
    {"class", AttributeName::class_},
    {"content", AttributeName::content},
    {"data-testid", AttributeName::data_testid},
    {"datetime", AttributeName::datetime},
    {"height", AttributeName::height},
    {"hidden", AttributeName::hidden},
    {"href", AttributeName::href},
    {"http-equiv", AttributeName::http_equiv},
    {"id", AttributeName::id},
    {"itemprop", AttributeName::itemprop},
    {"itemscope", AttributeName::itemscope},
    {"itemtype", AttributeName::itemtype},
    {"lang", AttributeName::lang},
    {"name", AttributeName::name},
    {"property", AttributeName::property},
    {"rel", AttributeName::rel},
    {"role", AttributeName::role},
    {"src", AttributeName::src},
    {"style", AttributeName::style},
    {"title", AttributeName::title},
    {"type", AttributeName::type},
    {"width", AttributeName::width},
}};

constexpr std::size_t slot_count = 256;

/// Length and three letters tell most names apart; the table's probing settles the rest.
constexpr std::size_t first_slot(std::string_view name) {
    const auto letter = [name](std::size_t i) { return static_cast<std::uint32_t>(lower(name[i])) & 0x1FU; };
    const auto length = static_cast<std::uint32_t>(name.size());
    const std::uint32_t mixed =
        letter(0) | (letter(name.size() - 1) << 5) | (letter(name.size() / 2) << 10) | (length << 15);
    return ((mixed * 0x9E3779B1U) >> 24) % slot_count;
}

/// Index into known_names plus 1, or 0.
constexpr std::array<std::uint8_t, slot_count> slots = [] {
    std::array<std::uint8_t, slot_count> filled{};
    for (std::size_t i = 0; i < known_names.size(); ++i) {
        std::size_t slot = first_slot(known_names[i].first);
        while (filled[slot] != 0) slot = (slot + 1) % slot_count;
        filled[slot] = static_cast<std::uint8_t>(i + 1);
    }
    return filled;
}();

std::string_view between(const char* begin, const char* end) {
    return {begin, static_cast<std::size_t>(end - begin)};
}

std::uint64_t attribute_hash(const RawAttribute& attribute) {
    std::uint64_t hash = add_to_hash(name_hash(attribute.name), '=');
    for (const char c : attribute.value) hash = add_to_hash(hash, c);
    // Finished off, since sums of bare FNV values would let parts of two attributes trade places.
    return (hash ^ (hash >> 32)) * 0x9E3779B97F4A7C15U;
}

}  // namespace

bool AttributeCursor::stop(End why) {
    ended_ = why;
    return false;
}

void AttributeCursor::skip_space() {
    while (at_ != end_ && is_html_space(*at_)) ++at_;
}

bool AttributeCursor::find_name() {
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

bool AttributeCursor::next(RawAttribute& attribute) {
    if (!find_name()) return false;
    const char* name_begin = at_++;  // the first character belongs to the name even where it is '='
    while (at_ != end_ && !has_class(*at_, class_ends_attribute_name)) ++at_;
    attribute.name = between(name_begin, at_);
    attribute.value = {};
    skip_space();
    if (at_ == end_ || *at_ != '=') return true;
    ++at_;
    skip_space();
    return at_ == end_ || *at_ == '>' || read_value(attribute);
}

bool AttributeCursor::read_value(RawAttribute& attribute) {
    if (*at_ == '"' || *at_ == '\'') {
        const char* begin = at_ + 1;
        const auto* quote = static_cast<const char*>(std::memchr(begin, *at_, static_cast<std::size_t>(end_ - begin)));
        at_ = quote == nullptr ? end_ : quote + 1;
        attribute.value = between(begin, quote == nullptr ? end_ : quote);
        return quote != nullptr || stop(End::quote_unclosed);
    }
    const char* begin = at_;
    while (at_ != end_ && !has_class(*at_, class_ends_unquoted)) ++at_;
    attribute.value = between(begin, at_);
    return true;
}

std::optional<AttributeName> attribute_for_name(std::string_view name) {
    for (std::size_t slot = first_slot(name); slots[slot] != 0; slot = (slot + 1) % slot_count) {
        const auto& [known, attribute] = known_names[slots[slot] - 1U];
        if (equals_ignoring_case(name, known)) return attribute;
    }
    return std::nullopt;
}

std::uint64_t attributes_hash(std::string_view text) {
    // Duplicates count as absent, as the standard wants, among the first few names; a tag with more is nobody's twin.
    std::array<std::uint64_t, 16> seen{};
    std::size_t seen_count = 0;
    std::uint64_t sum = 0;
    AttributeCursor cursor(text);
    for (RawAttribute attribute; cursor.next(attribute);) {
        const std::uint64_t name = name_hash(attribute.name);
        bool is_duplicate = false;
        for (std::size_t i = 0; i < seen_count; ++i) is_duplicate = is_duplicate || seen[i] == name;
        if (is_duplicate) continue;
        if (seen_count < seen.size()) seen[seen_count++] = name;
        sum += attribute_hash(attribute);
    }
    return sum;
}

}  // namespace dehusk
