// RFC 5646, 2.1 and 2.1.1: language, script, region and variants, told apart by their length. Extensions and private
// use say nothing about which language it is, and end the tag.
#include "assemble/language_tag.hpp"

#include <algorithm>

#include "page/white_space.hpp"
#include "support/ascii.hpp"

namespace dehusk {
namespace {

bool are_letters(std::string_view text) {
    return std::ranges::all_of(text, is_ascii_letter);
}

char upper_case(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c & ~0x20) : c;
}

bool is_language(std::string_view subtag) {
    return (subtag.size() == 2 || subtag.size() == 3) && are_letters(subtag);
}
bool is_script(std::string_view subtag) {
    return subtag.size() == 4 && are_letters(subtag);
}
bool is_region(std::string_view subtag) {
    return (subtag.size() == 2 && are_letters(subtag)) ||
           (subtag.size() == 3 && std::ranges::all_of(subtag, is_ascii_digit));
}
bool is_variant(std::string_view subtag) {
    const auto is_either = [](char c) { return is_ascii_letter(c) || is_ascii_digit(c); };
    if (!std::ranges::all_of(subtag, is_either)) return false;
    return (subtag.size() >= 5 && subtag.size() <= 8) || (subtag.size() == 4 && is_ascii_digit(subtag[0]));
}

// Takes the subtag at the front off `rest`.
std::string_view take_subtag(std::string_view& rest) {
    const std::size_t end = std::min(rest.find_first_of("-_"), rest.size());
    const std::string_view subtag = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return subtag;
}

}  // namespace

std::string language_tag(std::string_view stated) {
    std::string_view rest = trimmed(stated);
    rest = rest.substr(0, rest.find_first_of(".@"));
    constexpr std::size_t longest_bytes = 40;
    if (rest.size() > longest_bytes) return {};
    std::string tag;
    std::string_view subtag = take_subtag(rest);
    if (!is_language(subtag)) return {};
    std::ranges::transform(subtag, std::back_inserter(tag), ascii_lower_case);
    if (tag == "und" || tag == "mul" || tag == "zxx") return {};
    subtag = take_subtag(rest);
    if (is_script(subtag)) {
        tag += '-';
        std::ranges::transform(subtag, std::back_inserter(tag), ascii_lower_case);
        tag[tag.size() - subtag.size()] = upper_case(subtag[0]);
        subtag = take_subtag(rest);
    }
    if (is_region(subtag)) {
        tag += '-';
        std::ranges::transform(subtag, std::back_inserter(tag), upper_case);
        subtag = take_subtag(rest);
    }
    for (; is_variant(subtag); subtag = take_subtag(rest)) {
        tag += '-';
        std::ranges::transform(subtag, std::back_inserter(tag), ascii_lower_case);
    }
    // What is left is an extension, with its letter in front, or was no tag at all.
    const bool is_extension = subtag.size() == 1 && !rest.empty();
    return subtag.empty() || is_extension ? tag : std::string();
}

}  // namespace dehusk
