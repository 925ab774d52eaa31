#include "measure/line_facts.hpp"

#include <algorithm>

#include "measure/byte_classes.hpp"
#include "measure/telling_word_table.hpp"
#include "support/quick_hash.hpp"
#include "support/utf8.hpp"

namespace dehusk {
namespace {

CharacterKind kind_of(char32_t c) {
    return c < 128 ? kind_of_ascii(static_cast<unsigned char>(c)) : kind_beyond_ascii(c);
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

// Four digits that begin with 19 or 20 and have no further digit beside them.
bool holds_year(std::string_view text) {
    std::size_t digits = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        if (at < text.size() && text[at] >= '0' && text[at] <= '9') {
            ++digits;
            continue;
        }
        if (digits == 4) {
            const std::string_view century = text.substr(at - 4, 2);
            if (century == "19" || century == "20") return true;
        }
        digits = 0;
    }
    return false;
}

bool is_space(char c) {
    return kind_of_ascii(static_cast<unsigned char>(c)) == CharacterKind::space;
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
    while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0U) == 0x80) --last;
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
    facts.has_year = counts.digits >= 4 && holds_year(text);
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

}  // namespace

void TitleWords::read(std::string_view title, LineScan& scan) {
    count_ = 0;
    endings_.fill(0);
    scan.read(title);
    scan.for_each_word([&](std::uint64_t hash) {
        if (count_ < hashes_.size()) hashes_[count_++] = hash;
    });
    const auto end = hashes_.begin() + static_cast<std::ptrdiff_t>(count_);
    std::sort(hashes_.begin(), end);
    count_ = static_cast<std::size_t>(std::unique(hashes_.begin(), end) - hashes_.begin());
    for (std::size_t i = 0; i < count_; ++i)
        endings_[ending_of(hashes_[i]) / 64] |= std::uint64_t{1} << ending_of(hashes_[i]) % 64;
}

std::size_t TitleWords::find(std::uint64_t hash) const {
    const auto end = hashes_.begin() + static_cast<std::ptrdiff_t>(count_);
    const auto place = std::lower_bound(hashes_.begin(), end, hash);
    return place == end || *place != hash ? none : static_cast<std::size_t>(place - hashes_.begin());
}

void LineFactReader::read_words(LineFacts& facts, LineWords& words) {
    const bool is_compared = !title_.empty() && facts.words <= most_compared_words;
    // Which words are worth a look no processor can foresee: they are gathered without a branch.
    likely_words_.resize(std::max(likely_words_.size(), scan_.most_words()));
    const std::size_t compared = is_compared ? 1 : 0;
    std::size_t count = 0;
    std::uint64_t last = 0;
    scan_.for_each_word([&](std::uint64_t hash) {
        last = hash;
        likely_words_[count] = hash;
        count += std::size_t{may_be_telling(hash)} | (std::size_t{title_.may_hold(hash)} & compared);
    });
    std::uint64_t seen = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const TellingWords group = telling_group_of(likely_words_[i]);
        if (group != TellingWords::count) words.telling.push_back(group);
        const std::size_t place = is_compared ? title_.find(likely_words_[i]) : TitleWords::none;
        if (place == TitleWords::none) continue;
        ++facts.words_in_title;
        seen |= std::uint64_t{1} << place;
    }
    for (; seen != 0; seen &= seen - 1) ++facts.title_words;
    words.telling_ends.push_back(static_cast<std::uint32_t>(words.telling.size()));
    words.last_hashes.push_back(static_cast<std::uint32_t>(last));
}

void LineFactReader::read(const Page& page, const NormalText& text, const RuleMatcher& rules,
                          const std::vector<RuleHit>& hits, std::vector<LineFacts>& facts, LineWords& words,
                          IndexTable& table) {
    facts.assign(page.lines.size(), LineFacts{});
    words.telling.clear();
    words.telling_ends.clear();
    words.last_hashes.clear();
    title_.read(page.meta.og_title.empty() ? page.meta.title : page.meta.og_title, scan_);
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const NormalLine& line = text.lines[i];
        LineFacts& fact = facts[i];
        fact.words = line.words;
        fact.link_words = std::min(line.link_words, line.words);
        fact.characters = line.characters;
        fact.sentences = line.sentences;
        scan_.read(line.text);
        take_characters(line.text, scan_.counts(), fact);
        read_spans(page, page.lines[i], fact);
        read_words(fact, words);
        fact.is_long = fact.words >= long_line_words && 3 * fact.link_words < fact.words;
    }
    for (const RuleHit& hit : hits) {
        facts[hit.line].rule_kinds |= 1U << static_cast<unsigned>(rules.rules()[hit.rule].kind);
        ++facts[hit.line].rules;
    }
    count_copies(text, table, facts);
}

}  // namespace dehusk
