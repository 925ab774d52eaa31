// A page of a stream, on its way from the reader to a worker.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace command_line {

/// As it stands in its stream. Readers only part records from each other, as there is one of them for all threads; what
/// takes time is left to the workers.
struct Record {
    /// Path of the file, as given.
    std::string source;
    /// Of the line or record in its file, from 1; 0 for a file that is one page.
    std::uint64_t number = 0;
    /// A line of JSON, or the block of a WARC record. Empty for a file that is one page: a worker reads it.
    std::string bytes;
    /// Why there is no page; empty when there is one.
    std::string error;

    /// What the head of a WARC record says.
    struct WarcFields {
        std::string url;
        std::string date;
        /// Of the block.
        std::string content_type;
        /// The block is an HTTP response, not the bare page.
        bool is_http = false;
        /// Whoever wrote the record, or the reader, cut the block short.
        bool is_truncated = false;
    } warc;
};

class RecordReader {
  public:
    virtual ~RecordReader() = default;
    /// The next record, empty at the end. Damage is a record with an error.
    virtual std::optional<Record> next() = 0;
    /// Records that are not pages and were passed over.
    virtual std::uint64_t passed_over() const { return 0; }
};

}  // namespace command_line
