#include "residue/skeleton.hpp"

#include "residue/characters.hpp"

namespace dehusk {

void append_skeleton(std::string_view text, std::string& skeleton) {
    for (std::size_t position = 0; position < text.size();) {
        const Character character = character_at(text, position);
        if (character.kind != CharacterClass::other) {
            skeleton += text.substr(position, character.bytes);
        } else if (skeleton.empty() || skeleton.back() != ' ') {
            skeleton += ' ';
        }
        position += character.bytes;
    }
}

std::size_t Skeleton::run_end(std::size_t position) {
    for (int bits = 64; bits == 64; position += static_cast<std::size_t>(bits)) {
        ++run_steps_;
        bits = std::countr_one(others_.from(position));
    }
    return position;
}

std::uint64_t Skeleton::head_over_runs(std::size_t position) {
    if (position >= run_begin_ && position < run_end_) return run_head_;
    constexpr std::size_t head_bytes = 8;
    const bool begins_in_run = is_other(position);
    if (begins_in_run) {
        run_begin_ = position;
        run_end_ = run_end(position);
    }
    std::uint64_t head = 0;
    std::size_t filled = 0;
    while (filled < head_bytes && position < bytes_ + 2) {
        if (is_other(position)) {
            head |= std::uint64_t{' '} << (8 * filled);
            position = filled == 0 ? run_end_ : run_end(position);
        } else {
            head |= std::uint64_t{static_cast<unsigned char>(levelled_[position])} << (8 * filled);
            ++position;
        }
        ++filled;
    }
    if (begins_in_run) run_head_ = head;
    return head;
}

}  // namespace dehusk
