// Many threads work, one thread writes, and what is written keeps the order in which the work was handed out.
//
// Threads take items from one source. Results wait in a ring of fixed size until it is their turn; a thread that would
// run further ahead than the ring is long waits. So memory is bounded by the ring however long the source is, and one
// slow item stops the others only when they are a whole ring ahead. Collecting all results and sorting them would be
// shorter, but a crawl does not fit into memory.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace examples {

/// Results that a thread may be ahead of the writer, for each thread.
inline constexpr std::size_t results_ahead_per_thread = 4;

/// Where results wait for their turn. Items are numbered from 0 in the order in which they were taken.
template <class Result>
class ResultRing {
  public:
    explicit ResultRing(std::size_t size) : slots_(size) {}

    /// Waits until result `index` has a slot. False when the run was stopped.
    bool wait_for_slot(std::size_t index) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return stopped_ || index < written_ + slots_.size(); });
        return !stopped_;
    }

    void put(std::size_t index, Result result) {
        const std::lock_guard lock(mutex_);
        slots_[index % slots_.size()] = std::move(result);
        changed_.notify_all();
    }

    /// Waits for the next result in order. Empty when there is none, because the source ended or the run was stopped.
    std::optional<Result> take_next() {
        std::unique_lock lock(mutex_);
        auto& slot = slots_[written_ % slots_.size()];
        changed_.wait(lock, [&] { return stopped_ || slot.has_value() || written_ >= end_; });
        if (stopped_ || !slot.has_value()) return std::nullopt;
        return std::exchange(slot, std::nullopt);
    }

    void finish_one() {
        const std::lock_guard lock(mutex_);
        ++written_;
        changed_.notify_all();
    }

    /// The source ended: there are `count` items.
    void set_end(std::size_t count) {
        const std::lock_guard lock(mutex_);
        end_ = count;
        changed_.notify_all();
    }

    void stop(std::exception_ptr error = nullptr) {
        const std::lock_guard lock(mutex_);
        stopped_ = true;
        if (!error_) error_ = std::move(error);
        changed_.notify_all();
    }

    void rethrow_error() {
        const std::lock_guard lock(mutex_);
        if (error_) std::rethrow_exception(error_);
    }

  private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<std::optional<Result>> slots_;
    std::size_t written_ = 0;
    std::size_t end_ = static_cast<std::size_t>(-1);
    bool stopped_ = false;
    std::exception_ptr error_;
};

/// Works on all items of a source with `thread_count` threads, at least one, and writes the results in the source's
/// order.
///
/// `take()` gives the next item as a std::optional, empty at the end; it is called by one thread at a time.
/// `make_worker()` is called once in each thread and gives what turns an item into a `Result`: the place for things
/// that a thread should own, such as a dehusk::Extractor. `write(Result)` is called by the calling thread; false stops
/// the run.
///
/// An exception of any of the three stops the run and comes out of this function. When the system refuses a thread, the
/// run goes on with those there are.
template <class Result, class Take, class MakeWorker, class Write>
void run_in_order(std::size_t thread_count, Take take, MakeWorker make_worker, Write write) {
    ResultRing<Result> ring(thread_count * results_ahead_per_thread);
    std::mutex source_mutex;
    std::size_t taken = 0;
    bool source_ended = false;

    // Waiting for a slot under the source's lock keeps the numbers in order; results are put without that lock, so that
    // a source that blocks, such as a pipe, does not hold back what is finished.
    const auto take_item = [&](std::size_t& index) -> decltype(take()) {
        const std::lock_guard lock(source_mutex);
        if (source_ended || !ring.wait_for_slot(taken)) return std::nullopt;
        auto item = take();
        index = taken;
        source_ended = !item.has_value();
        if (source_ended) {
            ring.set_end(taken);
        } else {
            ++taken;
        }
        return item;
    };
    const auto work = [&] {
        try {
            auto worker = make_worker();
            std::size_t index = 0;
            while (auto item = take_item(index)) ring.put(index, worker(*std::move(item)));
        } catch (...) {
            ring.stop(std::current_exception());
        }
    };

    // jthreads join when they go out of scope, also on the way of an exception.
    {
        std::vector<std::jthread> threads;
        try {
            threads.reserve(thread_count);
            try {
                while (threads.size() < thread_count) threads.emplace_back(work);
            } catch (const std::system_error&) {
                if (threads.empty()) throw;
            }
            for (bool more = true; more;) {
                auto result = ring.take_next();
                if (!result) break;
                more = write(*std::move(result));
                ring.finish_one();
            }
            ring.stop();
        } catch (...) {
            ring.stop(std::current_exception());
        }
    }
    ring.rethrow_error();
}

}  // namespace examples
