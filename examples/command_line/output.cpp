#include "command_line/output.hpp"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <poll.h>
#include <string>
#include <system_error>
#include <unistd.h>

namespace command_line {
namespace {

// Standard output may have been made non-blocking by the program that reads it.
void wait_until_writable(int descriptor) {
    pollfd request{descriptor, POLLOUT, 0};
    ::poll(&request, 1, -1);
}

int write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
        if (count >= 0) {
            bytes.remove_prefix(static_cast<std::size_t>(count));
        } else if (errno == EAGAIN) {
            wait_until_writable(descriptor);
        } else if (errno != EINTR) {
            return errno;
        }
    }
    return 0;
}

}  // namespace

void occupy_closed_descriptors() {
    for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        // The lowest free number is given out, so it is this one; opened the wrong way round, reading or writing fails.
        if (::fcntl(descriptor, F_GETFD) == -1) ::open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    }
}

void ignore_broken_pipes() {
    std::signal(SIGPIPE, SIG_IGN);
}

int write_output(std::string_view bytes) {
    return write_all(STDOUT_FILENO, bytes);
}

void write_message(std::string_view message) {
    std::string printable(message);
    for (char& c : printable) {
        if ((static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7F) c = '?';
    }
    write_all(STDERR_FILENO, printable);
}

int report_write(int write_error) {
    if (write_error == 0) return EXIT_SUCCESS;
    if (write_error != EPIPE) {
        write_message("dehusk: standard output: " + std::generic_category().message(write_error) + '\n');
    }
    return EXIT_FAILURE;
}

}  // namespace command_line
