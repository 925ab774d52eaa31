#include "measure/line_scan.hpp"

#include <array>
#include <cstring>

#include "measure/character_kind.hpp"
#include "support/bits.hpp"
#include "support/byte_block.hpp"
#include "support/utf8.hpp"

namespace dehusk {
namespace {

static_assert(ByteBlock::size == 64, "a word of bits for each block");

/// What ASCII counts as that is neither letter, digit nor space.
enum class Sign : std::uint8_t { comma, quote, separator, terminal, at_sign, dollar, colon, other, count };

constexpr Sign sign_of(unsigned char c) {
    switch (kind_of_ascii(c)) {
        case CharacterKind::comma:
            return Sign::comma;
        case CharacterKind::quote:
            return Sign::quote;
        case CharacterKind::separator:
            return Sign::separator;
        case CharacterKind::terminal:
            return Sign::terminal;
        default:
            return c == '@' ? Sign::at_sign : c == '$' ? Sign::dollar : c == ':' ? Sign::colon : Sign::other;
    }
}

constexpr auto signs = [] {
    std::array<Sign, 128> table{};
    for (std::size_t c = 0; c < table.size(); ++c) table[c] = sign_of(static_cast<unsigned char>(c));
    return table;
}();

/// How often each sign stands in a line.
class SignCounter {
  public:
    void add(unsigned char byte) { ++counts_[static_cast<std::size_t>(signs[byte])]; }
    std::uint32_t of(Sign sign) const { return counts_[static_cast<std::size_t>(sign)]; }

  private:
    std::array<std::uint32_t, static_cast<std::size_t>(Sign::count)> counts_{};
};

/// Counts the ASCII of a line, block after block. Signs are counted apart, so that all else stays in registers.
class AsciiCounter {
  public:
    /// Of the block, `in_line` is part of the line.
    void add(const char* bytes, ByteMask in_line, SignCounter& sign_counts) {
        const ByteBlock block(bytes);
        const ByteMask upper = block.in_range('A', 'Z');
        small_letters_ = block.in_range('a', 'z');
        const ByteMask letters = small_letters_ | upper;
        digits_.next(block.in_range('0', '9'));
        spaces_.next(block.any_of(' ', '\n', '\t'));
        small_w_.next(block.any_of('w'));
        const ByteMask beyond_ascii = block.beyond_ascii();
        beyond_ascii_ |= beyond_ascii;
        letter_count_ += count_bits(letters);
        upper_count_ += count_bits(upper);
        digit_count_ += count_bits(digits_.here);
        capital_count_ += count_bits(upper & spaces_.earlier(1));
        www_ |= small_w_.here & small_w_.earlier(1) & small_w_.earlier(2);
        words_ = letters | digits_.here | block.any_of('_');
        // Few bytes of prose are signs.
        for (ByteMask rest = in_line & ~(letters | digits_.here | spaces_.here | beyond_ascii); rest != 0;
             rest &= rest - 1) {
            sign_counts.add(static_cast<unsigned char>(bytes[std::countr_zero(rest)]));
        }
        find_year(bytes);
    }

    // Of the latest block.
    ByteMask words() const { return words_; }
    ByteMask small_letters() const { return small_letters_; }

    bool has_beyond_ascii() const { return beyond_ascii_ != 0; }

    CharacterCounts counts(std::string_view text, const SignCounter& sign_counts) const {
        const auto holds = [text](std::string_view part) { return text.find(part) != std::string_view::npos; };
        CharacterCounts counts;
        counts.letters = letter_count_;
        counts.uppercase = upper_count_;
        counts.capitalised_words = capital_count_;
        counts.digits = digit_count_;
        counts.commas = sign_counts.of(Sign::comma);
        counts.quotes = sign_counts.of(Sign::quote);
        counts.separators = sign_counts.of(Sign::separator);
        counts.symbols = sign_counts.of(Sign::at_sign) + sign_counts.of(Sign::dollar) + sign_counts.of(Sign::colon) +
                         sign_counts.of(Sign::other);
        counts.has_currency = sign_counts.of(Sign::dollar) > 0;
        counts.has_address = sign_counts.of(Sign::at_sign) > 0 || (sign_counts.of(Sign::colon) > 0 && holds("://")) ||
                             (www_ != 0 && holds("www."));
        counts.has_year = has_year_;
        return counts;
    }

  private:
    // Four digits with no digit beside them.
    void find_year(const char* bytes) {
        ByteMask ends = ~digits_.here & digits_.earlier(1) & digits_.earlier(2) & digits_.earlier(3) &
                        digits_.earlier(4) & ~digits_.earlier(5);
        for (; ends != 0; ends &= ends - 1) {
            const std::string_view century(bytes + std::countr_zero(ends) - 4, 2);
            has_year_ |= century == "19" || century == "20";
        }
    }

    std::uint32_t letter_count_ = 0, upper_count_ = 0, digit_count_ = 0, capital_count_ = 0;
    ByteMask words_ = 0, small_letters_ = 0, www_ = 0, beyond_ascii_ = 0;
    PairedMask digits_, small_w_;
    PairedMask spaces_ = {~ByteMask{0}, 0};  // a line begins as if behind a space
    bool has_year_ = false;
};

}  // namespace

void LineScan::read(std::string_view text) {
    size_ = text.size();
    const std::size_t blocks = text.size() / ByteBlock::size + 1;
    if (blocks_.size() < blocks) {
        blocks_.resize(blocks);
        bytes_.resize(blocks * ByteBlock::size + 8);  // quick_hash_of_padded() reads behind words
    }
    char* const last_block = bytes_.data() + (blocks - 1) * ByteBlock::size;
    std::memset(last_block, 0, ByteBlock::size);
    if (!text.empty()) std::memcpy(bytes_.data(), text.data(), text.size());
    AsciiCounter counter;
    SignCounter sign_counts;
    for (std::size_t i = 0; i < blocks; ++i) {
        char* const block = bytes_.data() + i * ByteBlock::size;
        const std::size_t own_bytes = block == last_block ? text.size() % ByteBlock::size : ByteBlock::size;
        counter.add(block, first_bits(own_bytes), sign_counts);
        blocks_[i] = {counter.words(), counter.small_letters()};
        ByteBlock(block).store_lower_case(block);
    }
    counts_ = counter.counts(text, sign_counts);
    if (counter.has_beyond_ascii()) read_beyond_ascii(text);
}

WordCounts LineScan::count_words() const {
    WordCounts counts;
    PairedMask words, small;
    for (std::size_t block = 0; ByteBlock::size * block <= size_; ++block) {
        words.next(blocks_[block].words);
        small.next(blocks_[block].small_letters);
        const ByteMask ends = ~words.here & words.earlier(1);
        const ByteMask three = small.earlier(3) & ~words.earlier(4);
        const ByteMask two = small.earlier(2) & (~words.earlier(3) | three);
        const ByteMask one = small.earlier(1) & (~words.earlier(2) | two);
        counts.words += count_bits(ends);
        counts.small += count_bits(ends & one);
    }
    return counts;
}

void LineScan::read_beyond_ascii(std::string_view text) {
    for (std::size_t at = skip_ascii(text, 0); at < text.size(); at = skip_ascii(text, at)) {
        const Utf8Step step = read_utf8(text, at);
        const CharacterTraits traits = traits_beyond_ascii(step.code_point);
        switch (traits.kind) {
            case CharacterKind::upper:
                ++counts_.letters;
                ++counts_.uppercase;
                counts_.capitalised_words += at == 0 || is_space(text[at - 1]) ? 1 : 0;
                break;
            case CharacterKind::lower:
                ++counts_.letters;
                break;
            case CharacterKind::comma:
                ++counts_.commas;
                break;
            case CharacterKind::quote:
                ++counts_.quotes;
                break;
            case CharacterKind::separator:
                ++counts_.separators;
                break;
            case CharacterKind::symbol:
                ++counts_.symbols;
                break;
            default:
                break;
        }
        counts_.has_currency |= traits.is_currency;
        counts_.without_spaces |= traits.is_spaceless;
        for (const std::size_t end = at + step.bytes; at < end; ++at) {
            blocks_[at / ByteBlock::size].words |= ByteMask{traits.is_word} << (at % ByteBlock::size);
        }
    }
}

}  // namespace dehusk
