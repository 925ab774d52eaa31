// Is this a page or a dump?
//
// Single tags decide nothing: tutorials quote whole pages, and dumps keep a stray `<br>`. What tells is how the text is
// carried. In a page it begins with markup and nearly all of its words stand inside elements, or there are many tags
// for few words; in a dump about HTML the words stand outside and the tags among them. So tags and words are counted,
// and for each end tag the words since its start tag count as carried. Content of scripts, styles and comments is no
// text.
//
// Nearly every page settles it early: it begins with its document tags, and soon has more tags than all words could
// outweigh that its bytes have room for. So tags alone are looked at first, and words only where that was not enough.
//
// The WHATWG MIME Sniffing standard (7.1) looks at the first tag alone, which takes an article that opens with "<div>:
// the generic container" for a page.
#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <vector>

#include "page/code_point.hpp"
#include "page/text_reader.hpp"
#include "support/ascii.hpp"
#include "support/byte_block.hpp"

namespace dehusk {
namespace {

constexpr std::size_t max_sniffed_bytes = std::size_t{64} << 10;
// A tag with attributes may be long (inline images), prose between two signs may too.
constexpr std::size_t max_tag_bytes = 8192;
constexpr std::size_t max_open_tags = 512;

bool is_space(char byte) {
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

bool is_name_byte(char byte) {
    const char low = ascii_lower_case(byte);
    return (low >= 'a' && low <= 'z') || (low >= '0' && low <= '9') || low == '-' || low == ':' || low == '_';
}

std::uint32_t hash_name(std::string_view name) {
    std::uint32_t hash = 2166136261U;
    for (const char byte : name) hash = (hash ^ static_cast<unsigned char>(ascii_lower_case(byte))) * 16777619U;
    return hash;
}

struct MarkupTag {
    std::string_view name;
    std::size_t end = 0;  // behind the >
    bool is_end_tag = false;
    bool has_attributes = false;
};

// The first byte from `at` on that means something inside a tag, or a place less than a block before `limit`.
std::size_t next_sign(std::string_view text, std::size_t at, std::size_t limit) {
    while (at + ByteBlock::size <= limit) {
        const ByteMask signs = ByteBlock(text.data() + at).any_of('<', '>', '"', '\'');
        if (signs != 0) return at + static_cast<std::size_t>(std::countr_zero(signs));
        at += ByteBlock::size;
    }
    return at;
}

// End of the tag whose name ends at `at`, 0 where it is none: a quote or > must close what was opened.
std::size_t find_tag_end(std::string_view text, std::size_t at) {
    const std::size_t limit = std::min(text.size(), at + max_tag_bytes);
    char quote = 0;
    for (at = next_sign(text, at, limit); at < limit; at = next_sign(text, at + 1, limit)) {
        const char byte = text[at];
        if (quote != 0) {
            if (byte == quote) quote = 0;
        } else if (byte == '>') {
            return at + 1;
        } else if (byte == '<') {
            return 0;
        } else if ((byte == '"' || byte == '\'') && text[at - 1] == '=') {
            quote = byte;
        }
    }
    return 0;
}

// The tag that begins at `at`, which holds <; its end is 0 where none does.
MarkupTag read_tag(std::string_view text, std::size_t at) {
    MarkupTag tag;
    std::size_t name = at + 1;
    if (name < text.size() && text[name] == '/') {
        tag.is_end_tag = true;
        ++name;
    }
    std::size_t name_end = name;
    while (name_end < text.size() && is_name_byte(text[name_end])) ++name_end;
    if (name_end == name || name_end == text.size() || !is_letter(static_cast<unsigned char>(text[name]))) return {};
    // <https://example.org> and <name@example.org> are addresses.
    const char next = text[name_end];
    if (!is_space(next) && next != '>' && next != '/') return {};
    if (text.substr(name, name_end - name).ends_with(':')) return {};
    tag.name = text.substr(name, name_end - name);
    tag.end = find_tag_end(text, name_end);
    if (tag.end > 0) tag.has_attributes = text.substr(name_end, tag.end - name_end).find('=') != std::string_view::npos;
    return tag;
}

bool is_void_tag(std::string_view name) {
    static constexpr std::array<std::string_view, 8> names = {"br",   "hr",    "img", "meta",
                                                              "link", "input", "wbr", "source"};
    return std::any_of(names.begin(), names.end(), [name](std::string_view known) {
        return known.size() == name.size() && starts_with_ignoring_case(name, known);
    });
}

bool is_document_tag(std::string_view name) {
    static constexpr std::array<std::string_view, 4> names = {"html", "head", "body", "title"};
    return std::any_of(names.begin(), names.end(), [name](std::string_view known) {
        return known.size() == name.size() && starts_with_ignoring_case(name, known);
    });
}

// No more words than this can begin in the text: one does at its start, behind white space or a tag, and at a character
// of a script without spaces.
std::uint32_t most_words_in(std::string_view text) {
    std::uint32_t words = 1;
    while (!text.empty()) {
        // Counts of few bytes fit a byte, and vectors hold most of those.
        const std::string_view stretch = text.substr(0, 240);
        std::uint8_t in_stretch = 0;
        for (const char c : stretch) {
            const auto byte = static_cast<unsigned char>(c);
            const bool may_begin = (byte <= ' ') | (byte == '<') | (byte == 0x7F) | (byte >= 0xC0);
            in_stretch = static_cast<std::uint8_t>(in_stretch + may_begin);
        }
        words += in_stretch;
        text.remove_prefix(stretch.size());
    }
    return words;
}

class Sniffer {
  public:
    explicit Sniffer(std::string_view text) : text_(text) {}

    // Whether a look at the tags alone, which stops as soon as it can, shows that is_page() would be true.
    bool is_surely_page() {
        const std::uint32_t most_words = most_words_in(text_);
        counts_words_ = false;
        for (std::size_t at = text_.find('<'), behind_tag = 0; at != std::string_view::npos;
             at = text_.find('<', behind_tag)) {
            if (words_ == 0 && has_word(text_.substr(behind_tag, at - behind_tag))) words_ = 1;
            const std::size_t end = read_markup(at);
            if (end == at) words_ = 1;
            if (words_ > 0 && !has_document_start_) return false;
            if (has_document_start_ && document_tags_ >= 2 && 100 * weight() >= most_words) return true;
            behind_tag = end == at ? at + 1 : end;
        }
        return false;
    }

    bool is_page() {
        count();
        if (tags_ == 0) return false;
        const bool is_dense = weight() >= 3 && 6 * weight() >= words_;
        if (has_document_start_ && (is_dense || document_tags_ >= 2)) return 100 * weight() >= words_ || is_carried(50);
        if (begins_with_markup_) return 4 * bare_words_ < words_ && (is_dense || is_carried(80));
        // Warnings of a server or a stray line may stand before a page.
        return document_tags_ >= 2 && weight() >= 10 && 2 * weight() >= words_;
    }

  private:
    // One in so many words, tags with attributes counting twice.
    std::uint32_t weight() const { return tags_ + tags_with_attributes_; }

    static bool has_word(std::string_view text) {
        for (std::size_t at = 0; at < text.size();) {
            const CodePoint next = code_point_at(text, at);
            if (!is_blank(next.value)) return true;
            at += next.bytes;
        }
        return false;
    }

    // Words that stand inside elements which were closed.
    bool is_carried(std::uint32_t percent) const {
        std::uint64_t carried = 0;
        for (const Carried& piece : carried_) carried += piece.words_end - piece.words_begin;
        return !carried_.empty() && carried * 100 >= std::uint64_t{words_} * percent;
    }

    void count() {
        std::size_t at = 0;
        bool in_word = false;
        while (at < text_.size()) {
            if (text_[at] == '<') {
                if (const std::size_t end = read_markup(at); end > at) {
                    at = end;
                    in_word = false;
                    continue;
                }
            }
            const CodePoint next = code_point_at(text_, at);
            const bool blank = is_blank(next.value);
            if (!blank) newlines_ = 0;
            if (next.value == '\n' && ++newlines_ == 2) end_block();
            if (!blank && (!in_word || is_unspaced(next.value))) ++words_;
            in_word = !blank;
            at += next.bytes;
        }
    }

    // Blank lines part paragraphs in a dump, and stand between elements in a page.
    void end_block() {
        if (tags_ == tags_before_block_) bare_words_ += words_ - words_before_block_;
        tags_before_block_ = tags_;
        words_before_block_ = words_;
    }

    // Offset behind the comment, declaration or tag at `at`; `at` itself where there is none.
    std::size_t read_markup(std::size_t at) {
        const std::string_view rest = text_.substr(at);
        if (rest.starts_with("<!--")) return end_of(at, "-->", no_comment_end_);
        if (rest.starts_with("<?")) return read_declaration(at, starts_with_ignoring_case(rest, "<?xml"));
        if (rest.starts_with("<!")) return read_declaration(at, starts_with_ignoring_case(rest, "<!doctype"));
        const MarkupTag tag = read_tag(text_, at);
        if (tag.end == 0) return at;
        if (words_ == 0 && !(is_void_tag(tag.name))) begins_with_markup_ = true;
        ++tags_;
        newlines_ = 0;
        if (tag.has_attributes) ++tags_with_attributes_;
        if (is_document_tag(tag.name)) see_document_tag();
        if (!counts_words_) {
            // Nothing is carried.
        } else if (tag.is_end_tag) {
            close(hash_name(tag.name));
        } else if (open_.size() < max_open_tags && !is_void_tag(tag.name)) {
            open_.push_back({hash_name(tag.name), words_});
        }
        return tag.is_end_tag ? tag.end : behind_raw_text(tag);
    }

    void see_document_tag() {
        ++document_tags_;
        if (words_ == 0) has_document_start_ = true;
    }

    // What is missing once is missing from there on, and is not looked for again.
    std::size_t end_of(std::size_t at, std::string_view sign, bool& is_missing) const {
        if (is_missing) return at;
        const std::size_t found = text_.find(sign, at);
        is_missing = found == std::string_view::npos;
        return is_missing ? at : found + sign.size();
    }

    std::size_t read_declaration(std::size_t at, bool is_known) {
        const std::size_t end = end_of(at, ">", no_tag_end_);
        if (is_known && end > at) {
            if (words_ == 0) begins_with_markup_ = true;
            see_document_tag();
        }
        return end;
    }

    // Scripts and styles hold no words, also where they reach beyond what is looked at.
    std::size_t behind_raw_text(const MarkupTag& tag) {
        const bool is_script = starts_with_ignoring_case(tag.name, "script");
        if (!is_script && !starts_with_ignoring_case(tag.name, "style")) return tag.end;
        bool& is_missing = is_script ? no_script_end_ : no_style_end_;
        std::size_t at = is_missing ? std::string_view::npos : text_.find("</", tag.end);
        while (at != std::string_view::npos) {
            if (starts_with_ignoring_case(text_.substr(at + 2), is_script ? "script" : "style")) return at;
            at = text_.find("</", at + 2);
        }
        is_missing = true;
        return document_tags_ > 0 ? text_.size() : tag.end;
    }

    void close(std::uint32_t name) {
        const std::size_t deepest = open_.size() > max_levels_closed ? open_.size() - max_levels_closed : 0;
        for (std::size_t i = open_.size(); i > deepest; --i) {
            if (open_[i - 1].name != name) continue;
            const std::uint32_t words_begin = open_[i - 1].words_before;
            open_.resize(i - 1);
            while (!carried_.empty() && carried_.back().words_begin >= words_begin) carried_.pop_back();
            carried_.push_back({words_begin, words_});
            return;
        }
    }

    // A page leaves a few start tags open (p, li); more would make the search long.
    static constexpr std::size_t max_levels_closed = 32;

    struct OpenTag {
        std::uint32_t name;
        std::uint32_t words_before;
    };
    struct Carried {
        std::uint32_t words_begin;
        std::uint32_t words_end;
    };

    std::string_view text_;
    bool counts_words_ = true;
    std::vector<OpenTag> open_;
    std::vector<Carried> carried_;
    std::uint32_t words_ = 0;
    std::uint32_t tags_ = 0;
    std::uint32_t tags_with_attributes_ = 0;
    std::uint32_t document_tags_ = 0;
    // Words of paragraphs without any tag.
    std::uint32_t bare_words_ = 0;
    std::uint32_t tags_before_block_ = 0;
    std::uint32_t words_before_block_ = 0;
    std::uint32_t newlines_ = 0;
    bool begins_with_markup_ = false;
    bool has_document_start_ = false;
    bool no_comment_end_ = false;
    bool no_tag_end_ = false;
    bool no_script_end_ = false;
    bool no_style_end_ = false;
};

}  // namespace

bool looks_like_html(std::string_view text) {
    text = text.substr(0, max_sniffed_bytes);
    if (text.find('<') == std::string_view::npos) return false;
    return Sniffer(text).is_surely_page() || Sniffer(text).is_page();
}

}  // namespace dehusk
