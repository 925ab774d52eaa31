#include "classify/classify.hpp"

#include <algorithm>
#include <bit>

#include "support/bits.hpp"

namespace dehusk {
namespace {

// 512 lines, more than most pages have, at 46 kB a block.
constexpr std::size_t most_kept_blocks = 8;

constexpr std::size_t blocks_of(std::size_t lines) {
    return (lines + most_block_lines - 1) / most_block_lines;
}

}  // namespace

void Classifier::score(const Forest& forest, const Checkpoints& checkpoints, NumberBlock& block, LineBits lines,
                       std::vector<std::int32_t>& scores) {
    sums_.add(forest, checkpoints, block, lines);
    for (; lines != 0; lines &= lines - 1) {
        const auto place = static_cast<std::size_t>(std::countr_zero(lines));
        scores[block.lines()[place]] = permille_of_log_odds(sums_.log_odds(place));
    }
}

std::uint32_t Classifier::score_first(const Model& model, const Measurer& measurer, Deadline& deadline,
                                      std::vector<std::int32_t>& scores) {
    kept_.resize(std::max(kept_.size(), std::min(blocks_of(scores.size()), most_kept_blocks)));
    std::uint32_t line = 0;
    for (std::size_t index = 0; line < scores.size() && !deadline.passed(); ++index) {
        NumberBlock& block = block_of(index);
        block.start(measurer);
        for (; !block.is_full() && line < scores.size() && !deadline.passed(); ++line) block.add(line);
        score(model.first, model.settling.first, block, first_bits(block.size()), scores);
    }
    return line;
}

void Classifier::score_second(const Model& model, const Measurer& measurer, std::uint32_t lines_in_blocks,
                              Deadline& deadline, std::vector<std::int32_t>& scores) {
    const Settling& settling = model.settling;
    const std::int32_t best = scores.empty() ? 0 : *std::ranges::max_element(scores);
    const std::int32_t least_score = best * settling.share_of_best / 1000;
    const auto score_passing = [&] {
        score(model.second, settling.second, passing_, first_bits(passing_.size()), scores);
        passing_.start(measurer);
    };
    passing_.start(measurer);
    std::uint32_t line = 0;
    for (std::size_t index = 0; line < scores.size() && !deadline.passed(); ++index) {
        const std::uint32_t begin = line;
        LineBits asked = 0;
        for (; line < scores.size() && line - begin < most_block_lines && !deadline.passed(); ++line) {
            const bool is_asked = scores[line] >= least_score && scores[line] <= settling.most_score;
            asked |= LineBits{is_asked} << (line - begin);
        }
        // Where most lines are asked again, their block is at hand; few are better gathered with others.
        const bool is_at_hand = index < kept_.size() && line <= lines_in_blocks;
        if (is_at_hand && 2 * count_bits(asked) >= line - begin) {
            score(model.second, settling.second, kept_[index], asked, scores);
            continue;
        }
        for (; asked != 0; asked &= asked - 1) {
            passing_.add(begin + static_cast<std::uint32_t>(std::countr_zero(asked)));
            if (passing_.is_full()) score_passing();
        }
    }
    std::fill(scores.begin() + line, scores.end(), 0);
    score_passing();
}

Classified Classifier::classify(const Model& model, Measurer& measurer, const Deadline& deadline,
                                std::vector<std::int32_t>& scores) {
    scores.assign(measurer.line_facts().size(), 0);
    const std::uint64_t nodes_before = sums_.nodes_visited();
    Deadline first_deadline = deadline.part(50);
    const std::uint32_t lines_in_blocks = score_first(model, measurer, first_deadline, scores);
    measurer.prepare_scores(scores);
    Deadline second_deadline = deadline.part(70);
    score_second(model, measurer, lines_in_blocks, second_deadline, scores);
    const bool is_in_time = !first_deadline.has_passed() && !second_deadline.has_passed();
    return {is_in_time, sums_.nodes_visited() - nodes_before};
}

}  // namespace dehusk
