// Words and sentences by rules a page long, instead of ICU's break iterators: those load dictionaries for Thai or
// Chinese, run some fifty times slower, and find other words with each version, while these counts feed a model that
// must see the same numbers everywhere. How near both come to each other is tested in eleven languages.
//
// Sources: UAX 29 for what belongs to a word and ends a sentence (apostrophes, closing quotes, a lower-case letter
// behind a full stop), cut down to what can be told from one character and its neighbours.
#include "normalise/count.hpp"

#include <array>
#include <unicode/uchar.h>

#include "normalise/normalise.hpp"
#include "normalise/sentence_terminal.hpp"
#include "normalise/treatment.hpp"
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
    if (c == 0x200C || c == 0x200D) return WordClass::mark;
    return class_by_category(c);
}

/// Words of a stream of classes.
class WordCounter {
  public:
    void take(WordClass next) {
        if (next == WordClass::letter && run_ == WordClass::letter) return;
        if (next == WordClass::mark) {
            if (run_ == WordClass::ideograph || run_ == WordClass::unspaced) return;
            if (run_ == WordClass::joiner) run_ = WordClass::other;
            return;
        }
        if (next == WordClass::joiner) {
            close();
            run_ = run_ == WordClass::letter ? WordClass::joiner : WordClass::other;
            return;
        }
        if (next == WordClass::letter) {
            close();
            words_ += run_ == WordClass::joiner ? 0 : 1;
        } else if (next != run_ || next == WordClass::other) {
            close();
        }
        if (next == WordClass::ideograph || next == WordClass::unspaced) ++length_;
        run_ = next;
    }

    std::uint32_t finish() {
        close();
        return words_;
    }

  private:
    /// Counts the run of characters without spaces that ends here.
    void close() {
        const std::uint32_t per_word = run_ == WordClass::unspaced ? unspaced_per_word : ideographs_per_word;
        words_ += (length_ + per_word - 1) / per_word;
        length_ = 0;
    }

    WordClass run_ = WordClass::other;
    std::uint32_t length_ = 0;
    std::uint32_t words_ = 0;
};

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

/// Flags of ASCII bytes for count_ascii(): the two low bits are a WordClass.
constexpr std::uint8_t visible_flag = 4;
constexpr std::uint8_t terminal_flag = 8;

constexpr std::array<std::uint8_t, 256> make_ascii_flags() {
    std::array<std::uint8_t, 256> flags{};
    for (unsigned c = 0; c < 128; ++c) {
        flags[c] = static_cast<std::uint8_t>(ascii_classes[c]);
        if (c > ' ') flags[c] |= visible_flag;
    }
    flags['.'] |= terminal_flag;
    flags['!'] |= terminal_flag;
    flags['?'] |= terminal_flag;
    return flags;
}

constexpr std::array<std::uint8_t, 256> ascii_flags = make_ascii_flags();

/// Bit h is set when the three classes in h, two bits each with the latest lowest, begin a word: a letter that no
/// letter stands before, nor a joiner behind a letter.
constexpr std::uint64_t make_word_starts() {
    constexpr unsigned letter = static_cast<unsigned>(WordClass::letter);
    constexpr unsigned joiner = static_cast<unsigned>(WordClass::joiner);
    std::uint64_t starts = 0;
    for (unsigned history = 0; history < 64; ++history) {
        const unsigned latest = history & 3;
        const unsigned before = history >> 2 & 3;
        const bool goes_on = before == letter || (before == joiner && history >> 4 == letter);
        if (latest == letter && !goes_on) starts |= std::uint64_t{1} << history;
    }
    return starts;
}

constexpr std::uint64_t word_starts = make_word_starts();

/// The same counts for ASCII, without a branch on words: a shift register of classes and one bit test for each byte.
TextCounts count_ascii(std::string_view text) {
    TextCounts counts;
    std::uint32_t history = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::uint8_t flags = ascii_flags[static_cast<unsigned char>(text[at])];
        history = (history << 2 | (flags & 3U)) & 63U;
        counts.words += static_cast<std::uint32_t>(word_starts >> history & 1U);
        counts.characters += flags >> 2 & 1U;
        if ((flags & terminal_flag) != 0 && ends_sentence(text, at + 1, static_cast<unsigned char>(text[at]))) {
            ++counts.sentences;
        }
    }
    return counts;
}

TextCounts count_any(std::string_view text) {
    TextCounts counts;
    WordCounter words;
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Step step = read_utf8(text, at);
        at += step.bytes;
        bool may_end = false;
        if (step.code_point < 0x80) {
            const std::uint8_t flags = ascii_flags[step.code_point];
            words.take(static_cast<WordClass>(flags & 3U));
            counts.characters += flags >> 2 & 1U;
            may_end = (flags & terminal_flag) != 0;
        } else {
            words.take(class_of(step.code_point));
            counts.characters += is_wide_space(step.code_point) ? 0 : 1;
            may_end = is_sentence_terminal(step.code_point);
        }
        if (may_end && ends_sentence(text, at, step.code_point)) ++counts.sentences;
    }
    counts.words = words.finish();
    return counts;
}

}  // namespace

TextCounts count_text(std::string_view text) {
    return skip_ascii(text, 0) == text.size() ? count_ascii(text) : count_any(text);
}

std::uint32_t count_words(std::string_view text) {
    return count_text(text).words;
}

std::uint32_t count_sentences(std::string_view text) {
    return count_text(text).sentences;
}

}  // namespace dehusk
