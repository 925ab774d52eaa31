// A look ahead into a source: what a reader of lines or records needs.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "command_line/byte_source.hpp"

namespace command_line {

class BufferedSource {
  public:
    /// `source` must outlive it.
    explicit BufferedSource(ByteSource& source) : source_(source) {}

    /// What has been read and not been taken. Good until the next `fill`.
    std::string_view unread() const { return {buffer_.data() + at_, end_ - at_}; }
    void take(std::size_t bytes) { at_ += bytes; }
    /// Makes `bytes` unread again, in front of what is.
    void put_back(std::string_view bytes) {
        const std::string_view rest = unread();
        std::vector<char> joined(bytes.begin(), bytes.end());
        joined.insert(joined.end(), rest.begin(), rest.end());
        buffer_ = std::move(joined);
        at_ = 0;
        end_ = buffer_.size();
    }

    /// Reads more behind what is unread. False at the end and where the source is damaged; `take_error` tells which.
    /// After damage the next `fill` gets what follows it.
    bool fill() {
        constexpr std::size_t step_bytes = std::size_t{256} << 10;
        if (at_ > 0) {
            std::copy(buffer_.begin() + static_cast<std::ptrdiff_t>(at_),
                      buffer_.begin() + static_cast<std::ptrdiff_t>(end_), buffer_.begin());
            end_ -= std::exchange(at_, 0);
        }
        // Doubling keeps the copies of a long line few; a buffer that one long line needed goes with the next short.
        if (end_ == buffer_.size()) buffer_.resize(std::max(step_bytes, 2 * end_));
        if (end_ < step_bytes / 2 && buffer_.size() > most_kept_bytes) {
            buffer_.resize(step_bytes);
            buffer_.shrink_to_fit();
        }
        last_ = source_.read(buffer_.data() + end_, buffer_.size() - end_);
        end_ += last_.bytes;
        return last_.bytes > 0;
    }

    /// Why the last `fill` failed; empty at the end of the source.
    std::string take_error() { return std::exchange(last_.error, {}); }
    bool error_taints_last_read() const { return last_.taints_last_read; }

  private:
    static constexpr std::size_t most_kept_bytes = std::size_t{4} << 20;

    ByteSource& source_;
    std::vector<char> buffer_;
    std::size_t at_ = 0;
    std::size_t end_ = 0;
    ReadResult last_;
};

}  // namespace command_line
