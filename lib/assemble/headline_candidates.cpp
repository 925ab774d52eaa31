#include "assemble/headline_candidates.hpp"

#include <algorithm>

#include "assemble/headline_relations.hpp"

namespace dehusk {
namespace {

constexpr std::size_t most_h1 = 8;
constexpr std::size_t most_h2 = 2;
constexpr std::size_t most_parts = 5;
constexpr std::size_t longest_words = 45;

// From the beginning of `first` to the end of `last`, which stand in one text.
std::string_view span_of(std::string_view first, std::string_view last) {
    return {first.data(), static_cast<std::size_t>(last.data() + last.size() - first.data())};
}

class CandidateCollector {
  public:
    CandidateCollector(const Evidence& evidence, std::string_view url)
        : evidence_(evidence),
          arena_(evidence.memory.arena),
          h1s_(evidence.memory.headline.h1_texts),
          candidates_(evidence.memory.headline.candidates) {
        const PageMeta& meta = evidence.page.meta;
        arena_.clear();
        h1s_.clear();
        candidates_.clear();
        title_ = normalise_text(meta.title, Spacing::single, arena_);
        og_ = normalise_text(meta.og_title, Spacing::single, arena_);
        url_ = url.empty() ? meta.canonical_url : url;
    }

    void collect() {
        add_headings();
        add_title(title_, HeadlineSource::title);
        add_title(og_, HeadlineSource::og);
        add(normalise_text(evidence_.page.meta.json_ld_headline, Spacing::single, arena_), HeadlineSource::json_ld);
        describe_candidates({evidence_, title_, og_, url_, h1s_}, candidates_);
    }

  private:
    HeadlineCandidate* add(std::string_view text, HeadlineSource source) {
        const WordList words = title_words(text);
        if (words.empty() || words.size() > longest_words) return nullptr;
        auto place = std::ranges::find(candidates_, words, &HeadlineCandidate::words);
        if (place == candidates_.end()) {
            candidates_.push_back({text, words, 0, -1, 0, -1, {}});
            place = std::prev(candidates_.end());
        }
        place->sources |= 1U << static_cast<unsigned>(source);
        return &*place;
    }

    void add_at_line(std::string_view text, HeadlineSource source, std::int32_t line) {
        HeadlineCandidate* const candidate = add(text, source);
        if (candidate != nullptr && candidate->line < 0) candidate->line = line;
    }

    void add_headings() {
        std::size_t h2 = 0;
        for (std::uint32_t i = 0; i < evidence_.page.lines.size() && (h1s_.size() < most_h1 || h2 < most_h2); ++i) {
            const std::uint8_t level = evidence_.page.lines[i].heading_level;
            const std::string_view text = evidence_.text.lines[i].text;
            if (level == 1 && h1s_.size() < most_h1) {
                add_h1(text, static_cast<std::int32_t>(i));
            } else if (level == 2 && h2 < most_h2) {
                ++h2;
                add_at_line(text, HeadlineSource::h2, static_cast<std::int32_t>(i));
            }
        }
    }

    void add_h1(std::string_view text, std::int32_t line) {
        const auto index = static_cast<std::int32_t>(h1s_.size());
        h1s_.push_back(text);
        if (HeadlineCandidate* const candidate = add(text, HeadlineSource::h1)) {
            if (candidate->h1_index < 0) candidate->h1_index = index;
            if (candidate->line < 0) candidate->line = line;
            ++candidate->h1_copies;
        }
        std::vector<std::string_view>& parts = evidence_.memory.parts;
        split_title(text, false, parts);
        if (parts.size() < 2) return;
        add_at_line(parts.front(), HeadlineSource::h1_part, line);
        add_at_line(parts.back(), HeadlineSource::h1_part, line);
        add_at_line(span_of(parts.front(), parts[parts.size() - 2]), HeadlineSource::h1_part, line);
    }

    // Every run of parts: what was glued on may stand on either side, and more than once.
    void add_title(std::string_view title, HeadlineSource whole) {
        const auto source = [&](std::size_t steps) {
            return static_cast<HeadlineSource>(static_cast<std::size_t>(whole) + steps);
        };
        add(title, whole);
        std::vector<std::string_view>& parts = evidence_.memory.parts;
        split_title(title, false, parts);
        for (std::size_t first = 0; first < parts.size() && first < most_parts; ++first) {
            for (std::size_t last = first; last < parts.size() && last < most_parts + first; ++last) {
                const bool is_first = last == 0;
                const bool is_last = first + 1 == parts.size();
                if (first == 0 && last + 1 == parts.size()) continue;
                add(span_of(parts[first], parts[last]), source(is_first ? 1 : is_last ? 2 : 3));
            }
        }
        if (!parts.empty()) add_halves(parts.front(), source(4));
    }

    // "The Gazette: Mill burns down", and "Mill burns down: what we know".
    void add_halves(std::string_view text, HeadlineSource source) {
        const std::size_t colon = text.find(": ");
        if (colon == std::string_view::npos) return;
        add(text.substr(0, colon), source);
        add(text.substr(colon + 2), source);
    }

    const Evidence& evidence_;
    Arena& arena_;
    std::string_view title_;
    std::string_view og_;
    std::string_view url_;
    std::vector<std::string_view>& h1s_;
    std::vector<HeadlineCandidate>& candidates_;
};

}  // namespace

const std::vector<HeadlineCandidate>& headline_candidates(const Evidence& evidence, std::string_view url) {
    CandidateCollector(evidence, url).collect();
    return evidence.memory.headline.candidates;
}

}  // namespace dehusk
