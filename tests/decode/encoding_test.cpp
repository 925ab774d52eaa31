#include "decode/encoding.hpp"

#include <set>

#include "decode/decode.hpp"
#include "support/catch.hpp"

using namespace dehusk;

TEST_CASE("labels stand for the standard's encodings, whatever their case and spaces") {
    struct Row {
        std::string_view label, name;
    };
    const Row rows[] = {
        {"utf-8", "UTF-8"},
        {"UTF8", "UTF-8"},
        {" utf-8\r\n", "UTF-8"},
        {"unicode-1-1-utf-8", "UTF-8"},
        {"iso-8859-1", "windows-1252"},
        {"ISO_8859-1:1987", "windows-1252"},
        {"us-ascii", "windows-1252"},
        {"latin1", "windows-1252"},
        {"iso-8859-9", "windows-1254"},
        {"iso-8859-11", "windows-874"},
        {"tis-620", "windows-874"},
        {"gb2312", "GBK"},
        {"gb18030", "gb18030"},
        {"big5-hkscs", "Big5"},
        {"shift-jis", "Shift_JIS"},
        {"ms932", "Shift_JIS"},
        {"x-sjis", "Shift_JIS"},
        {"euc-kr", "EUC-KR"},
        {"ks_c_5601-1987", "EUC-KR"},
        {"koi8-ru", "KOI8-U"},
        {"koi", "KOI8-R"},
        {"logical", "ISO-8859-8-I"},
        {"visual", "ISO-8859-8"},
        {"mac", "macintosh"},
        {"x-mac-ukrainian", "x-mac-cyrillic"},
        {"utf-16", "UTF-16LE"},
        {"unicodefffe", "UTF-16BE"},
        {"hz-gb-2312", "replacement"},
        {"iso-2022-kr", "replacement"},
        {"x-user-defined", "x-user-defined"},
        {"csisolatingreek", "ISO-8859-7"},
        {"", ""},
        {"  ", ""},
        {"utf-32", ""},
        {"utf 8", ""},
        {"utf-7", ""},
        {"a label that is far longer than any of them", ""},
        {"\xC3\xBCtf-8", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.label);
        CHECK(encoding_for_label(row.label) == row.name);
    }
}

TEST_CASE("every encoding is reached by its own name") {
    std::set<std::string_view> names;
    for (unsigned i = 0; i < encoding_count; ++i) {
        const auto encoding = static_cast<Encoding>(i);
        names.insert(encoding_name(encoding));
        CHECK(find_encoding(encoding_name(encoding)) == encoding);
    }
    CHECK(names.size() == 40);
}
