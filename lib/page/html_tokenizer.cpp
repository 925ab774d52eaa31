// The idea: the standard's eighty tokenizer states are there for a parser that is fed byte by byte. With the whole page
// in hand nearly all of them are "find the next byte of some kind", so each construct is one function and memchr does
// the work.
//
// What the page leaves open at its end (a comment, a script, a quote) swallows the rest under the standard. With
// `recover_unclosed` reading goes on behind the opening instead. Every such recovery is found out by a search that
// reached the end of the page in vain; the search is remembered and never made again, which keeps the whole linear.
//
// Source: HTML standard, 13.2.5.
#include "page/html_tokenizer.hpp"

#include <cstring>

#include "page/html_doctype.hpp"
#include "page/html_names.hpp"

namespace dehusk {
namespace {

constexpr std::size_t none = std::string_view::npos;

std::uint32_t offset(std::size_t position) {
    return static_cast<std::uint32_t>(position);
}

}  // namespace

std::size_t HtmlTokenizer::NextOccurrence::find(std::string_view source, std::size_t from) {
    if (!is_valid_ || from < searched_from_ || from > found_) {
        is_valid_ = true;
        searched_from_ = from;
        found_ = source.find(wanted_, from);
    }
    return found_;
}

HtmlTokenizer::HtmlTokenizer(std::string_view html, bool recover_unclosed, HtmlTextDecoder& decoder, Tree& tree)
    : source_(html), decoder_(decoder), tree_(tree), recover_unclosed_(recover_unclosed) {}

void HtmlTokenizer::note_unclosed(std::string_view what) {
    if (tree_.unclosed.empty()) tree_.unclosed = what;
}

void HtmlTokenizer::next(bool in_foreign_content, Token& token) {
    token.begin = offset(position_);
    if (position_ == source_.size()) {
        token.kind = TokenKind::end_of_file;
        token.end = token.begin;
    } else if (source_[position_] == '<' && opens_markup(position_)) {
        read_markup(in_foreign_content, token);
    } else {
        read_text(token);
    }
}

bool HtmlTokenizer::opens_markup(std::size_t at) const {
    if (at + 1 == source_.size()) return false;
    const char c = source_[at + 1];
    return is_ascii_letter(c) || c == '!' || c == '?' || (c == '/' && at + 2 != source_.size());
}

void HtmlTokenizer::read_text(Token& token) {
    std::size_t at = position_ + (source_[position_] == '<' ? 1 : 0);
    for (;;) {
        at = source_.find('<', at);
        if (at == none || opens_markup(at)) break;
        ++at;
    }
    position_ = at == none ? source_.size() : at;
    token.kind = TokenKind::text;
    token.end = offset(position_);
}

void HtmlTokenizer::read_markup(bool in_foreign_content, Token& token) {
    const char c = source_[position_ + 1];
    token.kind = TokenKind::nothing;
    if (is_ascii_letter(c)) {
        token.kind = TokenKind::start_tag;
        read_tag(position_ + 1, token);
    } else if (c == '!') {
        read_declaration(in_foreign_content, token);
    } else if (c == '?') {
        read_bogus_comment(2);
    } else if (is_ascii_letter(source_[position_ + 2])) {
        token.kind = TokenKind::end_tag;
        read_tag(position_ + 2, token);
    } else if (source_[position_ + 2] == '>') {
        position_ += 3;
    } else {
        read_bogus_comment(2);
    }
    if (token.kind != TokenKind::cdata) token.end = offset(position_);
}

void HtmlTokenizer::read_declaration(bool in_foreign_content, Token& token) {
    const std::string_view opening = source_.substr(position_ + 2, 7);
    if (opening.substr(0, 2) == "--") {
        read_comment();
    } else if (equals_ignoring_case(opening, "doctype")) {
        read_doctype(token);
    } else if (in_foreign_content && opening == "[CDATA[") {
        read_cdata(token);
    } else {
        read_bogus_comment(2);
    }
}

std::size_t HtmlTokenizer::comment_end(std::size_t content_begin) {
    const std::string_view content = source_.substr(content_begin);
    if (content.substr(0, 1) == ">") return content_begin + 1;
    if (content.substr(0, 2) == "->") return content_begin + 2;
    if (no_comment_end_) return none;
    for (std::size_t at = content.find('>'); at != none; at = content.find('>', at + 1)) {
        if ((at >= 2 && content.substr(at - 2, 2) == "--") || (at >= 3 && content.substr(at - 3, 3) == "--!")) {
            return content_begin + at + 1;
        }
    }
    no_comment_end_ = true;
    return none;
}

void HtmlTokenizer::read_comment() {
    constexpr std::size_t opening_length = 4;
    const std::size_t end = comment_end(position_ + opening_length);
    if (end != none) {
        position_ = end;
    } else if (recover_unclosed_) {
        note_unclosed("comment");
        position_ += opening_length;
    } else {
        position_ = source_.size();
    }
}

void HtmlTokenizer::read_bogus_comment(std::size_t opening_length) {
    const std::size_t end = next_tag_end_.find(source_, position_ + opening_length);
    if (end != none) {
        position_ = end + 1;
    } else if (recover_unclosed_) {
        note_unclosed("comment");
        position_ += opening_length;
    } else {
        position_ = source_.size();
    }
}

/// Where a tag or DOCTYPE that nothing closes is taken to end: behind the next '>', or with the line.
std::size_t HtmlTokenizer::tag_limit(std::size_t from) {
    const std::size_t end = next_tag_end_.find(source_, from);
    if (end != none) return end + 1;
    const std::size_t line_end = source_.find('\n', from);
    return line_end == none ? source_.size() : line_end;
}

void HtmlTokenizer::read_doctype(Token& token) {
    constexpr std::size_t opening_length = 9;
    const std::size_t begin = position_ + opening_length;
    const std::size_t end = next_tag_end_.find(source_, begin);
    token.kind = TokenKind::doctype;
    token.means_quirks = end == none || doctype_means_quirks(source_.substr(begin, end - begin));
    if (end != none) {
        position_ = end + 1;
    } else if (recover_unclosed_) {
        note_unclosed("doctype");
        position_ = tag_limit(begin);
    } else {
        position_ = source_.size();
    }
}

void HtmlTokenizer::read_cdata(Token& token) {
    constexpr std::size_t bracket_length = 9;
    const std::size_t begin = position_ + bracket_length;
    const std::size_t end = next_cdata_close_.find(source_, begin);
    if (end == none && recover_unclosed_) {
        note_unclosed("cdata");
        position_ = begin;
        return;
    }
    token.kind = TokenKind::cdata;
    token.begin = offset(begin);
    token.end = offset(end == none ? source_.size() : end);
    position_ = end == none ? source_.size() : end + 3;
}

void HtmlTokenizer::read_tag(std::size_t name_begin, Token& token) {
    std::size_t at = name_begin;
    std::uint64_t hash = name_hash_seed;
    for (; at < source_.size() && !has_class(source_[at], class_ends_name); ++at) {
        hash = add_to_hash(hash, lower(source_[at]));
    }
    ++tags_read_;
    token.name_hash = hash;
    token.tag = tag_for_name(source_.substr(name_begin, at - name_begin), hash);
    token.name_end = offset(at);
    token.self_closing = false;
    token.attribute_count = 0;
    token.first_attribute = offset(tree_.attributes.size());
    if (at < source_.size() && source_[at] == '>') {
        position_ = at + 1;
    } else {
        read_attributes(token);
    }
}

void HtmlTokenizer::keep_attribute(const RawAttribute& attribute, Token& token) {
    const std::optional<AttributeName> name = attribute_for_name(attribute.name);
    if (!name || token.kind != TokenKind::start_tag) return;
    const std::uint32_t mark = std::uint32_t{1} << static_cast<unsigned>(*name);
    if ((attributes_seen_ & mark) != 0) return;
    attributes_seen_ |= mark;
    tree_.attributes.push_back({*name, decoder_.decode(attribute.value, References::in_attribute, NulPolicy::replace)});
    ++token.attribute_count;
}

/// Reads the attributes that lie before `limit`; `last` is the one at which an unclosed quote stopped it.
AttributeCursor::End HtmlTokenizer::walk_attributes(Token& token, std::size_t limit, RawAttribute& last) {
    AttributeCursor cursor(source_.substr(token.name_end, limit - token.name_end));
    attributes_seen_ = 0;
    while (cursor.next(last)) keep_attribute(last, token);
    token.self_closing = cursor.self_closing();
    position_ = static_cast<std::size_t>(cursor.position() - source_.data());
    return cursor.end();
}

void HtmlTokenizer::read_attributes(Token& token) {
    if (quotes_distrusted_) return read_attributes_bounded(token);
    RawAttribute last;
    const AttributeCursor::End end = walk_attributes(token, source_.size(), last);
    if (end == AttributeCursor::End::tag_closed) return;
    if (!recover_unclosed_) return end_inside_tag(token);
    note_unclosed("tag");
    if (end == AttributeCursor::End::quote_unclosed) {
        // No such quote stands anywhere behind this one, so this happens at most once for each kind of quote.
        const auto value_begin = static_cast<std::size_t>(last.value.data() - source_.data());
        const std::size_t tag_end = next_tag_end_.find(source_, value_begin);
        if (tag_end != none) {
            last.value = last.value.substr(0, tag_end - value_begin);
            keep_attribute(last, token);
            position_ = tag_end + 1;
            return;
        }
    }
    quotes_distrusted_ = true;
    tree_.attributes.resize(token.first_attribute);
    token.attribute_count = 0;
    read_attributes_bounded(token);
}

/// For a page in which some tag found no end: quotes no longer hide a '>', or a row of tags that each run to the end of
/// the page would be read in quadratic time.
void HtmlTokenizer::read_attributes_bounded(Token& token) {
    const std::size_t limit = tag_limit(token.name_end);
    RawAttribute last;
    if (walk_attributes(token, limit, last) == AttributeCursor::End::quote_unclosed) {
        if (last.value.ends_with('>')) last.value.remove_suffix(1);
        keep_attribute(last, token);
    }
    position_ = limit;
}

/// The end of the page inside a tag: the standard drops the tag (eof-in-tag).
void HtmlTokenizer::end_inside_tag(Token& token) {
    tree_.attributes.resize(token.first_attribute);
    position_ = source_.size();
    token.kind = TokenKind::end_of_file;
}

bool HtmlTokenizer::is_name_at(std::string_view name, std::size_t at) const {
    const std::size_t end = at + name.size();
    return end < source_.size() && has_class(source_[end], class_ends_name) &&
           equals_ignoring_case(source_.substr(at, name.size()), name);
}

bool HtmlTokenizer::is_end_tag(std::string_view name, std::size_t at) const {
    return at + 1 < source_.size() && source_[at + 1] == '/' && is_name_at(name, at + 2);
}

std::size_t HtmlTokenizer::end_tag_at(Tag tag, std::size_t from) {
    bool& in_vain = no_end_tag_[static_cast<std::size_t>(tag)];
    if (in_vain) return none;
    for (std::size_t at = source_.find('<', from); at != none; at = source_.find('<', at + 1)) {
        if (is_end_tag(name(tag), at)) return at;
    }
    in_vain = true;
    return none;
}

/// Script data with its escaped and double escaped states: between `<!--` and `-->` a `<script>` hides the next
/// `</script>`.
std::size_t HtmlTokenizer::escaped_script_end(std::size_t from) {
    enum class Escape : std::uint8_t { none, single, twice } escape = Escape::none;
    const std::string_view script = name(Tag::script);
    std::size_t escape_end = 0;
    for (std::size_t at = source_.find('<', from); at != none; at = source_.find('<', at + 1)) {
        if (escape != Escape::none && at > escape_end) escape = Escape::none;
        if (is_end_tag(script, at)) {
            if (escape != Escape::twice) return at;
            escape = Escape::single;
        } else if (escape == Escape::none && source_.substr(at, 4) == "<!--") {
            escape = Escape::single;
            escape_end = next_comment_close_.find(source_, at + 2);  // the dashes may be those of the opening
        } else if (escape == Escape::single && is_name_at(script, at + 1)) {
            escape = Escape::twice;
        }
    }
    return none;
}

std::size_t HtmlTokenizer::script_end(std::size_t from) {
    if (!script_escapes_distrusted_) {
        const std::size_t end = escaped_script_end(from);
        if (end != none || !recover_unclosed_) return end;
        note_unclosed(name(Tag::script));
        script_escapes_distrusted_ = true;
    }
    return end_tag_at(Tag::script, from);
}

RawText HtmlTokenizer::read_raw_text(const Token& start) {
    const std::size_t begin = position_;
    const std::size_t end = start.tag == Tag::script ? script_end(begin) : end_tag_at(start.tag, begin);
    if (end != none) {
        Token end_tag;
        end_tag.kind = TokenKind::end_tag;
        read_tag(end + 2, end_tag);
        return {offset(begin), offset(end)};
    }
    if (!recover_unclosed_) return read_plain_text();
    note_unclosed(name(start.tag));
    return {offset(begin), offset(begin)};
}

RawText HtmlTokenizer::read_plain_text() {
    const std::size_t begin = position_;
    position_ = source_.size();
    return {offset(begin), offset(position_)};
}

}  // namespace dehusk
