// Says how a run goes, and how it went.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include <dehusk/extract.hpp>

#include "command_line/arguments.hpp"

namespace command_line {

/// A line on standard error that is written over and over, when that is a terminal and results go elsewhere; and a
/// summary for a run over streams or lists, or where the line was shown. Nothing for --quiet.
class Progress {
  public:
    explicit Progress(const Arguments& arguments);

    /// What was done before belongs to an earlier run.
    void begin(std::uint64_t earlier_results, std::uint64_t read_bytes);
    void count(dehusk::Status status) { ++results_of_status_.at(static_cast<std::size_t>(status)); }
    /// Shows the line, not more than a few times a second. `read_bytes` of the streams.
    void show(std::uint64_t read_bytes);
    /// Makes room for a message.
    void clear();
    /// Empty when there is to be none.
    std::string summary(std::uint64_t read_bytes, std::uint64_t passed_over) const;

  private:
    using Clock = std::chrono::steady_clock;

    static constexpr std::size_t status_count = static_cast<std::size_t>(dehusk::Status::out_of_memory) + 1;

    std::uint64_t result_count() const;
    std::uint64_t failure_count() const;
    double seconds() const;
    std::optional<double> share(std::uint64_t results, std::uint64_t read_bytes) const;
    std::string rate(std::uint64_t read_bytes) const;

    bool is_stream_;
    bool is_shown_;
    bool has_summary_;
    /// Of all streams, or of files that are pages; 0 when nobody knows.
    std::uint64_t total_bytes_ = 0;
    std::uint64_t total_files_ = 0;
    std::uint64_t earlier_results_ = 0;
    std::uint64_t earlier_bytes_ = 0;
    Clock::time_point began_ = Clock::now();
    Clock::time_point next_show_ = began_;
    std::array<std::uint64_t, status_count> results_of_status_{};
};

}  // namespace command_line
