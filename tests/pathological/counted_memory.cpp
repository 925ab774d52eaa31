#include "pathological/counted_memory.hpp"

#include <algorithm>
#include <cstdlib>
#include <new>

namespace {

// One thread: the tests that count have no other.
std::size_t all_bytes = 0;
std::size_t allocated_now_bytes = 0;
std::size_t most_live_bytes = 0;
std::size_t live_bytes_at_begin = 0;

// Each block has its size in front of it.
constexpr std::size_t header_bytes = alignof(std::max_align_t);
static_assert(header_bytes >= sizeof(std::size_t));

}  // namespace

void* operator new(std::size_t size) {
    auto* const block = static_cast<char*>(std::malloc(header_bytes + size));
    if (block == nullptr) throw std::bad_alloc();
    *reinterpret_cast<std::size_t*>(block) = size;
    all_bytes += size;
    allocated_now_bytes += size;
    most_live_bytes = std::max(most_live_bytes, allocated_now_bytes);
    return block + header_bytes;
}
void operator delete(void* place) noexcept {
    if (place == nullptr) return;
    char* const block = static_cast<char*>(place) - header_bytes;
    allocated_now_bytes -= *reinterpret_cast<std::size_t*>(block);
    std::free(block);
}
void operator delete(void* place, std::size_t) noexcept {
    operator delete(place);
}

namespace dehusk::testing {

std::size_t allocated_bytes() {
    return all_bytes;
}

std::size_t live_bytes() {
    return allocated_now_bytes;
}

std::size_t peak_bytes() {
    return most_live_bytes - std::min(most_live_bytes, live_bytes_at_begin);
}

void begin_peak() {
    live_bytes_at_begin = most_live_bytes = allocated_now_bytes;
}

}  // namespace dehusk::testing
