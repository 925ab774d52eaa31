#include "assemble/headline_candidates.hpp"

#include <algorithm>
#include <bit>

#include "assemble/title_text.hpp"
#include "measure/row.hpp"

namespace dehusk {
namespace {

using Words = std::vector<std::uint64_t>;

enum class HeadlineNumber : std::uint8_t {
#define DEHUSK_ENUMERATOR(name) from_##name,
    DEHUSK_HEADLINE_SOURCES(DEHUSK_ENUMERATOR)
#undef DEHUSK_ENUMERATOR
#define DEHUSK_ENUMERATOR(name) name,
        DEHUSK_HEADLINE_NUMBERS(DEHUSK_ENUMERATOR)
#undef DEHUSK_ENUMERATOR
};

constexpr std::size_t most_h1 = 8;
constexpr std::size_t most_h2 = 2;
constexpr std::size_t longest_words = 45;

bool starts_with(const Words& whole, const Words& part) {
    return part.size() <= whole.size() && std::equal(part.begin(), part.end(), whole.begin());
}
bool ends_with(const Words& whole, const Words& part) {
    return part.size() <= whole.size() && std::equal(part.rbegin(), part.rend(), whole.rbegin());
}
bool holds(const Words& whole, const Words& part) {
    return std::search(whole.begin(), whole.end(), part.begin(), part.end()) != whole.end();
}
bool is_in(const Words& words, std::uint64_t word) {
    return std::ranges::find(words, word) != words.end();
}

std::uint64_t common(const Words& a, const Words& b) {
    return static_cast<std::uint64_t>(std::ranges::count_if(a, [&](std::uint64_t word) { return is_in(b, word); }));
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

class CandidateCollector {
  public:
    CandidateCollector(const Evidence& evidence, std::string_view url, Arena& arena)
        : evidence_(evidence), arena_(arena) {
        const PageMeta& meta = evidence.page.meta;
        title_ = normalise_text(meta.title, false, arena);
        og_ = normalise_text(meta.og_title, false, arena);
        url_ = url.empty() ? meta.canonical_url : url;
        site_name_ = normalise_text(meta.site_name, false, arena);
    }

    std::vector<HeadlineCandidate> collect() {
        add_headings();
        add_title(title_, HeadlineSource::title);
        add_title(og_, HeadlineSource::og);
        add(normalise_text(evidence_.page.meta.json_ld_headline, false, arena_), HeadlineSource::json_ld);
        for (HeadlineCandidate& candidate : candidates_) describe(candidate);
        return std::move(candidates_);
    }

  private:
    HeadlineCandidate* add(std::string_view text, HeadlineSource source) {
        Words words = title_words(text);
        if (words.empty() || words.size() > longest_words) return nullptr;
        auto place = std::ranges::find(candidates_, words, &HeadlineCandidate::words);
        if (place == candidates_.end()) {
            candidates_.push_back({text, std::move(words), 0, -1, 0, -1, {}});
            place = std::prev(candidates_.end());
        }
        place->sources |= 1U << static_cast<unsigned>(source);
        return &*place;
    }

    void add_headings() {
        std::size_t h2 = 0;
        for (std::uint32_t i = 0; i < evidence_.page.lines.size() && (h1_count_ < most_h1 || h2 < most_h2); ++i) {
            const std::uint8_t level = evidence_.page.lines[i].heading_level;
            const std::string_view text = evidence_.text.lines[i].text;
            if (level == 1 && h1_count_ < most_h1) {
                add_h1(text, static_cast<std::int32_t>(i));
            } else if (level == 2 && h2 < most_h2) {
                ++h2;
                HeadlineCandidate* const candidate = add(text, HeadlineSource::h2);
                if (candidate != nullptr && candidate->line < 0) candidate->line = static_cast<std::int32_t>(i);
            }
        }
    }

    void add_h1(std::string_view text, std::int32_t line) {
        const auto index = static_cast<std::int32_t>(h1_count_++);
        if (HeadlineCandidate* const candidate = add(text, HeadlineSource::h1)) {
            if (candidate->h1_index < 0) candidate->h1_index = index;
            if (candidate->line < 0) candidate->line = line;
            ++candidate->h1_copies;
        }
        const std::vector<std::string_view> parts = title_parts(text, true);
        if (parts.size() < 2) return;
        HeadlineCandidate* const part = add(parts.front(), HeadlineSource::h1_part);
        if (part != nullptr && part->line < 0) part->line = line;
    }

    void add_title(std::string_view title, HeadlineSource whole) {
        const auto source = [&](std::size_t steps) {
            return static_cast<HeadlineSource>(static_cast<std::size_t>(whole) + steps);
        };
        add(title, whole);
        const std::vector<std::string_view> hard = title_parts(title, true);
        if (hard.size() > 1) {
            add(hard.front(), source(1));
            add(hard.back(), source(2));
        }
        if (hard.empty()) return;
        const std::vector<std::string_view> soft = title_parts(hard.front(), false);
        if (soft.size() < 2) return;
        add(soft.front(), source(3));
        add(soft.back(), source(4));
        const std::string_view before_last = soft[soft.size() - 2];
        add({soft.front().data(),
             static_cast<std::size_t>(before_last.data() + before_last.size() - soft.front().data())},
            source(5));
    }

    void describe(HeadlineCandidate& candidate) const {
        for (std::size_t i = 0; (1U << i) <= candidate.sources; ++i) candidate.row[i] = candidate.sources >> i & 1U;
        describe_itself(candidate);
        describe_relations(candidate);
        describe_site(candidate);
        describe_line(candidate);
    }

    static void put(HeadlineCandidate& candidate, HeadlineNumber column, std::int64_t value) {
        candidate.row[static_cast<std::size_t>(column)] = static_cast<std::int32_t>(value);
    }

    void describe_itself(HeadlineCandidate& candidate) const {
        const std::string_view text = candidate.text;
        const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
        const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
        put(candidate, HeadlineNumber::sources, std::popcount(candidate.sources));
        put(candidate, HeadlineNumber::words, static_cast<std::int64_t>(candidate.words.size()));
        put(candidate, HeadlineNumber::characters, static_cast<std::int64_t>(text.size()));
        put(candidate, HeadlineNumber::h1_index, candidate.h1_index);
        put(candidate, HeadlineNumber::only_h1, candidate.h1_index == 0 && h1_count_ == 1);
        put(candidate, HeadlineNumber::h1_copies, candidate.h1_copies);
        put(candidate, HeadlineNumber::h1_count, static_cast<std::int64_t>(h1_count_));
        put(candidate, HeadlineNumber::has_og, !og_.empty());
        put(candidate, HeadlineNumber::has_json_ld, !evidence_.page.meta.json_ld_headline.empty());
        put(candidate, HeadlineNumber::has_hard_separator, title_parts(text, true).size() > 1);
        put(candidate, HeadlineNumber::has_soft_separator, title_parts(text, false).size() > 1);
        put(candidate, HeadlineNumber::has_capital, std::ranges::any_of(text, is_upper));
        put(candidate, HeadlineNumber::is_all_capitals,
            std::ranges::any_of(text, is_upper) && std::ranges::none_of(text, is_lower));
    }

    void describe_relations(HeadlineCandidate& candidate) const {
        const Words title = title_words(title_);
        const Words og = title_words(og_);
        const Words& words = candidate.words;
        const auto in_titles = static_cast<std::uint64_t>(
            std::ranges::count_if(words, [&](std::uint64_t word) { return is_in(title, word) || is_in(og, word); }));
        put(candidate, HeadlineNumber::words_in_titles, permille(in_titles, words.size()));
        put(candidate, HeadlineNumber::starts_title, starts_with(title, words));
        put(candidate, HeadlineNumber::starts_og, starts_with(og, words));
        put(candidate, HeadlineNumber::ends_title, title != words && ends_with(title, words));
        put(candidate, HeadlineNumber::within_title, holds(title, words));
        put(candidate, HeadlineNumber::within_og, holds(og, words));
        std::int64_t within = 0, around = 0, likeness = 0;
        for (const HeadlineCandidate& other : candidates_) {
            if (&other == &candidate) continue;
            within += holds(other.words, words) ? 1 : 0;
            around += holds(words, other.words) ? 1 : 0;
            const std::uint64_t both = common(words, other.words);
            const std::uint64_t either =
                words.size() + other.words.size() - std::min(both, words.size() + other.words.size());
            if (other.h1_index >= 0) likeness = std::max<std::int64_t>(likeness, permille(both, either));
        }
        put(candidate, HeadlineNumber::within_other, within);
        put(candidate, HeadlineNumber::holds_other, around);
        put(candidate, HeadlineNumber::likeness_to_h1, candidate.h1_index >= 0 ? 1000 : likeness);
    }

    void describe_site(HeadlineCandidate& candidate) const {
        const std::string name = squashed(candidate.text);
        const std::string site = squashed(site_name_);
        const std::string label = squashed(site_label(url_));
        const bool is_like =
            name.size() > 3 &&
            ((site.size() > 3 && (site.find(name) != std::string::npos || name.find(site) != std::string::npos)) ||
             (label.size() > 3 && name.find(label) != std::string::npos));
        const std::size_t host = url_.find("://");
        const std::size_t path = host == std::string_view::npos ? host : url_.find('/', host + 3);
        put(candidate, HeadlineNumber::is_site_name, !site.empty() && name == site);
        put(candidate, HeadlineNumber::like_site_name, is_like);
        put(candidate, HeadlineNumber::is_site_label, !label.empty() && name == label);
        put(candidate, HeadlineNumber::is_home_page,
            url_.empty() ? -1 : (path == std::string_view::npos || path + 1 >= url_.size() ? 1 : 0));
    }

    void describe_line(HeadlineCandidate& candidate) const {
        constexpr std::array<std::pair<HeadlineNumber, Number>, 12> taken = {{
            {HeadlineNumber::line_lines_until_long, Number::lines_until_long},
            {HeadlineNumber::line_half_up, Number::half_levels_up},
            {HeadlineNumber::line_half_down, Number::half_levels_down},
            {HeadlineNumber::line_dense_up, Number::dense_levels_up},
            {HeadlineNumber::line_dense_down, Number::dense_levels_down},
            {HeadlineNumber::line_lines_before, Number::lines_before},
            {HeadlineNumber::line_negative, Number::negative_levels_up},
            {HeadlineNumber::line_positive, Number::positive_levels_up},
            {HeadlineNumber::line_link_share, Number::link_share},
            {HeadlineNumber::line_title_concept, Number::concept_title},
            {HeadlineNumber::line_header_concept, Number::concept_header},
            {HeadlineNumber::line_depth, Number::depth},
        }};
        NumberRow row{};
        if (candidate.line >= 0) evidence_.measurer.fill_first_pass(static_cast<std::uint32_t>(candidate.line), row);
        for (const auto& [column, number] : taken) {
            put(candidate, column, candidate.line < 0 ? -1 : row[static_cast<std::size_t>(number)]);
        }
        put(candidate, HeadlineNumber::line_words_until_long,
            candidate.line < 0 ? -1 : words_until_long(candidate.line));
        put(candidate, HeadlineNumber::line_words_after,
            candidate.line < 0 ? -1 : row[static_cast<std::size_t>(Number::window_30_words)]);
    }

    // Words between the line and the first long one behind it; a site's name in the header has the menu there.
    std::int64_t words_until_long(std::int32_t line) const {
        constexpr std::size_t most_lines = 100;
        std::int64_t words = 0;
        const std::size_t begin = static_cast<std::size_t>(line) + 1;
        const std::size_t end = std::min(evidence_.facts.size(), begin + most_lines);
        for (std::size_t i = begin; i < end && !evidence_.facts[i].is_long; ++i) words += evidence_.facts[i].words;
        return words;
    }

    const Evidence& evidence_;
    Arena& arena_;
    std::string_view title_;
    std::string_view og_;
    std::string_view url_;
    std::string_view site_name_;
    std::size_t h1_count_ = 0;
    std::vector<HeadlineCandidate> candidates_;
};

}  // namespace

std::vector<HeadlineCandidate> headline_candidates(const Evidence& evidence, std::string_view url, Arena& arena) {
    return CandidateCollector(evidence, url, arena).collect();
}

}  // namespace dehusk
