#include "pathological/failing_memory.hpp"

#include <cstddef>
#include <cstdlib>
#include <new>
#include <unicode/normalizer2.h>
#include <unicode/uclean.h>

namespace dehusk::testing {

Heap heap;

namespace {

void* allocate(std::size_t size, std::size_t alignment) {
    if (heap.fails()) return nullptr;
    const std::size_t whole = size == 0 ? alignment : (size + alignment - 1) / alignment * alignment;
    void* const place =
        alignment <= alignof(std::max_align_t) ? std::malloc(whole) : std::aligned_alloc(alignment, whole);
    if (place != nullptr) ++heap.live;
    return place;
}

void* allocate_or_throw(std::size_t size, std::size_t alignment) {
    void* const place = allocate(size, alignment);
    if (place == nullptr) throw std::bad_alloc();
    return place;
}

void release(void* place) {
    if (place != nullptr) --heap.live;
    std::free(place);
}

void* icu_allocate(const void*, std::size_t size) {
    return allocate(size, alignof(std::max_align_t));
}
void* icu_reallocate(const void*, void* place, std::size_t size) {
    if (place == nullptr) return icu_allocate(nullptr, size);
    if (heap.fails()) return nullptr;
    return std::realloc(place, size);
}
void icu_release(const void*, void* place) {
    release(place);
}

}  // namespace

bool let_icu_allocate_here() {
    UErrorCode error = U_ZERO_ERROR;
    u_setMemoryFunctions(nullptr, icu_allocate, icu_reallocate, icu_release, &error);
    icu::Normalizer2::getNFCInstance(error);
    return U_SUCCESS(error);
}

}  // namespace dehusk::testing

using dehusk::testing::allocate;
using dehusk::testing::allocate_or_throw;
using dehusk::testing::release;

void* operator new(std::size_t size) {
    return allocate_or_throw(size, alignof(std::max_align_t));
}
void* operator new(std::size_t size, std::align_val_t alignment) {
    return allocate_or_throw(size, static_cast<std::size_t>(alignment));
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
    return allocate(size, alignof(std::max_align_t));
}
void operator delete(void* place) noexcept {
    release(place);
}
void operator delete(void* place, std::size_t) noexcept {
    release(place);
}
void operator delete(void* place, std::align_val_t) noexcept {
    release(place);
}
void operator delete(void* place, std::size_t, std::align_val_t) noexcept {
    release(place);
}
