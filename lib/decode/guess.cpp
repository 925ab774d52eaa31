// Guesses are the last resort for legacy encodings, and what a label or a BOM is held against: of all readings of a
// sample the likeliest as text is taken (likelihood.hpp). The sample is of our own making, since the first bytes of a
// page are often all script, and plain text between tags tells nothing unless it has bytes beyond ASCII.
//
// ICU's detector was refused after having been used: it was right for 75 % of the samples of tests/decode, knowing
// neither Thai nor the Baltic languages, Ukrainian beyond windows-1251, Vietnamese nor a Macintosh.
#include "decode/guess.hpp"

#include <algorithm>
#include <string>

#include "decode/likelihood.hpp"
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
    std::size_t high_surrogates = 0;
    std::size_t low_surrogates = 0;
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
        counts.high_surrogates += high >= 0xD8 && high <= 0xDB;
        counts.low_surrogates += high >= 0xDC && high <= 0xDF;
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
    if (counts.controls * 32 > counts.units) return false;
    // Pairs; the sample's end may part the last one.
    if (counts.low_surrogates > counts.high_surrogates || counts.high_surrogates > counts.low_surrogates + 1)
        return false;
    return !counts.all_bytes_ascii || counts.alphabetic * 10 >= counts.units * 9;
}

/// Several times what suffices in nearly all languages; labels are doubted on less, since most are right.
constexpr std::size_t sample_bytes = 2048;
constexpr std::size_t sample_bytes_under_label = 1024;
constexpr std::size_t piece_bytes = 512;

/// Appends the pieces of one text between tags that have bytes beyond ASCII.
void add_pieces(std::string_view text, std::size_t most_bytes, std::string& sample) {
    while (!text.empty() && sample.size() < most_bytes) {
        const std::size_t odd = skip_ascii(text, 0);
        if (odd == text.size()) return;
        // Words before it tell the language too.
        text.remove_prefix(odd > piece_bytes / 4 ? odd - piece_bytes / 4 : 0);
        const std::string_view piece = text.substr(0, std::min(piece_bytes, most_bytes - sample.size()));
        sample.append(piece);
        sample += ' ';
        text.remove_prefix(piece.size());
    }
}

/// Text around bytes beyond ASCII. "<" is never a trail byte, so that tags can be told before the encoding is.
std::string sample_of(std::string_view bytes, std::size_t most_bytes) {
    std::string sample;
    for (std::size_t at = 0; at < bytes.size() && sample.size() < most_bytes;) {
        const std::size_t tag = std::min(bytes.find('<', at), bytes.size());
        add_pieces(bytes.substr(at, tag - at), most_bytes, sample);
        // A "<" without a ">" soon after is text, as in "a < b"; looking no farther also bounds the work.
        const std::size_t end = bytes.substr(tag, piece_bytes).find('>');
        at = tag + 1 + (end == std::string_view::npos ? 0 : end);
    }
    return sample;
}

/// What another reading must save to outweigh a label or a BOM, altogether and for each byte beyond ASCII. A wrong
/// reading costs some 8 bits for each letter that is wrong, so that 64 are a word or two.
constexpr double convincing_bits = 32;
constexpr double convincing_bits_a_byte = 0.25;

/// Bits a unit that Chinese takes with many rare characters; units by chance take more.
constexpr double most_bits_a_unit = 12;
/// Of bytes as they stand, markup and all.
constexpr std::size_t raw_sample_bytes = 1024;

struct Candidate {
    Encoding encoding;
    /// How much rarer it is than windows-1252; decides between readings that differ in little.
    float rarity_bits;
};

/// Sorted by what is to win among equals. Left out are the encodings whose texts others give too: GBK, which gb18030
/// contains, and ISO-8859-8-I.
constexpr Candidate candidates[] = {
    {Encoding::windows_1252, 0}, {Encoding::windows_1251, 0}, {Encoding::windows_1250, 1},
    {Encoding::windows_1253, 1}, {Encoding::windows_1254, 1}, {Encoding::windows_1255, 1},
    {Encoding::windows_1256, 2}, {Encoding::windows_1257, 1}, {Encoding::windows_1258, 2},
    {Encoding::windows_874, 1},  {Encoding::shift_jis, 0},    {Encoding::gb18030, 0},
    {Encoding::euc_jp, 1},       {Encoding::euc_kr, 0},       {Encoding::big5, 1},
    {Encoding::koi8_r, 1},       {Encoding::koi8_u, 2},       {Encoding::iso_8859_2, 2},
    {Encoding::iso_8859_7, 2},   {Encoding::iso_8859_15, 1},  {Encoding::iso_8859_5, 4},
    {Encoding::iso_8859_6, 4},   {Encoding::iso_8859_8, 4},   {Encoding::iso_8859_13, 4},
    {Encoding::ibm866, 4},       {Encoding::macintosh, 10},   {Encoding::x_mac_cyrillic, 8},
    {Encoding::iso_8859_3, 8},   {Encoding::iso_8859_4, 6},   {Encoding::iso_8859_10, 8},
    {Encoding::iso_8859_14, 8},  {Encoding::iso_8859_16, 8},
};

struct Guess {
    Encoding encoding;
    double bits;
};

/// None for an empty sample.
std::optional<Guess> likeliest_reading(std::string_view sample) {
    std::optional<Guess> likeliest;
    if (sample.empty()) return likeliest;
    for (const auto& [encoding, rarity_bits] : candidates) {
        const double bits = reading_bits(sample, encoding) + rarity_bits;
        if (!likeliest || bits < likeliest->bits) likeliest = {encoding, bits};
    }
    return likeliest;
}

}  // namespace

std::optional<Encoding> guess_utf_16(std::string_view bytes) {
    if (bytes.substr(0, utf_16_sample_bytes).find('\0') == std::string_view::npos) return std::nullopt;
    for (const Encoding encoding : {Encoding::utf_16le, Encoding::utf_16be}) {
        if (looks_like_utf_16(count_units(bytes, encoding))) return encoding;
    }
    const std::string_view sample = bytes.substr(0, raw_sample_bytes);
    if (sample.find('\0') == std::string_view::npos) return std::nullopt;
    const std::optional<Guess> legacy = likeliest_reading(sample);
    for (const Encoding encoding : {Encoding::utf_16le, Encoding::utf_16be}) {
        const double bits = reading_bits(sample, encoding);
        const double most_bits = most_bits_a_unit * static_cast<double>(sample.size()) / 2;
        if (may_be_utf_16(bytes, encoding) && bits <= most_bits && bits + convincing_bits <= legacy->bits)
            return encoding;
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

std::optional<Encoding> guess_legacy(std::string_view bytes) {
    const std::optional<Guess> guess = likeliest_reading(sample_of(bytes, sample_bytes));
    return guess ? std::optional(guess->encoding) : std::nullopt;
}

bool is_far_likelier_otherwise(std::string_view bytes, Encoding declared) {
    const std::string sample = sample_of(bytes, sample_bytes_under_label);
    const std::optional<Guess> guess = likeliest_reading(sample);
    if (!guess) return false;
    const auto beyond_ascii = std::ranges::count_if(sample, [](char byte) { return (byte & 0x80) != 0; });
    const double bits_saved = reading_bits(sample, declared) - guess->bits;
    return bits_saved >= convincing_bits && bits_saved >= convincing_bits_a_byte * static_cast<double>(beyond_ascii);
}

bool is_contradicted_utf_16(std::string_view bytes, Encoding marked) {
    if (const std::optional<Encoding> guess = guess_utf_16(bytes)) return *guess != marked;
    const std::string_view sample = bytes.substr(0, raw_sample_bytes);
    // Even Chinese has spaces and line ends in a page, though not in every dump.
    if (sample.find('\0') != std::string_view::npos) return false;
    const double bits = reading_bits(sample, marked) - convincing_bits;
    if (reading_bits(sample, Encoding::utf_8) <= bits) return true;
    const std::optional<Guess> guess = likeliest_reading(sample);
    return guess && guess->bits <= bits;
}

}  // namespace dehusk
