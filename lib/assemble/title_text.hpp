// Titles taken apart: what pages glue to a headline (site, section, date) stands behind separators.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace dehusk {

/// Parts of a title that are told apart, several times as many as any page's has; a bound of memory.
inline constexpr std::size_t most_title_parts = 256;

/// Makes `parts` the parts of a title between its separators, spaces trimmed, none empty; the last of
/// `most_title_parts` is all that is left. They view `title`. With `only_hard`, dashes do not part: they also stand
/// inside headlines.
void split_title(std::string_view title, bool only_hard, std::vector<std::string_view>& parts);

/// A title's words as hashes, in order; the first 64.
class WordList {
  public:
    static constexpr std::size_t most = 64;

    WordList() = default;
    WordList(const WordList& other) { *this = other; }
    WordList& operator=(const WordList& other) {
        if (this == &other) return *this;
        std::copy(other.begin(), other.end(), hashes_.begin());
        size_ = other.size_;
        endings_ = other.endings_;
        return *this;
    }

    void add(std::uint64_t hash) {
        hashes_[size_++] = hash;
        endings_ |= std::uint64_t{1} << hash % 64;
    }
    bool is_full() const { return size_ == most; }
    bool empty() const { return size_ == 0; }
    std::size_t size() const { return size_; }
    const std::uint64_t* begin() const { return hashes_.data(); }
    const std::uint64_t* end() const { return hashes_.data() + size_; }

    /// May it hold every word, or any word, of `other`? False is certain.
    bool may_hold_all(const WordList& other) const { return (other.endings_ & ~endings_) == 0; }
    bool may_hold_any(const WordList& other) const { return (other.endings_ & endings_) != 0; }

    friend bool operator==(const WordList& a, const WordList& b) {
        return a.endings_ == b.endings_ && std::equal(a.begin(), a.end(), b.begin(), b.end());
    }

  private:
    std::array<std::uint64_t, most> hashes_;  // the first size_
    std::size_t size_ = 0;
    std::uint64_t endings_ = 0;  ///< bit n: a word's hash ends in n
};

WordList title_words(std::string_view title);

/// A title with its words and where they stand.
struct PlacedTitle {
    struct Place {
        std::size_t begin;
        std::size_t end;
    };
    std::string_view text;
    WordList words;
    std::array<Place, WordList::most> places;  ///< of the words

    explicit PlacedTitle(std::string_view title);
};

/// `text` without a date that was glued to its front, such as "date 2025-06-13" or "13.06.2025 |".
std::string_view without_leading_date(std::string_view text);

/// The words of the host's registered name in `url`, such as "example" of "https://www.example.co.uk/a"; empty without
/// a host.
std::string_view site_label(std::string_view url);

}  // namespace dehusk
