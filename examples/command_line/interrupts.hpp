// SIGINT, SIGTERM and SIGHUP end the program between two results, never in the middle of one.
#pragma once

#include <atomic>
#include <csignal>
#include <mutex>
#include <thread>

namespace command_line {

/// While one lives, these signals wait until nothing is being written, and then end the process as they would have done
/// by themselves: at once, however long the pages in work may take, and with the wait status that shells expect. A
/// second signal does not wait, for the case that nobody reads what is written.
///
/// Threads must be started after it and by its thread, so that they leave the signals to it. Signals that the caller
/// ignores, as nohup does, stay ignored.
class Interrupts {
  public:
    Interrupts();
    ~Interrupts();
    Interrupts(const Interrupts&) = delete;
    Interrupts& operator=(const Interrupts&) = delete;

    /// Holds signals off while it lives: write one result under one.
    [[nodiscard]] std::unique_lock<std::timed_mutex> hold() { return std::unique_lock(writing_); }

  private:
    void watch();

    sigset_t signals_;
    sigset_t mask_before_;
    std::timed_mutex writing_;
    std::atomic<bool> is_over_{false};
    std::thread watcher_;
};

}  // namespace command_line
