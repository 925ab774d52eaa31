// One pass that only looks, and one that rewrites: most lines of most pages need no rewriting, and looking runs at
// memory speed for ASCII. A single rewriting pass would copy every line; searching for each odd character in turn would
// read the line a dozen times.
#include "normalise/edit.hpp"

#include <unicode/uchar.h>

#include "normalise/treatment.hpp"
#include "support/utf8.hpp"

namespace dehusk {
namespace {

constexpr std::uint64_t high_bits = in_every_byte(0x80);

/// High bit of each byte of an ASCII word that is `byte`; exact, no borrow runs from one byte to the next.
constexpr std::uint64_t bytes_equal(std::uint64_t word, unsigned char byte) {
    const std::uint64_t differing = word ^ in_every_byte(byte);
    return ~(((differing & ~high_bits) + ~high_bits) | differing) & high_bits;
}

/// High bit set in some byte if the ASCII word has a byte below 0x20.
constexpr std::uint64_t any_below_space(std::uint64_t word) {
    return (word - in_every_byte(0x20)) & ~word & high_bits;
}

/// Low enough that fewer, each decomposed into at most three, stay below max_marks.
constexpr unsigned heap_suspected_at = 8;
static_assert(3 * heap_suspected_at < max_marks);

class Survey {
  public:
    Survey(std::string_view text, Spacing spacing) : text_(text), spacing_(spacing) {}

    TextNeeds run() {
        while (at_ < text_.size() && !(needs_.edit && needs_.heap)) {
            skip_plain_words();
            if (at_ < text_.size()) look_at_one();
        }
        if (at_ == text_.size() && spacing_ != Spacing::layout && after_space_ && !text_.empty()) needs_.edit = true;
        return needs_;
    }

  private:
    /// Steps over ASCII, eight bytes at a time, as long as it is letters and single spaces. Little-endian or not, the
    /// order of bytes only matters to pairs of spaces, which shift towards one side on both.
    void skip_plain_words() {
        for (; text_.size() - at_ >= 8; at_ += 8) {
            const std::uint64_t word = load_eight_bytes(text_.data() + at_);
            if ((word & high_bits) != 0 || any_below_space(word) != 0 || bytes_equal(word, 0x7F) != 0) return;
            not_inert_in_a_row_ = 0;
            if (spacing_ == Spacing::layout) continue;
            const std::uint64_t spaces = bytes_equal(word, ' ');
            if ((spaces & spaces >> 8) != 0 || (after_space_ && text_[at_] == ' ')) return;
            after_space_ = text_[at_ + 7] == ' ';
        }
    }

    void look_at_one() {
        const Utf8Step step = read_utf8(text_, at_);
        at_ += step.bytes;
        look_at_mark(step.code_point);
        if (!stays(step.code_point) || !step.valid) needs_.edit = true;
    }

    void look_at_mark(char32_t c) {
        if (is_inert(c)) {
            not_inert_in_a_row_ = 0;
            return;
        }
        needs_.compose = true;
        if (++not_inert_in_a_row_ > heap_suspected_at) needs_.heap = true;
    }

    bool stays(char32_t c) {
        const bool again = after_space_ && spacing_ != Spacing::layout;
        after_space_ = c == ' ' || (c == '\t' && spacing_ == Spacing::cells);
        if (c > 0x20 && c < 0x7F) return true;
        switch (treatment_of(c)) {
            case Treatment::keep:
                return true;
            case Treatment::space:
                return c == ' ' && !again;
            case Treatment::line_end:
                return spacing_ == Spacing::layout && c == '\n';
            case Treatment::tab:
                return spacing_ != Spacing::single && !again;
            default:
                return false;
        }
    }

    std::string_view text_;
    Spacing spacing_;
    std::size_t at_ = 0;
    TextNeeds needs_;
    unsigned not_inert_in_a_row_ = 0;
    /// A space at the very start is one too many, like one behind another.
    bool after_space_ = true;
};

constexpr char32_t black_flag = 0x1F3F4;
constexpr std::uint8_t virama_class = 9;

/// The three Tibetan vowels are of class 0 themselves, but decompose into two marks each, which ICU then has to sort.
bool is_mark(char32_t c) {
    if (is_inert(c)) return false;
    return u_getCombiningClass(static_cast<UChar32>(c)) != 0 || c == 0xF73 || c == 0xF75 || c == 0xF81;
}

/// Writes code points one after the other as they are treated.
class Editor {
  public:
    Editor(char* out, Spacing spacing) : begin_(out), out_(out), spacing_(spacing) {}

    void take(char32_t c) {
        const bool line_feed_of_pair = c == '\n' && after_return_;
        after_return_ = c == '\r';
        if (line_feed_of_pair) return;
        switch (treatment_of(c)) {
            case Treatment::keep:
                return take_kept(c);
            case Treatment::space:
                return take_space(' ');
            case Treatment::line_end:
                return take_space('\n');
            case Treatment::tab:
                return take_space('\t');
            case Treatment::joiner:
                return take_joiner(c);
            case Treatment::flag_tag:
                if (last_ == black_flag || (last_ >= 0xE0020 && last_ <= 0xE007E)) put(c);
                return;
            case Treatment::drop:
                return;
        }
    }

    char* end() const { return out_; }

  private:
    void take_kept(char32_t c) {
        const bool mark = is_mark(c);
        marks_ = mark ? marks_ + 1 : 0;
        if (marks_ > max_marks) return;
        behind_virama_ = mark && (behind_virama_ || u_getCombiningClass(static_cast<UChar32>(c)) == virama_class);
        if (pending_space_ != 0) put(pending_space_);
        if (pending_joiner_ != 0) put(pending_joiner_);
        pending_space_ = 0;
        pending_joiner_ = 0;
        put(c);
    }

    void take_space(char32_t space) {
        pending_joiner_ = 0;
        marks_ = 0;
        behind_virama_ = false;
        if (spacing_ == Spacing::layout) {
            put(space);
        } else if (out_ != begin_ && pending_space_ != '\t') {
            pending_space_ = space == '\t' && spacing_ == Spacing::cells ? '\t' : ' ';
        }
    }

    /// A joiner stays between two characters that are no spaces, and behind a virama even at the end of a word, where
    /// it makes the half forms of older Malayalam and Sinhala text. Several in a row say no more than one.
    void take_joiner(char32_t joiner) {
        if (out_ == begin_ || pending_space_ != 0 || pending_joiner_ != 0 || last_ <= ' ' || is_joiner(last_)) return;
        if (behind_virama_) {
            put(joiner);
        } else {
            pending_joiner_ = joiner;
        }
    }

    static bool is_joiner(char32_t c) { return c == 0x200C || c == 0x200D; }

    void put(char32_t c) {
        out_ = write_utf8(out_, c);
        last_ = c;
    }

    char* begin_;
    char* out_;
    Spacing spacing_;
    char32_t pending_space_ = 0;
    bool after_return_ = false;
    /// Among the marks behind the last letter, in whatever order composing will put them.
    bool behind_virama_ = false;
    char32_t pending_joiner_ = 0;
    char32_t last_ = 0;
    unsigned marks_ = 0;
};

}  // namespace

TextNeeds text_needs(std::string_view text, Spacing spacing) {
    return Survey(text, spacing).run();
}

std::string_view edit_text(std::string_view text, Spacing spacing, Arena& arena) {
    // An ill-formed byte grows to the three of U+FFFD; nothing else takes more room than before, but a CR or NEL never
    // less than the LF or space put for it.
    const std::size_t room = is_valid_utf8(text) ? text.size() : 3 * text.size();
    char* const begin = arena.allocate(room);
    Editor editor(begin, spacing);
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Step step = read_utf8(text, at);
        editor.take(step.code_point);
        at += step.bytes;
    }
    const auto size = static_cast<std::size_t>(editor.end() - begin);
    if (std::string_view(begin, size) == text) {
        arena.give_back(room);
        return text;
    }
    arena.give_back(room - size);
    return {begin, size};
}

std::string_view limit_marks(std::string_view text, Arena& arena) {
    char* begin = nullptr;
    char* out = nullptr;
    unsigned marks = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Step step = read_utf8(text, at);
        marks = is_mark(step.code_point) ? marks + 1 : 0;
        if (marks > max_marks && begin == nullptr) {
            begin = arena.allocate(text.size());
            std::memcpy(begin, text.data(), at);
            out = begin + at;
        }
        if (begin != nullptr && marks <= max_marks) out = write_utf8(out, step.code_point);
        at += step.bytes;
    }
    if (begin == nullptr) return text;
    const auto size = static_cast<std::size_t>(out - begin);
    arena.give_back(text.size() - size);
    return {begin, size};
}

}  // namespace dehusk
