// Time and peak memory of one call, by the size and shape of its input.
//
// usage: bench_growth [--largest MB] [--every N] [--shape NAME] [--budget-ms MS] [FILE|FOLDER...]
//
// First every shape at 1, 8 and 64 MB (a 64th, an 8th and all of --largest) with limits out of reach: nanoseconds a
// byte, which should stay the same. Where it is a tenth of one ("one script") the speed of memory is what is measured,
// and the ratio says that a megabyte fits into a cache. Then the shapes within the default limits, and real pages: peak
// memory of a process that holds the input and extracts it. Each number comes from a process of its own, whose peak the
// system tells.
//
// With --budget-ms only how long a call takes that is given so much time: every shape at all of --largest, limits out
// of reach but for the time.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

#include <dehusk/extract.hpp>

#include "bench/bench_pages.hpp"
#include "support/evaluation_data.hpp"
#include "support/shapes.hpp"

namespace {

using namespace dehusk;
using dehusk::testing::limits_out_of_reach;
using dehusk::testing::make_input;
using dehusk::testing::Shape;
using dehusk::testing::shapes;
using Clock = std::chrono::steady_clock;

constexpr double bytes_per_mb = 1e6;

struct Measured {
    double seconds = 0;
    std::size_t peak_bytes = 0;
    Limit limit = Limit::none;
    std::size_t input_bytes = 0;
};

// The fastest of some calls with one extractor, the first of which finds no memory to use again.
Measured time_calls(const std::string& input, const Options& options, int calls) {
    Extractor extractor;
    Measured measured;
    for (int call = 0; call < calls; ++call) {
        const auto begin = Clock::now();
        measured.limit = extractor.extract(input, options).limit;
        const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
        if (call == 0 || seconds < measured.seconds) measured.seconds = seconds;
    }
    return measured;
}

// Runs `work` in a child, so that its peak is its own and what it leaves behind goes with it.
template <class Work>
Measured in_own_process(Work work) {
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) throw std::runtime_error("no pipe");
    std::fflush(nullptr);
    const pid_t child = ::fork();
    if (child < 0) throw std::runtime_error("no process");
    if (child == 0) {
        const Measured measured = work();
        const bool is_written = ::write(ends[1], &measured, sizeof measured) == sizeof measured;
        ::_exit(is_written ? 0 : 1);
    }
    ::close(ends[1]);
    Measured measured;
    const bool is_read = ::read(ends[0], &measured, sizeof measured) == sizeof measured;
    ::close(ends[0]);
    int status = 0;
    rusage used{};
    ::wait4(child, &status, 0, &used);
    if (!is_read || status != 0) throw std::runtime_error("a call did not end");
    measured.peak_bytes = static_cast<std::size_t>(used.ru_maxrss) * 1024;
    return measured;
}

void print_times(const std::vector<Shape>& chosen, std::size_t largest_bytes) {
    std::printf("%-22s %12s %12s %12s %8s\n", "ns a byte", "1 MB", "8 MB", "largest", "ratio");
    for (const Shape& shape : chosen) {
        std::array<double, 3> ns_per_byte{};
        const std::array<std::size_t, 3> sizes{largest_bytes / 64, largest_bytes / 8, largest_bytes};
        for (std::size_t i = 0; i < sizes.size(); ++i) {
            const Measured measured = in_own_process([&] {
                Options options;
                options.input = shape.input;
                options.limits = limits_out_of_reach();
                return time_calls(make_input(shape, sizes[i]), options, i == 0 ? 8 : 3);
            });
            ns_per_byte[i] = 1e9 * measured.seconds / static_cast<double>(sizes[i]);
        }
        const auto [least, most] = std::ranges::minmax(ns_per_byte);
        std::printf("%-22s %12.2f %12.2f %12.2f %8.2f\n", shape.name, ns_per_byte[0], ns_per_byte[1], ns_per_byte[2],
                    most / least);
    }
}

void print_times_within(int budget_ms, const std::vector<Shape>& chosen, std::size_t largest_bytes) {
    std::printf("%-22s %12s %14s\n", "time given", "ms taken", "limit");
    for (const Shape& shape : chosen) {
        const Measured measured = in_own_process([&] {
            Options options;
            options.input = shape.input;
            options.limits = limits_out_of_reach();
            options.limits.max_time = std::chrono::milliseconds(budget_ms);
            return time_calls(make_input(shape, largest_bytes), options, 1);
        });
        std::printf("%-22s %12.1f %14s\n", shape.name, 1e3 * measured.seconds,
                    std::string(name(measured.limit)).c_str());
    }
}

void print_memory_of_shapes(const std::vector<Shape>& chosen, std::size_t largest_bytes) {
    std::printf("\n%-22s %12s %12s %14s\n", "default limits", "peak MB", "MB/input MB", "limit");
    for (const Shape& shape : chosen) {
        const Measured measured = in_own_process([&] {
            Options options;
            options.input = shape.input;
            return time_calls(make_input(shape, largest_bytes), options, 1);
        });
        const auto peak = static_cast<double>(measured.peak_bytes);
        std::printf("%-22s %12.1f %12.2f %14s\n", shape.name, peak / bytes_per_mb,
                    peak / static_cast<double>(largest_bytes), std::string(name(measured.limit)).c_str());
    }
}

// Of a page of `bytes` bytes: the peak that its bytes alone do not explain, in bytes a byte.
double peak_per_byte(std::size_t peak_bytes, std::size_t bytes) {
    constexpr std::size_t fixed_bytes = 8'000'000;
    const std::size_t above = peak_bytes > fixed_bytes ? peak_bytes - fixed_bytes : 0;
    return static_cast<double>(above) / static_cast<double>(std::max<std::size_t>(bytes, 1));
}

void print_memory_of_pages(const std::vector<std::filesystem::path>& files) {
    std::vector<double> ratios;
    std::size_t highest_peak_bytes = 0;
    for (const std::filesystem::path& file : files) {
        // Inflated once for its size alone: growing a string to it would be the peak.
        const std::size_t bytes = in_own_process([&] {
                                      return Measured{0, 0, Limit::none, dehusk_tests::read_page(file).size()};
                                  }).input_bytes;
        const Measured measured =
            in_own_process([&] { return time_calls(dehusk_tests::read_page(file, bytes), {}, 1); });
        ratios.push_back(peak_per_byte(measured.peak_bytes, bytes));
        highest_peak_bytes = std::max(highest_peak_bytes, measured.peak_bytes);
    }
    std::ranges::sort(ratios);
    std::printf(
        "\n%zu pages: peak memory above 8 MB, in bytes a byte of the page: median %.2f, most %.2f; highest peak %.1f "
        "MB\n",
        ratios.size(), ratios[ratios.size() / 2], ratios.back(),
        static_cast<double>(highest_peak_bytes) / bytes_per_mb);
}

}  // namespace

int main(int argc, char** argv) try {
    int largest_mb = 64;
    int every = 1;
    int budget_ms = 0;
    std::string_view only;
    std::vector<std::string> arguments;
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "--largest") {
            largest_mb = dehusk_bench::number_behind_option(argc, argv, i);
        } else if (argument == "--every") {
            every = dehusk_bench::number_behind_option(argc, argv, i);
        } else if (argument == "--budget-ms") {
            budget_ms = dehusk_bench::number_behind_option(argc, argv, i);
        } else if (argument == "--shape" && i + 1 < argc) {
            only = argv[++i];
        } else {
            arguments.emplace_back(argument);
        }
    }
    std::vector<Shape> chosen;
    std::ranges::copy_if(shapes(), std::back_inserter(chosen),
                         [&](const Shape& shape) { return only.empty() || shape.name == only; });
    if (chosen.empty()) throw std::runtime_error("no such shape");
    const std::size_t largest_bytes = static_cast<std::size_t>(largest_mb) * 1'000'000;
    if (budget_ms > 0) {
        print_times_within(budget_ms, chosen, largest_bytes);
        return 0;
    }
    print_times(chosen, largest_bytes);
    print_memory_of_shapes(chosen, largest_bytes);
    if (only.empty()) print_memory_of_pages(dehusk_bench::page_files(arguments, every));
    return 0;
} catch (const std::exception& error) {
    std::fprintf(stderr, "bench_growth: %s\n", error.what());
    return 1;
}
