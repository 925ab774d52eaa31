#include "command_line/page_reader.hpp"

#include <utility>

#include "command_line/decoder.hpp"
#include "command_line/warc.hpp"

namespace command_line {
namespace {

/// What the user says of all pages is believed; of the kind a record tells only what nobody said.
void set_input(dehusk::InputKind input, dehusk::Options& options) {
    if (options.input == dehusk::InputKind::automatic) options.input = input;
}

}  // namespace

Page PageReader::read(Record& record) {
    Page page;
    page.options = arguments_.options;
    page.error = record.error;
    if (!page.error.empty()) return page;
    switch (arguments_.container) {
        case Container::none:
            read_file(record.source, page);
            break;
        case Container::jsonl:
            read_json(record.bytes, page);
            break;
        case Container::warc:
            read_warc(record, page);
            break;
    }
    return page;
}

// One byte more than the limit, so that the library sees that there is more.
void PageReader::read_file(const std::string& path, Page& page) {
    const std::size_t most_bytes = arguments_.most_page_bytes() + 1;
    FileContent content = file_reader_.read(path, most_bytes);
    page.error = std::move(content.error);
    page.bytes = content.bytes;
    const Coding coding = coding_of(content.bytes);
    if (coding == Coding::none) return;
    DecodedBytes decoded = decode_all(coding, content.bytes, most_bytes);
    if (!decoded.is_whole && content.bytes.size() < most_bytes) page.error = "damaged compressed data";
    decoded_ = std::move(decoded.bytes);
    page.bytes = decoded_;
}

void PageReader::read_json(std::string& line, Page& page) {
    JsonPage found = json_parser_.parse(line);
    page.bytes = found.bytes;
    page.error = std::move(found.error);
    page.members = std::move(found.members);
    if (!found.url.empty()) page.options.url = found.url;
    set_input(found.input, page.options);
}

void PageReader::read_warc(const Record& record, Page& page) {
    WarcPage found = open_warc_record(record, arguments_.most_page_bytes() + 1, decoded_);
    page.bytes = found.bytes;
    page.error = std::move(found.error);
    page.http_status = found.http_status;
    if (!record.warc.url.empty()) page.options.url = record.warc.url;
    if (!found.charset.empty()) page.options.charset = found.charset;
    set_input(found.input, page.options);
}

}  // namespace command_line
