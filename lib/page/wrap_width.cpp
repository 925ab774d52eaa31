// Every sentence that runs over a line break votes for the widths at which a wrapper would have broken it there. In
// wrapped text the votes agree on one width; elsewhere such breaks (inline markup on lines of its own, verses, program
// text) come at any column and the votes scatter. Lines whose lengths merely look alike are no evidence: teasers cut at
// 60 characters and rows of a table do too, and so the mean or the longest line length, the usual measure, was refused.
//
// A dump may have stretches of several widths, and stretches that were never wrapped. So the widths with the most votes
// are candidates, one after the other, and each break is judged by the breaks around it: the candidate must explain
// enough of them.
#include "page/wrap_width.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace dehusk {
namespace {

constexpr std::size_t max_width = 256;
constexpr std::size_t max_candidates = 6;
constexpr std::uint32_t min_votes = 3;
// Lines of menus, verses and counters seldom get so long.
constexpr std::uint16_t prose_columns = 50;
// Breaks on either side that judge a break.
constexpr std::size_t reach = 12;

bool votes(const LineBreak& at) {
    return at.is_telling && !at.is_repeated && at.runs_on != RunsOn::unknown;
}

// Editors count a trailing blank or break a column early, so a sentence that runs on need not fill its line to the last
// column.
constexpr std::uint32_t slack_columns = 2;

// Both lines must have fitted.
std::uint16_t least_width(const LineBreak& at) {
    return std::max(at.lowest, at.next_edge);
}

bool explains(const WrapWidth& width, const LineBreak& at) {
    const std::uint32_t slack = at.runs_on == RunsOn::surely ? slack_columns : 0;
    return least_width(at) <= width.highest && at.highest + slack >= width.lowest;
}

bool has_vote(const LineBreak& at) {
    return votes(at) && least_width(at) <= std::min<std::size_t>(at.highest, max_width);
}

// The margin with the most votes that no candidate explains yet.
std::uint16_t busiest_margin(const std::vector<LineBreak>& breaks, WrapMemory& memory) {
    std::vector<std::uint32_t>& votes = memory.votes;
    std::ranges::fill(votes, 0);
    std::uint16_t busiest = 0;
    for (std::size_t i = 0; i < breaks.size(); ++i) {
        if (memory.is_explained[i] != 0 || !has_vote(breaks[i])) continue;
        if (++votes[breaks[i].margin] > votes[busiest]) busiest = breaks[i].margin;
    }
    return busiest;
}

using Votes = std::array<std::uint32_t, max_width + 2>;

Votes count_votes(const std::vector<LineBreak>& breaks, const std::vector<std::uint8_t>& is_explained,
                  std::uint16_t margin) {
    Votes counts{};
    for (std::size_t i = 0; i < breaks.size(); ++i) {
        const LineBreak& at = breaks[i];
        const std::uint16_t lowest = least_width(at);
        if (is_explained[i] != 0 || at.margin != margin || !has_vote(at)) continue;
        ++counts[lowest];
        --counts[std::min<std::size_t>(at.highest, max_width) + 1];
    }
    std::uint32_t sum = 0;
    for (std::uint32_t& entry : counts) entry = sum += entry;
    return counts;
}

// The width with the most votes, and the ones beside it that have as many: few breaks leave it open by some columns.
WrapWidth most_voted(const Votes& counts) {
    const auto best = std::max_element(counts.begin(), counts.end() - 1);
    if (*best < min_votes) return {};
    const auto end = std::find_if(best, counts.end() - 1, [best](std::uint32_t entry) { return entry != *best; });
    return {static_cast<std::uint16_t>(best - counts.begin()), static_cast<std::uint16_t>(end - counts.begin() - 1)};
}

// Breaks within reach.
struct Tally {
    std::uint32_t all = 0;
    std::uint32_t voting = 0;
    std::uint32_t explained = 0;  // of the voting
    std::uint32_t surely_explained = 0;
};

void count(const WrapWidth& width, const LineBreak& at, std::uint32_t by, Tally& tally) {
    if (at.is_repeated) return;
    tally.all += by;
    if (!votes(at)) return;
    tally.voting += by;
    if (!explains(width, at)) return;
    tally.explained += by;
    if (at.runs_on == RunsOn::surely) tally.surely_explained += by;
}

struct Candidate {
    WrapWidth width;
    std::uint16_t margin = 0;  ///< whose lines voted for it
    /// Made most sentence breaks of the whole dump, so that no neighbours are asked for.
    bool is_dominant = false;
};

bool is_dominant(const WrapWidth& width, const std::vector<LineBreak>& breaks) {
    Tally tally;
    for (const LineBreak& at : breaks) count(width, at, 1, tally);
    return tally.surely_explained >= 4 * min_votes && 4 * tally.explained > 3 * tally.voting &&
           3 * tally.explained > tally.all;
}

struct Candidates {
    std::array<Candidate, max_candidates> rows;
    std::size_t count = 0;
};

Candidates find_candidates(const std::vector<LineBreak>& breaks, WrapMemory& memory) {
    Candidates candidates;
    memory.is_explained.assign(breaks.size(), 0);
    while (candidates.count < max_candidates) {
        const std::uint16_t margin = busiest_margin(breaks, memory);
        const WrapWidth width = most_voted(count_votes(breaks, memory.is_explained, margin));
        if (!width) break;
        for (std::size_t i = 0; i < breaks.size(); ++i) {
            if (breaks[i].margin == margin && explains(width, breaks[i])) memory.is_explained[i] = 1;
        }
        candidates.rows[candidates.count++] = {width, margin, is_dominant(width, breaks)};
    }
    return candidates;
}

bool is_enough(const WrapWidth& width, const Tally& tally, RunsOn runs_on) {
    if (tally.explained < min_votes) return false;
    // Scripts without small letters take headings and menu entries for sentences that run on.
    if (tally.surely_explained < min_votes && tally.explained < 2 * min_votes) return false;
    if (2 * tally.explained <= tally.voting) return false;
    // A break that shows nothing itself, or that a menu or a verse could show, needs a stretch that is wrapped for the
    // most part.
    return 3 * tally.explained > tally.all || (runs_on == RunsOn::surely && width.lowest >= prose_columns);
}

// Editors and people wrap less strictly than programs, pictures narrow the column, and marks taken out after wrapping
// shorten lines: a sentence that runs on from a long enough line is taken for wrapped, though it is no evidence for the
// width.
bool may_have_made(const Candidate& candidate, const LineBreak& at) {
    if (at.runs_on != RunsOn::surely || !at.is_telling || at.lowest > candidate.width.highest) return false;
    const std::uint32_t percent = candidate.is_dominant ? 60 : 75;
    return at.lowest * std::uint32_t{100} >= candidate.width.lowest * percent;
}

// More than any number of neighbours.
constexpr std::uint32_t full_line_bonus = 2 * reach + 1;
// Where one column ends and the next begins, half of the neighbours are strangers.
constexpr std::uint32_t same_margin_bonus = reach;

// A stretch that begins or ends here shows on one side only, which must then show it clearly.
bool is_enough_on_one_side(const WrapWidth& width, const Tally& tally) {
    return width.lowest >= prose_columns && is_enough(width, tally, RunsOn::unknown) &&
           tally.explained >= 2 * min_votes && 4 * tally.explained > 3 * tally.voting;
}

// The breaks around one, itself included, by where they stand.
struct Neighbours {
    Tally before;
    Tally behind;
    Tally all;
};

// How well a candidate suits a break; 0 where it does not.
std::uint32_t suitability(const Candidate& candidate, const LineBreak& at, const Neighbours& neighbours) {
    const WrapWidth& width = candidate.width;
    if (at.next_edge > width.highest) return 0;
    const bool is_full = explains(width, at);
    if (!is_full && !may_have_made(candidate, at)) return 0;
    if (!candidate.is_dominant && !is_enough(width, neighbours.all, at.runs_on) &&
        !is_enough_on_one_side(width, neighbours.before) && !is_enough_on_one_side(width, neighbours.behind)) {
        return 0;
    }
    return 1 + neighbours.all.explained + (is_full ? full_line_bonus : 0) +
           (candidate.margin == at.margin ? same_margin_bonus : 0);
}

void judge(const Candidate& candidate, const std::vector<LineBreak>& breaks, WrapMemory& memory) {
    const WrapWidth& width = candidate.width;
    constexpr std::uint32_t away = ~std::uint32_t{0};
    Neighbours around;
    for (std::size_t i = 0; i < std::min(reach, breaks.size()); ++i) {
        count(width, breaks[i], 1, around.all);
        count(width, breaks[i], 1, around.behind);
    }
    for (std::size_t i = 0; i < breaks.size(); ++i) {
        count(width, breaks[i], 1, around.before);
        if (i + reach < breaks.size()) {
            count(width, breaks[i + reach], 1, around.all);
            count(width, breaks[i + reach], 1, around.behind);
        }
        if (i > reach) {
            count(width, breaks[i - reach - 1], away, around.all);
            count(width, breaks[i - reach - 1], away, around.before);
        }
        const std::uint32_t suits = suitability(candidate, breaks[i], around);
        if (suits > memory.suitabilities[i]) {
            memory.suitabilities[i] = suits;
            memory.widths[i] = width;
        }
        count(width, breaks[i], away, around.behind);
    }
}

}  // namespace

void find_wrap_widths(const std::vector<LineBreak>& breaks, WrapMemory& memory) {
    memory.widths.assign(breaks.size(), {});
    memory.suitabilities.assign(breaks.size(), 0);
    if (breaks.empty()) return;
    const auto by_margin = [](const LineBreak& a, const LineBreak& b) { return a.margin < b.margin; };
    memory.votes.resize(std::ranges::max_element(breaks, by_margin)->margin + std::size_t{1});
    const Candidates candidates = find_candidates(breaks, memory);
    for (std::size_t i = 0; i < candidates.count; ++i) judge(candidates.rows[i], breaks, memory);
}

}  // namespace dehusk
