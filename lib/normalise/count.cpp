// Words and sentences by rules a page long, instead of ICU's break iterators: those load dictionaries for Thai or
// Chinese, run some fifty times slower, and find other words with each version, while these counts feed a model that
// must see the same numbers everywhere. How near both come to each other is tested in eleven languages.
//
// Sources: UAX 29 for what belongs to a word and ends a sentence (apostrophes, closing quotes, a lower-case letter
// behind a full stop), cut down to what can be told from one character and its neighbours.
#include "normalise/count.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <unicode/uchar.h>

#include "normalise/normalise.hpp"
#include "normalise/sentence_terminal.hpp"
#include "normalise/treatment.hpp"
#include "support/bits.hpp"
#include "support/byte_sets.hpp"
#include "support/utf8.hpp"

namespace dehusk {
namespace {

enum class WordClass : std::uint8_t {
    other,
    letter,
    /// Apostrophe or hyphen: joins when a letter stands on both sides.
    joiner,
    /// Mark or invisible joiner: belongs to what stands before.
    mark,
    /// Han and kana.
    ideograph,
    /// Thai, Lao, Khmer, Burmese.
    unspaced,
};

constexpr std::uint32_t ideographs_per_word = 2;
constexpr std::uint32_t unspaced_per_word = 4;

constexpr bool is_ideograph(char32_t c) {
    if (c < 0x2E80) return false;
    return (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3041 && c <= 0x3096) ||
           (c >= 0x309D && c <= 0x309F) || (c >= 0x30A1 && c <= 0x30FF && c != 0x30FB) ||
           (c >= 0x3005 && c <= 0x3007) || (c >= 0x3105 && c <= 0x312F) || (c >= 0x31A0 && c <= 0x31BF) ||
           (c >= 0x31F0 && c <= 0x31FF) || (c >= 0xA000 && c <= 0xA48C) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0xFF66 && c <= 0xFF9F) || (c >= 0x1B000 && c <= 0x1B16F) || (c >= 0x20000 && c <= 0x3FFFD);
}

/// The letters, marks and digits of the blocks of the four scripts; their punctuation is told apart by category.
constexpr bool is_in_unspaced_block(char32_t c) {
    return (c >= 0xE00 && c <= 0xEFF) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF) ||
           (c >= 0xA9E0 && c <= 0xA9FF) || (c >= 0xAA60 && c <= 0xAA7F);
}

constexpr bool is_word_joiner(char32_t c) {
    return c == '\'' || c == '-' || c == 0xB7 || c == 0x5F3 || c == 0x5F4 || c == 0x2010 || c == 0x2011 || c == 0x2019;
}

constexpr std::array<WordClass, 128> make_ascii_classes() {
    std::array<WordClass, 128> classes{};
    for (unsigned c = '0'; c <= '9'; ++c) classes[c] = WordClass::letter;
    for (unsigned c = 'A'; c <= 'Z'; ++c) classes[c] = classes[c + 'a' - 'A'] = WordClass::letter;
    classes['\''] = classes['-'] = WordClass::joiner;
    return classes;
}

constexpr std::array<WordClass, 128> ascii_classes = make_ascii_classes();

/// Common letters, told without ICU: Latin, Cyrillic, Hebrew, Arabic, Hangul.
constexpr bool is_common_letter(char32_t c) {
    return (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) || (c >= 0x400 && c <= 0x481) ||
           (c >= 0x5D0 && c <= 0x5EA) || (c >= 0x620 && c <= 0x64A) || (c >= 0xAC00 && c <= 0xD7A3);
}

/// Quotes, dashes and signs of the block of general punctuation, none of which is a letter, number or mark.
constexpr bool is_common_punctuation(char32_t c) {
    return (c >= 0x2012 && c <= 0x2027) || (c >= 0x2030 && c <= 0x205E);
}

constexpr std::uint32_t letter_categories = U_GC_L_MASK | U_GC_N_MASK;

WordClass class_by_category(char32_t c) {
    const std::uint32_t category = U_GET_GC_MASK(static_cast<UChar32>(c));
    const bool is_letter = (category & letter_categories) != 0;
    if (is_in_unspaced_block(c)) {
        // Digits of these scripts stand in numbers as in any other.
        if ((category & U_GC_ND_MASK) != 0) return WordClass::letter;
        return is_letter || (category & U_GC_M_MASK) != 0 ? WordClass::unspaced : WordClass::other;
    }
    if (is_letter) return WordClass::letter;
    return (category & U_GC_M_MASK) != 0 ? WordClass::mark : WordClass::other;
}

WordClass class_of(char32_t c) {
    if (c < 0x80) return ascii_classes[c];
    if (is_common_letter(c)) return WordClass::letter;
    if (is_ideograph(c)) return WordClass::ideograph;
    if (is_word_joiner(c)) return WordClass::joiner;
    if (is_common_punctuation(c)) return WordClass::other;
    if (c == 0x200C || c == 0x200D) return WordClass::mark;
    return class_by_category(c);
}

/// Terminal punctuation of scripts that put no space behind it.
constexpr bool is_unspaced_terminal(char32_t c) {
    return c == 0x3002 || c == 0xFF01 || c == 0xFF0E || c == 0xFF1F || c == 0xFF61 || c == 0x104A || c == 0x104B ||
           c == 0x17D4 || c == 0x17D5;
}

bool is_closing(char32_t c) {
    if (c < 0x80) return c == '"' || c == '\'' || c == ')' || c == ']';
    const std::uint32_t category = U_GET_GC_MASK(static_cast<UChar32>(c));
    return c == 0x201C || (category & (U_GC_PE_MASK | U_GC_PF_MASK)) != 0;
}

bool is_space(char32_t c) {
    return c <= ' ' || is_wide_space(c);
}

/// True if the terminal punctuation `mark`, which ends at `at`, ends a sentence.
bool ends_sentence(std::string_view text, std::size_t at, char32_t mark) {
    bool closed = false;
    while (at < text.size()) {
        const Utf8Step step = read_utf8(text, at);
        // Only the last of several counts: "?!", "...".
        if (!closed && is_sentence_terminal(step.code_point)) return false;
        if (!is_closing(step.code_point)) break;
        closed = true;
        at += step.bytes;
    }
    if (at >= text.size() || is_unspaced_terminal(mark)) return true;
    const Utf8Step behind = read_utf8(text, at);
    if (!is_space(behind.code_point)) {
        const WordClass next = class_of(behind.code_point);
        return next == WordClass::ideograph || next == WordClass::unspaced;
    }
    at += behind.bytes;
    // "e.g. this": a full stop before a lower-case letter ended an abbreviation (UAX 29, SB8).
    return mark != '.' || at >= text.size() || !u_islower(static_cast<UChar32>(read_utf8(text, at).code_point));
}

/// Words, characters and sentence ends of a text, ASCII in blocks and all else one by one.
class Counter {
  public:
    Counter(std::string_view text, TextCounts& counts) : text_(text), counts_(counts) { counts_ = {}; }

    void count_all() {
        while (at_ < text_.size()) {
            if (is_block_worthwhile()) {
                const std::size_t bytes = std::min(byte_set_size, text_.size() - at_);
                take_block(byte_sets(text_.data() + at_, bytes), bytes);
            } else {
                take_one();
            }
        }
        close_run();
    }

    /// False where the text is not ASCII with single spaces between other visible characters.
    bool count_plain() {
        bool after_space = true;
        while (at_ < text_.size()) {
            const std::size_t bytes = std::min(byte_set_size, text_.size() - at_);
            const ByteSets sets = byte_sets(text_.data() + at_, bytes);
            const std::uint64_t behind_spaces = sets.spaces << 1 | (after_space ? 1U : 0U);
            const std::uint64_t neither = ~(sets.visible | sets.spaces) & first_bits(bytes);
            if ((neither | sets.deletes | (sets.spaces & behind_spaces)) != 0) return false;
            after_space = text_[at_ + bytes - 1] == ' ';
            take_block(sets, bytes);
        }
        return !after_space || text_.empty();
    }

  private:
    /// A block costs much more than a single character, so it wants several.
    bool is_block_worthwhile() const {
        constexpr std::uint64_t high_bits = in_every_byte(0x80);
        if (text_.size() - at_ >= 8) return (load_eight_bytes(text_.data() + at_) & high_bits) == 0;
        return at_ == 0 && static_cast<unsigned char>(text_[0]) < 0x80;
    }

    /// Counts the ASCII, at least a byte, that a block of `bytes` begins with.
    void take_block(const ByteSets& sets, std::size_t bytes) {
        if (sets.beyond_ascii != 0) bytes = static_cast<std::size_t>(std::countr_zero(sets.beyond_ascii));
        close_run();
        const std::uint64_t own = first_bits(bytes);
        const std::uint64_t letters = sets.letters & own;
        const std::uint64_t joiners = sets.joiners & own;
        const std::uint64_t behind_letters = letters << 1 | (is_letter_before_ ? 1U : 0U);
        const std::uint64_t behind_joiners = joiners << 1 | (is_joiner_before_ ? 1U : 0U);
        const std::uint64_t two_behind_letters = behind_letters << 1 | (is_letter_two_before_ ? 1U : 0U);
        counts_.words += count_bits(letters & ~(behind_letters | (behind_joiners & two_behind_letters)));
        counts_.characters += count_bits(sets.visible & own);
        for (std::uint64_t terminals = sets.terminals & own; terminals != 0; terminals &= terminals - 1) {
            const std::size_t at = at_ + static_cast<std::size_t>(std::countr_zero(terminals));
            take_terminal(at + 1, static_cast<unsigned char>(text_[at]));
        }
        const std::uint64_t last = own ^ (own >> 1);
        is_letter_two_before_ = (behind_letters & last) != 0;
        is_letter_before_ = (letters & last) != 0;
        is_joiner_before_ = (joiners & last) != 0;
        at_ += bytes;
    }

    void take_one() {
        const Utf8Step step = read_utf8(text_, at_);
        at_ += step.bytes;
        take_class(class_of(step.code_point));
        if (!is_space(step.code_point)) ++counts_.characters;
        if (is_sentence_terminal(step.code_point)) take_terminal(at_, step.code_point);
    }

    void take_terminal(std::size_t behind, char32_t mark) {
        if (ends_sentence(text_, behind, mark)) ++counts_.sentences;
    }

    void take_class(WordClass next) {
        switch (next) {
            case WordClass::mark:
                is_joiner_before_ = false;
                return;
            case WordClass::ideograph:
            case WordClass::unspaced:
                if (next != run_) close_run();
                run_ = next;
                ++run_length_;
                break;
            case WordClass::letter:
                if (!is_letter_before_ && !(is_joiner_before_ && is_letter_two_before_)) ++counts_.words;
                [[fallthrough]];
            default:
                close_run();
        }
        is_letter_two_before_ = is_letter_before_;
        is_letter_before_ = next == WordClass::letter;
        is_joiner_before_ = next == WordClass::joiner;
    }

    /// Counts the run of characters without spaces that ends here.
    void close_run() {
        const std::uint32_t per_word = run_ == WordClass::unspaced ? unspaced_per_word : ideographs_per_word;
        counts_.words += (run_length_ + per_word - 1) / per_word;
        run_length_ = 0;
        run_ = WordClass::other;
    }

    std::string_view text_;
    TextCounts& counts_;
    std::size_t at_ = 0;
    /// What the latest two characters are; marks belong to the one before them.
    bool is_letter_before_ = false;
    bool is_letter_two_before_ = false;
    bool is_joiner_before_ = false;
    /// Of ideographs or of a script without spaces.
    WordClass run_ = WordClass::other;
    std::uint32_t run_length_ = 0;
};

}  // namespace

void count_text(std::string_view text, TextCounts& counts) {
    Counter(text, counts).count_all();
}

bool count_if_plain(std::string_view text, TextCounts& counts) {
    return Counter(text, counts).count_plain();
}

std::uint32_t count_words(std::string_view text) {
    TextCounts counts;
    count_text(text, counts);
    return counts.words;
}

std::uint32_t count_sentences(std::string_view text) {
    TextCounts counts;
    count_text(text, counts);
    return counts.sentences;
}

}  // namespace dehusk
