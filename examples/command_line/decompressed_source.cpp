// Damage is found late: what follows a truncated member, most often the next one, is first taken for the rest of it. So
// the search for the next member begins behind the head of the broken one, as far as that is still in the buffer, and a
// candidate is believed when its first bytes decompress.
#include "command_line/decompressed_source.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace command_line {
namespace {

constexpr std::size_t buffer_bytes = std::size_t{256} << 10;
/// What has been read stays so long in the buffer that a search can go back.
constexpr std::size_t look_back_bytes = std::size_t{64} << 10;
/// A candidate is tried on so many bytes of input or output, whatever ends first.
constexpr std::size_t trial_input_bytes = std::size_t{16} << 10;
constexpr std::size_t trial_output_bytes = 1024;

}  // namespace

DecompressedSource::DecompressedSource(ByteSource& raw)
    : raw_(raw), buffer_(std::make_unique_for_overwrite<char[]>(buffer_bytes)) {}

ReadResult DecompressedSource::read(char* target, std::size_t size) {
    for (;;) {
        if (!error_.empty()) return {0, std::exchange(error_, {}), std::exchange(is_given_, false)};
        switch (place_) {
            case Place::begin:
                find_format();
                break;
            case Place::plain:
                return read_plain(target, size);
            case Place::member:
                if (const std::size_t bytes = decode(target, size); bytes > 0) {
                    is_given_ = true;
                    return {bytes, {}};
                }
                break;
            case Place::between_members:
                find_end_of_members();
                break;
            case Place::damage:
                find_next_member();
                break;
            case Place::end:
                return {};
        }
    }
}

/// Reads more behind what is there. False at the end, and on an error of the file, which ends it, too.
bool DecompressedSource::fill() {
    if (end_ == buffer_bytes) {
        const std::size_t dropped_bytes = at_ - std::min(at_, look_back_bytes);
        std::memmove(buffer_.get(), buffer_.get() + dropped_bytes, end_ - dropped_bytes);
        at_ -= dropped_bytes;
        end_ -= dropped_bytes;
        member_begin_ -= std::min(member_begin_, dropped_bytes);
    }
    ReadResult result = raw_.read(buffer_.get() + end_, buffer_bytes - end_);
    end_ += result.bytes;
    if (!result.error.empty()) error_ = std::move(result.error);
    return result.bytes > 0;
}

/// Until `bytes` are unread, or the end.
bool DecompressedSource::fill_to(std::size_t bytes) {
    while (unread().size() < bytes) {
        if (!fill()) return false;
    }
    return true;
}

void DecompressedSource::find_format() {
    fill_to(coding_mark_bytes);
    coding_ = coding_of(unread());
    place_ = Place::plain;
    if (coding_ == Coding::none) return;
    decoder_ = make_decoder(coding_);
    begin_member();
}

ReadResult DecompressedSource::read_plain(char* target, std::size_t size) {
    if (at_ == end_) return raw_.read(target, size);
    const std::size_t bytes = std::min(size, end_ - at_);
    std::memcpy(target, buffer_.get() + at_, bytes);
    at_ += bytes;
    return {bytes, {}};
}

std::size_t DecompressedSource::decode(char* target, std::size_t size) {
    for (;;) {
        const DecoderStep step = decoder_->step(unread(), target, size);
        at_ += step.consumed_bytes;
        const bool is_stuck = step.produced_bytes == 0 && step.consumed_bytes == 0;
        if (step.state == DecoderStep::State::member_ended) {
            place_ = Place::between_members;
        } else if (step.state == DecoderStep::State::damaged || (is_stuck && at_ < end_)) {
            report("damaged compressed data");
        } else if (is_stuck && !fill()) {
            report("truncated compressed data");
        }
        if (step.produced_bytes > 0 || place_ != Place::member) return step.produced_bytes;
    }
}

/// Members may be followed by zeros up to the block size of some medium, as gzip itself accepts.
void DecompressedSource::find_end_of_members() {
    for (; at_ < end_ || fill(); ++at_) {
        if (buffer_[at_] == '\0') continue;
        fill_to(coding_mark_bytes);
        if (coding_of(unread()) == coding_) return begin_member();
        member_begin_ = at_;
        is_given_ = false;
        return report("other bytes behind compressed data");
    }
    place_ = Place::end;
}

void DecompressedSource::find_next_member() {
    at_ = std::min(member_begin_ + 1, end_);
    for (; fill_to(coding_mark_bytes); ++at_) {
        if (coding_of(unread()) == coding_ && is_member_begin()) return begin_member();
    }
    place_ = Place::end;
}

bool DecompressedSource::is_member_begin() {
    fill_to(trial_input_bytes);
    char output[trial_output_bytes];
    std::size_t produced_bytes = 0;
    std::string_view input = unread().substr(0, trial_input_bytes);
    decoder_->restart();
    while (produced_bytes < trial_output_bytes) {
        const DecoderStep step = decoder_->step(input, output + produced_bytes, trial_output_bytes - produced_bytes);
        if (step.state == DecoderStep::State::damaged) return false;
        if (step.state == DecoderStep::State::member_ended) return true;
        input.remove_prefix(step.consumed_bytes);
        produced_bytes += step.produced_bytes;
        if (step.produced_bytes == 0 && input.empty()) break;
    }
    return produced_bytes > 0;
}

void DecompressedSource::begin_member() {
    decoder_->restart();
    member_begin_ = at_;
    is_given_ = false;
    place_ = Place::member;
}

/// An error of the file itself was there first and says more.
void DecompressedSource::report(std::string error) {
    if (error_.empty()) error_ = std::move(error);
    place_ = Place::damage;
}

}  // namespace command_line
