#include "support/usual_encodings.hpp"

#include <unicode/normalizer2.h>

#include "support/encoder.hpp"
#include "support/utf8.hpp"

namespace dehusk::testing {
namespace {

/// What people write who have no such sign in their encoding; nothing where there is no such habit.
std::string_view spelled_without(char32_t c) {
    switch (c) {
        case U'“':
        case U'”':
        case U'„':
        case U'«':
        case U'»':
            return "\"";
        case U'‘':
        case U'’':
            return "'";
        case U'–':
        case U'—':
        case U'‒':
            return "-";
        case U'…':
            return "...";
        case 0xA0:
        case 0x202F:
        case 0x2009:
            return " ";
        case U'ș':
            return "ş";
        case U'ț':
            return "ţ";
        case U'Ș':
            return "Ş";
        case U'Ț':
            return "Ţ";
        case U'і':
            return "i";
        case U'І':
            return "I";
        case U'œ':
            return "oe";
        case U'€':
            return "EUR";
        default:
            return {};
    }
}

std::string as_text(char32_t c) {
    char bytes[4];
    write_utf8(bytes, c);
    return {bytes, utf8_bytes(c)};
}

/// Vietnamese letters as windows-1258 has them: the letter with its own mark, and then the tone.
std::string with_tones_apart(char32_t c) {
    UErrorCode error = U_ZERO_ERROR;
    const icu::Normalizer2* const nfd = icu::Normalizer2::getNFDInstance(error);
    const icu::Normalizer2* const nfc = icu::Normalizer2::getNFCInstance(error);
    icu::UnicodeString parts;
    nfd->getDecomposition(static_cast<UChar32>(c), parts);
    char32_t letter = parts.isEmpty() ? c : static_cast<char32_t>(parts.char32At(0));
    std::string tones;
    for (std::int32_t i = 1; i < parts.length(); ++i) {
        const char32_t mark = parts.charAt(i);
        if (mark == 0x302 || mark == 0x306 || mark == 0x31B) {
            letter = static_cast<char32_t>(nfc->composePair(static_cast<UChar32>(letter), static_cast<UChar32>(mark)));
        } else {
            tones += as_text(mark);
        }
    }
    return as_text(letter) + tones;
}

}  // namespace

const std::vector<UsualEncodings>& usual_encodings() {
    using enum Encoding;
    static const std::vector<UsualEncodings> rows = {
        {"ar", {windows_1256, iso_8859_6}},
        {"cs", {windows_1250, iso_8859_2}},
        {"da", {windows_1252, iso_8859_15, iso_8859_10, macintosh}},
        {"de", {windows_1252, iso_8859_15, iso_8859_2, windows_1250, macintosh}},
        {"el", {windows_1253, iso_8859_7}},
        {"en", {windows_1252, macintosh}},
        {"es", {windows_1252, iso_8859_15, macintosh}},
        {"et", {windows_1257, iso_8859_13, iso_8859_4, iso_8859_15, windows_1252}},
        {"fi", {windows_1252, iso_8859_15, iso_8859_10, macintosh}},
        {"fr", {windows_1252, iso_8859_15, macintosh}},
        {"he", {windows_1255, iso_8859_8}},
        {"hu", {windows_1250, iso_8859_2}},
        {"id", {windows_1252}},
        {"it", {windows_1252, iso_8859_15, macintosh}},
        {"ja", {shift_jis, euc_jp, iso_2022_jp}},
        {"ko", {euc_kr}},
        {"lt", {windows_1257, iso_8859_13, iso_8859_4}},
        {"lv", {windows_1257, iso_8859_13, iso_8859_4}},
        {"nl", {windows_1252, iso_8859_15, macintosh}},
        {"no", {windows_1252, iso_8859_15, iso_8859_10, macintosh}},
        {"pl", {windows_1250, iso_8859_2, iso_8859_16}},
        {"pt", {windows_1252, iso_8859_15, macintosh}},
        {"ro", {windows_1250, iso_8859_2}},
        {"ru", {windows_1251, koi8_r, ibm866, iso_8859_5, x_mac_cyrillic}},
        {"sv", {windows_1252, iso_8859_15, iso_8859_10, macintosh}},
        {"th", {windows_874}},
        {"tr", {windows_1254, iso_8859_3}},
        {"uk", {windows_1251, koi8_u, ibm866, iso_8859_5, x_mac_cyrillic}},
        {"vi", {windows_1258}},
        {"zh", {gb18030, gbk}},
        {"zh-hant", {big5, gb18030}},
    };
    return rows;
}

std::string spelled_for(std::string_view text, Encoding encoding) {
    std::string spelled;
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Step step = read_utf8(text, at);
        const std::string_view character = text.substr(at, step.bytes);
        at += step.bytes;
        if (encode(character, encoding)) {
            spelled += character;
        } else if (encoding == Encoding::windows_1258) {
            spelled += with_tones_apart(step.code_point);
        } else {
            spelled += spelled_without(step.code_point).empty() ? character : spelled_without(step.code_point);
        }
    }
    return spelled;
}

}  // namespace dehusk::testing
