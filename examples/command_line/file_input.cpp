// POSIX calls instead of streams: they say why a file cannot be read, and can open a pipe without waiting for its
// writer.
#include "command_line/file_input.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace command_line {
namespace {

constexpr std::size_t first_read_bytes = std::size_t{64} << 10;

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

// Grows by doubling; the size that the system tells is only a hint, as files in /proc have none and others may grow.
FileContent read_all(int descriptor, std::size_t size_hint, std::size_t max_bytes) {
    FileContent content;
    std::size_t filled = 0;
    content.bytes.resize(std::min(max_bytes, std::max(first_read_bytes, size_hint + 1)));
    while (filled < max_bytes) {
        if (filled == content.bytes.size()) content.bytes.resize(std::min(max_bytes, filled * 2));
        const ssize_t count = read_some(descriptor, content.bytes.data() + filled, content.bytes.size() - filled);
        if (count < 0) return {{}, error_text(errno)};
        if (count == 0) break;
        filled += static_cast<std::size_t>(count);
    }
    content.bytes.resize(filled);
    return content;
}

// A pipe was opened without waiting. Nothing to read and no writer is end of file at once; with a writer the read would
// have to wait, and from here on it may.
FileContent read_pipe(int descriptor, std::size_t max_bytes) {
    char first = 0;
    const ssize_t count = read_some(descriptor, &first, 1);
    if (count == 0) return {{}, "a pipe without data and without a writer"};
    if (count < 0 && errno != EAGAIN) return {{}, error_text(errno)};
    if (::fcntl(descriptor, F_SETFL, 0) != 0) return {{}, error_text(errno)};
    const bool has_first = count == 1;
    auto content = read_all(descriptor, 0, max_bytes - (has_first ? 1 : 0));
    if (has_first && content.error.empty()) content.bytes.insert(content.bytes.begin(), first);
    return content;
}

}  // namespace

FileContent read_file(const std::string& path, std::size_t max_bytes) {
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
