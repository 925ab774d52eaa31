// Pages a second with one thread and with more, each with an extractor of its own and the next page that nobody took.
//
// usage: bench_threads [--threads N] [--rounds N] [--every N] [FILE|FOLDER...]
//
// Numbers of threads take turns within a round, and the fastest round of each counts. --threads is the most that are
// tried, by default as many as the machine has; more than its cores cannot gain.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <dehusk/extract.hpp>

#include "bench/bench_pages.hpp"

namespace {

using Clock = std::chrono::steady_clock;

double seconds_with(int thread_count, const std::vector<std::string>& pages) {
    std::atomic<std::size_t> next = 0;
    std::atomic<std::size_t> body_bytes = 0;
    const auto work = [&] {
        dehusk::Extractor extractor;
        std::size_t bytes = 0;
        for (std::size_t i = next++; i < pages.size(); i = next++) bytes += extractor.extract(pages[i]).body.size();
        body_bytes += bytes;
    };
    const auto begin = Clock::now();
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < thread_count; ++i) threads.emplace_back(work);
    }
    const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    if (body_bytes == 0) throw std::runtime_error("no page has a body");
    return seconds;
}

}  // namespace

int main(int argc, char** argv) try {
    int most_threads = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    int rounds = 5;
    int every = 1;
    std::vector<std::string> arguments;
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "--threads") {
            most_threads = dehusk_bench::number_behind_option(argc, argv, i);
        } else if (argument == "--rounds") {
            rounds = dehusk_bench::number_behind_option(argc, argv, i);
        } else if (argument == "--every") {
            every = dehusk_bench::number_behind_option(argc, argv, i);
        } else {
            arguments.emplace_back(argument);
        }
    }
    const std::vector<std::string> pages = dehusk_bench::read_pages(arguments, every);
    std::vector<double> best(static_cast<std::size_t>(most_threads));
    for (int round = 0; round <= rounds; ++round) {  // the first one warms up
        for (int count = 1; count <= most_threads; ++count) {
            const double seconds = seconds_with(count, pages);
            double& least = best[static_cast<std::size_t>(count - 1)];
            if (round <= 1 || seconds < least) least = seconds;
        }
    }
    std::printf("%zu pages, %d rounds\n\n%-8s %10s %16s\n", pages.size(), rounds, "threads", "pages/s",
                "times one thread");
    for (std::size_t i = 0; i < best.size(); ++i) {
        std::printf("%-8zu %10.0f %16.2f\n", i + 1, static_cast<double>(pages.size()) / best[i], best[0] / best[i]);
    }
    return 0;
} catch (const std::exception& error) {
    std::fprintf(stderr, "bench_threads: %s\n", error.what());
    return 1;
}
