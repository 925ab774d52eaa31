#include "command_line/interrupts.hpp"

#include <chrono>
#include <pthread.h>

namespace command_line {
namespace {

/// Wakes the watcher for the last time; nobody else sends it.
constexpr int wake_signal = SIGUSR2;

bool is_ignored(int signal) {
    struct sigaction action {};
    return ::sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

[[noreturn]] void end_by(int signal) {
    std::signal(signal, SIG_DFL);
    sigset_t only;
    sigemptyset(&only);
    sigaddset(&only, signal);
    ::pthread_sigmask(SIG_UNBLOCK, &only, nullptr);
    ::raise(signal);
    ::_Exit(128 + signal);
}

}  // namespace

Interrupts::Interrupts() {
    sigemptyset(&signals_);
    sigaddset(&signals_, wake_signal);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        if (!is_ignored(signal)) sigaddset(&signals_, signal);
    }
    ::pthread_sigmask(SIG_BLOCK, &signals_, &mask_before_);
    watcher_ = std::thread([this] { watch(); });
}

Interrupts::~Interrupts() {
    is_over_ = true;
    ::pthread_kill(watcher_.native_handle(), wake_signal);
    watcher_.join();
    ::pthread_sigmask(SIG_SETMASK, &mask_before_, nullptr);
}

void Interrupts::watch() {
    constexpr std::chrono::milliseconds patience{50};
    int signal = wake_signal;
    while (::sigwait(&signals_, &signal) == 0 && !(is_over_ && signal == wake_signal)) {
        if (signal == wake_signal) continue;
        constexpr timespec now{};
        while (!writing_.try_lock_for(patience)) {
            const int second = ::sigtimedwait(&signals_, nullptr, &now);
            if (second > 0 && second != wake_signal) end_by(second);
        }
        end_by(signal);
    }
}

}  // namespace command_line
