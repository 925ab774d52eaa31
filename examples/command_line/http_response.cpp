#include "command_line/http_response.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "command_line/decoder.hpp"
#include "command_line/header_fields.hpp"

namespace command_line {
namespace {

constexpr std::size_t most_codings = 2;

/// Takes a chunk's size line. Empty when it is none.
std::optional<std::size_t> take_chunk_size(std::string_view& rest) {
    const std::size_t end = rest.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view line = rest.substr(0, end);
    const auto size = parse_number(trim(line.substr(0, line.find(';'))), 16);
    if (size) rest.remove_prefix(end + 1);
    return size;
}

struct Unchunked {
    std::string bytes;
    bool is_chunked = false;
    bool is_whole = false;
};

Unchunked join_chunks(std::string_view rest) {
    Unchunked result;
    while (const auto size = take_chunk_size(rest)) {
        result.is_chunked = true;
        result.is_whole = *size == 0;
        if (*size == 0 || rest.empty()) break;
        result.bytes += rest.substr(0, *size);
        rest.remove_prefix(std::min(rest.size(), *size));
        if (rest.starts_with('\r')) rest.remove_prefix(1);
        if (rest.starts_with('\n')) rest.remove_prefix(1);
    }
    return result;
}

/// Names of codings in the order in which they were applied.
std::vector<std::string_view> coding_names(std::string_view list) {
    std::vector<std::string_view> names;
    while (!list.empty()) {
        const std::size_t comma = std::min(list.find(','), list.size());
        const std::string_view name = trim(list.substr(0, comma));
        if (!name.empty() && !equal_in_any_case(name, "identity")) names.push_back(name);
        list.remove_prefix(std::min(list.size(), comma + 1));
    }
    return names;
}

bool is_zlib(std::string_view bytes) {
    if (bytes.size() < 2) return false;
    const auto method = static_cast<unsigned char>(bytes[0]);
    const auto flags = static_cast<unsigned char>(bytes[1]);
    return (method & 0x0FU) == 8 && (method * 256U + flags) % 31 == 0;
}

/// Empty for a name that nobody knows. "deflate" is zlib's format by the standard, and bare deflate from some servers.
std::optional<Coding> find_coding(std::string_view name, std::string_view bytes) {
    if (equal_in_any_case(name, "gzip") || equal_in_any_case(name, "x-gzip")) return Coding::gzip;
    if (equal_in_any_case(name, "deflate")) return is_zlib(bytes) ? Coding::zlib : Coding::deflate;
    if (equal_in_any_case(name, "br")) return Coding::brotli;
    if (equal_in_any_case(name, "zstd")) return Coding::zstd;
    return std::nullopt;
}

/// Whether `bytes`, which the head says are coded, are the page itself. Brotli and bare deflate have no mark, but what
/// begins as a page and does not decode is a page.
bool is_decoded_already(Coding coding, std::string_view bytes) {
    if (coding == Coding::gzip || coding == Coding::zstd) return coding_of(bytes) != coding;
    constexpr std::size_t trial_bytes = 256;
    return coding != Coding::zlib && trim(bytes).starts_with('<') && !decode_all(coding, bytes, trial_bytes).is_whole;
}

}  // namespace

HttpHead parse_http_head(std::string_view response) {
    HttpHead head;
    if (!response.starts_with("HTTP/")) return head;
    const std::size_t line_end = std::min(response.find('\n'), response.size() - 1) + 1;
    const std::string_view line = response.substr(0, line_end);
    const std::size_t space = std::min(line.find(' '), line.size() - 1) + 1;
    const auto status = parse_number(trim(line.substr(space, 3)));
    if (!status || *status < 100) return head;
    const HeaderFields fields(response.substr(line_end));
    head.status = static_cast<int>(*status);
    head.content_type = fields.value("Content-Type");
    head.content_encoding = fields.value("Content-Encoding");
    head.transfer_encoding = fields.value("Transfer-Encoding");
    head.body_begin_byte = line_end + fields.size();
    return head;
}

HttpBody decode_http_body(std::string_view response, const HttpHead& head, std::size_t most_bytes,
                          std::string& storage) {
    HttpBody body{response.substr(head.body_begin_byte), {}};
    // Transfer-Encoding may name a compression in front of "chunked", but no browser asks for it.
    std::vector<std::string_view> transfer_codings = coding_names(head.transfer_encoding);
    if (!transfer_codings.empty() && equal_in_any_case(transfer_codings.back(), "chunked")) {
        Unchunked unchunked = join_chunks(body.bytes);
        if (unchunked.is_chunked) {
            if (!unchunked.is_whole) body.error = "an HTTP body that ends within its chunks";
            storage = std::move(unchunked.bytes);
            body.bytes = storage;
        }
    }
    std::vector<std::string_view> codings = coding_names(head.content_encoding);
    if (codings.size() > most_codings) body.error = "too many content encodings";
    for (; !codings.empty() && codings.size() <= most_codings && !body.bytes.empty(); codings.pop_back()) {
        const auto coding = find_coding(codings.back(), body.bytes);
        if (!coding) {
            body.error = "unknown content encoding '" + std::string(codings.back()) + "'";
            break;
        }
        if (is_decoded_already(*coding, body.bytes)) continue;
        DecodedBytes decoded = decode_all(*coding, body.bytes, most_bytes);
        if (!decoded.is_whole && body.error.empty()) {
            body.error = "damaged content encoding '" + std::string(codings.back()) + "'";
        }
        storage = std::move(decoded.bytes);
        body.bytes = storage;
    }
    return body;
}

}  // namespace command_line
