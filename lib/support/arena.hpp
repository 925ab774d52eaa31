// Text storage that never moves: views into it stay good until clear().
//
// Chunks double in size and are kept by clear(), so an extractor that reads many pages stops allocating. Not
// thread-safe.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace dehusk {

class Arena {
  public:
    /// `bytes` uninitialised chars, good until clear().
    char* allocate(std::size_t bytes) {
        while (current_ < chunks_.size()) {
            if (chunks_[current_].size - used_ >= bytes) {
                char* place = chunks_[current_].data.get() + used_;
                used_ += bytes;
                return place;
            }
            ++current_;
            used_ = 0;
        }
        const std::size_t size = std::max(bytes, chunks_.empty() ? first_chunk_bytes : 2 * chunks_.back().size);
        chunks_.push_back({std::make_unique_for_overwrite<char[]>(size), size});
        used_ = bytes;
        return chunks_.back().data.get();
    }

    /// Gives back the last `bytes` of the latest allocate(), for text that came out shorter than feared.
    void give_back(std::size_t bytes) { used_ -= bytes; }

    std::string_view copy(std::string_view text) {
        if (text.empty()) return {};
        char* place = allocate(text.size());
        std::memcpy(place, text.data(), text.size());
        return {place, text.size()};
    }

    /// Invalidates every view, keeps the memory.
    void clear() {
        current_ = 0;
        used_ = 0;
    }

  private:
    static constexpr std::size_t first_chunk_bytes = 4096;
    struct Chunk {
        std::unique_ptr<char[]> data;
        std::size_t size;
    };
    std::vector<Chunk> chunks_;
    std::size_t current_ = 0;
    std::size_t used_ = 0;
};

}  // namespace dehusk
