// Text is copied only where it changes. Line ends are normalised here rather than in a pass over the input (HTML
// standard, 13.2.3.5), so that offsets stay those of the source; NULs fare as the tokenizer and the insertion modes say
// (13.2.5).
#include "page/html_text.hpp"

#include <algorithm>
#include <cstring>

#include "page/character_references.hpp"
#include "page/html_names.hpp"

namespace dehusk {
namespace {

constexpr std::string_view replacement_text = "\xEF\xBF\xBD";

bool contains(std::string_view text, char c) {
    return std::memchr(text.data(), c, text.size()) != nullptr;
}

char* append(char* out, std::string_view text) {
    std::copy(text.begin(), text.end(), out);
    return out + text.size();
}

constexpr bool is_plain(char c) {
    return c != '&' && c != '\r' && c != '\0';
}

/// Copies the characters at [at, end) up to the first that is not plain, and some more; returns how many count.
/// `readable_end` is where memory ends. Writes up to a block more than it returns.
std::size_t copy_plain(const char* at, const char* end, const char* readable_end, char* out) {
    const char* const begin = at;
    while (static_cast<std::size_t>(readable_end - at) >= ByteBlock::size) {
        const ByteBlock block(at);
        block.store(out);
        const ByteMask odd = block.any_of('&', '\r', '\0');
        at += odd == 0 ? ByteBlock::size : static_cast<std::size_t>(std::countr_zero(odd));
        if (at >= end) return static_cast<std::size_t>(end - begin);
        if (odd != 0) return static_cast<std::size_t>(at - begin);
        out += ByteBlock::size;
    }
    for (; at != end && is_plain(*at); ++at) *out++ = *at;
    return static_cast<std::size_t>(at - begin);
}

}  // namespace

HtmlTextDecoder::HtmlTextDecoder(std::string_view html, Arena& arena)
    : arena_(arena),
      source_end_(html.data() + html.size()),
      has_carriage_return_(!html.empty() && contains(html, '\r')),
      has_nul_(!html.empty() && contains(html, '\0')) {}

char* HtmlTextDecoder::decode_into(std::string_view piece, References references, NulPolicy nul_policy,
                                   char* out) const {
    const char* at = piece.data();
    const char* const end = at + piece.size();
    for (;;) {
        const std::size_t plain = copy_plain(at, end, source_end_, out);
        at += plain;
        out += plain;
        if (at == end) return out;
        const char c = *at++;
        if (c == '\r') {
            *out++ = '\n';
            if (at != end && *at == '\n') ++at;
        } else if (c == '\0') {
            if (nul_policy == NulPolicy::replace) out = append(out, replacement_text);
        } else if (references == References::none) {
            *out++ = c;
        } else {
            const CharacterReference reference = read_character_reference(
                {at - 1, static_cast<std::size_t>(end - at + 1)}, references == References::in_attribute);
            if (reference.source_length == 0) {
                *out++ = c;
            } else {
                out = append(out, reference.text());
                at += reference.source_length - 1;
            }
        }
    }
}

std::string_view HtmlTextDecoder::copy_decoded(std::string_view piece, References references, NulPolicy nul_policy) {
    // A NUL may become three bytes, a reference grow from five to six (&nGt;).
    const bool may_triple = has_nul_ && nul_policy == NulPolicy::replace;
    const std::size_t reserved = (may_triple ? piece.size() * 3 : piece.size() + piece.size() / 5) + ByteBlock::size;
    char* begin = arena_.allocate(reserved);
    char* end = decode_into(piece, references, nul_policy, begin);
    const auto used = static_cast<std::size_t>(end - begin);
    arena_.give_back(reserved - used);
    return {begin, used};
}

std::size_t leading_space_bytes(std::string_view piece, References references) {
    std::size_t at = 0;
    while (at < piece.size()) {
        if (is_html_space(piece[at])) {
            ++at;
        } else if (piece[at] == '&' && references != References::none) {
            const CharacterReference reference = read_character_reference(piece.substr(at), false);
            if (reference.text_length != 1 || !is_html_space(reference.bytes[0])) break;
            at += reference.source_length;
        } else {
            break;
        }
    }
    return at;
}

}  // namespace dehusk
