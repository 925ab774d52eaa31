// Splits HTML into tags and text (HTML standard, 13.2.5).
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "page/html_attributes.hpp"
#include "page/html_text.hpp"
#include "page/tree.hpp"

namespace dehusk {

enum class TokenKind : std::uint8_t {
    end_of_file,
    text,
    cdata,
    start_tag,
    end_tag,
    doctype,
    /// A comment of any form, `</>`, or an opening that was passed over: breaks text, says nothing.
    nothing,
};

struct Token {
    TokenKind kind = TokenKind::end_of_file;
    /// Of tags.
    Tag tag = Tag::unknown;
    bool self_closing = false;
    /// Of text: known to hold nothing that HtmlTextDecoder would change.
    bool stands_for_itself = false;
    /// Of DOCTYPEs.
    bool means_quirks = false;
    /// Attributes of a start tag that rows keep, the last ones in Tree::attributes.
    std::uint16_t attribute_count = 0;
    std::uint32_t first_attribute = 0;
    /// Offsets in the source. The text of `cdata` lies between its brackets.
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    /// Behind a tag's name.
    std::uint32_t name_end = 0;
    std::uint64_t name_hash = 0;
};

/// What stands between a start tag and its end tag where no markup counts.
struct RawText {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

class HtmlTokenizer {
  public:
    /// Attribute values go to `tree`, as does what was left unclosed.
    HtmlTokenizer(std::string_view html, bool recover_unclosed, HtmlTextDecoder& decoder, Tree& tree);

    /// Reads the next token. `in_foreign_content` lets CDATA sections count.
    void next(bool in_foreign_content, Token& token);

    /// Reads the contents of the element that `start` opened and its end tag (RCDATA, RAWTEXT and script data states).
    RawText read_raw_text(const Token& start);

    /// Everything from here on is one text (PLAINTEXT state).
    RawText read_plain_text();

    std::uint32_t tags_read() const { return tags_read_; }

  private:
    /// The first place at or behind an offset where a string stands. Asking again from further on costs nothing until
    /// that place is passed, so that no sequence of questions rescans the page.
    class NextOccurrence {
      public:
        explicit NextOccurrence(std::string_view wanted) : wanted_(wanted) {}
        /// `end` is the page's, and returned where the string stands nowhere.
        const char* find(const char* from, const char* end);

      private:
        std::string_view wanted_;
        const char* searched_from_ = nullptr;
        const char* found_ = nullptr;
    };

    std::string_view rest() const { return between(at_, end_); }
    static std::string_view between(const char* begin, const char* end) {
        return {begin, static_cast<std::size_t>(end - begin)};
    }
    std::uint32_t offset(const char* place) const { return static_cast<std::uint32_t>(place - begin_); }
    bool opens_markup(const char* at) const;
    void read_text(Token& token);
    void read_other_markup(bool in_foreign_content, Token& token);
    void read_declaration(bool in_foreign_content, Token& token);
    void read_comment();
    void read_bogus_comment();
    void read_doctype(Token& token);
    void read_cdata(Token& token);
    void read_tag(const char* name_begin, Token& token);
    void end_unclosed_tag(Token& token, AttributeCursor::End end, RawAttribute& last);
    void read_attributes_bounded(Token& token);
    AttributeCursor::End walk_attributes(Token& token, const char* limit, RawAttribute& last);
    void keep_attribute(const RawAttribute& attribute, Token& token);
    void end_inside_tag(Token& token);
    const char* comment_end(const char* content_begin);
    const char* tag_limit(const char* from);
    bool is_end_tag(std::string_view name, const char* at) const;
    bool is_name_at(std::string_view name, const char* at) const;
    const char* end_tag_at(Tag tag, const char* from);
    const char* script_end(const char* from);
    const char* escaped_script_end(const char* from);
    void note_unclosed(std::string_view what);

    const char* begin_;
    const char* end_;
    /// What is read next.
    const char* at_;
    HtmlTextDecoder& decoder_;
    Tree& tree_;
    std::uint32_t tags_read_ = 0;
    /// Bit set of the AttributeNames that the tag in hand has.
    AttributeSet attributes_seen_;
    NextOccurrence next_tag_end_{">"};
    NextOccurrence next_comment_close_{"-->"};
    NextOccurrence next_cdata_close_{"]]>"};
    bool recover_unclosed_;
    /// Each is set by the first search that reached the end of the page in vain, and keeps later ones from trying
    /// again.
    bool no_comment_end_ = false;
    /// Further openings of such comments are text, too: a page of nothing else would become a run for every few bytes.
    bool no_bogus_comment_end_ = false;
    bool quotes_distrusted_ = false;
    bool script_escapes_distrusted_ = false;
    std::array<bool, tag_count> no_end_tag_{};
};

}  // namespace dehusk
