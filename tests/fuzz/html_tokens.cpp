#include "fuzz/html_tokens.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "page/html_attributes.hpp"
#include "page/tag.hpp"

namespace dehusk::fuzz {

namespace {

using Tokens = std::vector<HtmlToken>;

/// Less than `bound`. Standard distributions differ between libraries.
std::size_t below(std::size_t bound, Random& random) {
    return bound == 0 ? 0 : static_cast<std::size_t>(random()) % bound;
}

bool is_one_in(std::size_t count, Random& random) {
    return below(count, random) == 0;
}

template <class Container>
const auto& pick(const Container& container, Random& random) {
    return container[below(std::size(container), random)];
}

constexpr std::string_view odd_texts[] = {
    "",
    " ",
    "\n",
    "\n\n\n",
    "\t",
    "\r\n",
    "x",
    "<",
    ">",
    "&",
    "&amp;",
    "&nbsp;",
    "&shy;",
    "&#0;",
    "&#xD800;",
    "&notit;",
    "]]>",
    "\"",
    "'",
    "\xC2\xA0",
    "\xE2\x80\xAE",
    "\xEF\xBB\xBF",
    "\xFF",
    "\xF0\x9F\x87",
    "\xCC\x81\xCC\x81\xCC\x81",
    "\xE0\xA5\x98",
    "1.",
    "\xE3\x82\xB3",
};
constexpr std::string_view odd_markup[] = {
    "<!-- c -->", "<!--", "<!-->", "<![CDATA[x]]>", "<!DOCTYPE html>", "<?php echo ?>", "</>", "<//>", "< p>",
    "<!",         "<",    "</",
};
constexpr std::string_view odd_values[] = {
    "",
    "hidden",
    "comment",
    "comments share related",
    "article-body",
    "headline",
    "0",
    "-1",
    "true",
    "none",
    "#",
    "javascript:void(0)",
    "//x/y?z=1",
    "1",
    "en",
    "display:none",
    "text/html; charset=utf-16",
    "application/ld+json",
    "99999999999999999999",
    "&quot;",
    "<p>",
};

std::string_view tag_name(Random& random) {
    // The first is no name.
    return tag_names[1 + below(tag_count - 1, random)];
}

HtmlToken start_tag(std::string_view name) {
    return {TokenKind::start_tag, "<" + std::string(name) + ">"};
}

HtmlToken end_tag(std::string_view name) {
    return {TokenKind::end_tag, "</" + std::string(name) + ">"};
}

std::string attribute(Random& random) {
    const char quote = is_one_in(2, random) ? '"' : '\'';
    std::string text = " " + std::string(pick(attribute_names, random));
    if (is_one_in(8, random)) return text;
    return text + "=" + quote + std::string(pick(odd_values, random)) + quote;
}

HtmlToken any_token(Random& random) {
    switch (below(4, random)) {
        case 0:
            return start_tag(tag_name(random));
        case 1:
            return end_tag(tag_name(random));
        case 2:
            return {TokenKind::text, std::string(pick(odd_texts, random))};
        default:
            return {TokenKind::markup, std::string(pick(odd_markup, random))};
    }
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::size_t name_begin(const HtmlToken& tag) {
    return tag.kind == TokenKind::end_tag ? 2 : 1;
}

std::size_t name_end(const HtmlToken& tag) {
    return std::min(tag.text.find_first_of(" \t\r\n\f/>", name_begin(tag)), tag.text.size());
}

/// Where the attributes of a tag begin and end, each with the space before it. Quotes are minded, references are not.
struct Extent {
    std::size_t begin = 0;
    std::size_t end = 0;
};

std::vector<Extent> attributes_of(const HtmlToken& tag) {
    std::vector<Extent> found;
    const std::size_t tag_end = tag.text.ends_with('>') ? tag.text.size() - 1 : tag.text.size();
    for (std::size_t at = name_end(tag); at < tag_end;) {
        const std::size_t begin = at;
        char quote = 0;
        bool is_in_name = false;
        for (; at < tag_end; ++at) {
            const char c = tag.text[at];
            const bool is_space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
            if (is_space && quote == 0 && is_in_name) break;
            is_in_name = is_in_name || !is_space;
            if (quote != 0 ? c == quote : c == '"' || c == '\'') quote = quote != 0 ? char{0} : c;
        }
        found.push_back({begin, at});
    }
    return found;
}

void change_attributes(HtmlToken& tag, Random& random) {
    const std::vector<Extent> attributes = attributes_of(tag);
    if (attributes.empty() || is_one_in(4, random)) {
        tag.text.insert(name_end(tag), attribute(random));
        return;
    }
    const auto [begin, end] = pick(attributes, random);
    const std::string text = tag.text.substr(begin, end - begin);
    switch (below(4, random)) {
        case 0:
            tag.text.erase(begin, end - begin);
            break;
        case 1:
            tag.text.insert(end, text);
            break;
        case 2: {
            const std::string name = text.substr(0, text.find('='));
            tag.text.replace(begin, end - begin, name + "=\"" + std::string(pick(odd_values, random)) + "\"");
            break;
        }
        default:
            // A quote that never closes takes in what follows.
            tag.text.erase(end - 1, 1);
            break;
    }
}

void change_text(HtmlToken& text, Random& random) {
    const std::string_view odd = pick(odd_texts, random);
    const std::size_t place = below(text.text.size() + 1, random);
    if (is_one_in(4, random)) {
        text.text = odd;
    } else if (is_one_in(4, random)) {
        text.text.resize(place);
    } else {
        text.text.insert(place, odd);
    }
}

void change_token(HtmlToken& token, Random& random) {
    const bool is_tag = token.kind == TokenKind::start_tag || token.kind == TokenKind::end_tag;
    if (!is_tag) {
        change_text(token, random);
    } else if (token.kind == TokenKind::end_tag || is_one_in(2, random)) {
        token.text.replace(name_begin(token), name_end(token) - name_begin(token), tag_name(random));
    } else {
        change_attributes(token, random);
    }
}

void insert(Tokens& tokens, std::size_t place, Tokens inserted) {
    tokens.insert(tokens.begin() + static_cast<std::ptrdiff_t>(place), std::make_move_iterator(inserted.begin()),
                  std::make_move_iterator(inserted.end()));
}

/// `depth` elements around the tokens from `begin` to `end`; some may lack an end tag.
void nest(Tokens& tokens, std::size_t begin, std::size_t end, std::size_t depth, Random& random) {
    Tokens opening;
    Tokens closing;
    const std::string_view name = tag_name(random);
    for (; depth > 0; --depth) {
        opening.push_back(start_tag(name));
        if (!is_one_in(8, random)) closing.push_back(end_tag(name));
    }
    insert(tokens, end, std::move(closing));
    insert(tokens, begin, std::move(opening));
}

std::size_t length_of_run(std::size_t begin, const Tokens& tokens, Random& random) {
    const std::size_t longest = is_one_in(8, random) ? 200 : 6;
    return std::min(tokens.size() - begin, 1 + below(longest, random));
}

Tokens run_of(const Tokens& tokens, std::size_t begin, std::size_t length) {
    const auto first = tokens.begin() + static_cast<std::ptrdiff_t>(begin);
    return {first, first + static_cast<std::ptrdiff_t>(length)};
}

void erase_run(Tokens& tokens, std::size_t begin, std::size_t length) {
    const auto first = tokens.begin() + static_cast<std::ptrdiff_t>(begin);
    tokens.erase(first, first + static_cast<std::ptrdiff_t>(length));
}

/// Behind the markup that begins with the '<' at `begin`.
std::size_t end_of_markup(std::string_view html, std::size_t begin) {
    if (html.substr(begin, 4) == "<!--") {
        const std::size_t close = html.find("-->", begin + 4);
        return close == std::string_view::npos ? html.size() : close + 3;
    }
    char quote = 0;
    for (std::size_t at = begin + 1; at < html.size(); ++at) {
        const char c = html[at];
        if (quote == 0 && c == '>') return at + 1;
        const bool opens = quote == 0 && (c == '"' || c == '\'') && html[at - 1] == '=';
        if (opens) {
            quote = c;
        } else if (c == quote) {
            quote = 0;
        }
    }
    return html.size();
}

TokenKind kind_of_markup(std::string_view html, std::size_t begin) {
    const std::string_view name = html.substr(begin + 1, 2);
    if (name.size() > 1 && name[0] == '/' && is_letter(name[1])) return TokenKind::end_tag;
    return !name.empty() && is_letter(name[0]) ? TokenKind::start_tag : TokenKind::markup;
}

}  // namespace

Tokens split_tokens(std::string_view html) {
    Tokens tokens;
    for (std::size_t begin = 0; begin < html.size();) {
        const bool is_markup = html[begin] == '<';
        const std::size_t end = is_markup ? end_of_markup(html, begin) : std::min(html.find('<', begin), html.size());
        const TokenKind kind = is_markup ? kind_of_markup(html, begin) : TokenKind::text;
        tokens.push_back({kind, std::string(html.substr(begin, end - begin))});
        begin = end;
    }
    return tokens;
}

std::string join_tokens(const Tokens& tokens) {
    std::string html;
    for (const HtmlToken& token : tokens) html += token.text;
    return html;
}

void mutate_tokens(Tokens& tokens, Random& random) {
    const std::size_t place = below(tokens.size(), random);
    if (tokens.empty()) {
        tokens.push_back(any_token(random));
        return;
    }
    const std::size_t length = length_of_run(place, tokens, random);
    switch (below(8, random)) {
        case 0:
            insert(tokens, place + length, run_of(tokens, place, length));
            break;
        case 1:
            erase_run(tokens, place, length);
            break;
        case 2:
            std::swap(tokens[place], tokens[below(tokens.size(), random)]);
            break;
        case 3: {
            Tokens moved = run_of(tokens, place, length);
            erase_run(tokens, place, length);
            insert(tokens, below(tokens.size() + 1, random), std::move(moved));
            break;
        }
        case 4:
            nest(tokens, place, place + length, is_one_in(8, random) ? 1 + below(600, random) : 1, random);
            break;
        case 5:
            insert(tokens, place, {any_token(random)});
            break;
        default:
            change_token(tokens[place], random);
            break;
    }
}

std::string with_mutated_tokens(std::string_view html, std::size_t changes, Random& random, std::size_t most_bytes) {
    Tokens tokens = split_tokens(html);
    for (; changes > 0; --changes) mutate_tokens(tokens, random);
    std::string mutated = join_tokens(tokens);
    mutated.resize(std::min(mutated.size(), most_bytes));
    return mutated;
}

}  // namespace dehusk::fuzz
