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

#include <bit>
#include <cstring>
#include <utility>

#include "page/html_doctype.hpp"
#include "page/html_names.hpp"

namespace dehusk {
namespace {

/// The first `byte` in [at, end), or `end`. For one that is mostly far.
const char* find_far(const char* at, const char* end, char byte) {
    const void* const found = at == end ? nullptr : std::memchr(at, byte, static_cast<std::size_t>(end - at));
    return found == nullptr ? end : static_cast<const char*>(found);
}

}  // namespace

const char* HtmlTokenizer::NextOccurrence::find(const char* from, const char* end) {
    if (searched_from_ == nullptr || from < searched_from_ || from > found_) {
        searched_from_ = from;
        const std::size_t at = between(from, end).find(wanted_);
        found_ = at == std::string_view::npos ? end : from + at;
    }
    return found_;
}

namespace {

/// `opening` is what stands behind "<!".
bool opens_declaration(std::string_view opening) {
    return opening.starts_with("--") || opening.starts_with("[CDATA[") ||
           equals_ignoring_case(opening.substr(0, 7), "doctype");
}

}  // namespace

HtmlTokenizer::HtmlTokenizer(std::string_view html, bool recover_unclosed, HtmlTextDecoder& decoder, Tree& tree)
    : begin_(html.data()),
      end_(html.data() + html.size()),
      at_(begin_),
      decoder_(decoder),
      tree_(tree),
      recover_unclosed_(recover_unclosed) {}

void HtmlTokenizer::note_unclosed(std::string_view what) {
    if (tree_.unclosed.empty()) tree_.unclosed = what;
}

/// `at` is that of a '<'.
bool HtmlTokenizer::opens_markup(const char* at) const {
    if (end_ - at < 2) return false;
    const char c = at[1];
    if (is_ascii_letter(c)) return true;
    if (c == '/') return end_ - at > 2 && (!no_bogus_comment_end_ || is_ascii_letter(at[2]));
    if (c == '!') return !no_bogus_comment_end_ || opens_declaration(between(at + 2, end_));
    return c == '?' && !no_bogus_comment_end_;
}

void HtmlTokenizer::read_text(Token& token) {
    token.kind = TokenKind::text;
    const char* at = at_ + (*at_ == '<' ? 1 : 0);
    if (static_cast<std::size_t>(end_ - at) >= ByteBlock::size) {
        const ByteBlock block(at);
        const ByteMask opening = block.any_of('<');
        if (opening != 0 && opens_markup(at + std::countr_zero(opening))) {
            const ByteMask before = (opening - 1) & ~opening;
            token.stands_for_itself = (decoder_.changing_places(block) & before) == 0;
            at_ = at + std::countr_zero(opening);
            token.end = offset(at_);
            return;
        }
    }
    for (;; ++at) {
        at = find_near(at, end_, '<');
        if (at == end_ || opens_markup(at)) break;
    }
    at_ = at;
    token.end = offset(at);
}

/// What opens markup and is no tag.
void HtmlTokenizer::read_other_markup(bool in_foreign_content, Token& token) {
    token.kind = TokenKind::nothing;
    if (at_[1] == '!') {
        read_declaration(in_foreign_content, token);
    } else if (at_[1] == '/' && at_[2] == '>') {
        at_ += 3;
    } else {
        read_bogus_comment();
    }
    if (token.kind != TokenKind::cdata) token.end = offset(at_);
}

void HtmlTokenizer::read_declaration(bool in_foreign_content, Token& token) {
    const std::string_view opening = rest().substr(2, 7);
    if (opening.substr(0, 2) == "--") {
        read_comment();
    } else if (equals_ignoring_case(opening, "doctype")) {
        read_doctype(token);
    } else if (in_foreign_content && opening == "[CDATA[") {
        read_cdata(token);
    } else {
        read_bogus_comment();
    }
}

/// Behind a comment's closing, or nullptr.
const char* HtmlTokenizer::comment_end(const char* content_begin) {
    const std::string_view content = between(content_begin, end_);
    if (content.substr(0, 1) == ">") return content_begin + 1;
    if (content.substr(0, 2) == "->") return content_begin + 2;
    if (no_comment_end_) return nullptr;
    for (const char* at = find_near(content_begin, end_, '>'); at != end_; at = find_near(at + 1, end_, '>')) {
        const std::string_view before = between(content_begin, at);
        if (before.ends_with("--") || before.ends_with("--!")) return at + 1;
    }
    no_comment_end_ = true;
    return nullptr;
}

void HtmlTokenizer::read_comment() {
    constexpr std::size_t opening_length = 4;
    const char* const end = comment_end(at_ + opening_length);
    if (end != nullptr) {
        at_ = end;
    } else if (recover_unclosed_) {
        note_unclosed("comment");
        at_ += opening_length;
    } else {
        at_ = end_;
    }
}

void HtmlTokenizer::read_bogus_comment() {
    constexpr std::size_t opening_length = 2;
    const char* const close = next_tag_end_.find(at_ + opening_length, end_);
    if (close != end_) {
        at_ = close + 1;
    } else if (recover_unclosed_) {
        note_unclosed("comment");
        at_ += opening_length;
        no_bogus_comment_end_ = true;
    } else {
        at_ = end_;
    }
}

/// Where a tag or DOCTYPE that nothing closes is taken to end: behind the next '>', or with the line.
const char* HtmlTokenizer::tag_limit(const char* from) {
    const char* const close = next_tag_end_.find(from, end_);
    return close != end_ ? close + 1 : find_far(from, end_, '\n');
}

void HtmlTokenizer::read_doctype(Token& token) {
    constexpr std::size_t opening_length = 9;
    const char* const begin = at_ + opening_length;
    const char* const close = next_tag_end_.find(begin, end_);
    token.kind = TokenKind::doctype;
    token.means_quirks = close == end_ || doctype_means_quirks(between(begin, close));
    if (close != end_) {
        at_ = close + 1;
    } else if (recover_unclosed_) {
        note_unclosed("doctype");
        at_ = tag_limit(begin);
    } else {
        at_ = end_;
    }
}

void HtmlTokenizer::read_cdata(Token& token) {
    constexpr std::size_t bracket_length = 9;
    const char* const begin = at_ + bracket_length;
    const char* const close = next_cdata_close_.find(begin, end_);
    if (close == end_ && recover_unclosed_) {
        note_unclosed("cdata");
        at_ = begin;
        return;
    }
    token.kind = TokenKind::cdata;
    token.begin = offset(begin);
    token.end = offset(close);
    at_ = close == end_ ? end_ : close + 3;
}

inline void HtmlTokenizer::keep_attribute(const RawAttribute& attribute, Token& token) {
    if (!attribute.known || token.kind != TokenKind::start_tag) return;
    if (!attributes_seen_.insert(*attribute.known)) return;
    const bool is_plain = attribute.is_free_of_references && decoder_.changes_only_references();
    tree_.attributes.push_back(
        {*attribute.known,
         is_plain ? attribute.value : decoder_.decode(attribute.value, References::in_attribute, NulPolicy::replace)});
    ++token.attribute_count;
}

/// Reads the attributes that lie before `limit`; `last` is the one at which an unclosed quote stopped it.
AttributeCursor::End HtmlTokenizer::walk_attributes(Token& token, const char* limit, RawAttribute& last) {
    AttributeCursor cursor(between(begin_ + token.name_end, limit));
    attributes_seen_.clear();
    while (cursor.next(last)) keep_attribute(last, token);
    token.self_closing = cursor.self_closing();
    at_ = cursor.position();
    return cursor.end();
}

/// Settles what a tag is that the page's end, or a quote without its twin, stopped in `last`.
void HtmlTokenizer::end_unclosed_tag(Token& token, AttributeCursor::End end, RawAttribute& last) {
    if (!recover_unclosed_) return end_inside_tag(token);
    note_unclosed("tag");
    if (end == AttributeCursor::End::quote_unclosed) {
        // No such quote stands anywhere behind this one, so this happens at most once for each kind of quote.
        const char* const tag_end = next_tag_end_.find(last.value.data(), end_);
        if (tag_end != end_) {
            last.value = between(last.value.data(), tag_end);
            keep_attribute(last, token);
            at_ = tag_end + 1;
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
    const char* const limit = tag_limit(begin_ + token.name_end);
    RawAttribute last;
    if (walk_attributes(token, limit, last) == AttributeCursor::End::quote_unclosed) {
        if (last.value.ends_with('>')) last.value.remove_suffix(1);
        keep_attribute(last, token);
    }
    at_ = limit;
}

/// The end of the page inside a tag: the standard drops the tag (eof-in-tag).
void HtmlTokenizer::end_inside_tag(Token& token) {
    tree_.attributes.resize(token.first_attribute);
    at_ = end_;
    token.kind = TokenKind::end_of_file;
}

inline void HtmlTokenizer::read_tag(const char* name_begin, Token& token) {
    const ScannedName name = scan_name(name_begin, end_, class_ends_name);
    ++tags_read_;
    token.name_hash = name_hash(name.key);
    token.tag = tag_for_key(name.key);
    token.name_end = offset(name.end);
    token.self_closing = false;
    token.attribute_count = 0;
    token.first_attribute = static_cast<std::uint32_t>(tree_.attributes.size());
    if (name.end != end_ && *name.end == '>') {
        at_ = name.end + 1;
    } else if (RawAttribute last; quotes_distrusted_) {
        read_attributes_bounded(token);
    } else if (const auto end = walk_attributes(token, end_, last); end != AttributeCursor::End::tag_closed) {
        end_unclosed_tag(token, end, last);
    }
    token.end = offset(at_);
}

void HtmlTokenizer::next(bool in_foreign_content, Token& token) {
    token.begin = offset(at_);
    token.stands_for_itself = false;
    if (end_ - at_ >= 2 && *at_ == '<') {
        const bool is_end_tag = at_[1] == '/';
        const char* const name = at_ + (is_end_tag ? 2 : 1);
        if (name != end_ && is_ascii_letter(*name)) {
            token.kind = is_end_tag ? TokenKind::end_tag : TokenKind::start_tag;
            return read_tag(name, token);
        }
    }
    if (at_ == end_) {
        token.kind = TokenKind::end_of_file;
        token.end = token.begin;
    } else if (*at_ == '<' && opens_markup(at_)) {
        read_other_markup(in_foreign_content, token);
    } else {
        read_text(token);
    }
}

bool HtmlTokenizer::is_name_at(std::string_view name, const char* at) const {
    return static_cast<std::size_t>(end_ - at) > name.size() && has_class(at[name.size()], class_ends_name) &&
           equals_ignoring_case({at, name.size()}, name);
}

/// `at` is that of a '<'.
bool HtmlTokenizer::is_end_tag(std::string_view name, const char* at) const {
    return end_ - at > 1 && at[1] == '/' && is_name_at(name, at + 2);
}

const char* HtmlTokenizer::end_tag_at(Tag tag, const char* from) {
    bool& in_vain = no_end_tag_[static_cast<std::size_t>(tag)];
    if (in_vain) return nullptr;
    for (const char* at = find_far(from, end_, '<'); at != end_; at = find_far(at + 1, end_, '<')) {
        if (is_end_tag(name(tag), at)) return at;
    }
    in_vain = true;
    return nullptr;
}

/// Script data with its escaped and double escaped states: between `<!--` and `-->` a `<script>` hides the next
/// `</script>`.
const char* HtmlTokenizer::escaped_script_end(const char* from) {
    enum class Escape : std::uint8_t { none, single, twice } escape = Escape::none;
    const std::string_view script = name(Tag::script);
    const char* escape_end = nullptr;
    for (const char* at = find_far(from, end_, '<'); at != end_; at = find_far(at + 1, end_, '<')) {
        if (escape != Escape::none && at > escape_end) escape = Escape::none;
        if (is_end_tag(script, at)) {
            if (escape != Escape::twice) return at;
            escape = Escape::single;
        } else if (escape == Escape::none && between(at, end_).starts_with("<!--")) {
            escape = Escape::single;
            escape_end = next_comment_close_.find(at + 2, end_);  // the dashes may be those of the opening
        } else if (escape == Escape::single && is_name_at(script, at + 1)) {
            escape = Escape::twice;
        }
    }
    return nullptr;
}

const char* HtmlTokenizer::script_end(const char* from) {
    if (!script_escapes_distrusted_) {
        const char* const end = escaped_script_end(from);
        if (end != nullptr || !recover_unclosed_) return end;
        note_unclosed(name(Tag::script));
        script_escapes_distrusted_ = true;
    }
    return end_tag_at(Tag::script, from);
}

RawText HtmlTokenizer::read_raw_text(const Token& start) {
    const char* const begin = at_;
    const char* const end = start.tag == Tag::script ? script_end(begin) : end_tag_at(start.tag, begin);
    if (end != nullptr) {
        at_ = end;
        Token end_tag;
        next(false, end_tag);
        return {offset(begin), offset(end)};
    }
    if (!recover_unclosed_) return read_plain_text();
    note_unclosed(name(start.tag));
    return {offset(begin), offset(begin)};
}

RawText HtmlTokenizer::read_plain_text() {
    const char* const begin = std::exchange(at_, end_);
    return {offset(begin), offset(end_)};
}

}  // namespace dehusk
