#include "residue/skeleton.hpp"

#include <algorithm>

#include "residue/ascii_masks.hpp"
#include "residue/characters.hpp"

namespace dehusk {

namespace {

/// So that eight bytes can be read from every byte up to the end mark.
constexpr std::size_t bytes_behind_line = 16;

std::size_t find_content_begin(std::string_view text) {
    std::size_t position = 0;
    while (position < text.size()) {
        const Character character = character_at(text, position);
        if (character.kind != CharacterClass::other) break;
        position += character.bytes;
    }
    return position;
}

std::size_t find_content_end(std::string_view text) {
    std::size_t position = text.size();
    while (position > 0) {
        const Character character = character_before(text, position);
        if (character.kind != CharacterClass::other) break;
        position -= character.bytes;
    }
    return position;
}

}  // namespace

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

void Skeleton::assign(std::string_view line) {
    line_ = line;
    if (levelled_.size() < line.size() + bytes_behind_line) levelled_.resize(line.size() + bytes_behind_line);
    others_.assign(line.size() + bytes_behind_line);
    starts_.assign(line.size());
    run_end_ = 0;
    bool is_in_word = false;
    for (std::size_t begin = 0; begin < line.size();) {
        const std::size_t end = std::min(begin + bytes_per_mask, line.size());
        begin = add_ascii(begin, end, is_in_word) ? end : add_characters(begin, end, is_in_word);
    }
    std::memset(levelled_.data() + line.size(), 0, bytes_behind_line);
    levelled_[line.size()] = ' ';
    levelled_[line.size() + 1] = end_mark;
    others_.set(line.size());
    content_begin_ = find_content_begin(line);
    content_end_ = find_content_end(line);
}

/// Adds at most `bytes_per_mask` bytes; false if they hold more than ASCII.
bool Skeleton::add_ascii(std::size_t begin, std::size_t end, bool& is_in_word) {
    const char* from = line_.data() + begin;
    char last_bytes[bytes_per_mask] = {};
    if (end - begin < bytes_per_mask) {
        std::memcpy(last_bytes, from, end - begin);
        from = last_bytes;
    }
    AsciiMasks masks;
    if (!level_ascii(from, levelled_.data() + begin, masks)) return false;
    const std::uint32_t all = (1U << (end - begin)) - 1U;
    others_.add(begin, ~masks.words & all);
    const std::uint32_t inside_words = masks.words & (masks.words << 1U | std::uint32_t{is_in_word});
    starts_.add(begin, ~(inside_words | masks.spaces) & all);
    is_in_word = (masks.words >> (bytes_per_mask - 1U)) != 0;
    return true;
}

/// Adds the characters that begin before `end` and returns the end of the last one.
std::size_t Skeleton::add_characters(std::size_t begin, std::size_t end, bool& is_in_word) {
    while (begin < end) {
        const Character character = character_at(line_, begin);
        const bool is_word = character.kind == CharacterClass::word;
        const bool is_other = character.kind == CharacterClass::other;
        char* const to = levelled_.data() + begin;
        if (is_other) {
            std::memset(to, ' ', character.bytes);
            others_.add(begin, (1U << character.bytes) - 1U);
        } else {
            std::memcpy(to, line_.data() + begin, character.bytes);
        }
        if (character.is_digit) *to = any_digit;
        if (!(is_word && is_in_word) && line_[begin] != ' ') starts_.set(begin);
        is_in_word = is_word;
        begin += character.bytes;
    }
    return begin;
}

std::size_t Skeleton::skip_run(std::size_t position) {
    if (position >= run_begin_ && position < run_end_) return run_end_;
    run_begin_ = position;
    for (int bits = 64; bits == 64; position += static_cast<std::size_t>(bits)) {
        bits = std::countr_one(others_.from(position));
    }
    run_end_ = position;
    return position;
}

std::uint64_t Skeleton::head_over_runs(std::size_t position) {
    constexpr std::size_t head_bytes = 8;
    std::uint64_t head = 0;
    std::size_t filled = 0;
    while (filled < head_bytes && position < line_.size() + 2) {
        if (is_other(position)) {
            head |= std::uint64_t{' '} << (8 * filled);
            position = skip_run(position);
        } else {
            head |= std::uint64_t{static_cast<unsigned char>(levelled_[position])} << (8 * filled);
            ++position;
        }
        ++filled;
    }
    return head;
}

}  // namespace dehusk
