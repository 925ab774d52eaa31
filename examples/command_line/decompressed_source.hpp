// What a file holds, decompressed where it is gzip or zstd. That is told by its first bytes; its name counts for
// nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "command_line/byte_source.hpp"
#include "command_line/decoder.hpp"

namespace command_line {

/// Members may stand behind one another, as in a WARC file that is compressed record by record. A damaged or truncated
/// one costs an error, and reading goes on with the next that can be found.
class DecompressedSource : public ByteSource {
  public:
    /// `raw` must outlive it.
    explicit DecompressedSource(ByteSource& raw);

    ReadResult read(char* target, std::size_t size) override;

  private:
    enum class Place : std::uint8_t { begin, plain, member, between_members, damage, end };

    std::string_view unread() const { return {buffer_.get() + at_, end_ - at_}; }
    bool fill();
    bool fill_to(std::size_t bytes);
    void find_format();
    ReadResult read_plain(char* target, std::size_t size);
    std::size_t decode(char* target, std::size_t size);
    void find_end_of_members();
    void find_next_member();
    bool is_member_begin();
    void begin_member();
    void report(std::string error);

    ByteSource& raw_;
    std::unique_ptr<char[]> buffer_;
    std::size_t at_ = 0;
    std::size_t end_ = 0;
    /// Where the member that is being read begins in the buffer; 0 when that is no longer there.
    std::size_t member_begin_ = 0;
    Place place_ = Place::begin;
    Coding coding_ = Coding::none;
    std::unique_ptr<Decoder> decoder_;
    /// Bytes of the member have been given out.
    bool is_given_ = false;
    /// Told by the next read.
    std::string error_;
};

}  // namespace command_line
