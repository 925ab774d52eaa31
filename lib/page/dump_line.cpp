// Splitting a dump into lines and measuring them.
//
// One pass over the bytes finds line ends (LF, CR LF, CR, form feed, NEL, U+2028, U+2029; CR CR LF, which broken
// transfers make, counts as one), a second over each line's characters counts columns. Blank lines are kept only as a
// number on the line that follows, so that a dump of newlines costs no memory.
#include "page/dump_line.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "page/code_point.hpp"
#include "support/bits.hpp"
#include "support/byte_sets.hpp"
#include "support/utf8.hpp"

namespace dehusk {
namespace {

constexpr std::uint32_t tab_columns = 8;

constexpr std::array<bool, 256> make_line_end_table() {
    std::array<bool, 256> table{};
    for (const unsigned byte : {0x0AU, 0x0CU, 0x0DU, 0xC2U, 0xE2U}) table[byte] = true;
    return table;
}

// First bytes of the characters that may end a line.
constexpr std::array<bool, 256> may_end_line = make_line_end_table();

std::uint16_t saturate(std::uint64_t value) {
    return static_cast<std::uint16_t>(std::min<std::uint64_t>(value, std::numeric_limits<std::uint16_t>::max()));
}

std::size_t carriage_return_bytes(std::string_view text, std::size_t offset) {
    std::size_t end = offset + 1;
    if (end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n') return 3;
    if (end < text.size() && text[end] == '\n') ++end;
    return end - offset;
}

// Bytes of the line end at `offset`, 0 where there is none.
std::size_t line_end_bytes(std::string_view text, std::size_t offset) {
    switch (static_cast<unsigned char>(text[offset])) {
        case 0x0A:
        case 0x0C:
            return 1;
        case 0x0D:
            return carriage_return_bytes(text, offset);
        case 0xC2:
            return text.substr(offset, 2) == "\xC2\x85" ? 2 : 0;
        default: {
            const std::string_view three = text.substr(offset, 3);
            return three == "\xE2\x80\xA8" || three == "\xE2\x80\xA9" ? 3 : 0;
        }
    }
}

struct LineBounds {
    std::size_t end = 0;
    std::size_t next = 0;
};

// Offset of the first byte at or behind `at` that may begin a line end, or text.size().
std::size_t skip_within_line(std::string_view text, std::size_t at) {
#if defined(__SSE2__)
    for (; text.size() - at >= 16; at += 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
        const auto equal = [bytes](unsigned char c) {
            return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(static_cast<char>(c)));
        };
        const __m128i single = _mm_or_si128(equal(0x0A), _mm_or_si128(equal(0x0C), equal(0x0D)));
        const __m128i found = _mm_or_si128(single, _mm_or_si128(equal(0xC2), equal(0xE2)));
        const auto bits = static_cast<unsigned>(_mm_movemask_epi8(found));
        if (bits != 0) return at + static_cast<std::size_t>(std::countr_zero(bits));
    }
#endif
    while (at < text.size() && !may_end_line[static_cast<unsigned char>(text[at])]) ++at;
    return at;
}

LineBounds find_line_end(std::string_view text, std::size_t begin) {
    for (std::size_t at = begin; (at = skip_within_line(text, at)) < text.size(); ++at) {
        if (const std::size_t bytes = line_end_bytes(text, at); bytes > 0) return {at, at + bytes};
    }
    return {text.size(), text.size()};
}

std::uint32_t advance_column(std::uint32_t column, char32_t character) {
    if (character == '\t') return column + tab_columns - column % tab_columns;
    return column + (is_wide(character) ? 2 : 1);
}

std::size_t trim_end(std::string_view text, std::size_t begin, std::size_t end) {
    while (end > begin) {
        const CodePoint last = code_point_before(text, end);
        if (!is_blank(last.value)) break;
        end -= last.bytes;
    }
    return end;
}

// False where the line is blank.
bool measure_margins(std::string_view text, std::size_t begin, std::size_t end, DumpLine& line) {
    const std::size_t text_end = trim_end(text, begin, end);
    if (text_end == begin) return false;
    std::uint32_t column = 0;
    while (begin < text_end) {
        const CodePoint first = code_point_at(text, begin);
        if (!is_blank(first.value)) break;
        column = advance_column(column, first.value);
        begin += first.bytes;
    }
    line.line_begin = line.begin = static_cast<std::uint32_t>(begin);
    line.end = static_cast<std::uint32_t>(text_end);
    line.indent = line.text_column = saturate(column);
    line.ends_blank = text_end < end;
    line.ends_two_blanks = text.substr(text_end, 2) == "  ";
    return true;
}

LineStart start_of(std::string_view line) {
    std::size_t at = 0;
    while (at < line.size()) {
        const CodePoint next = code_point_at(line, at);
        if (is_lower_letter(next.value)) return LineStart::lower;
        if (is_upper_letter(next.value)) return LineStart::upper;
        if (is_letter(next.value)) return LineStart::caseless;
        if (next.value >= '0' && next.value <= '9') return LineStart::digit;
        if (!is_opening(next.value)) break;
        at += next.bytes;
    }
    return LineStart::other;
}

bool ends_with_terminal(std::string_view line) {
    std::size_t end = line.size();
    while (end > 0) {
        const CodePoint last = code_point_before(line, end);
        if (is_terminal(last.value)) return true;
        if (!is_closing(last.value)) return false;
        end -= last.bytes;
    }
    return false;
}

bool ends_with_hyphen(std::string_view line) {
    const CodePoint last = code_point_before(line, line.size());
    if (last.value != '-' && last.value != 0x2010 && last.value != 0x00AD) return false;
    return line.size() > last.bytes && is_letter(code_point_before(line, line.size() - last.bytes).value);
}

// Thai and its like are wrapped at words that only a dictionary knows; eight columns hold nearly all of them.
constexpr std::uint32_t unspaced_word_columns = 8;

// Wrappers may break before any Han or kana character, but closing punctuation sticks to the one before it.
std::uint32_t unspaced_unit_columns(std::string_view line, const CodePoint& first) {
    if (!is_wide(first.value)) return unspaced_word_columns;
    if (first.bytes == line.size()) return 2;
    const CodePoint second = code_point_at(line, first.bytes);
    return is_terminal(second.value) || is_closing(second.value) || second.value == 0xFF0C || second.value == 0x3001
               ? 4
               : 2;
}

// Columns, first word and number of words in one pass.
class WordMeter {
  public:
    WordMeter(std::string_view line, std::uint32_t column) : line_(line), begin_column_(column), column_(column) {}

    void run() {
        while (at_ < line_.size()) {
            if (!take_block()) take_one();
        }
        if (words_ == 1) first_word_ = column_ - begin_column_;
    }

    std::uint32_t column() const { return column_; }
    std::uint32_t words() const { return words_; }
    std::uint32_t first_word() const { return first_word_; }

  private:
    // Takes the visible ASCII and spaces that come next, a column each. False where that is too little to be worth it.
    bool take_block() {
        constexpr std::uint64_t high_bits = in_every_byte(0x80);
        const std::size_t rest = line_.size() - at_;
        if (rest >= 8 && (load_eight_bytes(line_.data() + at_) & high_bits) != 0) return false;
        if (rest < 8 && at_ > 0) return false;
        std::size_t bytes = std::min(rest, byte_set_size);
        const ByteSets sets = byte_sets(line_.data() + at_, bytes);
        const std::uint64_t others = ~(sets.visible | sets.spaces) & first_bits(bytes);
        if ((others | sets.deletes) != 0) bytes = static_cast<std::size_t>(std::countr_zero(others | sets.deletes));
        if (bytes == 0) return false;
        const std::uint64_t visible = sets.visible & first_bits(bytes);
        const std::uint64_t word_begins = visible & ~(visible << 1 | (in_word_ ? 1U : 0U));
        note_first_word_end(visible, word_begins, bytes);
        words_ += count_bits(word_begins);
        in_word_ = (visible >> (bytes - 1) & 1U) != 0;
        column_ += static_cast<std::uint32_t>(bytes);
        at_ += bytes;
        return true;
    }

    void note_first_word_end(std::uint64_t visible, std::uint64_t word_begins, std::size_t bytes) {
        std::uint64_t ends = ~visible & first_bits(bytes);
        if (words_ == 0 && word_begins != 0) {
            ends &= ~std::uint64_t{0} << std::countr_zero(word_begins);
        } else if (words_ != 1 || !in_word_) {
            return;
        }
        if (ends != 0) first_word_ = column_ + static_cast<std::uint32_t>(std::countr_zero(ends)) - begin_column_;
    }

    void take_one() {
        const CodePoint next = code_point_at(line_, at_);
        const bool blank = is_blank(next.value);
        if (blank && words_ == 1 && in_word_) first_word_ = column_ - begin_column_;
        if (!blank && !in_word_) ++words_;
        in_word_ = !blank;
        column_ = advance_column(column_, next.value);
        at_ += next.bytes;
    }

    std::string_view line_;
    std::size_t at_ = 0;
    std::uint32_t begin_column_;
    std::uint32_t column_;
    std::uint32_t words_ = 0;
    std::uint32_t first_word_ = 0;
    bool in_word_ = false;
};

void measure_words(std::string_view line, DumpLine& out) {
    WordMeter meter(line, out.text_column);
    meter.run();
    std::uint32_t first_word = meter.first_word();
    if (out.starts_unspaced) first_word = std::min(first_word, unspaced_unit_columns(line, code_point_at(line, 0)));
    out.edge = meter.column();
    out.first_word = saturate(first_word);
    out.one_word = meter.words() == 1 && !out.starts_unspaced;
    out.is_wordy = meter.words() >= 4 || (out.starts_unspaced && out.ends_unspaced);
}

}  // namespace

void describe_line(std::string_view text, DumpLine& line) {
    const std::string_view own = text.substr(line.begin, line.end - line.begin);
    if (own.empty()) return;
    line.starts_unspaced = is_unspaced(code_point_at(own, 0).value);
    line.ends_unspaced = is_unspaced(code_point_before(own, own.size()).value);
    line.start = start_of(own);
    line.ends_sentence = ends_with_terminal(own);
    line.ends_hyphen = ends_with_hyphen(own);
    measure_words(own, line);
}

bool split_dump(std::string_view text, std::size_t max_lines, Deadline& deadline, std::vector<DumpLine>& lines) {
    lines.clear();
    std::uint64_t blank_lines = 0;
    std::size_t step_bytes = 0;
    for (std::size_t at = 0; at < text.size() && !deadline.passed(step_bytes);) {
        const LineBounds bounds = find_line_end(text, at);
        DumpLine line;
        if (measure_margins(text, at, bounds.end, line)) {
            if (lines.size() == max_lines) return false;
            line.blank_lines_before = saturate(blank_lines);
            lines.push_back(line);
            blank_lines = 0;
        } else {
            ++blank_lines;
        }
        step_bytes = bounds.next - at;
        at = bounds.next;
    }
    return true;
}

}  // namespace dehusk
