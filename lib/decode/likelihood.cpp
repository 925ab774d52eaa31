// A reading is likely if its letters are as frequent as a language has them and its words are built like words.
//
// The bytes' probability in an encoding is that of the text that they become, so that encodings of one byte a character
// and of several can be compared, and a language needs one row whatever encodings it is written in: its letters by
// frequency (alphabets.inc). ICU's detector instead has a table for each pair of language and encoding, and none for
// Thai, Ukrainian in KOI8-U or IBM866, the Baltic languages, Vietnamese, or anything from a Macintosh.
//
// A letter's frequency is taken from its rank: in an alphabet of n letters, the letter of rank r makes up about
// ln((n + 1) / r) / n of a text (Gusein-Zade 1988, which fits alphabets and the frequent part of Chinese characters
// alike). Pairs of letters were not needed: 300 bytes of single letters tell scripts and languages apart, and a wrong
// reading of Latin letters is told by where it puts capitals and signs, which kinds of characters say.
#include "decode/likelihood.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <unicode/uchar.h>
#include <vector>

#include "decode/decoders.hpp"

namespace dehusk {
namespace {

/// Of a language, and of a character: Chinese characters are `chinese`, kana `japanese` unless they are `half_width`,
/// which no language is written in.
enum class Script : std::uint8_t {
    latin,
    cyrillic,
    greek,
    hebrew,
    arabic,
    thai,
    japanese,
    korean,
    chinese,
    half_width,
    other
};
constexpr std::size_t script_count = 11;

constexpr bool has_case(Script script) {
    return script <= Script::greek;
}
constexpr bool is_east_asian(Script script) {
    return script >= Script::japanese && script <= Script::half_width;
}

struct Language {
    Script script;
    std::u16string_view letters;
};

constexpr Language languages[] = {
#include "decode/alphabets.inc"
};
constexpr std::size_t language_count = std::size(languages);

// Costs in bits. They were set by hand: what is out of place costs about as much as what happens once in 2^bits.
constexpr float damage_bits = 24;
constexpr float control_bits = 24;
/// Quotation marks, dashes and other signs that prose of any language has.
constexpr float prose_sign_bits = 6;
constexpr float common_sign_bits = 9;
constexpr float rare_sign_bits = 14;
constexpr float capital_bits = 3;
constexpr float capital_after_capital_bits = 2;
constexpr float out_of_place_bits = 8;
/// A sign such as a fraction beside a letter, or an East Asian letter beside one of an alphabet: seldom, but not wrong.
constexpr float unusual_place_bits = 5;
/// Of a language in another script; what they take on average in one that has them.
constexpr float ascii_letter_bits = 4.5F;
/// The rarest letters' frequencies are not to be had from their ranks; any is likelier than a letter that is not
/// listed.
constexpr float listed_most_bits = 11;

/// What a letter takes that a language in the script `language` does not list.
constexpr float unlisted_bits(Script letter, Script language) {
    const bool east_asian = is_east_asian(letter) || letter == Script::other;
    if (is_east_asian(language) && east_asian) {
        const bool is_own = letter == language || (letter == Script::chinese && language == Script::japanese);
        return is_own ? 13 : 16;
    }
    if (is_east_asian(letter)) return 22;
    return letter == language ? 12 : 16;
}

struct ListedLetter {
    char32_t letter;
    std::uint32_t language;
    /// Less than an unlisted letter of the script would take.
    float bits_saved;
};

Script script_of(char32_t c) {
    if (c < 0x250 || (c >= 0x300 && c < 0x370) || (c >= 0x1E00 && c < 0x1F00)) return Script::latin;
    if (c >= 0x370 && c < 0x400) return Script::greek;
    if (c >= 0x400 && c < 0x530) return Script::cyrillic;
    if (c >= 0x590 && c < 0x600) return Script::hebrew;
    if (c >= 0x600 && c < 0x700) return Script::arabic;
    if (c >= 0xE00 && c < 0xE80) return Script::thai;
    if (c >= 0x3000 && c < 0x3040) return Script::chinese;
    if (c >= 0x3040 && c < 0x3100) return Script::japanese;
    if (c >= 0x4E00 && c < 0xA000) return Script::chinese;
    if (c >= 0xAC00 && c < 0xD7A4) return Script::korean;
    if (c >= 0xFF01 && c < 0xFF5F) return Script::chinese;
    if (c >= 0xFF61 && c < 0xFFA0) return Script::half_width;
    return Script::other;
}

/// Sorted by letter.
std::vector<ListedLetter> make_listed_letters() {
    std::vector<ListedLetter> listed;
    for (std::uint32_t language = 0; language < language_count; ++language) {
        const auto& [script, letters] = languages[language];
        const auto count = static_cast<double>(letters.size());
        for (std::size_t rank = 1; rank <= letters.size(); ++rank) {
            const char32_t letter = letters[rank - 1];
            const double share = std::log((count + 1) / static_cast<double>(rank)) / count;
            // Quarters of a bit, whose sums are the same on every machine.
            const auto bits = std::min(static_cast<float>(std::round(-std::log2(share) * 4) / 4), listed_most_bits);
            const float else_bits =
                letter < 0x80 && script != Script::latin ? ascii_letter_bits : unlisted_bits(script_of(letter), script);
            listed.push_back({letter, language, else_bits - bits});
        }
    }
    std::ranges::stable_sort(listed, {}, &ListedLetter::letter);
    return listed;
}

enum class Kind : std::uint8_t { gap, digit, letter, capital, mark, joiner, prose_sign, sign };

/// A character as far as it matters here.
struct Character {
    Kind kind = Kind::gap;
    Script script = Script::other;
    char32_t letter = 0;
    float bits = 0;
};

constexpr bool is_one_of(char32_t c, std::u32string_view signs) {
    return signs.find(c) != std::u32string_view::npos;
}

Character describe(char32_t c) {
    if (c < 0x80) {
        if (c >= 'a' && c <= 'z') return {Kind::letter, Script::latin, c, 0};
        if (c >= 'A' && c <= 'Z') return {Kind::capital, Script::latin, c + ('a' - 'A'), 0};
        if (c < ' ' && !is_one_of(c, U"\t\n\f\r\x1B")) return {Kind::gap, Script::other, 0, control_bits};
        if (c >= '0' && c <= '9') return {Kind::digit, Script::other, 0, 0};
        return {};
    }
    if (c == replacement_character) return {Kind::sign, Script::other, 0, damage_bits};
    if (c < 0xA0) return {Kind::sign, Script::other, 0, control_bits};
    if (is_one_of(c, U"’·\u00AD\u200C\u200D\u200E\u200F")) {
        return {Kind::joiner, Script::other, 0, prose_sign_bits};
    }
    if (c == 0xA0) return {Kind::gap, Script::other, 0, prose_sign_bits};
    const auto code_point = static_cast<UChar32>(c);
    const auto mask = U_MASK(u_charType(code_point));
    const Script script = script_of(c);
    if ((mask & U_GC_M_MASK) != 0) return {Kind::mark, script, c, 0};
    if ((mask & U_GC_L_MASK) != 0 && !is_one_of(c, U"ªºµ")) {
        const auto lower = static_cast<char32_t>(u_tolower(code_point));
        return {lower != c ? Kind::capital : Kind::letter, script, lower, 0};
    }
    if (is_east_asian(script)) return {Kind::gap, script, c, 0};
    if (script == Script::arabic) return {Kind::gap, script, c, 0};
    if (is_one_of(c, U"«»“”„‘‚‹›–—…€£")) return {Kind::prose_sign, Script::other, 0, prose_sign_bits};
    if (is_one_of(c, U"¡¿§©®°•µ²³½×±№™ªº")) return {Kind::sign, Script::other, 0, common_sign_bits};
    if ((mask & (U_GC_CO_MASK | U_GC_CN_MASK | U_GC_CC_MASK)) != 0) return {Kind::sign, Script::other, 0, damage_bits};
    return {Kind::sign, Script::other, 0, rare_sign_bits};
}

class Reading {
  public:
    /// Takes the next character of the text, but for what its letter takes.
    void add(const Character& character) {
        bits_ += character.bits + bits_of_place(character);
        before_last_ = last_;
        last_ = character;
    }

    /// Takes a letter as often as it stands in the text; does nothing for 0.
    void add_letters(char32_t letter, Script script, std::size_t count) {
        if (letter == 0) return;
        const auto times = static_cast<float>(count);
        if (letter < 0x80) {
            ascii_letters_ += times;
        } else {
            letters_of_script_[static_cast<std::size_t>(script)] += times;
        }
        static const std::vector<ListedLetter> listed = make_listed_letters();
        for (auto row = std::ranges::lower_bound(listed, letter, {}, &ListedLetter::letter);
             row != listed.end() && row->letter == letter; ++row) {
            bits_saved_[row->language] += times * row->bits_saved;
        }
    }

    double bits() const {
        double least = 0;
        for (std::size_t i = 0; i < language_count; ++i) {
            double bits = bits_ - bits_saved_[i];
            for (std::size_t script = 0; script < script_count; ++script) {
                bits += letters_of_script_[script] * unlisted_bits(static_cast<Script>(script), languages[i].script);
            }
            bits += ascii_letters_ * (languages[i].script == Script::latin ? unlisted_bits(Script::latin, Script::latin)
                                                                           : ascii_letter_bits);
            if (i == 0 || bits < least) least = bits;
        }
        return least;
    }

  private:
    float bits_of_place(const Character& character) const {
        switch (character.kind) {
            case Kind::mark:
                return is_letter(last_) || last_.kind == Kind::mark ? 0 : out_of_place_bits;
            case Kind::sign:
            case Kind::digit:
                return is_letter(last_) ? unusual_place_bits : 0;
            case Kind::letter:
                return bits_of_letters_place(character);
            case Kind::capital:
                return bits_of_letters_place(character) + bits_of_capital();
            default:
                return 0;
        }
    }

    float bits_of_letters_place(const Character& letter) const {
        if (is_letter(last_)) {
            if (is_east_asian(last_.script) != is_east_asian(letter.script)) return unusual_place_bits;
            return last_.script != letter.script && !is_east_asian(letter.script) ? out_of_place_bits : 0;
        }
        if (last_.kind == Kind::prose_sign && is_letter(before_last_) && !is_east_asian(letter.script)) {
            return out_of_place_bits;
        }
        const bool behind_sign = last_.kind == Kind::sign && letter.kind == Kind::letter;
        return behind_sign || last_.kind == Kind::digit ? unusual_place_bits : 0;
    }

    float bits_of_capital() const {
        if (last_.kind == Kind::letter && has_case(last_.script)) return out_of_place_bits;
        return last_.kind == Kind::capital ? capital_after_capital_bits : capital_bits;
    }

    static constexpr bool is_letter(const Character& character) {
        return character.kind == Kind::letter || character.kind == Kind::capital;
    }

    double bits_ = 0;
    float ascii_letters_ = 0;
    std::array<float, script_count> letters_of_script_{};
    std::array<float, language_count> bits_saved_{};
    Character last_;
    Character before_last_;
};

double single_byte_bits(std::string_view bytes, Encoding encoding) {
    std::array<std::size_t, 256> counts{};
    for (const char byte : bytes) ++counts[static_cast<unsigned char>(byte)];
    std::array<Character, 256> characters;
    Reading reading;
    for (unsigned byte = 0; byte < 256; ++byte) {
        if (counts[byte] == 0) continue;
        characters[byte] = describe(byte < 0x80 ? byte : single_byte_code_point(encoding, byte - 0x80));
        reading.add_letters(characters[byte].letter, characters[byte].script, counts[byte]);
    }
    for (const char byte : bytes) reading.add(characters[static_cast<unsigned char>(byte)]);
    return reading.bits();
}

}  // namespace

double reading_bits(std::string_view bytes, Encoding encoding) {
    if (is_single_byte(encoding)) return single_byte_bits(bytes, encoding);
    Decoded decoded;
    TextSink sink(decoded);
    decode_bytes(encoding, bytes, sink);
    sink.finish(bytes.size());
    Reading reading;
    for (std::size_t at = 0; at < decoded.text.size();) {
        const Utf8Step step = read_utf8(decoded.text, at);
        at += step.bytes;
        const Character character = describe(step.code_point);
        reading.add_letters(character.letter, character.script, 1);
        reading.add(character);
    }
    return reading.bits();
}

}  // namespace dehusk
