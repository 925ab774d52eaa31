#include "measure/line_facts.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "support/utf8.hpp"
#include "support/words.hpp"

namespace dehusk {
namespace {

enum class CharacterClass : std::uint8_t { space, lower, upper, digit, comma, quote, separator, terminal, symbol };

constexpr CharacterClass class_of_ascii(unsigned char c) {
    if (c >= 'a' && c <= 'z') return CharacterClass::lower;
    if (c >= 'A' && c <= 'Z') return CharacterClass::upper;
    if (c >= '0' && c <= '9') return CharacterClass::digit;
    switch (c) {
        case ' ':
        case '\n':
        case '\t':
            return CharacterClass::space;
        case ',':
        case ';':
            return CharacterClass::comma;
        case '"':
        case '\'':
            return CharacterClass::quote;
        case '|':
        case '/':
        case '>':
        case '<':
            return CharacterClass::separator;
        case '.':
        case '!':
        case '?':
            return CharacterClass::terminal;
        default:
            return CharacterClass::symbol;
    }
}

constexpr auto ascii_classes = [] {
    std::array<CharacterClass, 128> table{};
    for (unsigned i = 0; i < 128; ++i) table[i] = class_of_ascii(static_cast<unsigned char>(i));
    return table;
}();

constexpr bool is_upper_beyond_ascii(char32_t c) {
    return (c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x100 && c <= 0x17F && (c & 1U) == 0) ||
           (c >= 0x391 && c <= 0x3A9) || (c >= 0x400 && c <= 0x42F);
}

// A handful of ranges, not ICU's properties: the numbers must not change with the version of ICU.
CharacterClass class_beyond_ascii(char32_t c) {
    switch (c) {
        case 0x3001:
        case 0xFF0C:
        case 0x060C:
        case 0xFF1B:
            return CharacterClass::comma;
        case 0x3002:
        case 0xFF01:
        case 0xFF1F:
        case 0x0964:
        case 0x06D4:
        case 0x061F:
        case 0x2026:
        case 0x17D4:
            return CharacterClass::terminal;
        case 0xAB:
        case 0xBB:
        case 0x300C:
        case 0x300D:
            return CharacterClass::quote;
        case 0xB7:
        case 0x2022:
        case 0xA6:
        case 0x203A:
        case 0x2039:
        case 0x2192:
            return CharacterClass::separator;
        default:
            break;
    }
    if (c >= 0x2018 && c <= 0x201F) return CharacterClass::quote;
    if (is_upper_beyond_ascii(c)) return CharacterClass::upper;
    const bool is_symbol = (c >= 0xA1 && c <= 0xBF && c != 0xAA && c != 0xBA) || (c >= 0x2000 && c <= 0x2BFF) ||
                           (c >= 0x3003 && c <= 0x303F) || (c >= 0xFE00 && c <= 0xFE0F) || c >= 0x1F000;
    return is_symbol ? CharacterClass::symbol : CharacterClass::lower;
}

CharacterClass class_of(char32_t c) {
    return c < 128 ? ascii_classes[c] : class_beyond_ascii(c);
}

constexpr bool is_spaceless(char32_t c) {
    return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF) ||
           (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

constexpr bool is_currency(char32_t c) {
    return c == '$' || (c >= 0xA2 && c <= 0xA5) || (c >= 0x20A0 && c <= 0x20BF);
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
    switch (class_of(c)) {
        case CharacterClass::terminal:
            return Edge::terminal;
        case CharacterClass::comma:
            return Edge::comma;
        case CharacterClass::quote:
            return at_end ? Edge::closing : Edge::opening;
        case CharacterClass::digit:
            return Edge::digit;
        case CharacterClass::lower:
            return at_end ? Edge::word : Edge::lower;
        case CharacterClass::upper:
            return Edge::word;
        default:
            return Edge::symbol;
    }
}

void count_class(CharacterClass klass, bool after_space, LineFacts& facts) {
    switch (klass) {
        case CharacterClass::space:
            return;
        case CharacterClass::lower:
            ++facts.letters;
            return;
        case CharacterClass::upper:
            ++facts.letters;
            ++facts.uppercase;
            facts.capitalised_words += after_space ? 1 : 0;
            return;
        case CharacterClass::digit:
            ++facts.digits;
            return;
        case CharacterClass::comma:
            ++facts.commas;
            return;
        case CharacterClass::quote:
            ++facts.quotes;
            return;
        case CharacterClass::separator:
            ++facts.separators;
            return;
        case CharacterClass::terminal:
            return;
        case CharacterClass::symbol:
            ++facts.symbols;
            return;
    }
}

// Four digits that begin with 19 or 20 and have no further digit beside them.
class YearFinder {
  public:
    void see(char32_t c, LineFacts& facts) {
        if (c >= '0' && c <= '9') {
            number_ = digits_ < 5 ? number_ * 10 + (c - '0') : number_;
            ++digits_;
            return;
        }
        finish(facts);
    }
    void finish(LineFacts& facts) {
        if (digits_ == 4 && number_ >= 1900 && number_ < 2100) facts.has_year = true;
        digits_ = 0;
        number_ = 0;
    }

  private:
    std::uint32_t number_ = 0;
    std::uint32_t digits_ = 0;
};

void read_characters(std::string_view text, LineFacts& facts) {
    YearFinder years;
    char32_t last = ' ';
    bool first = true;
    std::uint32_t dots = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Step step = read_utf8(text, at);
        at += step.bytes;
        const char32_t c = step.code_point;
        const CharacterClass klass = class_of(c);
        count_class(klass, class_of(last) == CharacterClass::space, facts);
        years.see(c, facts);
        facts.has_address |= c == '@';
        facts.has_currency |= is_currency(c);
        facts.without_spaces |= is_spaceless(c);
        if (klass != CharacterClass::space) {
            if (first) facts.beginning = edge_of(c, false);
            first = false;
            dots = c == '.' ? dots + 1 : 0;
        }
        last = c;
    }
    years.finish(facts);
    if (!text.empty()) facts.ending = dots >= 2 ? Edge::ellipsis : edge_of(last, true);
    facts.has_address |= text.find("://") != std::string_view::npos || text.find("www.") != std::string_view::npos;
}

void read_spans(const Page& page, const PageLine& line, LineFacts& facts) {
    for (std::uint32_t i = line.first_span; i < line.first_span + line.span_count; ++i) {
        const Span& span = page.spans[i];
        if (span.kind == SpanKind::link) ++facts.links;
        if (span.kind == SpanKind::image) ++facts.images;
        if (span.kind == SpanKind::bold) facts.bold_characters += span.end - span.begin;
    }
}

// Words of the title, sorted; titles are short, so that a binary search per word of the page is cheap.
std::vector<std::uint64_t> title_hashes(const Page& page) {
    constexpr std::size_t most = 64;
    std::vector<std::uint64_t> hashes;
    const std::string_view title = page.meta.og_title.empty() ? page.meta.title : page.meta.og_title;
    for_each_word(title, [&](std::uint64_t hash, std::size_t, std::size_t) {
        if (hashes.size() < most) hashes.push_back(hash);
    });
    std::sort(hashes.begin(), hashes.end());
    hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
    return hashes;
}

void compare_with_title(std::string_view text, const std::vector<std::uint64_t>& title, LineFacts& facts) {
    if (title.empty() || facts.words > 60) return;
    std::uint64_t seen = 0;
    for_each_word(text, [&](std::uint64_t hash, std::size_t, std::size_t) {
        const auto place = std::lower_bound(title.begin(), title.end(), hash);
        if (place == title.end() || *place != hash) return;
        ++facts.words_in_title;
        seen |= std::uint64_t{1} << (place - title.begin());
    });
    for (; seen != 0; seen &= seen - 1) ++facts.title_words;
}

void count_copies(const NormalText& text, std::vector<LineFacts>& facts) {
    std::unordered_map<std::uint64_t, std::pair<std::uint32_t, std::uint16_t>> first_and_count;
    first_and_count.reserve(text.lines.size());
    constexpr std::uint16_t most = 1000;
    for (std::uint32_t i = 0; i < facts.size(); ++i) {
        auto [place, is_new] = first_and_count.try_emplace(hash_of_text(text.lines[i].text), i, std::uint16_t{0});
        auto& [first, count] = place->second;
        facts[i].first_copy = first;
        facts[i].copies_before = count;
        if (count < most) ++count;
    }
    for (std::uint32_t i = 0; i < facts.size(); ++i) {
        facts[i].copies = static_cast<std::uint16_t>(first_and_count[hash_of_text(text.lines[i].text)].second - 1);
    }
}

}  // namespace

void read_line_facts(const Page& page, const NormalText& text, const RuleMatcher& rules,
                     const std::vector<RuleHit>& hits, std::vector<LineFacts>& facts) {
    facts.assign(page.lines.size(), LineFacts{});
    const std::vector<std::uint64_t> title = title_hashes(page);
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const NormalLine& line = text.lines[i];
        LineFacts& fact = facts[i];
        fact.words = line.words;
        fact.link_words = std::min(line.link_words, line.words);
        fact.characters = line.characters;
        fact.sentences = line.sentences;
        read_characters(line.text, fact);
        read_spans(page, page.lines[i], fact);
        compare_with_title(line.text, title, fact);
        fact.is_long = fact.words >= long_line_words && 3 * fact.link_words < fact.words;
    }
    for (const RuleHit& hit : hits) {
        facts[hit.line].rule_kinds |= 1U << static_cast<unsigned>(rules.rule(hit.rule).kind);
        ++facts[hit.line].rules;
    }
    count_copies(text, facts);
}

}  // namespace dehusk
