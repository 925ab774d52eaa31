// Only a few keys of JSON-LD matter here, and scripts in the wild are often no valid JSON (raw newlines in strings,
// comments, CDATA marks, commas at the end). So this is no parser but a scan for strings, braces and colons, which
// keeps for each open object what it has seen of it; whatever else stands between is passed over. Vocabulary:
// schema.org/CreativeWork.
#include "page/json_ld.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

#if defined(__SSE2__)
#include <bit>
#include <emmintrin.h>
#endif

namespace dehusk {

namespace {

constexpr std::size_t most_types = 256;
constexpr std::size_t most_works = 16;
constexpr std::size_t most_pending_authors = 32;
constexpr std::size_t most_authors_of_works = 64;
constexpr std::size_t most_named_nodes = 64;

constexpr bool is_white_space(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

enum class Key : std::uint8_t { other, id, type, headline, name, article_body, author, published, language };

Key key_of(std::string_view string) {
    if (string == "@id") return Key::id;
    if (string == "@type") return Key::type;
    if (string == "headline") return Key::headline;
    if (string == "name") return Key::name;
    if (string == "author") return Key::author;
    if (string == "datePublished") return Key::published;
    if (string == "inLanguage") return Key::language;
    return string == "articleBody" ? Key::article_body : Key::other;
}

/// An author by name, or by the @id of an object that has it (JSON-LD 1.1, 3.3).
struct Author {
    std::string_view text;
    bool is_reference = false;
};

struct NamedNode {
    std::string_view id;
    std::string_view name;
};

struct OpenObject {
    Key key = Key::other;
    std::string_view id;
    std::string_view headline;
    std::string_view name;
    std::string_view published;
    std::string_view language;
    /// How many authors were pending when it began.
    std::size_t first_author = 0;
    bool is_article = false;
    bool is_named_work = false;
    bool is_page = false;
};

bool is_article_type(std::string_view type) {
    return type.ends_with("Article") || type.ends_with("Posting") || type == "Report";
}

// Types whose title is their name.
bool is_named_type(std::string_view type) {
    constexpr std::string_view types[] = {"Product", "Recipe", "Question", "HowTo", "Course", "Event"};
    for (const std::string_view candidate : types) {
        if (type == candidate) return true;
    }
    return false;
}

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// The code unit of the four hexadecimal digits at `offset`, or -1.
std::int32_t code_unit_at(std::string_view text, std::size_t offset) {
    if (offset + 4 > text.size()) return -1;
    std::int32_t unit = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        const int digit = hex_value(text[offset + i]);
        if (digit < 0) return -1;
        unit = unit * 16 + digit;
    }
    return unit;
}

constexpr bool is_high_surrogate(std::int32_t unit) {
    return unit >= 0xD800 && unit < 0xDC00;
}
constexpr bool is_low_surrogate(std::int32_t unit) {
    return unit >= 0xDC00 && unit < 0xE000;
}

char* append_utf8(char* to, std::int32_t code_point) {
    const auto put = [&to](std::int32_t byte) { *to++ = static_cast<char>(byte); };
    if (code_point < 0x80) {
        put(code_point);
    } else if (code_point < 0x800) {
        put(0xC0 | (code_point >> 6));
        put(0x80 | (code_point & 0x3F));
    } else if (code_point < 0x10000) {
        put(0xE0 | (code_point >> 12));
        put(0x80 | ((code_point >> 6) & 0x3F));
        put(0x80 | (code_point & 0x3F));
    } else {
        put(0xF0 | (code_point >> 18));
        put(0x80 | ((code_point >> 12) & 0x3F));
        put(0x80 | ((code_point >> 6) & 0x3F));
        put(0x80 | (code_point & 0x3F));
    }
    return to;
}

struct Escape {
    std::int32_t code_point;
    std::size_t size;  ///< bytes behind the backslash; 0 for a character that stands for itself
};

// RFC 8259, section 7. A surrogate without its other half becomes U+FFFD; an unknown escape stands for its character.
Escape read_escape(std::string_view raw, std::size_t offset) {
    switch (raw[offset]) {
        case 'n':
            return {'\n', 1};
        case 't':
            return {'\t', 1};
        case 'r':
            return {'\n', 1};
        case 'b':
        case 'f':
            return {' ', 1};
        case 'u':
            break;
        default:
            return {0, 0};
    }
    const std::int32_t unit = code_unit_at(raw, offset + 1);
    if (unit < 0) return {0, 0};
    if (is_high_surrogate(unit) && raw.substr(offset + 5, 2) == "\\u") {
        const std::int32_t low = code_unit_at(raw, offset + 7);
        if (is_low_surrogate(low)) return {0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00), 11};
    }
    if (is_high_surrogate(unit) || is_low_surrogate(unit)) return {0xFFFD, 5};
    return {unit == 0 ? 0xFFFD : unit, 5};
}

// Many pages name an author by the address of a profile.
bool is_address(std::string_view value) {
    return value.find("//") != std::string_view::npos;
}

// The text of a JSON string. No escape is shorter than its character.
std::string_view unescape(std::string_view raw, Arena& arena) {
    if (raw.find('\\') == std::string_view::npos) return raw;
    char* const begin = arena.allocate(raw.size());
    char* to = begin;
    for (std::size_t i = 0; i < raw.size(); ++i) {
        if (raw[i] != '\\' || i + 1 == raw.size()) {
            *to++ = raw[i];
            continue;
        }
        const Escape escape = read_escape(raw, i + 1);
        if (escape.size == 0) {
            *to++ = raw[++i];
            continue;
        }
        to = append_utf8(to, escape.code_point);
        i += escape.size;
    }
    const std::size_t size = static_cast<std::size_t>(to - begin);
    arena.give_back(raw.size() - size);
    return {begin, size};
}

// Offset of the first quote or backslash at or behind `from`, or the text's end.
std::size_t find_string_end(std::string_view text, std::size_t from) {
#if defined(__SSE2__)
    for (; text.size() - from >= 16; from += 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + from));
        const __m128i found =
            _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\')));
        const auto ends = static_cast<unsigned>(_mm_movemask_epi8(found));
        if (ends != 0) return from + static_cast<std::size_t>(std::countr_zero(ends));
    }
#endif
    while (from < text.size() && text[from] != '"' && text[from] != '\\') ++from;
    return from;
}

class Scanner {
  public:
    Scanner(std::string_view script, Arena& arena, JsonLd& out, ArticleBodies bodies)
        : text_(script), arena_(arena), out_(out), bodies_(bodies) {}

    void run() {
        while (offset_ < text_.size()) {
            switch (text_[offset_++]) {
                case '{':
                    open_object();
                    break;
                case '}':
                    close_object();
                    break;
                case '"':
                    take_string();
                    break;
                default:
                    break;
            }
        }
        // A script that was cut off still says what it said.
        while (depth_ > 0) close_object();
        name_authors();
    }

  private:
    void open_object() {
        if (depth_ < objects_.size()) {
            objects_[depth_] = {};
            objects_[depth_].first_author = author_count_;
        }
        ++depth_;
    }

    void close_object() {
        if (depth_ == 0) return;
        --depth_;
        if (depth_ >= objects_.size()) return;
        const OpenObject& object = objects_[depth_];
        const std::string_view title = object.is_article ? object.headline : object.name;
        const bool is_work = object.is_article || object.is_named_work;
        if (is_work || object.is_page) add_work(object, title);
        if (is_work && out_.headline.empty()) out_.headline = unescape(title, arena_);
        author_count_ = object.first_author;
        if (depth_ > 0 && objects_[depth_ - 1].key == Key::author) add_author_object(object);
        const bool is_named = !object.id.empty() && !object.name.empty();
        if (is_named && named_node_count_ < named_nodes_.size()) {
            named_nodes_[named_node_count_++] = {object.id, object.name};
        }
    }

    void add_author_object(const OpenObject& object) {
        if (!object.name.empty()) {
            add_author(object.name);
        } else if (!object.id.empty() && author_count_ < authors_.size()) {
            authors_[author_count_++] = {object.id, true};
        }
    }

    // Of the innermost object that is still open; it may turn out to be no work at all, or a comment.
    void add_author(std::string_view name) {
        if (name.empty() || author_count_ == authors_.size() || is_address(name)) return;
        authors_[author_count_++] = {name, false};
    }

    void add_work(const OpenObject& object, std::string_view title) {
        const bool has_author = author_count_ > object.first_author;
        if (out_.works.size() >= most_works) return;
        if (!has_author && object.published.empty() && object.language.empty()) return;
        JsonLdWork work;
        work.title = unescape(title, arena_);
        work.published = object.published;
        work.language = object.language;
        work.is_page = !object.is_article && !object.is_named_work;
        work_authors_begin_[work_count_] = work_author_count_;
        for (std::size_t i = object.first_author; i < author_count_ && work_author_count_ < work_authors_.size(); ++i) {
            work_authors_[work_author_count_++] = authors_[i];
        }
        ++work_count_;
        out_.works.push_back(work);
    }

    // An object may be named behind the works that refer to it.
    void name_authors() {
        for (std::size_t i = 0; i < work_count_; ++i) {
            const std::size_t begin = work_authors_begin_[i];
            const std::size_t end = i + 1 < work_count_ ? work_authors_begin_[i + 1] : work_author_count_;
            JsonLdWork& work = out_.works[out_.works.size() - work_count_ + i];
            work.authors = joined_names({work_authors_.data() + begin, end - begin});
        }
    }

    std::string_view name_of(const Author& author) const {
        if (!author.is_reference) return author.text;
        const auto end = named_nodes_.begin() + static_cast<std::ptrdiff_t>(named_node_count_);
        const auto node =
            std::find_if(named_nodes_.begin(), end, [&](const NamedNode& n) { return n.id == author.text; });
        return node == end ? std::string_view{} : node->name;
    }

    std::string_view joined_names(std::span<const Author> authors) {
        constexpr std::string_view separator = ", ";
        std::array<std::string_view, most_pending_authors> names;
        std::size_t count = 0, bytes = 0;
        for (const Author& author : authors) {
            const std::string_view name = unescape(name_of(author), arena_);
            if (name.empty() || is_address(name)) continue;
            bytes += name.size() + (count == 0 ? 0 : separator.size());
            names[count++] = name;
        }
        if (count == 0) return {};
        char* const begin = arena_.allocate(bytes);
        char* to = begin;
        for (std::size_t i = 0; i < count; ++i) {
            if (i > 0) to = std::ranges::copy(separator, to).out;
            to = std::ranges::copy(names[i], to).out;
        }
        return {begin, bytes};
    }

    std::string_view read_string() {
        const std::size_t begin = offset_;
        offset_ = find_string_end(text_, begin);
        while (offset_ < text_.size() && text_[offset_] == '\\') {
            offset_ = find_string_end(text_, std::min(offset_ + 2, text_.size()));
        }
        const std::size_t end = offset_;
        offset_ = end + 1;
        return text_.substr(begin, end - begin);
    }

    void take_string() {
        const std::string_view string = read_string();
        if (depth_ == 0 || depth_ > objects_.size()) return;
        OpenObject& object = objects_[depth_ - 1];
        std::size_t next = offset_;
        while (next < text_.size() && is_white_space(text_[next])) ++next;
        if (next < text_.size() && text_[next] == ':') {
            object.key = key_of(string);
        } else {
            take_value(object, string);
        }
    }

    // Types come alone or in an array; the key stays until the next one.
    void take_value(OpenObject& object, std::string_view value) {
        switch (object.key) {
            case Key::id:
                object.id = value;
                break;
            case Key::type:
                if (out_.types.size() < most_types) out_.types.push_back(value);
                object.is_article = object.is_article || is_article_type(value);
                object.is_page = object.is_page || value.ends_with("Page");
                object.is_named_work = object.is_named_work || is_named_type(value);
                break;
            case Key::headline:
                object.headline = value;
                break;
            case Key::name:
                object.name = value;
                break;
            case Key::author:
                add_author(value);
                break;
            case Key::published:
                if (object.published.empty()) object.published = value;
                break;
            case Key::language:
                if (object.language.empty()) object.language = value;
                break;
            case Key::article_body:
                if (bodies_ == ArticleBodies::wanted) out_.article_bodies.push_back(unescape(value, arena_));
                break;
            case Key::other:
                break;
        }
    }

    std::string_view text_;
    Arena& arena_;
    JsonLd& out_;
    ArticleBodies bodies_;
    std::size_t offset_ = 0;
    std::array<OpenObject, 64> objects_{};
    std::size_t depth_ = 0;
    /// Names of authors of the open objects, those of inner ones behind those of outer ones.
    std::array<Author, most_pending_authors> authors_{};
    std::size_t author_count_ = 0;
    /// Authors of the works of this script, those of one behind those of the one before.
    std::array<Author, most_authors_of_works> work_authors_{};
    std::size_t work_author_count_ = 0;
    std::array<std::size_t, most_works> work_authors_begin_{};
    std::size_t work_count_ = 0;
    /// Objects that have both @id and name, the first ones.
    std::array<NamedNode, most_named_nodes> named_nodes_{};
    std::size_t named_node_count_ = 0;
};

}  // namespace

void scan_json_ld(std::string_view script, Arena& arena, JsonLd& out, ArticleBodies bodies) {
    Scanner(script, arena, out, bodies).run();
}

}  // namespace dehusk
