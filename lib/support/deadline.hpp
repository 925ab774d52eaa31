// A wall-clock limit that costs nothing when there is none and little when there is.
#pragma once

#include <chrono>
#include <cstdint>

namespace dehusk {

class Deadline {
  public:
    Deadline() = default;
    /// Passes `limit` from now; 0 or less never passes.
    explicit Deadline(std::chrono::milliseconds limit)
        : armed_(limit.count() > 0), end_(std::chrono::steady_clock::now() + limit) {}

    /// Call between steps of small work; looks at the clock at every 256th call. Stays true once true.
    bool passed() {
        if (!armed_ || passed_) return passed_;
        if ((++calls_ & 255U) == 0) passed_ = std::chrono::steady_clock::now() >= end_;
        return passed_;
    }

  private:
    bool armed_ = false;
    bool passed_ = false;
    std::uint32_t calls_ = 0;
    std::chrono::steady_clock::time_point end_{};
};

}  // namespace dehusk
