// ISO-2022-JP (Encoding standard, 13.2): seven-bit, with escape sequences that switch between character sets.
//
// An escape sequence is no character, so that the input's intervals have gaps where they stand. The standard's error
// for two escape sequences without text between them is kept: it is there against hiding text from filters.
#include "decode/decoders.hpp"
#include "decode/double_byte_index.hpp"

namespace dehusk {
namespace {

constexpr unsigned escape = 0x1B;

enum class CharacterSet { ascii, roman, katakana, jis0208 };

class Iso2022JpDecoder {
  public:
    Iso2022JpDecoder(std::string_view bytes, TextSink& sink) : bytes_(bytes), sink_(sink), index_(jis0208_index) {}

    void run() {
        for (std::size_t at = 0; at < bytes_.size();) {
            if (byte_at(at) == escape) {
                at += take_escape(at);
            } else {
                just_switched_ = false;
                at += set_ == CharacterSet::jis0208 ? take_double(at) : take_single(at);
            }
        }
    }

  private:
    unsigned byte_at(std::size_t at) const { return at < bytes_.size() ? static_cast<unsigned char>(bytes_[at]) : 0; }

    std::size_t take_escape(std::size_t at) {
        const unsigned first = byte_at(at + 1);
        const unsigned second = byte_at(at + 2);
        if (first == '(' && second == 'B') return switch_to(CharacterSet::ascii, at);
        if (first == '(' && second == 'J') return switch_to(CharacterSet::roman, at);
        if (first == '(' && second == 'I') return switch_to(CharacterSet::katakana, at);
        if (first == '$' && (second == '@' || second == 'B')) return switch_to(CharacterSet::jis0208, at);
        just_switched_ = false;
        sink_.put_bad(at, 1);
        return 1;
    }

    std::size_t switch_to(CharacterSet set, std::size_t at) {
        if (just_switched_) sink_.put_bad(at, 3);
        just_switched_ = true;
        set_ = set;
        return 3;
    }

    std::size_t take_single(std::size_t at) {
        const char32_t c = code_point_of(byte_at(at));
        if (c == replacement_character) {
            sink_.put_bad(at, 1);
        } else {
            sink_.put(c, at, 1);
        }
        return 1;
    }

    /// U+FFFD where the set has no character.
    char32_t code_point_of(unsigned byte) const {
        if (set_ == CharacterSet::katakana) {
            return byte >= 0x21 && byte <= 0x5F ? 0xFF61 - 0x21 + byte : replacement_character;
        }
        if (byte >= 0x80 || byte == 0xE || byte == 0xF) return replacement_character;
        if (set_ == CharacterSet::roman && byte == 0x5C) return 0xA5;
        if (set_ == CharacterSet::roman && byte == 0x7E) return 0x203E;
        return byte;
    }

    std::size_t take_double(std::size_t at) {
        const unsigned lead = byte_at(at);
        const unsigned trail = byte_at(at + 1);
        if (lead < 0x21 || lead > 0x7E || at + 1 == bytes_.size() || trail == escape) {
            sink_.put_bad(at, 1);
            return 1;
        }
        const bool in_set = trail >= 0x21 && trail <= 0x7E;
        const char32_t c = in_set ? index_(lead + 0x80, trail + 0x80) : 0;
        if (c != 0) {
            sink_.put(c, at, 2);
        } else {
            sink_.put_bad(at, 2);
        }
        return 2;
    }

    std::string_view bytes_;
    TextSink& sink_;
    const DoubleByteIndex& index_;
    CharacterSet set_ = CharacterSet::ascii;
    bool just_switched_ = false;
};

}  // namespace

void decode_iso_2022_jp(std::string_view bytes, TextSink& sink) {
    Iso2022JpDecoder(bytes, sink).run();
}

}  // namespace dehusk
