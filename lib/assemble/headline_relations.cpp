// Where a candidate stands in the titles and what of them it leaves out, how it relates to the first h1 and to the
// page's address, and how it is marked up. Each gives away something else: a title's part is the headline where the
// rest is the site; an h1 is where it is named so; the address repeats the words of the one or the other.
//
// Refused, as it changed nothing out of fold: how often the candidate's words stand in the text and in the description,
// its wording, and the numbers of the page as a whole.
#include "assemble/headline_relations.hpp"

#include <algorithm>
#include <bit>
#include <string>

#include "assemble/title_text.hpp"
#include "measure/arithmetic.hpp"
#include "support/words.hpp"

namespace dehusk {
namespace {

using Words = std::vector<std::uint64_t>;

struct TitleWord {
    std::uint64_t hash;
    std::size_t begin;
    std::size_t end;
};

// A title with the places of its words.
struct Title {
    std::string_view text;
    std::vector<TitleWord> places;
    Words words;

    explicit Title(std::string_view title) : text(title) {
        constexpr std::size_t most = 64;
        for_each_word(title, [&](std::uint64_t hash, std::size_t begin, std::size_t end) {
            if (places.size() == most) return;
            places.push_back({hash, begin, end});
            words.push_back(hash);
        });
    }
};

std::int64_t place_of(const Words& whole, const Words& part) {
    const auto place = std::search(whole.begin(), whole.end(), part.begin(), part.end());
    return place == whole.end() ? -1 : place - whole.begin();
}

bool holds(const Words& whole, const Words& part) {
    return !part.empty() && place_of(whole, part) >= 0;
}

// What parts the word at `place` from the next.
std::int32_t kind_of_cut(const Title& title, std::size_t place) {
    const std::size_t begin = title.places[place].end;
    const std::string_view gap = title.text.substr(begin, title.places[place + 1].begin - begin);
    const std::string between = "a" + std::string(gap) + "b";
    return title_parts(between, true).size() > 1 ? 2 : title_parts(between, false).size() > 1 ? 1 : 0;
}

std::uint64_t common(const Words& words, const Words& others) {
    return static_cast<std::uint64_t>(std::ranges::count_if(
        words, [&](std::uint64_t word) { return std::ranges::find(others, word) != others.end(); }));
}

std::int32_t share(const Words& words, const Words& others) {
    return words.empty() ? -1 : permille(common(words, others), words.size());
}

// Letters and digits alone, in lower case: "The Daily" and "thedaily" of a host are one name.
std::string squashed(std::string_view text) {
    std::string letters;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool is_upper = byte >= 'A' && byte <= 'Z';
        const bool is_kept = is_upper || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte >= 0x80;
        if (is_kept) letters.push_back(is_upper ? static_cast<char>(byte | 0x20U) : c);
    }
    return letters;
}

// A sentence that holds the site's name is not the site's name.
bool are_alike(const std::string& a, const std::string& b) {
    constexpr std::size_t shortest = 4;
    const std::size_t shorter = std::min(a.size(), b.size());
    const std::size_t longer = std::max(a.size(), b.size());
    if (shorter < shortest || longer > 3 * shorter) return false;
    return a.find(b) != std::string::npos || b.find(a) != std::string::npos;
}

// The words of an address or of a part of it.
Words words_of_address(std::string_view address) {
    std::string text;
    for (std::size_t i = 0; i < address.size(); ++i) {
        const auto digit = [&](std::size_t at) {
            const char c = at < address.size() ? static_cast<char>(address[at] | 0x20) : ' ';
            return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
        };
        if (address[i] == '%' && digit(i + 1) >= 0 && digit(i + 2) >= 0) {
            text += static_cast<char>(digit(i + 1) * 16 + digit(i + 2));
            i += 2;
        } else {
            text += address[i] == '_' || address[i] == '+' ? ' ' : address[i];
        }
    }
    return title_words(text);
}

// How the parts of an address speak of the page.
struct Address {
    Words slug;
    Words path;
    std::int32_t depth = -1;

    explicit Address(std::string_view url) {
        url = url.substr(0, url.find_first_of("?#"));
        const std::size_t scheme = url.find("://");
        if (scheme == std::string_view::npos && !url.starts_with('/')) return;
        const std::size_t slash = scheme == std::string_view::npos ? 0 : url.find('/', scheme + 3);
        depth = 0;
        if (slash == std::string_view::npos) return;
        std::string_view rest = url.substr(slash);
        path = words_of_address(rest);
        std::string_view latest;
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find('/'), rest.size());
            if (end > 0) latest = rest.substr(0, end);
            depth += end > 0 ? 1 : 0;
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        for (const std::string_view ending : {".html", ".htm", ".php", ".aspx"}) {
            if (latest.ends_with(ending)) latest.remove_suffix(ending.size());
        }
        slug = words_of_address(latest);
    }
};

class Describer {
  public:
    Describer(const HeadlineSurroundings& surroundings, Arena& arena, std::vector<HeadlineCandidate>& candidates)
        : evidence_(surroundings.evidence),
          candidates_(candidates),
          title_(surroundings.title.empty() ? surroundings.og_title : surroundings.title),
          og_(surroundings.og_title),
          h1s_(surroundings.h1s.begin(), surroundings.h1s.end()),
          h1_(surroundings.h1s.empty() ? std::string_view{} : surroundings.h1s.front()),
          address_(surroundings.url),
          site_(squashed(normalise_text(surroundings.evidence.page.meta.site_name, false, arena))),
          label_(squashed(site_label(surroundings.url))),
          parts_(title_parts(title_.text, false)) {
        for (const std::string_view part : parts_) longest_part_ = std::max(longest_part_, part.size());
    }

    void run() {
        std::erase_if(candidates_, [this](const HeadlineCandidate& candidate) { return is_cut_from_h1(candidate); });
        for (HeadlineCandidate& candidate : candidates_) {
            for (std::size_t i = 0; (1U << i) <= candidate.sources; ++i) {
                candidate.row[i] = static_cast<std::int32_t>(candidate.sources >> i & 1U);
            }
            describe_itself(candidate);
            describe_page(candidate);
            describe_in_title(candidate);
            describe_in_og(candidate);
            describe_among_others(candidate);
            describe_address(candidate);
            describe_markup(candidate);
            describe_line(candidate);
        }
    }

  private:
    static void put(HeadlineCandidate& candidate, HeadlineNumber column, std::int64_t value) {
        candidate.row[static_cast<std::size_t>(column)] = static_cast<std::int32_t>(value);
    }

    // 2 for the site's very name, 1 for what holds it or is held by it.
    std::int32_t site_likeness(std::string_view text) const {
        const std::string name = squashed(text);
        if (name.empty()) return 0;
        if (name == site_ || name == label_) return 2;
        return are_alike(name, site_) || are_alike(name, label_) ? 1 : 0;
    }

    void describe_itself(HeadlineCandidate& candidate) const {
        const std::string_view text = candidate.text;
        std::uint64_t words = 0, capitalised = 0;
        for_each_word(text, [&](std::uint64_t, std::size_t begin, std::size_t) {
            ++words;
            capitalised += text[begin] >= 'A' && text[begin] <= 'Z' ? 1 : 0;
        });
        put(candidate, HeadlineNumber::sources, std::popcount(candidate.sources));
        put(candidate, HeadlineNumber::words, count_words(text));
        put(candidate, HeadlineNumber::characters, static_cast<std::int64_t>(text.size()));
        put(candidate, HeadlineNumber::capitalised_share, permille(capitalised, words));
        const std::size_t hard = title_parts(text, true).size();
        put(candidate, HeadlineNumber::hard_separators, static_cast<std::int64_t>(hard) - 1);
        put(candidate, HeadlineNumber::soft_separators,
            static_cast<std::int64_t>(title_parts(text, false).size() - hard));
        put(candidate, HeadlineNumber::h1_index, candidate.h1_index);
        put(candidate, HeadlineNumber::only_h1, candidate.h1_index == 0 && h1s_.size() == 1);
        put(candidate, HeadlineNumber::h1_copies, candidate.h1_copies);
        put(candidate, HeadlineNumber::is_site, site_likeness(text));
    }

    void describe_page(HeadlineCandidate& candidate) const {
        const Words& h1 = h1_.words;
        const bool has_parts = parts_.size() > 1;
        put(candidate, HeadlineNumber::h1_count, static_cast<std::int64_t>(h1s_.size()));
        put(candidate, HeadlineNumber::h1_words, count_words(h1_.text));
        put(candidate, HeadlineNumber::h1_in_title, share(h1, title_.words));
        put(candidate, HeadlineNumber::title_in_h1, share(title_.words, h1));
        put(candidate, HeadlineNumber::title_parts, static_cast<std::int64_t>(parts_.size()));
        put(candidate, HeadlineNumber::first_part_is_site, has_parts ? site_likeness(parts_.front()) : -1);
        put(candidate, HeadlineNumber::last_part_is_site, has_parts ? site_likeness(parts_.back()) : -1);
        put(candidate, HeadlineNumber::og_words, count_words(og_.text));
        put(candidate, HeadlineNumber::og_within_title, holds(title_.words, og_.words));
    }

    // What a title holds besides a candidate, and what parts it from that: 2 for a bar and the like, 1 for a dash, 0
    // for neither.
    struct Rest {
        std::int64_t words_before = -1;
        std::int64_t words_after = -1;
        std::int32_t cut_before = -1;
        std::int32_t cut_after = -1;
        std::int32_t before_is_site = -1;
        std::int32_t after_is_site = -1;
        std::int32_t is_site = -1;
    };

    Rest rest_of(const Title& title, const Words& words) const {
        Rest rest;
        rest.words_before = place_of(title.words, words);
        if (rest.words_before < 0) return rest;
        const auto first = static_cast<std::size_t>(rest.words_before);
        const std::size_t last = first + words.size() - 1;
        rest.words_after = static_cast<std::int64_t>(title.words.size() - 1 - last);
        const std::string before(title.text.substr(0, title.places[first].begin));
        const std::string after(title.text.substr(title.places[last].end));
        if (rest.words_before > 0) {
            rest.before_is_site = site_likeness(before);
            rest.cut_before = kind_of_cut(title, first - 1);
        }
        if (rest.words_after > 0) {
            rest.after_is_site = site_likeness(after);
            rest.cut_after = kind_of_cut(title, last);
        }
        if (rest.words_before + rest.words_after > 0) rest.is_site = site_likeness(before + after);
        return rest;
    }

    bool is_cut_from_h1(const HeadlineCandidate& candidate) const {
        if (candidate.h1_index >= 0) return false;
        return std::ranges::any_of(h1s_, [&](const Title& h1) {
            const Rest rest = rest_of(h1, candidate.words);
            return rest.cut_after == 1 && rest.cut_before != 1 && rest.after_is_site == 0 &&
                   holds(title_.words, h1.words);
        });
    }

    void describe_in_title(HeadlineCandidate& candidate) const {
        const Words& words = candidate.words;
        const Rest rest = rest_of(title_, words);
        put(candidate, HeadlineNumber::title_words_before, rest.words_before);
        put(candidate, HeadlineNumber::title_words_after, rest.words_after);
        put(candidate, HeadlineNumber::title_cut_before, rest.cut_before);
        put(candidate, HeadlineNumber::title_cut_after, rest.cut_after);
        put(candidate, HeadlineNumber::before_is_site, rest.before_is_site);
        put(candidate, HeadlineNumber::after_is_site, rest.after_is_site);
        put(candidate, HeadlineNumber::rest_is_site, rest.is_site);
        put(candidate, HeadlineNumber::share_in_title, share(words, title_.words));
        put(candidate, HeadlineNumber::title_covered, share(title_.words, words));
        const bool is_longest = std::ranges::any_of(
            parts_, [&](std::string_view part) { return part.size() == longest_part_ && part == candidate.text; });
        put(candidate, HeadlineNumber::is_longest_part, is_longest);
        put(candidate, HeadlineNumber::of_longest_part,
            longest_part_ == 0 ? -1 : permille(candidate.text.size(), longest_part_));
    }

    void describe_in_og(HeadlineCandidate& candidate) const {
        const Words& words = candidate.words;
        const Rest rest = rest_of(og_, words);
        put(candidate, HeadlineNumber::og_words_before, rest.words_before);
        put(candidate, HeadlineNumber::og_words_after, rest.words_after);
        put(candidate, HeadlineNumber::og_cut_before, rest.cut_before);
        put(candidate, HeadlineNumber::og_cut_after, rest.cut_after);
        put(candidate, HeadlineNumber::og_rest_is_site, rest.is_site);
        put(candidate, HeadlineNumber::share_in_og, share(words, og_.words));
        put(candidate, HeadlineNumber::og_covered, share(og_.words, words));
    }

    void describe_among_others(HeadlineCandidate& candidate) const {
        const Words& words = candidate.words;
        const Words& h1 = h1_.words;
        std::int64_t within = 0, around = 0, likeness = 0;
        for (const HeadlineCandidate& other : candidates_) {
            if (&other == &candidate) continue;
            within += holds(other.words, words) ? 1 : 0;
            around += holds(words, other.words) ? 1 : 0;
            if (other.h1_index < 0) continue;
            const std::uint64_t both = common(words, other.words);
            const std::uint64_t sum = words.size() + other.words.size();
            likeness = std::max<std::int64_t>(likeness, permille(both, sum - std::min(both, sum)));
        }
        const auto size = static_cast<std::int64_t>(words.size());
        put(candidate, HeadlineNumber::within_other, within);
        put(candidate, HeadlineNumber::holds_other, around);
        put(candidate, HeadlineNumber::likeness_to_h1, candidate.h1_index >= 0 ? 1000 : likeness);
        put(candidate, HeadlineNumber::words_beyond_h1,
            h1.empty() ? -1 : size - static_cast<std::int64_t>(common(words, h1)));
        put(candidate, HeadlineNumber::h1_words_missing,
            h1.empty() ? -1 : static_cast<std::int64_t>(h1.size() - common(h1, words)));
        const Rest rest = rest_of(h1_, words);
        put(candidate, HeadlineNumber::within_h1, rest.words_before >= 0);
        put(candidate, HeadlineNumber::h1_cut_before, rest.cut_before);
        put(candidate, HeadlineNumber::h1_cut_after, rest.cut_after);
    }

    void describe_address(HeadlineCandidate& candidate) const {
        const Words& words = candidate.words;
        put(candidate, HeadlineNumber::is_home_page, address_.depth < 0 ? -1 : address_.depth == 0 ? 1 : 0);
        put(candidate, HeadlineNumber::path_depth, address_.depth);
        put(candidate, HeadlineNumber::slug_words, static_cast<std::int64_t>(address_.slug.size()));
        put(candidate, HeadlineNumber::share_in_slug, share(words, address_.slug));
        put(candidate, HeadlineNumber::slug_covered, share(address_.slug, words));
        put(candidate, HeadlineNumber::share_in_path, share(words, address_.path));
    }

    static std::int32_t kind_of_parent(Tag tag) {
        constexpr Tag tags[] = {Tag::div, Tag::header, Tag::section, Tag::a, Tag::span, Tag::article, Tag::main};
        const auto* const place = std::ranges::find(tags, tag);
        return place == std::ranges::end(tags) ? -1 : static_cast<std::int32_t>(place - std::ranges::begin(tags));
    }

    void describe_markup(HeadlineCandidate& candidate) const {
        HeadingMarkup missing;
        const HeadingMarkup* markup = &missing;
        if (candidate.h1_index >= 0) {
            const std::string name = squashed(candidate.text);
            for (const HeadingMarkup& h1 : evidence_.page.meta.h1s) {
                if (squashed(h1.text) != name) continue;
                markup = &h1;
                break;
            }
        }
        const bool is_found = markup != &missing;
        put(candidate, HeadlineNumber::is_named_title, is_found ? markup->is_named_title : -1);
        put(candidate, HeadlineNumber::names, is_found ? markup->names : -1);
        put(candidate, HeadlineNumber::inner_pieces, is_found ? markup->inner_pieces : -1);
        put(candidate, HeadlineNumber::parent, kind_of_parent(markup->parent));
    }

    void describe_line(HeadlineCandidate& candidate) const {
        constexpr std::array<std::pair<HeadlineNumber, Number>, 15> taken = {{
            {HeadlineNumber::line_lines_before, Number::lines_before},
            {HeadlineNumber::line_lines_since_long, Number::lines_since_long},
            {HeadlineNumber::line_lines_until_long, Number::lines_until_long},
            {HeadlineNumber::line_half_up, Number::half_levels_up},
            {HeadlineNumber::line_half_down, Number::half_levels_down},
            {HeadlineNumber::line_dense_up, Number::dense_levels_up},
            {HeadlineNumber::line_dense_down, Number::dense_levels_down},
            {HeadlineNumber::line_dense_share, Number::dense_page_share},
            {HeadlineNumber::line_negative, Number::negative_levels_up},
            {HeadlineNumber::line_positive, Number::positive_levels_up},
            {HeadlineNumber::line_link_share, Number::link_share},
            {HeadlineNumber::line_navigation, Number::concept_navigation},
            {HeadlineNumber::line_header, Number::concept_header},
            {HeadlineNumber::line_depth, Number::depth},
            {HeadlineNumber::line_words_after, Number::window_30_words},
        }};
        const bool is_line = candidate.line >= 0;
        const auto line = static_cast<std::uint32_t>(candidate.line);
        for (const auto& [column, number] : taken) {
            put(candidate, column, is_line ? evidence_.measurer.number(number, line) : -1);
        }
        put(candidate, HeadlineNumber::line_words_until_long, is_line ? words_until_long(candidate.line) : -1);
    }

    // Words between the line and the first long one behind it; a site's name in the header has the menu there.
    std::int64_t words_until_long(std::int32_t line) const {
        constexpr std::size_t most = 100;
        std::int64_t words = 0;
        const std::size_t begin = static_cast<std::size_t>(line) + 1;
        const std::size_t end = std::min(evidence_.facts.size(), begin + most);
        for (std::size_t i = begin; i < end && !evidence_.facts[i].is_long; ++i) words += evidence_.facts[i].words;
        return words;
    }

    const Evidence& evidence_;
    std::vector<HeadlineCandidate>& candidates_;
    Title title_;
    Title og_;
    std::vector<Title> h1s_;
    Title h1_;  ///< the first
    Address address_;
    std::string site_;
    std::string label_;
    std::vector<std::string_view> parts_;
    std::size_t longest_part_ = 0;
};

}  // namespace

void describe_candidates(const HeadlineSurroundings& surroundings, Arena& arena,
                         std::vector<HeadlineCandidate>& candidates) {
    Describer(surroundings, arena, candidates).run();
}

}  // namespace dehusk
