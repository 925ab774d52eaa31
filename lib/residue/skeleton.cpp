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

void Skeleton::assign(std::string_view line) {
    text_.clear();
    starts_.clear();
    offsets_.resize(line.size());
    content_begin_ = line.size();
    content_end_ = 0;
    CharacterClass previous = CharacterClass::other;
    for (std::size_t position = 0; position < line.size();) {
        const Character character = character_at(line, position);
        const bool is_other = character.kind == CharacterClass::other;
        if (is_other && (text_.empty() || text_.back() != ' ')) text_ += ' ';
        const std::size_t offset = is_other ? text_.size() - 1 : text_.size();
        for (std::size_t byte = 0; byte < character.bytes; ++byte) {
            offsets_[position + byte] = static_cast<std::uint32_t>(offset);
        }
        if (!is_other) text_ += line.substr(position, character.bytes);
        const bool is_inside_word = previous == CharacterClass::word && character.kind == CharacterClass::word;
        if (!is_inside_word && line[position] != ' ') starts_.push_back(static_cast<std::uint32_t>(position));
        if (!is_other && content_end_ == 0) content_begin_ = position;
        position += character.bytes;
        if (!is_other) content_end_ = position;
        previous = character.kind;
    }
}

}  // namespace dehusk
