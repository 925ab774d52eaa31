#include "command_line/progress.hpp"

#include <algorithm>
#include <cstdio>
#include <numeric>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

#include "command_line/output.hpp"

namespace command_line {
namespace {

constexpr std::chrono::milliseconds show_every{250};
constexpr std::string_view begin_of_line = "\r\x1B[K";

/// 0 unless all are plain files, whose sizes are known.
std::uint64_t bytes_of(const std::vector<std::string>& paths) {
    std::uint64_t bytes = 0;
    for (const auto& path : paths) {
        struct stat facts {};
        const bool is_known = ::stat(path.c_str(), &facts) == 0 && S_ISREG(facts.st_mode);
        if (!is_known || path == "-") return 0;
        bytes += static_cast<std::uint64_t>(facts.st_size);
    }
    return bytes;
}

/// 1234567 is "1,234,567".
std::string with_commas(std::uint64_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
    return digits;
}

std::string with_one_decimal(double number) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", number);
    return text;
}

/// "45.2 s", "3 min 20 s", "2 h 5 min".
std::string duration_text(double seconds) {
    if (seconds < 60) return with_one_decimal(seconds) + " s";
    const auto whole = static_cast<std::uint64_t>(seconds);
    if (whole < 3600) return std::to_string(whole / 60) + " min " + std::to_string(whole % 60) + " s";
    return with_commas(whole / 3600) + " h " + std::to_string(whole / 60 % 60) + " min";
}

}  // namespace

Progress::Progress(const Arguments& arguments) : is_stream_(arguments.container != Container::none) {
    const bool is_wanted = arguments.is_batch() && !arguments.is_quiet;
    is_shown_ = is_wanted && ::isatty(STDERR_FILENO) != 0 && ::isatty(STDOUT_FILENO) == 0;
    has_summary_ = is_wanted && (is_shown_ || is_stream_ || !arguments.list_path.empty());
    if (is_shown_ && is_stream_) total_bytes_ = bytes_of(arguments.files);
    if (!is_stream_) total_files_ = arguments.files.size();
}

void Progress::begin(std::uint64_t earlier_results, std::uint64_t read_bytes) {
    earlier_results_ = earlier_results;
    earlier_bytes_ = read_bytes;
    began_ = Clock::now();
}

void Progress::show(std::uint64_t read_bytes) {
    if (!is_shown_) return;
    const auto now = Clock::now();
    if (now < next_show_) return;
    next_show_ = now + show_every;
    std::string line = with_commas(earlier_results_ + result_count()) + " done, " + rate(read_bytes);
    if (const auto done = share(earlier_results_ + result_count(), read_bytes)) {
        const double begun_at = share(earlier_results_, earlier_bytes_).value_or(0);
        line += ", " + std::to_string(static_cast<int>(*done * 100)) + " %";
        if (*done > begun_at) line += ", " + duration_text(seconds() * (1 - *done) / (*done - begun_at)) + " left";
    }
    if (failure_count() > 0) line += ", " + with_commas(failure_count()) + " failed";
    write_terminal(std::string(begin_of_line) + line);
}

void Progress::clear() {
    if (is_shown_) write_terminal(begin_of_line);
}

std::string Progress::summary(std::uint64_t read_bytes, std::uint64_t passed_over) const {
    if (!has_summary_) return {};
    std::string text = "dehusk: " + with_commas(result_count()) + (is_stream_ ? " records in " : " files in ") +
                       duration_text(seconds()) + " (" + rate(read_bytes) + ")";
    std::string separator = ": ";
    for (std::size_t status = 0; status < status_count; ++status) {
        if (results_of_status_[status] == 0) continue;
        text += separator + with_commas(results_of_status_[status]) + ' ' +
                std::string(dehusk::name(static_cast<dehusk::Status>(status)));
        separator = ", ";
    }
    if (passed_over > 0) text += "; " + with_commas(passed_over) + " records that are no pages";
    if (earlier_results_ > 0) text += "; " + with_commas(earlier_results_) + " done before";
    return text + '\n';
}

std::uint64_t Progress::result_count() const {
    return std::accumulate(results_of_status_.begin(), results_of_status_.end(), std::uint64_t{0});
}

std::uint64_t Progress::failure_count() const {
    return results_of_status_[static_cast<std::size_t>(dehusk::Status::unreadable)] +
           results_of_status_[static_cast<std::size_t>(dehusk::Status::out_of_memory)];
}

double Progress::seconds() const {
    return std::max(std::chrono::duration<double>(Clock::now() - began_).count(), 0.001);
}

/// Of all there is to do; empty when nobody knows how much that is.
std::optional<double> Progress::share(std::uint64_t results, std::uint64_t read_bytes) const {
    const std::uint64_t total = total_bytes_ == 0 ? total_files_ : total_bytes_;
    if (total == 0) return std::nullopt;
    return std::min(1.0, static_cast<double>(total_bytes_ == 0 ? results : read_bytes) / static_cast<double>(total));
}

std::string Progress::rate(std::uint64_t read_bytes) const {
    std::string text = with_one_decimal(static_cast<double>(result_count()) / seconds()) + " a second";
    if (!is_stream_) return text;
    return text + ", " + with_one_decimal(static_cast<double>(read_bytes - earlier_bytes_) / 1e6 / seconds()) + " MB/s";
}

}  // namespace command_line
