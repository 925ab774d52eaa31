// Bytes of unknown number, a piece at a time, from something that may be damaged.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>

namespace command_line {

struct ReadResult {
    std::size_t bytes = 0;
    /// Why there are none; empty otherwise. The next read goes on behind the damage, or finds the end.
    std::string error;
    /// What was read last may be wrong, too: the error is one of a sum over it.
    bool taints_last_read = false;

    bool is_end() const { return bytes == 0 && error.empty(); }
};

class ByteSource {
  public:
    virtual ~ByteSource() = default;
    /// Reads at least one byte and at most `size`, which is not 0, unless there is an error or the end.
    virtual ReadResult read(char* target, std::size_t size) = 0;
};

/// A file, or standard input for "-".
class FileSource : public ByteSource {
  public:
    /// Adds what it reads to `read_bytes`.
    FileSource(const std::string& path, std::atomic<std::uint64_t>& read_bytes);
    ~FileSource() override;
    FileSource(const FileSource&) = delete;
    FileSource& operator=(const FileSource&) = delete;

    /// Why it could not be opened; empty when it was.
    const std::string& open_error() const { return open_error_; }
    ReadResult read(char* target, std::size_t size) override;

  private:
    void close();

    std::atomic<std::uint64_t>& read_bytes_;
    int descriptor_ = -1;
    std::string open_error_;
};

}  // namespace command_line
