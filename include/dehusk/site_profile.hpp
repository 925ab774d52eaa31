// What the pages of one site have in common, for crawlers that see many of them: lines of its template are residue.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <dehusk/export.h>
#include <dehusk/extract.hpp>

namespace dehusk {

/// Remembers which lines stand on the pages of one site. Given back in `Options::site`, it takes lines that repeat over
/// the site out of the body: the paragraph about the author, the pointer to a newsletter, the notice under each price.
///
/// ```cpp
/// dehusk::Extractor extractor;
/// dehusk::Options options;
/// options.want_lines = true;
/// const auto site = std::make_shared<dehusk::SiteProfile>();
/// for (const std::string& page : pages) site->learn(extractor.extract(page, options));
/// options.site = site;
/// for (const std::string& page : pages) use(extractor.extract(page, options));
/// ```
///
/// A line goes where it has at least eight words, is no cell of a table and no code, and stands on at least three other
/// pages and 65 % of all others that the profile knows; where the classifier is sure that it is body, on eight and
/// 95 %. The page is taken for one of those that were learned, as after a crawl, and not counted; where it is none of
/// them, one other less counts. Nothing is ever added to a body. A page that is left with the words of an error alone
/// has no content, and no headline.
///
/// It remembers hashes alone, of at most 256 pages and 512 lines of each: 3 MB at most, for most sites below 500 kB. Of
/// more it keeps a sample by hash, so that what it holds depends on the pages alone, neither on their order nor on how
/// often one of them is learned.
///
/// Pages of one profile should share a template: the pages of a host, or of a section. Copyable. Constant members may
/// be called from many threads at once, the others by one alone.
class DEHUSK_EXPORT SiteProfile {
  public:
    static constexpr std::size_t max_pages = 256;
    static constexpr std::size_t max_lines_per_page = 512;

    /// Learns the page that `article` was extracted from, with `Options::want_lines`. An article without lines, or
    /// none of eight words, teaches nothing. Linear in the page and in what the profile holds. Throws std::bad_alloc,
    /// and the profile is as it was.
    void learn(const Article& article);

    /// Learns all that `other` learned; the result is that of one profile that learned the pages of both. Throws
    /// std::bad_alloc, and some of the pages are learned.
    void merge(const SiteProfile& other);

    /// Pages that are remembered.
    std::size_t page_count() const noexcept { return pages_.size(); }

    /// On how many of them a line of this text stands, as `Line::text` gives it; 0 for lines of less than eight
    /// words. Logarithmic.
    std::size_t pages_with(std::string_view line) const noexcept;

    /// The profile as bytes, equal for equal profiles. Throws std::bad_alloc.
    std::string save() const;

    /// Becomes the profile that save() wrote as `bytes`, and says whether it did: other bytes, those of a version that
    /// remembers otherwise among them, leave the profile as it was. `bytes` may be untrusted: whoever writes a profile
    /// chooses which lines go, and no more. Throws std::bad_alloc, and the profile is as it was.
    [[nodiscard]] bool load(std::string_view bytes);

  private:
    struct PageLines {
        std::uint64_t id = 0;               ///< hash of `hashes`
        std::vector<std::uint64_t> hashes;  ///< of the page's lines; ascending, each once
    };
    struct LineCount {
        std::uint64_t hash = 0;
        std::uint32_t pages = 0;
    };
    enum class Change : std::uint8_t { add, remove };

    static std::vector<LineCount> changed_counts(const std::vector<LineCount>& counts, const PageLines& page,
                                                 Change change);
    void add(PageLines page);

    std::vector<PageLines> pages_;   ///< ascending by id, each once
    std::vector<LineCount> counts_;  ///< of all hashes in `pages_`; ascending
};

}  // namespace dehusk
