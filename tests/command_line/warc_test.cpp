#include "command_line/warc.hpp"

#include "support/catch.hpp"
#include "support/piece_source.hpp"

using namespace command_line;
using dehusk::InputKind;
using dehusk::testing::dump_records;
using dehusk::testing::PieceSource;

namespace {

constexpr std::size_t most_block_bytes = 200;

std::string record_of(std::string_view type, std::string_view fields, std::string_view block, std::size_t block_bytes) {
    return "WARC/1.1\r\nWARC-Type: " + std::string(type) + "\r\n" + std::string(fields) +
           "Content-Length: " + std::to_string(block_bytes) + "\r\n\r\n" + std::string(block) + "\r\n\r\n";
}

std::string resource(std::string_view block) {
    return record_of("resource", "Content-Type: text/html\r\n", block, block.size());
}

std::string with_wrong_length(std::string_view block, std::size_t block_bytes) {
    return record_of("resource", "Content-Type: text/html\r\n", block, block_bytes);
}

}  // namespace

TEST_CASE("an archive is parted into records, broken ones cost themselves", "[warc]") {
    struct Row {
        const char* what;
        std::string archive;
        std::string_view records;
    };
    const std::string a = resource("a"), b = resource("b");
    const Row rows[] = {
        {"nothing", "", ""},
        {"nothing but line ends", "\r\n\r\n\n", ""},
        {"two", a + b, "1 a\n2 b\n"},
        {"bare line ends", "WARC/1.0\nWARC-Type: resource\nContent-Length: 1\n\na\n\n" + b, "1 a\n2 b\n"},
        {"more line ends than there should be", a + "\r\n\r\n" + b, "1 a\n2 b\n"},
        {"no line ends behind a block", a.substr(0, a.size() - 4) + b, "1 a\n2 b\n"},
        {"a block that is empty", resource("") + b, "1 \n2 b\n"},
        {"a block that looks like a record's end", resource("a\r\n\r\n") + b, "1 a\r\n\r\n\n2 b\n"},
        {"another type is passed over, and counted", record_of("warcinfo", "", "x", 1) + b, "2 b\n"},
        {"a request is", record_of("request", "Content-Type: text/html\r\n", "x", 1) + b, "2 b\n"},
        {"a picture is", record_of("resource", "Content-Type: image/png\r\n", "x", 1) + b, "2 b\n"},
        {"no type of content is looked at", record_of("resource", "", "x", 1) + b, "1 x\n2 b\n"},
        {"length too short", with_wrong_length("abc", 1) + b, "1 !a WARC record whose length is wrong\n2 b\n"},
        {"length too long", with_wrong_length("abc", 30) + b, "1 !a WARC record whose length is wrong\n2 b\n"},
        {"length beyond the file", with_wrong_length("abc", 150) + b, "1 !the file ends within a WARC record\n2 b\n"},
        {"no length", "WARC/1.0\r\nWARC-Type: resource\r\n\r\na\r\n\r\n" + b,
         "1 !a WARC record without its length\n2 b\n"},
        {"a length that is none", "WARC/1.0\r\nContent-Length: -1\r\n\r\na\r\n\r\n" + b,
         "1 !a WARC record without its length\n2 b\n"},
        {"what is no record first", "what is this\n" + b, "1 !no WARC record where one should begin\n2 b\n"},
        {"what is no record at all", "what is this", "1 !no WARC record where one should begin\n"},
        {"a head without an end", "WARC/1.0\r\nWARC-Type: resource", "1 !a WARC head without an end\n"},
        {"the end within a block", a.substr(0, a.size() - 5), "1 !the file ends within a WARC record\n"},
        {"a response that is none", record_of("response", "Content-Type: application/http\r\n", "abc", 3) + b,
         "1 abc!no HTTP response in the record\n2 b\n"},
    };
    for (const Row& row : rows) {
        for (const std::size_t piece_bytes : {1, 7, 1000}) {
            INFO(row.what << ", in pieces of " << piece_bytes);
            CHECK(dump_records<WarcReader>(row.archive, piece_bytes, most_block_bytes) == row.records);
        }
    }
}

TEST_CASE("the head of a record is read", "[warc]") {
    const std::string archive = record_of("RESPONSE",
                                          "warc-target-uri: <http://a/b>\r\n"
                                          "WARC-Date: 2026-05-04T10:00:00Z\r\n"
                                          "Content-Type: application/http; msgtype=response\r\n"
                                          "WARC-Truncated: length\r\n",
                                          "HTTP/1.1 200 OK\r\n\r\n<p>a", 23);
    PieceSource source(archive, 1000);
    WarcReader reader(source, most_block_bytes);
    const auto record = reader.next();
    REQUIRE(record.has_value());
    CHECK(record->error.empty());
    CHECK(record->warc.url == "http://a/b");
    CHECK(record->warc.date == "2026-05-04T10:00:00Z");
    CHECK(record->warc.is_http);
    CHECK(record->warc.is_truncated);
}

TEST_CASE("a block is kept up to the limit, and the next record is found behind it", "[warc]") {
    const std::string archive = resource(std::string(1000, 'a')) + resource("b");
    PieceSource source(archive, 64);
    WarcReader reader(source, most_block_bytes);
    const auto cut = reader.next();
    REQUIRE(cut.has_value());
    CHECK(cut->bytes == std::string(most_block_bytes, 'a'));
    CHECK(cut->warc.is_truncated);
    const auto next = reader.next();
    REQUIRE(next.has_value());
    CHECK(next->bytes == "b");
}

TEST_CASE("the page of a record", "[warc]") {
    struct Row {
        const char* what;
        std::string_view content_type;
        std::string_view block;
        bool is_http;
        std::string_view bytes;
        InputKind input;
        std::string_view charset;
        int http_status;
    };
    const Row rows[] = {
        {"bare HTML", "text/html; charset=utf-8", "<p>a", false, "<p>a", InputKind::automatic, "utf-8", 0},
        {"bare text", "Text/Plain", "a", false, "a", InputKind::text, "", 0},
        {"a response", "application/http",
         "HTTP/1.1 404 Not Found\r\nContent-Type: text/html; charset=big5\r\n\r\n<p>a", true, "<p>a",
         InputKind::automatic, "big5", 404},
        {"a response of text", "application/http", "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\na", true, "a",
         InputKind::text, "", 200},
    };
    for (const Row& row : rows) {
        INFO(row.what);
        Record record;
        record.bytes = row.block;
        record.warc.content_type = row.content_type;
        record.warc.is_http = row.is_http;
        std::string storage;
        const WarcPage page = open_warc_record(record, 1000, storage);
        CHECK(page.error.empty());
        CHECK(page.bytes == row.bytes);
        CHECK(page.input == row.input);
        CHECK(page.charset == row.charset);
        CHECK(page.http_status == row.http_status);
    }
}

TEST_CASE("a body that its head cuts short is no error where the record says so", "[warc]") {
    Record record;
    record.bytes = "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n9\nabc";
    record.warc.is_http = true;
    std::string storage;
    CHECK(open_warc_record(record, 1000, storage).error == "an HTTP body that ends within its chunks");
    record.warc.is_truncated = true;
    CHECK(open_warc_record(record, 1000, storage).error.empty());
    CHECK(open_warc_record(record, 1000, storage).bytes == "abc");
}
