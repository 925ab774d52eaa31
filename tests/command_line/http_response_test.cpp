#include "command_line/http_response.hpp"

#include "command_line/header_fields.hpp"
#include "support/catch.hpp"

using namespace command_line;

TEST_CASE("header fields are read as browsers read them", "[header_fields]") {
    struct Row {
        const char* what;
        std::string_view text;
        std::string_view value;  ///< of "Name"
        std::string_view rest;   ///< behind the fields
    };
    const Row rows[] = {
        {"plain", "Name: value\r\n\r\nbody", "value", "body"},
        {"bare line ends", "Name: value\n\nbody", "value", "body"},
        {"any case, no blanks", "nAME:value\n\n", "value", ""},
        {"blanks around it", "Name \t:  a b \t\r\n\r\n", "a b", ""},
        {"the first of two", "Name: a\nName: b\n\n", "a", ""},
        {"gone on with", "Name: a\n b\n\tc\nOther: d\n\n", "a\n b\n\tc", ""},
        {"nothing to go on with", " a\nName: b\n\n", "b", ""},
        {"a line that is no field", "what is this\nName: a\n\n", "a", ""},
        {"a colon in the value", "Name: http://a:80/\n\n", "http://a:80/", ""},
        {"empty", "Name:\n\n", "", ""},
        {"not there", "Other: a\n\nName: b", "", "Name: b"},
        {"without an end", "Name: a", "a", ""},
        {"nothing", "", "", ""},
    };
    for (const Row& row : rows) {
        INFO(row.what);
        const HeaderFields fields(row.text);
        CHECK(fields.value("Name") == row.value);
        CHECK(row.text.substr(fields.size()) == row.rest);
    }
}

TEST_CASE("a content type is a media type and a charset", "[header_fields]") {
    struct Row {
        std::string_view value;
        std::string_view media_type;
        std::string_view charset;
    };
    const Row rows[] = {
        {"", "", ""},
        {"text/html", "text/html", ""},
        {"text/html; charset=utf-8", "text/html", "utf-8"},
        {"text/html;Charset=\"utf-8\"", "text/html", "utf-8"},
        {"text/html; charset='utf-8' ; a=b", "text/html", "utf-8"},
        {"text/html; a=b; charset=x; charset=y", "text/html", "x"},
        {"text/html; charset=\"utf-8", "text/html", "\"utf-8"},
        {"text/html; charset", "text/html", ""},
        {"; charset=utf-8", "", "utf-8"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.value);
        CHECK(parse_content_type(row.value).media_type == row.media_type);
        CHECK(parse_content_type(row.value).charset == row.charset);
    }
}

TEST_CASE("numbers are digits and nothing else", "[header_fields]") {
    CHECK(parse_number("0") == 0);
    CHECK(parse_number("12") == 12);
    CHECK(parse_number("fF", 16) == 255);
    CHECK(parse_number("18446744073709551615") == 18446744073709551615U);
    for (const std::string_view none : {"", " 1", "1 ", "+1", "-1", "0x1", "1.0", "a", "18446744073709551616"}) {
        CAPTURE(none);
        CHECK_FALSE(parse_number(none).has_value());
    }
}

TEST_CASE("the status of a response is told, or that it is none", "[http_response]") {
    struct Row {
        std::string_view response;
        int status;
    };
    const Row rows[] = {
        {"HTTP/1.1 200 OK\r\n\r\n", 200},
        {"HTTP/2 404\r\n\r\n", 404},
        {"HTTP/1.0 301", 301},
        {"", 0},
        {"HTTP/", 0},
        {"HTTP/1.1", 0},
        {"HTTP/1.1 ", 0},
        {"HTTP/1.1 abc\r\n\r\n", 0},
        {"HTTP/1.1 99\r\n\r\n", 0},
        {"HTTP/1.1\r\n200 OK\r\n\r\n", 0},
        {"<p>HTTP/1.1 200", 0},
    };
    for (const Row& row : rows) {
        CAPTURE(row.response);
        CHECK(parse_http_head(row.response).status == row.status);
    }
}

TEST_CASE("chunks are joined", "[http_response]") {
    struct Row {
        const char* what;
        std::string_view chunks;
        std::string_view body;
        bool is_whole;
    };
    const Row rows[] = {
        {"two", "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n", "abcde", true},
        {"bare line ends", "3\nabc\n0\n\n", "abc", true},
        {"hexadecimal, in any case", "A\r\n0123456789\r\nb\r\n0123456789a\r\n0\r\n\r\n", "01234567890123456789a", true},
        {"extensions and blanks", "1 ;a=b\r\nx\r\n0\r\n\r\n", "x", true},
        {"none", "0\r\n\r\n", "", true},
        {"cut off within one", "5\r\nabc", "abc", false},
        {"cut off behind one", "3\r\nabc\r\n", "abc", false},
        {"joined already", "<p>abc", "<p>abc", true},
        {"a size beyond all memory", "ffffffffffffffff\r\nabc", "abc", false},
    };
    for (const Row& row : rows) {
        INFO(row.what);
        const std::string response = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + std::string(row.chunks);
        std::string storage;
        const HttpBody body = decode_http_body(response, parse_http_head(response), 1000, storage);
        CHECK(body.bytes == row.body);
        CHECK(body.error.empty() == row.is_whole);
    }
}

TEST_CASE("content encodings that nobody can undo are named", "[http_response]") {
    struct Row {
        std::string_view encoding;
        std::string_view error;
    };
    const Row rows[] = {
        {"", ""},
        {"identity", ""},
        {" , identity,", ""},
        {"gzip", ""},  // undone already, as the body does not begin as gzip does
        {"compress", "unknown content encoding 'compress'"},
        {"gzip, gzip, gzip", "too many content encodings"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.encoding);
        const std::string response = "HTTP/1.1 200 OK\nContent-Encoding: " + std::string(row.encoding) + "\n\n<p>a";
        std::string storage;
        const HttpBody body = decode_http_body(response, parse_http_head(response), 1000, storage);
        CHECK(body.bytes == "<p>a");
        CHECK(body.error == row.error);
    }
}
