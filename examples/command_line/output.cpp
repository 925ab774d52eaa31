#include "command_line/output.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <poll.h>
#include <string>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace command_line {
namespace {

// Standard output may have been made non-blocking by the program that reads it.
void wait_until_writable(int descriptor) {
    pollfd request{descriptor, POLLOUT, 0};
    ::poll(&request, 1, -1);
}

/// `written_bytes` tells how far it came.
int write_all(int descriptor, std::string_view bytes, std::size_t& written_bytes) {
    written_bytes = 0;
    while (written_bytes < bytes.size()) {
        const ssize_t count = ::write(descriptor, bytes.data() + written_bytes, bytes.size() - written_bytes);
        if (count >= 0) {
            written_bytes += static_cast<std::size_t>(count);
        } else if (errno == EAGAIN) {
            wait_until_writable(descriptor);
        } else if (errno != EINTR) {
            return errno;
        }
    }
    return 0;
}

/// Takes the last `bytes` out of a file again, unless somebody else has written behind them. What cannot be taken back,
/// as from a pipe, stays.
void take_back(int descriptor, std::size_t bytes) {
    struct stat facts {};
    const off_t end = ::lseek(descriptor, 0, SEEK_CUR);
    if (end < static_cast<off_t>(bytes) || ::fstat(descriptor, &facts) != 0) return;
    if (!S_ISREG(facts.st_mode) || facts.st_size != end) return;
    const off_t begin = end - static_cast<off_t>(bytes);
    if (::ftruncate(descriptor, begin) == 0) ::lseek(descriptor, begin, SEEK_SET);
}

/// Reads `size` bytes from `begin` on. Returns 0 or an errno; a file that has fewer is an error, too.
int read_at(int file, off_t begin, char* target, std::size_t size) {
    while (size > 0) {
        const ssize_t count = ::pread(file, target, size, begin);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return count < 0 ? errno : EIO;
        target += count;
        begin += count;
        size -= static_cast<std::size_t>(count);
    }
    return 0;
}

/// Leaves the file with whole lines, and its place behind them. Returns 0 or an errno.
int find_earlier_results(int file, EarlierResults& earlier) {
    constexpr std::size_t step_bytes = std::size_t{1} << 20;
    struct stat facts {};
    if (::fstat(file, &facts) != 0) return errno;
    if (!S_ISREG(facts.st_mode)) return ESPIPE;
    std::string bytes;
    off_t last_begin = 0;
    off_t end = 0;
    for (off_t at = 0; at < facts.st_size; at += static_cast<off_t>(bytes.size())) {
        bytes.resize(std::min(step_bytes, static_cast<std::size_t>(facts.st_size - at)));
        if (const int error = read_at(file, at, bytes.data(), bytes.size()); error != 0) return error;
        for (std::size_t line_end = bytes.find('\n'); line_end != std::string::npos;
             line_end = bytes.find('\n', line_end + 1)) {
            ++earlier.count;
            last_begin = end;
            end = at + static_cast<off_t>(line_end) + 1;
        }
    }
    if (end > 0) earlier.last.resize(static_cast<std::size_t>(end - last_begin - 1));
    if (const int error = read_at(file, last_begin, earlier.last.data(), earlier.last.size()); error != 0) return error;
    return ::ftruncate(file, end) != 0 || ::lseek(file, end, SEEK_SET) != end ? errno : 0;
}

}  // namespace

void occupy_closed_descriptors() {
    for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        // The lowest free number is given out, so it is this one; opened the wrong way round, reading or writing fails.
        if (::fcntl(descriptor, F_GETFD) == -1) ::open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    }
}

void let_writes_fail() {
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
}

int write_output(std::string_view bytes) {
    std::size_t written_bytes = 0;
    const int error = write_all(STDOUT_FILENO, bytes, written_bytes);
    if (error != 0 && written_bytes > 0) take_back(STDOUT_FILENO, written_bytes);
    return error;
}

void write_message(std::string_view message) {
    std::string printable(message);
    for (char& c : printable) {
        if ((static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7F) c = '?';
    }
    write_terminal(printable);
}

void write_terminal(std::string_view text) {
    std::size_t written_bytes = 0;
    write_all(STDERR_FILENO, text, written_bytes);
}

int report_write(int write_error, const std::string& name) {
    if (write_error == 0) return EXIT_SUCCESS;
    if (write_error != EPIPE) {
        write_message("dehusk: " + name + ": " + std::generic_category().message(write_error) + '\n');
    }
    return EXIT_FAILURE;
}

std::string redirect_output(const std::string& path, EarlierResults* earlier) {
    const int access = earlier == nullptr ? O_WRONLY | O_TRUNC : O_RDWR;
    const int file = ::open(path.c_str(), access | O_CREAT | O_NOCTTY | O_CLOEXEC, 0666);
    int error = file < 0 ? errno : 0;
    if (error == 0 && earlier != nullptr) error = find_earlier_results(file, *earlier);
    if (error == 0 && ::dup2(file, STDOUT_FILENO) < 0) error = errno;
    if (file >= 0) ::close(file);
    return error == 0 ? "" : std::generic_category().message(error);
}

}  // namespace command_line
