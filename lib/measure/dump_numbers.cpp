// The main run is the stretch of lines with the greatest sum, where prose counts its words and any other line costs a
// fixed price (Finn, Kushmerick and Smyth's "body text extraction", 2001, with lines for tags). Two prices give two
// runs: the strict one stops at a box of links between paragraphs, the lenient one goes on behind it.
//
// Teasers and comments speak of other things than the article, or of the same in other words: the share of a line's
// longer words that stand elsewhere in the main run tells them from captions, items and sub-headings.
#include "measure/dump_numbers.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "measure/arithmetic.hpp"

namespace dehusk {
namespace {

constexpr std::uint32_t kind_bit(ResidueKind kind) {
    return 1U << static_cast<unsigned>(kind);
}

// Bylines and dates stand above articles as well, so that they mark no end.
constexpr std::uint32_t weak_kinds =
    kind_bit(ResidueKind::byline) | kind_bit(ResidueKind::date_line) | kind_bit(ResidueKind::credit);

constexpr std::uint32_t related_kinds = kind_bit(ResidueKind::related) | kind_bit(ResidueKind::most_read);
constexpr std::uint32_t comment_kinds =
    kind_bit(ResidueKind::comments) | kind_bit(ResidueKind::comment_form) | kind_bit(ResidueKind::log_in);

constexpr std::array<std::int32_t, 2> prices = {15, 4};
constexpr std::uint32_t most_words_of_a_line = 60;  // one long paragraph must not outweigh a page
constexpr std::int64_t most_prose_words = 5000;
constexpr std::uint64_t least_prose_before_comments = 60;
// What a small dump has of longer words; a larger one grows the table.
constexpr std::size_t few_words = 256;

bool ends_as_prose(const LineFacts& fact) {
    return fact.ending == Edge::terminal || fact.ending == Edge::closing || fact.ending == Edge::ellipsis;
}

// "12:30", "7:05 pm": stands under comments and in lists of news.
bool has_clock(std::string_view text) {
    const auto is_digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
    for (std::size_t at = text.find(':'); at != std::string_view::npos; at = text.find(':', at + 1)) {
        if (at > 0 && is_digit(at - 1) && is_digit(at + 1) && is_digit(at + 2)) return true;
    }
    return false;
}

}  // namespace

void DumpNumbers::prepare(const Page& page, const NormalText& text, const std::vector<LineFacts>& facts,
                          const LineWords& words, IndexTable& table) {
    page_ = &page;
    text_ = &text;
    facts_ = &facts;
    gather_blocks();
    gather_totals();
    for (std::size_t i = 0; i < runs_.size(); ++i) runs_[i] = find_run(prices[i]);
    indent_ = usual_indent();
    gather_wording(words, table);
    gather_page();
}

bool DumpNumbers::is_prose(std::uint32_t line) const {
    const LineFacts& fact = (*facts_)[line];
    return fact.is_long && (ends_as_prose(fact) || fact.sentences > 0) && fact.copies_before == 0;
}

bool DumpNumbers::is_strong_residue(std::uint32_t line) const {
    return ((*facts_)[line].rule_kinds & ~weak_kinds) != 0;
}

void DumpNumbers::gather_blocks() {
    blocks_.clear();
    block_of_.resize(line_count());
    for (std::uint32_t i = 0; i < line_count(); ++i) {
        if (i == 0 || page_->lines[i].blank_lines_before > 0) blocks_.push_back({{i, i}, 0, 0, 0});
        Block& block = blocks_.back();
        const LineFacts& fact = (*facts_)[i];
        block.lines.end = i + 1;
        block.words += fact.words;
        block.long_lines += fact.is_long ? 1 : 0;
        block.ended_lines += ends_as_prose(fact) ? 1 : 0;
        block_of_[i] = static_cast<std::uint32_t>(blocks_.size() - 1);
    }
}

DumpNumbers::Totals DumpNumbers::totals_of(std::uint32_t line) const {
    const LineFacts& fact = (*facts_)[line];
    const bool is_prose_line = is_prose(line);
    const bool is_short = fact.words < long_line_words;
    Totals own;
    own.prose_lines = is_prose_line ? 1 : 0;
    own.ended_lines = ends_as_prose(fact) ? 1 : 0;
    own.copied_lines = is_short && fact.copies >= 2 ? 1 : 0;
    own.dated_lines = is_short && ((fact.rule_kinds & weak_kinds) != 0 || has_clock(text_->lines[line].text)) ? 1 : 0;
    own.comment_marks = (fact.rule_kinds & comment_kinds) != 0 ? 1 : 0;
    own.related_marks = (fact.rule_kinds & related_kinds) != 0 ? 1 : 0;
    own.words = fact.words;
    own.prose_words = is_prose_line ? fact.words : 0;
    return own;
}

void DumpNumbers::gather_totals() {
    totals_.assign(line_count() + std::size_t{1}, Totals{});
    since_residue_.resize(line_count());
    since_comments_.resize(line_count());
    std::int64_t at_residue = 0, at_comments = -1;
    for (std::uint32_t i = 0; i < line_count(); ++i) {
        Totals own = totals_of(i);
        const Totals& before = totals_[i];
        // "5 comments" above the article is a link to them.
        if (before.prose_words < least_prose_before_comments) own.comment_marks = 0;
        const auto prose_words = static_cast<std::int64_t>(before.prose_words);
        since_residue_[i] = std::min(prose_words - at_residue, most_prose_words);
        since_comments_[i] = at_comments < 0 ? -1 : std::min(prose_words - at_comments, most_prose_words);
        totals_[i + 1] = {before.prose_lines + own.prose_lines,
                          before.ended_lines + own.ended_lines,
                          before.copied_lines + own.copied_lines,
                          before.dated_lines + own.dated_lines,
                          before.comment_marks + own.comment_marks,
                          before.related_marks + own.related_marks,
                          before.words + own.words,
                          before.prose_words + own.prose_words};
        if (is_strong_residue(i)) at_residue = static_cast<std::int64_t>(totals_[i + 1].prose_words);
        if (own.comment_marks > 0) at_comments = static_cast<std::int64_t>(totals_[i + 1].prose_words);
    }
}

LineRun DumpNumbers::find_run(std::int32_t price_of_short_line) const {
    LineRun best;
    std::int64_t best_sum = 0, sum = 0;
    std::uint32_t begin = 0;
    for (std::uint32_t i = 0; i < line_count(); ++i) {
        if (sum <= 0) {
            sum = 0;
            begin = i;
        }
        sum += is_prose(i) ? std::min((*facts_)[i].words, most_words_of_a_line) : std::int64_t{-price_of_short_line};
        if (sum > best_sum) {
            best_sum = sum;
            best = {begin, i + 1};
        }
    }
    return best;
}

// Of the prose in the main run, by words.
std::uint32_t DumpNumbers::usual_indent() {
    words_at_indent_.assign(1, 0);
    std::uint32_t best = 0;
    for (std::uint32_t i = main_run().begin; i < main_run().end; ++i) {
        if (!is_prose(i)) continue;
        const std::uint32_t indent = page_->lines[i].indent_columns;
        if (indent >= words_at_indent_.size()) words_at_indent_.resize(indent + std::size_t{1});
        if ((words_at_indent_[indent] += (*facts_)[i].words) > words_at_indent_[best]) best = indent;
    }
    return best;
}

namespace {

std::span<const LongWord> long_words_of(const LineWords& words, std::uint32_t line) {
    const std::size_t begin = line == 0 ? 0 : words.of_dump[line - 1].long_end;
    return std::span(words.long_words).subspan(begin, words.of_dump[line].long_end - begin);
}

}  // namespace

// Where the longer words of the main run's prose stand.
void DumpNumbers::place_words(const LineWords& words, IndexTable& table) {
    word_places_.clear();
    table.clear(few_words);
    buckets_.clear(totals_.back().prose_words);
    for (std::uint32_t i = main_run().begin; i < main_run().end; ++i) {
        if (!is_prose(i)) continue;
        for (const LongWord& word : long_words_of(words, i)) {
            const auto next = static_cast<std::uint32_t>(word_places_.size());
            const std::uint32_t index = table.find_or_add(word.hash, next);
            if (index == next) {
                const bool is_kept = buckets_.take(text_->lines[i].text.substr(word.begin, word.bytes));
                word_places_.push_back({i, false, !is_kept});
            }
            if (word_places_[index].first_line != i) word_places_[index].is_in_others = true;
        }
    }
}

void DumpNumbers::gather_wording(const LineWords& words, IndexTable& table) {
    wording_.assign(line_count(), Wording{});
    headline_line_ = -1;
    if (line_count() == 0) return;
    place_words(words, table);
    const std::uint32_t first_words = words.is_first_compared ? words.of_dump[0].counts.words : 0;
    std::uint32_t best_likeness = 0;
    for (std::uint32_t i = 0; i < line_count(); ++i) {
        const std::span<const LongWord> long_words = long_words_of(words, i);
        std::uint32_t known = 0;
        for (const LongWord& word : long_words) {
            const std::uint32_t index = table.find(word.hash);
            if (index == IndexTable::none || word_places_[index].is_forgotten) continue;
            known += word_places_[index].first_line != i || word_places_[index].is_in_others ? 1 : 0;
        }
        const auto [counts, in_first, end] = words.of_dump[i];
        Wording& wording = wording_[i];
        wording.small = static_cast<std::int16_t>(permille(counts.small, counts.words));
        if (!long_words.empty()) wording.known = static_cast<std::int16_t>(permille(known, long_words.size()));
        if (first_words > 0) wording.headline = static_cast<std::int16_t>(permille(in_first, counts.words));
        // The first line again, as dumps that open with the page's title have it.
        const bool is_like = i > 0 && in_first >= 3 && 3 * in_first >= 2 * counts.words && 2 * in_first >= first_words;
        if (is_like && in_first > best_likeness) {
            best_likeness = in_first;
            headline_line_ = static_cast<std::int32_t>(i);
        }
    }
}

void DumpNumbers::gather_page() {
    const Totals& all = totals_.back();
    std::uint64_t ended_words = 0, short_words = 0, copied = 0, residue = 0, items = 0;
    std::uint32_t longest_short_run = 0, short_run = 0, first_prose = line_count(), last_prose = 0;
    for (std::uint32_t i = 0; i < line_count(); ++i) {
        const LineFacts& fact = (*facts_)[i];
        ended_words += ends_as_prose(fact) ? fact.words : 0;
        short_words += fact.is_long ? 0 : fact.words;
        copied += fact.copies_before > 0 ? 1 : 0;
        residue += is_strong_residue(i) ? 1 : 0;
        items += page_->lines[i].indent_columns > indent_ ? 1 : 0;
        short_run = fact.is_long || ends_as_prose(fact) ? 0 : short_run + 1;
        longest_short_run = std::max(longest_short_run, short_run);
        if (!is_prose(i)) continue;
        first_prose = std::min(first_prose, i);
        last_prose = i + 1;
    }
    const std::uint64_t lines = line_count();
    page_numbers_.clear();
    for (const std::uint64_t value :
         {std::uint64_t(permille(all.ended_lines, lines)), std::uint64_t(permille(ended_words, all.words)),
          std::uint64_t(permille(short_words, all.words)), std::uint64_t(permille(copied, lines)), residue,
          std::uint64_t(permille(items, lines)), std::uint64_t{longest_short_run}, std::uint64_t{first_prose},
          lines - last_prose, std::uint64_t{all.prose_lines}}) {
        page_numbers_.push_back(static_cast<std::int32_t>(std::min<std::uint64_t>(value, 1'000'000)));
    }
}

bool DumpNumbers::shows_clock(std::uint32_t line) const {
    return has_clock(text_->lines[line].text);
}

}  // namespace dehusk
