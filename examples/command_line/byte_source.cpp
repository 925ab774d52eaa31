#include "command_line/byte_source.hpp"

#include <cerrno>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>

namespace command_line {

FileSource::FileSource(const std::string& path, std::atomic<std::uint64_t>& read_bytes) : read_bytes_(read_bytes) {
    descriptor_ = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (descriptor_ < 0) open_error_ = std::generic_category().message(errno);
}

FileSource::~FileSource() {
    close();
}

void FileSource::close() {
    if (descriptor_ > STDERR_FILENO) ::close(descriptor_);
    descriptor_ = -1;
}

// After an error the file counts as ended: one that fails for ever would never end.
ReadResult FileSource::read(char* target, std::size_t size) {
    if (descriptor_ < 0) return {};
    ssize_t count = 0;
    do {
        count = ::read(descriptor_, target, size);
    } while (count < 0 && errno == EINTR);
    if (count < 0) {
        ReadResult result{0, std::generic_category().message(errno)};
        close();
        return result;
    }
    read_bytes_ += static_cast<std::uint64_t>(count);
    return {static_cast<std::size_t>(count), {}};
}

}  // namespace command_line
