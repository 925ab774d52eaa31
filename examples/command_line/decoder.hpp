// One face for the libraries that decompress.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace command_line {

enum class Coding : std::uint8_t { none, gzip, zlib, deflate, zstd, brotli };

/// What one step of a decoder did.
struct DecoderStep {
    enum class State : std::uint8_t { going_on, member_ended, damaged };

    State state = State::going_on;
    std::size_t consumed_bytes = 0;
    std::size_t produced_bytes = 0;
};

/// Decompresses one member: a gzip member, a zstd frame, a brotli stream.
class Decoder {
  public:
    virtual ~Decoder() = default;
    /// Reads from `input` and writes to `output` until one of them is used up, the member ends or turns out damaged.
    virtual DecoderStep step(std::string_view input, char* output, std::size_t output_size) = 0;
    /// Makes ready for another member.
    virtual void restart() = 0;
};

/// Throws std::bad_alloc when memory ends. Not for Coding::none.
std::unique_ptr<Decoder> make_decoder(Coding coding);

/// Which of gzip and zstd `bytes` begin with, by their mark; none for others, and when there are fewer than
/// `coding_mark_bytes`.
Coding coding_of(std::string_view bytes);
inline constexpr std::size_t coding_mark_bytes = 4;

struct DecodedBytes {
    std::string bytes;
    /// All of the input was right, or `most_bytes` were reached.
    bool is_whole = true;
};

/// Decompresses all members of `bytes`, at most `most_bytes` of output. Damage ends it: what was right until then
/// stays.
DecodedBytes decode_all(Coding coding, std::string_view bytes, std::size_t most_bytes);

}  // namespace command_line
