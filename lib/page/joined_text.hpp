// Text that comes in pieces and mostly in one.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "page/white_space.hpp"
#include "support/arena.hpp"

namespace dehusk {

/// Views a piece that is alone, and copies only when another is added to it. clear() keeps the memory.
class JoinedText {
  public:
    JoinedText() = default;
    JoinedText(const JoinedText&) = delete;
    JoinedText& operator=(const JoinedText&) = delete;

    void clear() {
        view_ = {};
        is_joined_ = false;
    }

    /// `piece` must stay as long as what kept() returns.
    void append(std::string_view piece) {
        if (view_.empty()) {
            view_ = piece;
            is_joined_ = false;
            return;
        }
        if (!is_joined_) buffer_.assign(view_);
        is_joined_ = true;
        buffer_.append(piece);
        view_ = buffer_;
    }

    /// Adds `piece` with its white space collapsed. `is_space_due` tells of white space that was met before it, and
    /// comes out for what follows: what ends a text is never added.
    void append_collapsed(std::string_view piece, bool& is_space_due) {
        std::size_t begin = skip_white_space(piece);
        if (begin > 0) is_space_due = true;
        while (begin < piece.size()) {
            if (is_space_due && !empty()) append(" ");
            const std::size_t end = collapsed_stretch_end(piece, begin);
            append(piece.substr(begin, end - begin));
            begin = skip_white_space(piece, end);
            is_space_due = begin > end;
        }
    }

    /// Cuts the text to `bytes`, no more than there are.
    void shorten(std::size_t bytes) {
        view_ = view_.substr(0, bytes);
        if (is_joined_) buffer_.resize(bytes);
    }

    bool empty() const { return view_.empty(); }
    std::size_t size() const { return view_.size(); }
    /// Good until the next change.
    std::string_view view() const { return view_; }
    /// `part` of view(), good as long as the pieces and `arena`.
    std::string_view kept(std::string_view part, Arena& arena) const { return is_joined_ ? arena.copy(part) : part; }

  private:
    std::string_view view_;
    bool is_joined_ = false;
    std::string buffer_;
};

}  // namespace dehusk
