// An HTTP response as crawlers store it: what its head says, and its body without the codings of the transfer.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace command_line {

struct HttpHead {
    /// 200, 404, ...; 0 when the bytes do not begin as a response does.
    int status = 0;
    std::string_view content_type;
    std::string_view content_encoding;
    std::string_view transfer_encoding;
    std::size_t body_begin_byte = 0;
};

/// Any bytes. Views are of `response`.
HttpHead parse_http_head(std::string_view response);

struct HttpBody {
    std::string_view bytes;
    /// Why the body could not be decoded; empty when it could. What came out until then stands in `bytes`.
    std::string error;
};

/// Undoes chunking and the content encodings gzip, deflate, br and zstd, at most two of them, and keeps at most
/// `most_bytes` of the body. Crawlers often store a body that is decoded already under the head that it came with: what
/// does not begin as its coding does is taken as it is. `storage` holds what had to be decoded.
HttpBody decode_http_body(std::string_view response, const HttpHead& head, std::size_t most_bytes,
                          std::string& storage);

}  // namespace command_line
