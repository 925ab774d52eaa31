// POSIX calls instead of streams: they say why a file cannot be read, and can open a pipe without waiting for its
// writer.
#include "command_line/file_input.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace command_line {
namespace {

constexpr std::size_t first_read_bytes = std::size_t{64} << 10;
constexpr std::size_t most_kept_bytes = std::size_t{4} << 20;

std::string error_text(int error) {
    return std::generic_category().message(error);
}

class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const { return number_; }

  private:
    int number_;
};

ssize_t read_some(int descriptor, char* target, std::size_t size) {
    ssize_t count = 0;
    do {
        count = ::read(descriptor, target, size);
    } while (count < 0 && errno == EINTR);
    return count;
}

}  // namespace

// Grows to `bytes`, keeping the first `filled` ones.
void FileReader::make_room(std::size_t bytes, std::size_t filled) {
    const bool is_wasteful = filled == 0 && capacity_ > most_kept_bytes && bytes <= most_kept_bytes;
    if (bytes <= capacity_ && !is_wasteful) return;
    auto larger = std::make_unique_for_overwrite<char[]>(bytes);
    if (filled > 0) std::memcpy(larger.get(), buffer_.get(), filled);
    buffer_ = std::move(larger);
    capacity_ = bytes;
}

// Grows by doubling; the size that the system tells is only a hint, as files in /proc have none and others may grow.
FileContent FileReader::read_all(int descriptor, std::size_t size_hint, std::size_t max_bytes, std::size_t filled) {
    make_room(std::min(max_bytes, std::max(first_read_bytes, size_hint + 1)), filled);
    while (filled < max_bytes) {
        if (filled == capacity_) make_room(std::min(max_bytes, filled * 2), filled);
        const std::size_t room = std::min(capacity_, max_bytes) - filled;
        const ssize_t count = read_some(descriptor, buffer_.get() + filled, room);
        if (count < 0) return {{}, error_text(errno)};
        if (count == 0) break;
        filled += static_cast<std::size_t>(count);
    }
    return {{buffer_.get(), filled}, {}};
}

// A pipe was opened without waiting. Nothing to read and no writer is end of file at once; with a writer the read would
// have to wait, and from here on it may.
FileContent FileReader::read_pipe(int descriptor, std::size_t max_bytes) {
    make_room(first_read_bytes, 0);
    const ssize_t count = read_some(descriptor, buffer_.get(), 1);
    if (count == 0) return {{}, "a pipe without data and without a writer"};
    if (count < 0 && errno != EAGAIN) return {{}, error_text(errno)};
    if (::fcntl(descriptor, F_SETFL, 0) != 0) return {{}, error_text(errno)};
    return read_all(descriptor, 0, max_bytes, count == 1 ? 1 : 0);
}

FileContent FileReader::read(const std::string& path, std::size_t max_bytes) {
    if (path == "-") return read_all(STDIN_FILENO, 0, max_bytes);
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    if (file.number() < 0) return {{}, error_text(errno)};
    struct stat facts {};
    if (::fstat(file.number(), &facts) != 0) return {{}, error_text(errno)};
    if (S_ISDIR(facts.st_mode)) return {{}, error_text(EISDIR)};
    if (S_ISFIFO(facts.st_mode)) return read_pipe(file.number(), max_bytes);
    if (::fcntl(file.number(), F_SETFL, 0) != 0) return {{}, error_text(errno)};
    const bool has_size = S_ISREG(facts.st_mode) && facts.st_size > 0;
    return read_all(file.number(), has_size ? static_cast<std::size_t>(facts.st_size) : 0, max_bytes);
}

}  // namespace command_line
