// Bytes given out in pieces, as a pipe may, and what a reader of records makes of them.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "command_line/byte_source.hpp"
#include "command_line/record.hpp"

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

/// One row for each record: its number, and its bytes or what is wrong with it.
template <class Reader>
std::string dump_records(std::string_view bytes, std::size_t piece_bytes, std::size_t most_bytes) {
    PieceSource source(bytes, piece_bytes);
    Reader reader(source, most_bytes);
    std::string dump;
    while (const auto record = reader.next()) {
        dump += std::to_string(record->number) + ' ' + record->bytes;
        if (!record->error.empty()) dump += '!' + record->error;
        dump += '\n';
    }
    return dump;
}

}  // namespace dehusk::testing
