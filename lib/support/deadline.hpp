// A wall-clock limit that costs nothing when there is none and little when there is.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>

namespace dehusk {

class Deadline {
  public:
    Deadline() = default;
    /// Passes `limit` from now, after a year at the latest; 0 or less never passes.
    explicit Deadline(std::chrono::milliseconds limit)
        : armed_(limit.count() > 0), end_(std::chrono::steady_clock::now() + std::clamp(limit, {}, longest)) {}

    /// A deadline of its own for a stage that may take this share of the time that is left. It never passes at once:
    /// however late a stage begins, it does a first piece of its work, so that what was read ends in an article.
    Deadline part(int percent) const {
        Deadline own;
        if (!armed_) return own;
        const auto now = std::chrono::steady_clock::now();
        own.armed_ = true;
        own.end_ = now + std::max(end_ - now, std::chrono::steady_clock::duration::zero()) * percent / 100;
        return own;
    }

    /// Call between steps, with the bytes that the step before took. Looks at the clock after every 16 KB of work, a
    /// fraction of a millisecond. Stays true once true.
    bool passed(std::size_t step_bytes = 0) {
        if (!armed_ || passed_) return passed_;
        work_bytes_ += step_bytes + bytes_of_any_step;
        if (work_bytes_ < bytes_between_looks) return false;
        work_bytes_ = 0;
        passed_ = std::chrono::steady_clock::now() >= end_;
        return passed_;
    }

    /// Whether passed() said so: that work was left undone.
    bool has_passed() const { return passed_; }

  private:
    /// The clock counts nanoseconds, and a hundred times this fits into their 64 bits.
    static constexpr std::chrono::milliseconds longest = std::chrono::hours(24 * 365);
    /// What a step costs beside its bytes.
    static constexpr std::size_t bytes_of_any_step = 64;
    static constexpr std::size_t bytes_between_looks = 16384;

    bool armed_ = false;
    bool passed_ = false;
    std::size_t work_bytes_ = 0;
    std::chrono::steady_clock::time_point end_{};
};

}  // namespace dehusk
