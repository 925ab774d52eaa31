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

std::int64_t place_of(const WordList& whole, const WordList& part) {
    if (part.size() > whole.size() || !whole.may_hold_all(part)) return -1;
    const auto place = std::search(whole.begin(), whole.end(), part.begin(), part.end());
    return place == whole.end() ? -1 : place - whole.begin();
}

bool holds(const WordList& whole, const WordList& part) {
    return !part.empty() && place_of(whole, part) >= 0;
}

std::uint64_t common(const WordList& words, const WordList& others) {
    if (!words.may_hold_any(others)) return 0;
    return static_cast<std::uint64_t>(std::ranges::count_if(
        words, [&](std::uint64_t word) { return std::ranges::find(others, word) != others.end(); }));
}

std::int32_t share(const WordList& words, const WordList& others) {
    return words.empty() ? -1 : permille(common(words, others), words.size());
}

// Appends letters and digits alone, in lower case: "The Daily" and "thedaily" of a host are one name.
void squash(std::string_view text, std::string& letters) {
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool is_upper = byte >= 'A' && byte <= 'Z';
        const bool is_kept = is_upper || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte >= 0x80;
        if (is_kept) letters.push_back(is_upper ? static_cast<char>(byte | 0x20U) : c);
    }
}

std::string_view squashed(std::string_view text, std::string& letters) {
    letters.clear();
    squash(text, letters);
    return letters;
}

// A sentence that holds the site's name is not the site's name.
bool are_alike(std::string_view a, std::string_view b) {
    constexpr std::size_t shortest = 4;
    const std::size_t shorter = std::min(a.size(), b.size());
    const std::size_t longer = std::max(a.size(), b.size());
    if (shorter < shortest || longer > 3 * shorter) return false;
    return a.find(b) != std::string_view::npos || b.find(a) != std::string_view::npos;
}

// The words of an address or of a part of it.
WordList words_of_address(std::string_view address, std::string& text) {
    text.clear();
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
    WordList slug;
    WordList path;
    std::int32_t depth = -1;

    Address(std::string_view url, std::string& text) {
        url = url.substr(0, url.find_first_of("?#"));
        const std::size_t scheme = url.find("://");
        if (scheme == std::string_view::npos && !url.starts_with('/')) return;
        const std::size_t slash = scheme == std::string_view::npos ? 0 : url.find('/', scheme + 3);
        depth = 0;
        if (slash == std::string_view::npos) return;
        std::string_view rest = url.substr(slash);
        path = words_of_address(rest, text);
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
        slug = words_of_address(latest, text);
    }
};

// Columns of what a title holds besides a candidate.
struct RestColumns {
    HeadlineNumber words_before, words_after, cut_before, cut_after, rest_is_site, share, covered;
};
constexpr RestColumns title_columns = {HeadlineNumber::title_words_before, HeadlineNumber::title_words_after,
                                       HeadlineNumber::title_cut_before,   HeadlineNumber::title_cut_after,
                                       HeadlineNumber::rest_is_site,       HeadlineNumber::share_in_title,
                                       HeadlineNumber::title_covered};
constexpr RestColumns og_columns = {HeadlineNumber::og_words_before, HeadlineNumber::og_words_after,
                                    HeadlineNumber::og_cut_before,   HeadlineNumber::og_cut_after,
                                    HeadlineNumber::og_rest_is_site, HeadlineNumber::share_in_og,
                                    HeadlineNumber::og_covered};

class Describer {
  public:
    Describer(const HeadlineSurroundings& surroundings, std::vector<HeadlineCandidate>& candidates)
        : evidence_(surroundings.evidence),
          memory_(surroundings.evidence.memory),
          candidates_(candidates),
          title_(surroundings.title.empty() ? surroundings.og_title : surroundings.title),
          og_(surroundings.og_title),
          h1_(surroundings.h1s.empty() ? std::string_view{} : surroundings.h1s.front()),
          address_(surroundings.url, memory_.headline.address),
          h1_count_(surroundings.h1s.size()),
          site_(squashed(normalise_text(evidence_.page.meta.site_name, Spacing::single, memory_.arena),
                         memory_.headline.site)),
          label_(squashed(site_label(surroundings.url), memory_.headline.label)),
          parts_(memory_.headline.title_parts) {
        split_title(title_.text, false, parts_);
        for (const std::string_view part : parts_) longest_part_ = std::max(longest_part_, part.size());
        memory_.headline.h1s.clear();
        for (const std::string_view text : surroundings.h1s) {
            const PlacedTitle& h1 = memory_.headline.h1s.emplace_back(text);
            if (!holds(title_.words, h1.words)) memory_.headline.h1s.pop_back();
        }
        describe_page();
    }

    void run() {
        std::erase_if(candidates_, [this](const HeadlineCandidate& candidate) { return is_cut_from_h1(candidate); });
        for (HeadlineCandidate& candidate : candidates_) {
            candidate.row = page_row_;
            for (std::size_t i = 0; (1U << i) <= candidate.sources; ++i) {
                candidate.row[i] = static_cast<std::int32_t>(candidate.sources >> i & 1U);
            }
            describe_itself(candidate);
            describe_in_title(candidate);
            describe_rest(candidate, og_, og_columns);
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

    // 2 for the site's very name, 1 for what holds it or is held by it. What follows directly is one name with `text`.
    std::int32_t site_likeness(std::string_view text, std::string_view following = {}) {
        std::string& letters = memory_.headline.name;
        letters.clear();
        squash(text, letters);
        squash(following, letters);
        const std::string_view name = letters;
        if (name.empty()) return 0;
        if (name == site_ || name == label_) return 2;
        return are_alike(name, site_) || are_alike(name, label_) ? 1 : 0;
    }

    std::size_t count_parts(std::string_view text, bool only_hard) {
        split_title(text, only_hard, memory_.parts);
        return memory_.parts.size();
    }

    void describe_itself(HeadlineCandidate& candidate) {
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
        const std::size_t hard = count_parts(text, true);
        put(candidate, HeadlineNumber::hard_separators, static_cast<std::int64_t>(hard) - 1);
        put(candidate, HeadlineNumber::soft_separators, static_cast<std::int64_t>(count_parts(text, false) - hard));
        put(candidate, HeadlineNumber::h1_index, candidate.h1_index);
        put(candidate, HeadlineNumber::only_h1, candidate.h1_index == 0 && h1_count_ == 1);
        put(candidate, HeadlineNumber::h1_copies, candidate.h1_copies);
        put(candidate, HeadlineNumber::is_site, site_likeness(text));
    }

    // What is the same for all candidates.
    void describe_page() {
        const auto put_page = [&](HeadlineNumber column, std::int64_t value) {
            page_row_[static_cast<std::size_t>(column)] = static_cast<std::int32_t>(value);
        };
        const WordList& h1 = h1_.words;
        const bool has_parts = parts_.size() > 1;
        put_page(HeadlineNumber::h1_count, static_cast<std::int64_t>(h1_count_));
        put_page(HeadlineNumber::h1_words, count_words(h1_.text));
        put_page(HeadlineNumber::h1_in_title, share(h1, title_.words));
        put_page(HeadlineNumber::title_in_h1, share(title_.words, h1));
        put_page(HeadlineNumber::title_parts, static_cast<std::int64_t>(parts_.size()));
        put_page(HeadlineNumber::first_part_is_site, has_parts ? site_likeness(parts_.front()) : -1);
        put_page(HeadlineNumber::last_part_is_site, has_parts ? site_likeness(parts_.back()) : -1);
        put_page(HeadlineNumber::og_words, count_words(og_.text));
        put_page(HeadlineNumber::og_within_title, holds(title_.words, og_.words));
        put_page(HeadlineNumber::is_home_page, address_.depth < 0 ? -1 : address_.depth == 0 ? 1 : 0);
        put_page(HeadlineNumber::path_depth, address_.depth);
        put_page(HeadlineNumber::slug_words, static_cast<std::int64_t>(address_.slug.size()));
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

    // What parts the word at `place` from the next.
    std::int32_t kind_of_cut(const PlacedTitle& title, std::size_t place) {
        // With a letter on either side, as a part that is empty counts for none.
        std::string& between = memory_.headline.name;
        const std::size_t begin = title.places[place].end;
        between.assign("a").append(title.text.substr(begin, title.places[place + 1].begin - begin)).append("b");
        return count_parts(between, true) > 1 ? 2 : count_parts(between, false) > 1 ? 1 : 0;
    }

    Rest rest_of(const PlacedTitle& title, const WordList& words) {
        Rest rest;
        rest.words_before = place_of(title.words, words);
        if (rest.words_before < 0) return rest;
        const auto first = static_cast<std::size_t>(rest.words_before);
        const std::size_t last = first + words.size() - 1;
        rest.words_after = static_cast<std::int64_t>(title.words.size() - 1 - last);
        const std::string_view before = title.text.substr(0, title.places[first].begin);
        const std::string_view after = title.text.substr(title.places[last].end);
        if (rest.words_before > 0) {
            rest.before_is_site = site_likeness(before);
            rest.cut_before = kind_of_cut(title, first - 1);
        }
        if (rest.words_after > 0) {
            rest.after_is_site = site_likeness(after);
            rest.cut_after = kind_of_cut(title, last);
        }
        if (rest.words_before + rest.words_after > 0) rest.is_site = site_likeness(before, after);
        return rest;
    }

    bool is_cut_from_h1(const HeadlineCandidate& candidate) {
        if (candidate.h1_index >= 0) return false;
        return std::ranges::any_of(memory_.headline.h1s, [&](const PlacedTitle& h1) {
            const Rest rest = rest_of(h1, candidate.words);
            return rest.cut_after == 1 && rest.cut_before != 1 && rest.after_is_site == 0;
        });
    }

    Rest describe_rest(HeadlineCandidate& candidate, const PlacedTitle& title, const RestColumns& columns) {
        const WordList& words = candidate.words;
        const Rest rest = rest_of(title, words);
        put(candidate, columns.words_before, rest.words_before);
        put(candidate, columns.words_after, rest.words_after);
        put(candidate, columns.cut_before, rest.cut_before);
        put(candidate, columns.cut_after, rest.cut_after);
        put(candidate, columns.rest_is_site, rest.is_site);
        put(candidate, columns.share, share(words, title.words));
        put(candidate, columns.covered, share(title.words, words));
        return rest;
    }

    void describe_in_title(HeadlineCandidate& candidate) {
        const Rest rest = describe_rest(candidate, title_, title_columns);
        put(candidate, HeadlineNumber::before_is_site, rest.before_is_site);
        put(candidate, HeadlineNumber::after_is_site, rest.after_is_site);
        const bool is_longest = std::ranges::any_of(
            parts_, [&](std::string_view part) { return part.size() == longest_part_ && part == candidate.text; });
        put(candidate, HeadlineNumber::is_longest_part, is_longest);
        put(candidate, HeadlineNumber::of_longest_part,
            longest_part_ == 0 ? -1 : permille(candidate.text.size(), longest_part_));
    }

    void describe_among_others(HeadlineCandidate& candidate) {
        const WordList& words = candidate.words;
        const WordList& h1 = h1_.words;
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
        const WordList& words = candidate.words;
        put(candidate, HeadlineNumber::share_in_slug, share(words, address_.slug));
        put(candidate, HeadlineNumber::slug_covered, share(address_.slug, words));
        put(candidate, HeadlineNumber::share_in_path, share(words, address_.path));
    }

    static std::int32_t kind_of_parent(Tag tag) {
        constexpr Tag tags[] = {Tag::div, Tag::header, Tag::section, Tag::a, Tag::span, Tag::article, Tag::main};
        const auto* const place = std::ranges::find(tags, tag);
        return place == std::ranges::end(tags) ? -1 : static_cast<std::int32_t>(place - std::ranges::begin(tags));
    }

    void describe_markup(HeadlineCandidate& candidate) {
        HeadingMarkup missing;
        const HeadingMarkup* markup = &missing;
        if (candidate.h1_index >= 0) {
            const std::string_view name = squashed(candidate.text, memory_.headline.name);
            for (const HeadingMarkup& h1 : evidence_.page.meta.h1s) {
                if (squashed(h1.text, memory_.text) != name) continue;
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

    void describe_line(HeadlineCandidate& candidate) {
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
    AssemblyMemory& memory_;
    std::vector<HeadlineCandidate>& candidates_;
    PlacedTitle title_;
    PlacedTitle og_;
    PlacedTitle h1_;  ///< the first
    Address address_;
    std::size_t h1_count_;
    std::string_view site_;
    std::string_view label_;
    std::vector<std::string_view>& parts_;
    std::size_t longest_part_ = 0;
    HeadlineRow page_row_{};
};

}  // namespace

void describe_candidates(const HeadlineSurroundings& surroundings, std::vector<HeadlineCandidate>& candidates) {
    Describer(surroundings, candidates).run();
}

}  // namespace dehusk
