// Reads one file, or standard input, without trusting what it is.
#pragma once

#include <cstddef>
#include <string>

namespace command_line {

struct FileContent {
    std::string bytes;
    /// Why the file could not be read; empty when it was.
    std::string error;
};

/// Reads at most `max_bytes` of `path`, where "-" is standard input. Directories and sockets are refused, and so is a
/// named pipe that nobody writes to: waiting for it would cost the whole run. Throws std::bad_alloc only.
FileContent read_file(const std::string& path, std::size_t max_bytes);

}  // namespace command_line
