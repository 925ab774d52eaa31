// Reads files, or standard input, without trusting what they are.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace command_line {

struct FileContent {
    /// In the reader's memory: good until its next read.
    std::string_view bytes;
    /// Why the file could not be read; empty when it was.
    std::string error;
};

/// Reads one file after the other into the same memory, as fresh pages from the system cost more than the reading. What
/// a large file took is given back at the next small one.
class FileReader {
  public:
    /// Reads at most `max_bytes` of `path`, where "-" is standard input. Directories and sockets are refused, and so is
    /// a named pipe that nobody writes to: waiting for it would cost the whole run. Throws std::bad_alloc only.
    FileContent read(const std::string& path, std::size_t max_bytes);

  private:
    void make_room(std::size_t bytes, std::size_t filled);
    FileContent read_all(int descriptor, std::size_t size_hint, std::size_t max_bytes, std::size_t filled = 0);
    FileContent read_pipe(int descriptor, std::size_t max_bytes);

    std::unique_ptr<char[]> buffer_;
    std::size_t capacity_ = 0;
};

}  // namespace command_line
