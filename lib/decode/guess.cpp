// Guesses are the last resort for legacy encodings, since 200 bytes of Greek and of Russian differ in letters'
// frequencies alone; ICU's detector knows those frequencies. It is given a sample of our own making: its filter for
// markup stops after 8 KB of page, which is often all script, and plain text between tags tells nothing unless it has
// bytes beyond ASCII.
#include "decode/guess.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <unicode/ucsdet.h>

#include "support/utf8.hpp"

namespace dehusk {
namespace {

constexpr std::size_t utf_16_sample_bytes = 65536;

/// Bytes of UTF-16, looked at as if it were of one byte order.
struct UnitCounts {
    std::size_t units = 0;
    std::size_t high_zeros = 0;
    std::size_t low_zeros = 0;
    /// Units below U+2000: letters of alphabets, and most controls of mistaken bytes.
    std::size_t alphabetic = 0;
    std::size_t controls = 0;
    std::size_t surrogates = 0;
    bool all_bytes_ascii = true;
};

UnitCounts count_units(std::string_view bytes, Encoding encoding) {
    const std::size_t high_place = encoding == Encoding::utf_16be ? 0 : 1;
    UnitCounts counts;
    for (std::size_t at = 0; at + 2 <= std::min(bytes.size(), utf_16_sample_bytes); at += 2) {
        const unsigned high = static_cast<unsigned char>(bytes[at + high_place]);
        const unsigned low = static_cast<unsigned char>(bytes[at + 1 - high_place]);
        ++counts.units;
        counts.high_zeros += high == 0;
        counts.low_zeros += low == 0;
        counts.alphabetic += high < 0x20;
        counts.controls += high == 0 && (low < 0x20 || low == 0x7F) && low != '\n' && low != '\r' && low != '\t';
        counts.surrogates += (high >= 0xD8 && high <= 0xDB) - (high >= 0xDC && high <= 0xDF);
        counts.all_bytes_ascii = counts.all_bytes_ascii && (high | low) < 0x80;
    }
    return counts;
}

/// One unit in 32 with a zero high byte: the spaces and line ends of any text, even Chinese with its digits and markup.
/// Zero low bytes are rare (U+3000, U+0400), while binary junk and padding have both. Where all bytes are ASCII the
/// text must be that of an alphabet: pairs of letters would else pass for Chinese around a few stray NULs.
bool looks_like_utf_16(const UnitCounts& counts) {
    if (counts.units == 0 || counts.high_zeros * 32 < counts.units || counts.low_zeros * 4 > counts.high_zeros)
        return false;
    if (counts.high_zeros < 3 && counts.high_zeros < counts.units) return false;
    if (counts.controls * 32 > counts.units || counts.surrogates > 1) return false;
    return !counts.all_bytes_ascii || counts.alphabetic * 10 >= counts.units * 9;
}

constexpr std::size_t sample_bytes = 8192;
constexpr std::size_t piece_bytes = 512;

/// Appends the pieces of one text between tags that have bytes beyond ASCII.
void add_pieces(std::string_view text, std::string& sample) {
    while (!text.empty() && sample.size() < sample_bytes) {
        const std::size_t odd = skip_ascii(text, 0);
        if (odd == text.size()) return;
        // Words before it tell the language too.
        text.remove_prefix(odd > piece_bytes / 4 ? odd - piece_bytes / 4 : 0);
        const std::string_view piece = text.substr(0, std::min(piece_bytes, sample_bytes - sample.size()));
        sample.append(piece);
        sample += ' ';
        text.remove_prefix(piece.size());
    }
}

/// "<" is never a trail byte, so that tags can be told before the encoding is.
std::string sample_of(std::string_view bytes) {
    std::string sample;
    for (std::size_t at = 0; at < bytes.size() && sample.size() < sample_bytes;) {
        const std::size_t tag = std::min(bytes.find('<', at), bytes.size());
        add_pieces(bytes.substr(at, tag - at), sample);
        // A "<" without a ">" soon after is text, as in "a < b"; looking no farther also bounds the work.
        const std::size_t end = bytes.substr(tag, piece_bytes).find('>');
        at = tag + 1 + (end == std::string_view::npos ? 0 : end);
    }
    return sample;
}

struct CloseDetector {
    void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

std::optional<Encoding> legacy_encoding(const UCharsetMatch* match) {
    UErrorCode error = U_ZERO_ERROR;
    const char* const name = ucsdet_getName(match, &error);
    if (U_FAILURE(error) || name == nullptr) return std::nullopt;
    const std::optional<Encoding> encoding = find_encoding(name);
    if (!encoding || *encoding == Encoding::utf_8 || *encoding == Encoding::replacement || is_utf_16(*encoding)) {
        return std::nullopt;
    }
    return encoding;
}

}  // namespace

std::optional<Encoding> guess_utf_16(std::string_view bytes) {
    if (bytes.substr(0, utf_16_sample_bytes).find('\0') == std::string_view::npos) return std::nullopt;
    for (const Encoding encoding : {Encoding::utf_16le, Encoding::utf_16be}) {
        if (looks_like_utf_16(count_units(bytes, encoding))) return encoding;
    }
    return std::nullopt;
}

bool may_be_utf_16(std::string_view bytes, Encoding encoding) {
    const UnitCounts counts = count_units(bytes, encoding);
    return counts.high_zeros > counts.low_zeros;
}

bool has_iso_2022_jp_escape(std::string_view bytes) {
    for (std::size_t at = bytes.find('\x1B'); at < bytes.size(); at = bytes.find('\x1B', at + 1)) {
        const std::string_view sequence = bytes.substr(at + 1, 2);
        if (sequence == "$B" || sequence == "$@" || sequence == "(J" || sequence == "(I") return true;
    }
    return false;
}

std::vector<Encoding> guess_legacy(std::string_view bytes) {
    std::vector<Encoding> guesses;
    const std::string sample = sample_of(bytes);
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&error));
    ucsdet_setText(detector.get(), sample.data(), static_cast<int32_t>(sample.size()), &error);
    int32_t count = 0;
    const UCharsetMatch** const matches = ucsdet_detectAll(detector.get(), &count, &error);
    if (U_FAILURE(error)) return guesses;
    for (int32_t i = 0; i < count; ++i) {
        if (const std::optional<Encoding> encoding = legacy_encoding(matches[i])) guesses.push_back(*encoding);
    }
    return guesses;
}

}  // namespace dehusk
