// HTML taken apart into tags, text and other markup, and changed by whole tokens: pages that stay pages, as bytes
// changed at random seldom do.
//
// The tokenizer is no reader of HTML. It must put together again what it took apart, whatever that was; where it takes
// a script's text for tags, the changes are only odder.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace dehusk::fuzz {

enum class TokenKind : std::uint8_t { text, start_tag, end_tag, markup };

struct HtmlToken {
    TokenKind kind = TokenKind::text;
    /// As it stands in the page, angle brackets included.
    std::string text;
};

/// Joined, the tokens are `html`.
std::vector<HtmlToken> split_tokens(std::string_view html);
std::string join_tokens(const std::vector<HtmlToken>& tokens);

using Random = std::minstd_rand;

/// One change: tokens doubled, dropped, swapped, moved, nested or put in; a tag renamed or closed; attributes put in,
/// dropped, doubled or given another value; text made odd. The same for the same state of `random`, with every standard
/// library.
void mutate_tokens(std::vector<HtmlToken>& tokens, Random& random);

/// `html` with `changes` changes, cut off at `most_bytes`.
std::string with_mutated_tokens(std::string_view html, std::size_t changes, Random& random, std::size_t most_bytes);

}  // namespace dehusk::fuzz
