// All that a run is to read, one record after the other, from files that the user names or a list names.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "command_line/arguments.hpp"
#include "command_line/buffered_source.hpp"
#include "command_line/decompressed_source.hpp"
#include "command_line/record.hpp"

namespace command_line {

/// The paths, or the lines of a file that lists them, which is read while the work goes on and may be a pipe.
class PathSource {
  public:
    explicit PathSource(const Arguments& arguments);

    /// Empty at the end.
    std::optional<std::string> next();
    /// Why the list could not be read to its end; empty when it was.
    const std::string& error() const { return error_; }

  private:
    const std::vector<std::string>& paths_;
    std::size_t next_path_ = 0;
    std::atomic<std::uint64_t> list_bytes_ = 0;
    std::optional<FileSource> list_file_;
    std::optional<BufferedSource> list_;
    std::string error_;
};

/// One thread at a time takes records; the numbers may be read by another.
class RecordSource {
  public:
    /// `arguments` must outlive it.
    explicit RecordSource(const Arguments& arguments) : arguments_(arguments), paths_(arguments) {}

    /// Empty at the end.
    std::optional<Record> next();

    /// Of the streams, as they lie on disk.
    std::uint64_t read_bytes() const { return read_bytes_; }
    /// Records that are not pages.
    std::uint64_t passed_over() const { return passed_over_; }
    /// Why a list of files could not be read to its end; to be asked at the end.
    const std::string& list_error() const { return paths_.error(); }

  private:
    const Arguments& arguments_;
    PathSource paths_;
    std::string path_;
    std::unique_ptr<FileSource> file_;
    std::unique_ptr<DecompressedSource> bytes_;
    std::unique_ptr<RecordReader> reader_;
    std::atomic<std::uint64_t> read_bytes_ = 0;
    std::atomic<std::uint64_t> passed_over_ = 0;
};

/// The most that is kept of one line or block of a stream, by the bytes of a page that are read: escapes of JSON and
/// heads of HTTP come in addition.
std::size_t most_record_bytes(std::size_t page_bytes);

}  // namespace command_line
