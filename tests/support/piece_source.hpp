// Bytes given out in pieces, as a pipe may.
#pragma once

#include <algorithm>
#include <string_view>

#include "command_line/byte_source.hpp"

namespace dehusk::testing {

class PieceSource : public command_line::ByteSource {
  public:
    /// At most so many bytes at a time. `bytes` must outlive it.
    PieceSource(std::string_view bytes, std::size_t piece_bytes) : bytes_(bytes), piece_bytes_(piece_bytes) {}

    command_line::ReadResult read(char* target, std::size_t size) override {
        const std::size_t count = std::min({size, piece_bytes_, bytes_.size()});
        std::copy_n(bytes_.begin(), count, target);
        bytes_.remove_prefix(count);
        return {count, {}};
    }

  private:
    std::string_view bytes_;
    std::size_t piece_bytes_;
};

}  // namespace dehusk::testing
