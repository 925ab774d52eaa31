#include "measure/line_facts.hpp"

#include <algorithm>

#include "measure/character_kind.hpp"
#include "measure/telling_word_table.hpp"
#include "support/bits.hpp"
#include "support/quick_hash.hpp"
#include "support/utf8.hpp"

namespace dehusk {
namespace {

CharacterKind kind_of(char32_t c) {
    return c < 128 ? kind_of_ascii(static_cast<unsigned char>(c)) : traits_beyond_ascii(c).kind;
}

Edge edge_of(char32_t c, bool at_end) {
    switch (c) {
        case ':':
        case 0xFF1A:
            return Edge::colon;
        case 0x2026:
            return Edge::ellipsis;
        case ')':
        case ']':
        case 0x201D:
        case 0x2019:
        case 0xBB:
        case 0x300D:
            return Edge::closing;
        case '(':
        case '[':
        case 0x201C:
        case 0x2018:
        case 0xAB:
        case 0x300C:
        case 0x201E:
            return Edge::opening;
        default:
            break;
    }
    switch (kind_of(c)) {
        case CharacterKind::terminal:
            return Edge::terminal;
        case CharacterKind::comma:
            return Edge::comma;
        case CharacterKind::quote:
            return at_end ? Edge::closing : Edge::opening;
        case CharacterKind::digit:
            return Edge::digit;
        case CharacterKind::lower:
            return at_end ? Edge::word : Edge::lower;
        case CharacterKind::upper:
            return Edge::word;
        default:
            return Edge::symbol;
    }
}

Edge beginning_of(std::string_view text) {
    const auto first = std::ranges::find_if_not(text, is_space);
    if (first == text.end()) return Edge::word;
    return edge_of(read_utf8(text, static_cast<std::size_t>(first - text.begin())).code_point, false);
}

Edge ending_of(std::string_view text) {
    if (text.empty()) return Edge::word;
    std::uint32_t dots = 0;
    for (std::size_t at = text.size(); at-- > 0 && dots < 2;) {
        if (is_space(text[at])) continue;
        if (text[at] != '.') break;
        ++dots;
    }
    if (dots >= 2) return Edge::ellipsis;
    std::size_t last = text.size() - 1;
    while (last > 0 && is_trail_byte(text[last])) --last;
    return edge_of(read_utf8(text, last).code_point, true);
}

void take_characters(std::string_view text, const CharacterCounts& counts, LineFacts& facts) {
    facts.letters = counts.letters;
    facts.digits = counts.digits;
    facts.uppercase = counts.uppercase;
    facts.capitalised_words = counts.capitalised_words;
    facts.symbols = counts.symbols;
    facts.commas = static_cast<std::uint16_t>(counts.commas);
    facts.quotes = static_cast<std::uint16_t>(counts.quotes);
    facts.separators = static_cast<std::uint16_t>(counts.separators);
    facts.has_address = counts.has_address;
    facts.has_currency = counts.has_currency;
    facts.without_spaces = counts.without_spaces;
    facts.has_year = counts.has_year;
    facts.beginning = beginning_of(text);
    facts.ending = ending_of(text);
}

void read_spans(const Page& page, const PageLine& line, LineFacts& facts) {
    for (std::uint32_t i = line.first_span; i < line.first_span + line.span_count; ++i) {
        const Span& span = page.spans[i];
        if (span.kind == SpanKind::link) ++facts.links;
        if (span.kind == SpanKind::image) ++facts.images;
        if (span.kind == SpanKind::bold) facts.bold_characters += span.end - span.begin;
    }
}

void count_copies(const NormalText& text, IndexTable& table, std::vector<LineFacts>& facts) {
    constexpr std::uint16_t most = 1000;
    table.clear(facts.size());
    for (std::uint32_t i = 0; i < facts.size(); ++i) {
        const std::uint32_t first = table.find_or_add(quick_hash_of_text(text.lines[i].text), i);
        std::uint16_t& count = facts[first].copies;
        facts[i].first_copy = first;
        facts[i].copies_before = count;
        if (count < most) ++count;
    }
    // The first of equal lines has their number until the others have read it.
    for (std::size_t i = facts.size(); i-- > 0;) {
        facts[i].copies = static_cast<std::uint16_t>(facts[facts[i].first_copy].copies - 1);
    }
}

// Lines of more words are not compared with the title.
constexpr std::uint32_t most_compared_words = 60;
// A dump's first line of more is a paragraph where it is long.
constexpr std::uint32_t most_first_words = 30;

bool is_long(const NormalLine& line) {
    return line.words >= long_line_words && 3 * std::min(line.link_words, line.words) < line.words;
}

}  // namespace

void TitleWords::clear() {
    count_ = 0;
    filter_ = {};
}

void TitleWords::finish() {
    const auto end = hashes_.begin() + static_cast<std::ptrdiff_t>(count_);
    std::sort(hashes_.begin(), end);
    count_ = static_cast<std::size_t>(std::unique(hashes_.begin(), end) - hashes_.begin());
    add_to(filter_);
}

void TitleWords::add_to(WordFilter& filter) const {
    for (std::size_t i = 0; i < count_; ++i) filter.add(hashes_[i]);
}

std::size_t TitleWords::find(std::uint64_t hash) const {
    if (!filter_.may_hold(hash)) return none;
    const auto end = hashes_.begin() + static_cast<std::ptrdiff_t>(count_);
    const auto place = std::lower_bound(hashes_.begin(), end, hash);
    return place == end || *place != hash ? none : static_cast<std::size_t>(place - hashes_.begin());
}

// A dump has no title, but its first line often is one.
void LineFactReader::read_compared(const Page& page, const NormalText& text, LineWords& words) {
    title_.clear();
    words.is_first_compared =
        page.is_text && !text.lines.empty() && (text.lines[0].words <= most_first_words || !is_long(text.lines[0]));
    if (words.is_first_compared) {
        const NormalLine& first = text.lines[0];
        first_words_.clear(first.words);
        scan_.read(first.text);
        scan_.for_each_word([&](std::uint64_t hash, std::size_t begin, std::size_t end) {
            if (first_words_.take(first.text.substr(begin, end - begin))) title_.add(hash);
        });
    } else {
        scan_.read(page.meta.og_title.empty() ? page.meta.title : page.meta.og_title);
        scan_.for_each_word([&](std::uint64_t hash, std::size_t, std::size_t) { title_.add(hash); });
    }
    title_.finish();
    likely_ = telling_word_filter;
    title_.add_to(likely_);
}

void LineFactReader::read_words(bool is_dump, LineFacts& facts, LineWords& words) {
    const bool is_compared = !title_.empty() && (is_dump || facts.words <= most_compared_words);
    std::uint64_t last = 0, seen = 0;
    std::uint32_t in_title = 0;
    const auto look_closer = [&](std::uint64_t hash) {
        const TellingWords group = telling_group_of(hash);
        if (group != TellingWords::count) words.telling.push_back(group);
        const std::size_t place = is_compared ? title_.find(hash) : TitleWords::none;
        if (place == TitleWords::none) return;
        ++in_title;
        seen |= std::uint64_t{1} << place;
    };
    // Which words are worth a look no processor can foresee: they are gathered without a branch.
    std::size_t gathered = 0, likely = 0, long_ones = 0;
    const auto empty_batch = [&] {
        for (std::size_t i = 0; i < likely; ++i) look_closer(batch_.likely[i]);
        const LongWord* const begin = batch_.long_ones.data();
        if (is_dump) words.long_words.insert(words.long_words.end(), begin, begin + long_ones);
        gathered = likely = long_ones = 0;
    };
    scan_.for_each_word([&](std::uint64_t hash, std::size_t begin, std::size_t end) {
        last = hash;
        batch_.likely[likely] = hash;
        likely += likely_.may_hold(hash) ? 1 : 0;
        batch_.long_ones[long_ones] = {hash, static_cast<std::uint32_t>(begin),
                                       static_cast<std::uint32_t>(end - begin)};
        long_ones += end - begin >= long_word_bytes ? 1 : 0;
        if (++gathered == WordBatch::most) empty_batch();
    });
    empty_batch();
    words.telling_ends.push_back(static_cast<std::uint32_t>(words.telling.size()));
    words.last_hashes.push_back(static_cast<std::uint32_t>(last));
    if (is_dump) {
        words.of_dump.push_back({scan_.count_words(), in_title, static_cast<std::uint32_t>(words.long_words.size())});
    } else {
        facts.words_in_title = static_cast<std::uint16_t>(in_title);
        facts.title_words = static_cast<std::uint16_t>(count_bits(seen));
    }
}

void LineFactReader::read(const Page& page, const NormalText& text, const RuleMatcher& rules,
                          const std::vector<RuleHit>& hits, std::vector<LineFacts>& facts, LineWords& words,
                          IndexTable& table) {
    facts.assign(page.lines.size(), LineFacts{});
    words.telling.clear();
    words.telling_ends.clear();
    words.last_hashes.clear();
    words.of_dump.clear();
    words.long_words.clear();
    read_compared(page, text, words);
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const NormalLine& line = text.lines[i];
        LineFacts& fact = facts[i];
        fact.words = line.words;
        fact.link_words = std::min(line.link_words, line.words);
        fact.characters = line.characters;
        fact.sentences = line.sentences;
        fact.is_long = is_long(line);
        scan_.read(line.text);
        take_characters(line.text, scan_.counts(), fact);
        read_spans(page, page.lines[i], fact);
        read_words(page.is_text, fact, words);
    }
    for (const RuleHit& hit : hits) {
        facts[hit.line].rule_kinds |= 1U << static_cast<unsigned>(rules.rules()[hit.rule].kind);
        ++facts[hit.line].rules;
    }
    count_copies(text, table, facts);
}

}  // namespace dehusk
