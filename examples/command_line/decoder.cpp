#include "command_line/decoder.hpp"

#include <algorithm>
#include <brotli/decode.h>
#include <limits>
#include <new>
#include <zlib.h>
#include <zstd.h>

namespace command_line {
namespace {

using State = DecoderStep::State;

constexpr std::size_t output_step_bytes = std::size_t{64} << 10;

// zlib's number for the window of 32 kB, and what it adds for each kind of header.
constexpr int window_bits = 15;
constexpr int gzip_window_bits = window_bits + 16;

class ZlibDecoder : public Decoder {
  public:
    explicit ZlibDecoder(int bits) {
        if (::inflateInit2(&stream_, bits) != Z_OK) throw std::bad_alloc();
    }
    ~ZlibDecoder() override { ::inflateEnd(&stream_); }
    ZlibDecoder(const ZlibDecoder&) = delete;
    ZlibDecoder& operator=(const ZlibDecoder&) = delete;

    DecoderStep step(std::string_view input, char* output, std::size_t output_size) override {
        constexpr std::size_t most = std::numeric_limits<uInt>::max();
        const auto input_bytes = static_cast<uInt>(std::min(input.size(), most));
        const auto output_bytes = static_cast<uInt>(std::min(output_size, most));
        stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(input.data()));  // zlib only reads it
        stream_.avail_in = input_bytes;
        stream_.next_out = reinterpret_cast<Bytef*>(output);
        stream_.avail_out = output_bytes;
        const int code = ::inflate(&stream_, Z_NO_FLUSH);
        if (code == Z_MEM_ERROR) throw std::bad_alloc();
        DecoderStep step{State::going_on, input_bytes - stream_.avail_in, output_bytes - stream_.avail_out};
        if (code == Z_STREAM_END) {
            step.state = State::member_ended;
        } else if (code != Z_OK && code != Z_BUF_ERROR) {
            step.state = State::damaged;
        }
        return step;
    }

    void restart() override { ::inflateReset(&stream_); }

  private:
    z_stream stream_{};
};

class ZstdDecoder : public Decoder {
  public:
    ZstdDecoder() : stream_(::ZSTD_createDStream(), &::ZSTD_freeDStream) {
        if (!stream_) throw std::bad_alloc();
    }

    DecoderStep step(std::string_view input, char* output, std::size_t output_size) override {
        ZSTD_inBuffer in{input.data(), input.size(), 0};
        ZSTD_outBuffer out{output, output_size, 0};
        const std::size_t code = ::ZSTD_decompressStream(stream_.get(), &out, &in);
        DecoderStep step{code == 0 ? State::member_ended : State::going_on, in.pos, out.pos};
        if (::ZSTD_isError(code) != 0) step.state = State::damaged;
        return step;
    }

    void restart() override { ::ZSTD_DCtx_reset(stream_.get(), ZSTD_reset_session_only); }

  private:
    std::unique_ptr<ZSTD_DStream, std::size_t (*)(ZSTD_DStream*)> stream_;
};

class BrotliDecoder : public Decoder {
  public:
    BrotliDecoder() { BrotliDecoder::restart(); }

    DecoderStep step(std::string_view input, char* output, std::size_t output_size) override {
        std::size_t input_left = input.size();
        std::size_t output_left = output_size;
        auto next_in = reinterpret_cast<const std::uint8_t*>(input.data());
        auto next_out = reinterpret_cast<std::uint8_t*>(output);
        const auto code =
            ::BrotliDecoderDecompressStream(state_.get(), &input_left, &next_in, &output_left, &next_out, nullptr);
        DecoderStep step{State::going_on, input.size() - input_left, output_size - output_left};
        if (code == BROTLI_DECODER_RESULT_SUCCESS) step.state = State::member_ended;
        if (code == BROTLI_DECODER_RESULT_ERROR) step.state = State::damaged;
        return step;
    }

    void restart() override {
        state_.reset(::BrotliDecoderCreateInstance(nullptr, nullptr, nullptr));
        if (!state_) throw std::bad_alloc();
    }

  private:
    struct Destroy {
        void operator()(BrotliDecoderState* state) const { ::BrotliDecoderDestroyInstance(state); }
    };
    std::unique_ptr<BrotliDecoderState, Destroy> state_;
};

}  // namespace

std::unique_ptr<Decoder> make_decoder(Coding coding) {
    switch (coding) {
        case Coding::none:
        case Coding::gzip:
            break;
        case Coding::zlib:
            return std::make_unique<ZlibDecoder>(window_bits);
        case Coding::deflate:
            return std::make_unique<ZlibDecoder>(-window_bits);
        case Coding::zstd:
            return std::make_unique<ZstdDecoder>();
        case Coding::brotli:
            return std::make_unique<BrotliDecoder>();
    }
    return std::make_unique<ZlibDecoder>(gzip_window_bits);
}

// Of gzip also what the third and fourth byte may be (the method, and flags of which three are reserved): a page may
// begin with any two bytes.
Coding coding_of(std::string_view bytes) {
    if (bytes.size() < coding_mark_bytes) return Coding::none;
    if (bytes.starts_with("\x1F\x8B\x08") && (static_cast<unsigned char>(bytes[3]) & 0xE0U) == 0) return Coding::gzip;
    if (bytes.starts_with("\x28\xB5\x2F\xFD")) return Coding::zstd;
    // A frame to skip, which pzstd puts before each other.
    if ((static_cast<unsigned char>(bytes[0]) & 0xF0U) == 0x50 && bytes.substr(1, 3) == "\x2A\x4D\x18") {
        return Coding::zstd;
    }
    return Coding::none;
}

DecodedBytes decode_all(Coding coding, std::string_view bytes, std::size_t most_bytes) {
    DecodedBytes result;
    const auto decoder = make_decoder(coding);
    bool is_member_open = true;
    while (result.bytes.size() < most_bytes) {
        // Only gzip and zstd may have members behind one another; what else follows a member is padding.
        if (!is_member_open) {
            if (coding_of(bytes) != coding) return result;
            decoder->restart();
            is_member_open = true;
        }
        const std::size_t filled = result.bytes.size();
        const std::size_t room = std::min(most_bytes - filled, std::max(output_step_bytes, filled));
        result.bytes.resize(filled + room);
        const DecoderStep step = decoder->step(bytes, result.bytes.data() + filled, room);
        result.bytes.resize(filled + step.produced_bytes);
        bytes.remove_prefix(step.consumed_bytes);
        is_member_open = step.state != State::member_ended;
        const bool is_stuck = is_member_open && bytes.empty() && step.produced_bytes < room;
        if (step.state == State::damaged || is_stuck) {
            result.is_whole = false;
            return result;
        }
    }
    return result;
}

}  // namespace command_line
