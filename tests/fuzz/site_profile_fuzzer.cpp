// Profiles of sites: the order in which pages come does not matter, what is saved comes back, and of other bytes those
// alone are taken that save() could have written.
//
// The document is three things: bytes to load; the numbers of a profile, with the check around them that would keep the
// fuzzer out; and pages, parted by blank lines.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <dehusk/site_profile.hpp>

#include "fuzz/fuzz_input.hpp"
#include "support/forged_profile.hpp"

using namespace dehusk;
using namespace dehusk::fuzz;

namespace {

std::vector<Article> pages_of(std::string_view document) {
    std::vector<Article> pages(1);
    while (!document.empty()) {
        const std::string_view line = document.substr(0, document.find('\n'));
        document.remove_prefix(std::min(document.size(), line.size() + 1));
        if (line.empty()) {
            pages.emplace_back();
        } else {
            pages.back().lines.emplace_back().text = line;
        }
    }
    return pages;
}

std::vector<std::uint64_t> numbers_of(std::string_view document) {
    constexpr std::size_t number_bytes = 8;
    std::vector<std::uint64_t> numbers;
    for (; document.size() >= number_bytes; document.remove_prefix(number_bytes)) {
        std::uint64_t number = 0;
        for (std::size_t i = number_bytes; i-- > 0;) number = number << 8 | static_cast<unsigned char>(document[i]);
        numbers.push_back(number);
    }
    return numbers;
}

std::string merged(SiteProfile left, const SiteProfile& right) {
    const std::size_t most = std::min(SiteProfile::max_pages, left.page_count() + right.page_count());
    const std::size_t least = std::max(left.page_count(), right.page_count());
    left.merge(right);
    require(left.page_count() >= least && left.page_count() <= most, "merging forgets no page and makes up none");
    return left.save();
}

void check_order(const SiteProfile& left, const SiteProfile& right, const std::string& expected) {
    require(merged(left, right) == expected && merged(right, left) == expected, "merging has no order");
}

// Whether `bytes` are a profile, which is `site` then.
bool loads(std::string_view bytes, SiteProfile& site) {
    const std::string before = site.save();
    const bool is_loaded = site.load(bytes);
    require(site.save() == (is_loaded ? bytes : std::string_view(before)), "bytes that load are those of save()");
    return is_loaded;
}

void check_any_bytes(std::string_view bytes, const SiteProfile& learned) {
    SiteProfile site = learned;
    if (!loads(bytes, site)) return;
    check_order(site, learned, merged(site, learned));
    require(merged(site, SiteProfile()) == bytes, "merging with nothing changes nothing");
}

void check_damage(const std::string& saved, std::size_t place, char flip) {
    SiteProfile site;
    require(!loads(std::string_view(saved).substr(0, place % saved.size()), site),
            "a profile that is cut does not load");
    std::string flipped = saved;
    flipped[place % saved.size()] ^= flip;
    require(loads(flipped, site) == (flip == 0), "a profile that was changed does not load");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const FuzzInput input = split_input(data, size);
    const std::vector<Article> pages = pages_of(input.document);
    const std::size_t split = std::min<std::size_t>(input.choices[0], pages.size());
    SiteProfile whole, left, right;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        whole.learn(pages[i]);
        (i < split ? left : right).learn(pages[i]);
    }
    const std::string saved = whole.save();
    check_order(left, right, saved);
    for (const Article& page : pages) {
        for (const Line& line : page.lines) {
            require(whole.pages_with(line.text) <= whole.page_count(), "a line stands on no more pages than there are");
        }
        whole.learn(page);
    }
    require(whole.save() == saved, "a page counts once");

    SiteProfile loaded;
    require(loads(saved, loaded), "what was saved loads");
    check_damage(saved, std::size_t{256} * input.choices[1] + input.choices[2], static_cast<char>(input.choices[3]));
    check_any_bytes(input.document, whole);
    check_any_bytes(testing::forge_profile(numbers_of(input.document)), whole);
    return 0;
}
