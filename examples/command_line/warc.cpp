// Records are parted by their Content-Length, and it is checked: behind a block stands the next record or the end.
// Where it does not, that record is broken, and the next is searched by its first line, also in the block that a wrong
// length made too long.
#include "command_line/warc.hpp"

#include <algorithm>
#include <utility>

#include "command_line/header_fields.hpp"
#include "command_line/http_response.hpp"

namespace command_line {
namespace {

constexpr std::string_view version_mark = "WARC/";
/// "WARC/1.1\r\n", with room for versions of more digits.
constexpr std::size_t longest_version_line = 14;
constexpr std::size_t most_head_bytes = std::size_t{1} << 20;
constexpr std::size_t most_kept_bytes = std::size_t{16} << 20;
/// Going back costs reading again. A file of records with wrong lengths may cost so many readings, no more.
constexpr std::uint64_t most_readings = 16;

/// Whether a line as "WARC/1.0" stands at the begin of `text`.
bool begins_with_version(std::string_view text) {
    if (!text.starts_with(version_mark)) return false;
    text = text.substr(0, longest_version_line).substr(version_mark.size());
    const std::size_t digits = text.find_first_not_of("0123456789.");
    if (digits == 0 || digits == std::string_view::npos) return false;
    text.remove_prefix(digits);
    return text.starts_with('\n') || text.starts_with("\r\n");
}

/// Where the first such line begins; npos when there is none.
std::size_t find_version(std::string_view text) {
    std::size_t at = text.find(version_mark);
    while (at != std::string_view::npos && !begins_with_version(text.substr(at))) at = text.find(version_mark, at + 1);
    return at;
}

/// Bytes up to a blank line, with it; npos when there is none.
std::size_t find_blank_line(std::string_view text, std::size_t from) {
    for (std::size_t at = text.find('\n', from); at != std::string_view::npos; at = text.find('\n', at + 1)) {
        if (text.substr(at + 1).starts_with('\n')) return at + 2;
        if (text.substr(at + 1).starts_with("\r\n")) return at + 3;
    }
    return std::string_view::npos;
}

/// Old versions of wget write it in angle brackets.
std::string_view without_brackets(std::string_view url) {
    return url.size() >= 2 && url.front() == '<' && url.back() == '>' ? url.substr(1, url.size() - 2) : url;
}

bool is_page_type(std::string_view content_type) {
    const std::string_view media_type = parse_content_type(content_type).media_type;
    return media_type.empty() || equal_in_any_case(media_type, "text/html") ||
           equal_in_any_case(media_type, "application/xhtml+xml") || equal_in_any_case(media_type, "text/plain");
}

/// Whether a record of this type holds what was at an address, not something about it.
bool holds_content(std::string_view type) {
    return equal_in_any_case(type, "response") || equal_in_any_case(type, "resource") ||
           equal_in_any_case(type, "conversion");
}

}  // namespace

std::optional<Record> WarcReader::next() {
    for (;;) {
        if (is_lost_) {
            if (!search_record()) return std::nullopt;
            is_lost_ = false;
        } else {
            skip_line_ends();
            if (damage_.empty() && source_.unread().empty()) return std::nullopt;
        }
        Record record = read_record();
        if (record.error.empty() && holds_content(type_)) {
            record.warc.is_http =
                equal_in_any_case(parse_content_type(record.warc.content_type).media_type, "application/http");
            const HttpHead http = record.warc.is_http ? parse_http_head(block_) : HttpHead();
            if (record.warc.is_http && http.status == 0) record.error = "no HTTP response in the record";
            if (is_page_type(record.warc.is_http ? http.content_type : record.warc.content_type)) {
                record.bytes = std::exchange(block_, {});
                return record;
            }
        }
        if (block_.capacity() > most_kept_bytes) block_ = {};
        if (!record.error.empty()) return record;
        ++passed_over_;
    }
}

/// On damage what was read before is dropped: what follows does not belong to it.
bool WarcReader::fill() {
    if (!damage_.empty()) return false;
    const std::size_t unread_bytes = source_.unread().size();
    if (source_.fill()) {
        read_bytes_ += source_.unread().size() - unread_bytes;
        return true;
    }
    damage_taints_last_read_ = source_.error_taints_last_read();
    damage_ = source_.take_error();
    if (!damage_.empty()) source_.take(source_.unread().size());
    return false;
}

bool WarcReader::fill_to(std::size_t bytes) {
    while (source_.unread().size() < bytes) {
        if (!fill()) return false;
    }
    return true;
}

void WarcReader::skip_line_ends() {
    do {
        const std::string_view unread = source_.unread();
        source_.take(std::min(unread.find_first_not_of("\r\n"), unread.size()));
    } while (source_.unread().empty() && fill());
}

bool WarcReader::is_at_record() {
    fill_to(longest_version_line);
    return begins_with_version(source_.unread());
}

/// False at the end.
bool WarcReader::search_record() {
    damage_.clear();
    for (;;) {
        const std::string_view unread = source_.unread();
        const std::size_t at = find_version(unread);
        if (at != std::string_view::npos) {
            source_.take(at);
            return true;
        }
        source_.take(unread.size() - std::min(unread.size(), longest_version_line));
        if (!fill() && std::exchange(damage_, {}).empty()) return false;
    }
}

Record WarcReader::read_record() {
    Record record;
    record.number = ++record_number_;
    block_.clear();
    const std::size_t block_bytes = read_head(record);
    if (record.error.empty()) read_block(record, block_bytes);
    if (record.error.empty()) check_end(record);
    return record;
}

/// Returns the bytes of the block.
std::size_t WarcReader::read_head(Record& record) {
    if (!is_at_record()) {
        fail(record, "no WARC record where one should begin");
        return 0;
    }
    std::size_t head_bytes = find_blank_line(source_.unread(), 0);
    while (head_bytes == std::string_view::npos) {
        const std::size_t searched_bytes = source_.unread().size();
        if (searched_bytes > most_head_bytes || !fill()) {
            source_.take(std::min(source_.unread().size(), version_mark.size()));  // or it would be found again
            fail(record, "a WARC head without an end");
            return 0;
        }
        head_bytes = find_blank_line(source_.unread(), searched_bytes - std::min<std::size_t>(searched_bytes, 3));
    }
    const std::string_view head = source_.unread().substr(0, head_bytes);
    const HeaderFields fields(head.substr(head.find('\n') + 1));
    type_ = fields.value("WARC-Type");
    record.warc.url = without_brackets(fields.value("WARC-Target-URI"));
    record.warc.date = fields.value("WARC-Date");
    record.warc.content_type = fields.value("Content-Type");
    record.warc.is_truncated = !fields.value("WARC-Truncated").empty();
    const auto block_bytes = parse_number(fields.value("Content-Length"));
    source_.take(head_bytes);
    if (!block_bytes) fail(record, "a WARC record without its length");
    return block_bytes.value_or(0);
}

void WarcReader::read_block(Record& record, std::size_t bytes) {
    record.warc.is_truncated = record.warc.is_truncated || bytes > most_bytes_;
    while (bytes > 0) {
        const std::string_view part = source_.unread().substr(0, bytes);
        block_ += part.substr(0, most_bytes_ - block_.size());
        source_.take(part.size());
        bytes -= part.size();
        if (bytes > 0 && !fill()) {
            fail(record, "the file ends within a WARC record");
            return;
        }
    }
}

/// Looking at what follows also makes the decompressor check the sum of this record, when it is compressed by itself.
/// Behind a proper end anything may follow; it is another record's fault.
void WarcReader::check_end(Record& record) {
    constexpr std::string_view end_mark = "\r\n\r\n";
    constexpr std::size_t looked_at_bytes = end_mark.size() + longest_version_line;
    fill_to(looked_at_bytes);
    const std::string_view unread = source_.unread().substr(0, looked_at_bytes);
    const bool is_tainted = !damage_.empty() && damage_taints_last_read_;
    const bool is_ended = unread.empty() || unread.starts_with(end_mark) || unread.starts_with("\n\n");
    const std::size_t next = std::min(unread.find_first_not_of("\r\n"), unread.size());
    const bool is_followed = next == unread.size() || begins_with_version(unread.substr(next));
    if (is_tainted || (!is_ended && !is_followed)) fail(record, "a WARC record whose length is wrong");
}

/// Where the source is damaged that is the reason, whatever was missed because of it.
void WarcReader::fail(Record& record, std::string error) {
    const bool is_damaged = !damage_.empty();
    record.error = is_damaged ? std::exchange(damage_, {}) : std::move(error);
    is_lost_ = is_damaged || !go_back();
}

/// To a record that a wrong length made part of the block. False when there is none.
bool WarcReader::go_back() {
    const std::size_t at = find_version(block_);
    if (at == std::string::npos || block_.size() == most_bytes_) return false;
    const std::string_view rest = std::string_view(block_).substr(at);
    if (put_back_bytes_ + rest.size() > most_readings * read_bytes_) return false;
    put_back_bytes_ += rest.size();
    source_.put_back(rest);
    return true;
}

WarcPage open_warc_record(const Record& record, std::size_t most_bytes, std::string& storage) {
    WarcPage page;
    page.bytes = record.bytes;
    page.error = record.error;
    std::string_view content_type = record.warc.content_type;
    if (record.warc.is_http) {
        const HttpHead head = parse_http_head(record.bytes);
        const HttpBody body = decode_http_body(record.bytes, head, most_bytes, storage);
        page.http_status = head.status;
        page.bytes = body.bytes;
        if (!record.warc.is_truncated && page.error.empty()) page.error = body.error;
        content_type = head.content_type;
    }
    const ContentType type = parse_content_type(content_type);
    page.charset = type.charset;
    if (equal_in_any_case(type.media_type, "text/plain")) page.input = dehusk::InputKind::text;
    return page;
}

}  // namespace command_line
