// Pages are remembered as sets of hashes of their lines, and a page is named by the hash of its set. Where they are too
// many, those with the least names stay, and of a page's lines those with the least hashes: a sample that depends on
// nothing but the pages (the bottom-k sample of Cohen and Kaplan), so that merging has no order and learning a page
// twice is learning it once. Counters for lines alone, as in lossy counting, would forget less of a page and have
// neither.
#include <algorithm>
#include <functional>
#include <utility>

#include <dehusk/site_profile.hpp>

#include "normalise/normalise.hpp"
#include "support/quick_hash.hpp"

namespace dehusk {
namespace {

// Labels, brands and sub-headings such as "Specifications" come again in bodies: shorter lines say nothing. Where
// site_lines.cpp was measured, lines of four words would cost bodies three of theirs; six would gain nothing.
constexpr std::uint32_t least_words = 8;

constexpr std::string_view magic = "dehusk site 1\n";
constexpr std::size_t number_bytes = 8;

void append_number(std::string& bytes, std::uint64_t number) {
    for (std::size_t i = 0; i < number_bytes; ++i) bytes += static_cast<char>(number >> (8 * i) & 0xFF);
}

// Hashes differ between versions of the hash and orders of bytes; a profile of others would know no line.
std::uint64_t stamp_of_hashes() {
    return quick_hash_of_text(magic);
}

std::uint64_t hash_of(const std::vector<std::uint64_t>& numbers) {
    std::uint64_t hash = quick_hash_seed;
    for (const std::uint64_t number : numbers) hash = quick_hash_step(hash, number);
    return hash;
}

// Takes numbers off the front of bytes that nobody vouches for.
class NumberReader {
  public:
    explicit NumberReader(std::string_view bytes) : bytes_(bytes) {}

    /// 0 where the bytes have ended, which left() tells beforehand.
    std::uint64_t take() {
        if (left() == 0) return 0;
        std::uint64_t number = 0;
        for (std::size_t i = 0; i < number_bytes; ++i) {
            number |= std::uint64_t{static_cast<unsigned char>(bytes_[i])} << (8 * i);
        }
        bytes_.remove_prefix(number_bytes);
        return number;
    }

    std::size_t left() const { return bytes_.size() / number_bytes; }

  private:
    std::string_view bytes_;
};

bool is_strictly_ascending(const std::vector<std::uint64_t>& numbers) {
    return std::ranges::adjacent_find(numbers, std::ranges::greater_equal{}) == numbers.end();
}

}  // namespace

std::vector<SiteProfile::LineCount> SiteProfile::changed_counts(const std::vector<LineCount>& counts,
                                                                const PageLines& page, Change change) {
    std::vector<LineCount> changed;
    changed.reserve(counts.size() + (change == Change::add ? page.hashes.size() : 0));
    auto hash = page.hashes.begin();
    for (const LineCount& count : counts) {
        for (; hash != page.hashes.end() && *hash < count.hash; ++hash) changed.push_back({*hash, 1});
        const bool is_on_page = hash != page.hashes.end() && *hash == count.hash;
        if (is_on_page) ++hash;
        const std::uint32_t pages = !is_on_page             ? count.pages
                                    : change == Change::add ? count.pages + 1
                                                            : count.pages - 1;
        if (pages > 0) changed.push_back({count.hash, pages});
    }
    for (; hash != page.hashes.end(); ++hash) changed.push_back({*hash, 1});
    return changed;
}

void SiteProfile::add(PageLines page) {
    const auto place = std::ranges::lower_bound(pages_, page.id, {}, &PageLines::id);
    if (place != pages_.end() && place->id == page.id) return;
    if (place == pages_.end() && pages_.size() == max_pages) return;
    const bool is_full = pages_.size() == max_pages;
    std::vector<LineCount> counts = changed_counts(counts_, page, Change::add);
    if (is_full) counts = changed_counts(counts, pages_.back(), Change::remove);
    if (is_full) {
        // Into the place of the last, which moves nothing that could fail.
        pages_.back() = std::move(page);
        std::rotate(place, pages_.end() - 1, pages_.end());
    } else {
        pages_.insert(place, std::move(page));
    }
    counts_ = std::move(counts);
}

void SiteProfile::learn(const Article& article) {
    PageLines page;
    for (const Line& line : article.lines) {
        if (count_words(line.text) >= least_words) page.hashes.push_back(quick_hash_of_text(line.text));
    }
    if (page.hashes.empty()) return;
    std::sort(page.hashes.begin(), page.hashes.end());
    page.hashes.erase(std::unique(page.hashes.begin(), page.hashes.end()), page.hashes.end());
    page.hashes.resize(std::min(page.hashes.size(), max_lines_per_page));
    page.id = hash_of(page.hashes);
    add(std::move(page));
}

void SiteProfile::merge(const SiteProfile& other) {
    if (&other == this) return;
    for (const PageLines& page : other.pages_) add(page);
}

std::size_t SiteProfile::pages_with(std::string_view line) const noexcept {
    const std::uint64_t hash = quick_hash_of_text(line);
    const auto count = std::ranges::lower_bound(counts_, hash, {}, &LineCount::hash);
    return count != counts_.end() && count->hash == hash ? count->pages : 0;
}

// The magic, then numbers of eight bytes, the least significant first: the stamp of the hashes; for each page how many
// lines it has and their hashes; the hash of all numbers before.
std::string SiteProfile::save() const {
    std::vector<std::uint64_t> numbers{stamp_of_hashes()};
    for (const PageLines& page : pages_) {
        numbers.push_back(page.hashes.size());
        numbers.insert(numbers.end(), page.hashes.begin(), page.hashes.end());
    }
    numbers.push_back(hash_of(numbers));
    std::string bytes(magic);
    bytes.reserve(magic.size() + number_bytes * numbers.size());
    for (const std::uint64_t number : numbers) append_number(bytes, number);
    return bytes;
}

bool SiteProfile::load(std::string_view bytes) {
    constexpr std::size_t most_numbers = 2 + max_pages * (1 + max_lines_per_page);
    if (!bytes.starts_with(magic)) return false;
    bytes.remove_prefix(magic.size());
    if (bytes.size() % number_bytes != 0 || bytes.size() / number_bytes > most_numbers) return false;
    NumberReader reader(bytes);
    std::uint64_t check = quick_hash_step(quick_hash_seed, stamp_of_hashes());
    if (reader.left() < 2 || reader.take() != stamp_of_hashes()) return false;
    SiteProfile loaded;
    while (reader.left() > 1) {
        const std::uint64_t line_count = reader.take();
        if (line_count == 0 || line_count > max_lines_per_page || line_count >= reader.left()) return false;
        check = quick_hash_step(check, line_count);
        PageLines page;
        page.hashes.reserve(line_count);
        for (std::uint64_t i = 0; i < line_count; ++i) page.hashes.push_back(reader.take());
        for (const std::uint64_t hash : page.hashes) check = quick_hash_step(check, hash);
        page.id = hash_of(page.hashes);
        const bool is_in_order = loaded.pages_.empty() || loaded.pages_.back().id < page.id;
        if (!is_strictly_ascending(page.hashes) || !is_in_order || loaded.page_count() == max_pages) return false;
        loaded.add(std::move(page));
    }
    if (reader.take() != check) return false;
    *this = std::move(loaded);
    return true;
}

}  // namespace dehusk
