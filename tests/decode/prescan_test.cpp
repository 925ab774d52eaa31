#include "decode/prescan.hpp"

#include <string>

#include "support/catch.hpp"

using namespace dehusk;

TEST_CASE("declared_encoding") {
    struct Row {
        std::string_view bytes, name;
    };
    const Row rows[] = {
        {"<meta charset=koi8-r>", "KOI8-R"},
        {"<META CHARSET='KOI8-R'>", "KOI8-R"},
        {"<meta charset = \" koi8-r \" />", "KOI8-R"},
        {"<meta/charset=koi8-r>", "KOI8-R"},
        {"<html lang=\"a>b\"><head><meta name=x content='charset=utf-8'><meta charset=big5>", "Big5"},
        {"<meta http-equiv=Content-Type content='text/html; charset=gb2312'>", "GBK"},
        {"<meta content='text/html; charset = \"gb2312\"' http-equiv=content-type>", "GBK"},
        {"<meta http-equiv=content-type content='charset;charset=gb2312;x'>", "GBK"},
        {"<meta http-equiv=content-type content=\"charset='gb2312\">", ""},
        {"<meta http-equiv=refresh content='charset=gb2312'>", ""},
        {"<meta content='charset=gb2312'>", ""},
        // The first of two attributes counts, and charset before content.
        {"<meta charset=koi8-r charset=big5>", "KOI8-R"},
        {"<meta charset=koi8-r http-equiv=content-type content='charset=big5'>", "KOI8-R"},
        {"<meta http-equiv=content-type content='charset=big5' charset=koi8-r>", "KOI8-R"},
        // Labels of nothing are passed over.
        {"<meta charset=nothing><meta charset=koi8-r>", "KOI8-R"},
        {"<meta charset=hz-gb-2312>", ""},
        {"<meta charset=utf-16><meta charset=koi8-r>", "UTF-8"},
        {"<meta charset=x-user-defined>", "windows-1252"},
        {"<meta charset=utf-32>", ""},
        // Not in comments, other elements or other attributes.
        {"<!-- <meta charset=big5> --><meta charset=koi8-r>", "KOI8-R"},
        {"<!--><meta charset=koi8-r>", "KOI8-R"},
        {"<!---><meta charset=koi8-r>", "KOI8-R"},
        {"<!-- <meta charset=big5>", ""},
        {"<p title='<meta charset=big5>'>", ""},
        {"<metadata charset=big5>", ""},
        {"</meta charset=big5>", ""},
        {"<! <meta charset=big5>", ""},
        {"<a <meta charset=big5>", ""},
        {"a < b <meta charset=koi8-r>", "KOI8-R"},
        {"charset=koi8-r", ""},
        {"<?xml version='1.0' encoding='koi8-r'?><r/>", "KOI8-R"},
        {"<?xml version=\"1.0\" encoding = \"utf-16\" ?>", "UTF-8"},
        {"<?xml version='1.0' encoding='koi8-r'?><meta charset=big5>", "Big5"},
        {"<?xml version='1.0' encoding='koi8-r", ""},
        {"<?xml version='1.0' encoding koi8-r?>", ""},
        {" <?xml version='1.0' encoding='koi8-r'?>", ""},
        {"", ""},
        {"<", ""},
        {"<meta", ""},
        {"<meta ", ""},
        {"<meta charset", ""},
        {"<meta charset=", ""},
        {"<meta charset='koi8-r", ""},
        {"<meta charset=koi8-r ", ""},
        {"<meta http-equiv=content-type content='charset=", ""},
        {"<meta http-equiv=content-type content='charset", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.bytes);
        const std::optional<Encoding> encoding = declared_encoding(row.bytes);
        CHECK((encoding ? encoding_name(*encoding) : std::string_view{}) == row.name);
    }
}

TEST_CASE("a declaration behind the first 1,024 bytes is not seen") {
    const std::string declaration = "<meta charset=koi8-r>";
    CHECK(declared_encoding(std::string(prescan_bytes - declaration.size(), ' ') + declaration));
    CHECK_FALSE(declared_encoding(std::string(prescan_bytes - 8, ' ') + declaration));
}
