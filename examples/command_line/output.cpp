#include "command_line/output.hpp"

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
    std::size_t written_bytes = 0;
    write_all(STDERR_FILENO, printable, written_bytes);
}

int report_write(int write_error) {
    if (write_error == 0) return EXIT_SUCCESS;
    if (write_error != EPIPE) {
        write_message("dehusk: standard output: " + std::generic_category().message(write_error) + '\n');
    }
    return EXIT_FAILURE;
}

}  // namespace command_line
