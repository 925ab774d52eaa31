// Where decoders put characters: UTF-8 text, the runs that lead back to the input, and a tally of the damage.
#pragma once

#include <cstdint>
#include <string_view>

#include "decode/decode.hpp"
#include "support/utf8.hpp"

namespace dehusk {

/// How well bytes took to an encoding.
struct Tally {
    /// Characters beyond ASCII, the damaged ones not among them.
    std::size_t good = 0;
    /// Bytes or sequences that are no character there, and C1 controls, which no page means.
    std::size_t bad = 0;
};

class TextSink {
  public:
    /// Clears text and runs of `out`. What is decoded begins `source_offset` bytes behind the input's first.
    explicit TextSink(Decoded& out, std::uint32_t source_offset = 0) : out_(out), source_offset_(source_offset) {
        out.storage.clear();
        out.runs.clear();
    }

    /// Appends the character that `source_bytes` bytes at `source_begin` encode.
    void put(char32_t code_point, std::size_t source_begin, std::size_t source_bytes) {
        if (code_point >= 0x80) ++(code_point < 0xA0 ? tally_.bad : tally_.good);
        append(code_point, source_begin, source_bytes);
    }

    /// Appends U+FFFD for bytes that are no character.
    void put_bad(std::size_t source_begin, std::size_t source_bytes) {
        ++tally_.bad;
        append(replacement_character, source_begin, source_bytes);
    }

    /// Appends well-formed UTF-8 that stands in the input as it is.
    void put_utf8(std::string_view text, std::size_t source_begin) {
        if (text.empty()) return;
        extend_run(source_begin, 1, 1, text.size());
        flush();
        out_.storage.append(text);
    }

    /// To be called last: `source_size` is where what is decoded ends.
    void finish(std::size_t source_size) {
        extend_run(source_size, 1, 1, 1);
        flush();
        out_.text = out_.storage;
    }

    const Tally& tally() const { return tally_; }

  private:
    void append(char32_t code_point, std::size_t source_begin, std::size_t source_bytes) {
        const unsigned text_bytes = utf8_bytes(code_point);
        extend_run(source_begin, text_bytes, source_bytes, 1);
        if (sizeof buffer_ - used_ < 4) flush();
        write_utf8(buffer_ + used_, code_point);
        used_ += text_bytes;
    }

    void flush() {
        out_.storage.append(buffer_, used_);
        used_ = 0;
    }

    void extend_run(std::size_t source_begin, std::size_t text_step, std::size_t source_step, std::size_t characters) {
        if (text_step_ != text_step || source_step_ != source_step || run_end_ != source_begin) {
            out_.runs.push_back({static_cast<std::uint32_t>(out_.storage.size() + used_),
                                 static_cast<std::uint32_t>(source_begin) + source_offset_,
                                 static_cast<std::uint16_t>(text_step), static_cast<std::uint16_t>(source_step)});
            text_step_ = text_step;
            source_step_ = source_step;
            run_end_ = source_begin;
        }
        run_end_ += source_step * characters;
    }

    Decoded& out_;
    std::uint32_t source_offset_;
    Tally tally_;
    /// Of the last run: its steps, 0 before the first, and the input byte behind it.
    std::size_t text_step_ = 0;
    std::size_t source_step_ = 0;
    std::size_t run_end_ = 0;
    /// Characters on their way into storage; appending them one at a time would cost more than decoding.
    char buffer_[512];
    std::size_t used_ = 0;
};

}  // namespace dehusk
