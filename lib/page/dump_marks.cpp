// Which signs before a line are marks and which are its text.
//
// A sign alone decides where nothing else is written so (`* `, `• `, `## `, `> `). What prose uses too is a mark only
// in company: a hyphen may open a dialogue and `1984. ` a sentence, so `- ` needs a second one near it, and a number
// the one before or after it. En and em dashes open spoken lines in half of Europe and are never marks. The forms are
// those of CommonMark 0.31 (4.1 to 4.5, 5.1, 5.2), less what depends on its block structure.
#include "page/dump_marks.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "page/code_point.hpp"
#include "support/bits.hpp"
#include "support/byte_block.hpp"

namespace dehusk {
namespace {

// Items of one list may be wrapped, so that their markers stand some lines apart.
constexpr std::size_t max_lines_between_items = 24;
constexpr std::uint32_t max_list_number = 999;

std::string_view text_of(std::string_view text, const DumpLine& line) {
    return text.substr(line.begin, line.end - line.begin);
}

// Moves the begin of the line's text past `bytes` of marks in as many columns, and the blanks behind them.
void take_off(std::string_view text, DumpLine& line, std::size_t bytes, std::uint32_t columns) {
    line.begin += static_cast<std::uint32_t>(bytes);
    std::uint32_t column = line.text_column + columns;
    while (line.begin < line.end) {
        const CodePoint next = code_point_at(text, line.begin);
        if (!is_blank(next.value)) break;
        column += next.value == '\t' ? 8 - column % 8 : 1;
        line.begin += next.bytes;
    }
    line.text_column = static_cast<std::uint16_t>(std::min<std::uint32_t>(column, 0xFFFF));
}

// A chain of sections (`> News > World`) is not a quote.
void take_quote(std::string_view text, DumpLine& line) {
    std::string_view own = text_of(text, line);
    if (!own.starts_with('>') || (own.size() > 1 && own[1] != ' ' && own[1] != '>')) return;
    if (const std::size_t content = own.find_first_not_of("> "); content != std::string_view::npos) {
        if (own.find(" > ", content) != std::string_view::npos) return;
    }
    while (line.begin < line.end && text[line.begin] == '>') {
        take_off(text, line, 1, 1);
        if (line.quote_depth < 255) ++line.quote_depth;
    }
}

void take_heading(std::string_view text, DumpLine& line) {
    const std::string_view own = text_of(text, line);
    const std::size_t level = std::min(own.find_first_not_of('#'), own.size());
    if (level == 0 || level > 6 || level == own.size() || own[level] != ' ') return;
    line.mark = DumpMark::heading;
    line.heading_level = static_cast<std::uint8_t>(level);
    const std::size_t last = own.find_last_not_of('#');
    if (last + 1 < own.size() && own[last] == ' ') {
        line.end = static_cast<std::uint32_t>(line.begin + own.find_last_not_of(' ', last) + 1);
    }
    take_off(text, line, level, static_cast<std::uint32_t>(level));
}

// Bytes of a sign that is a list marker wherever a blank or the line's end follows it.
std::size_t sure_bullet_bytes(std::string_view own) {
    static constexpr std::array<std::string_view, 10> bullets = {"*",      "\u2022", "\u2023", "\u25E6", "\u25AA",
                                                                 "\u25CF", "\u25CB", "\u00B7", "\u2043", "\u25A0"};
    const auto first = static_cast<unsigned char>(own[0]);
    if (first != '*' && first < 0x80) return 0;
    for (const std::string_view bullet : bullets) {
        if (!own.starts_with(bullet)) continue;
        if (own.size() == bullet.size() || is_blank(code_point_at(own, bullet.size()).value)) return bullet.size();
    }
    return 0;
}

void take_bullets(std::string_view text, DumpLine& line) {
    while (line.begin < line.end) {
        const std::size_t bytes = sure_bullet_bytes(text_of(text, line));
        if (bytes == 0) return;
        line.mark = DumpMark::bullet;
        take_off(text, line, bytes, 1);
    }
}

// A marker that needs company.
struct Candidate {
    std::size_t line = 0;
    std::uint16_t indent = 0;
    // '-', '+', 'o', or what follows the number
    char sign = '-';
    std::uint16_t number = 0;
    std::uint8_t bytes = 0;
};

bool read_number(std::string_view own, Candidate& candidate) {
    std::uint32_t number = 0;
    std::size_t digits = 0;
    while (digits < own.size() && digits < 4 && own[digits] >= '0' && own[digits] <= '9') {
        number = number * 10 + static_cast<std::uint32_t>(own[digits++] - '0');
    }
    if (digits == 0 || number > max_list_number || digits + 1 >= own.size()) return false;
    if ((own[digits] != '.' && own[digits] != ')') || own[digits + 1] != ' ') return false;
    candidate.sign = own[digits];
    candidate.number = static_cast<std::uint16_t>(number);
    candidate.bytes = static_cast<std::uint8_t>(digits + 1);
    return true;
}

bool read_candidate(std::string_view own, Candidate& candidate) {
    if (own.size() >= 2 && (own[0] == '-' || own[0] == '+' || own[0] == 'o') && own[1] == ' ') {
        candidate.sign = own[0];
        candidate.bytes = 1;
        return true;
    }
    return read_number(own, candidate);
}

bool is_numbered(const Candidate& candidate) {
    return candidate.sign == '.' || candidate.sign == ')';
}

bool are_companions(const Candidate& first, const Candidate& second) {
    if (first.sign != second.sign || second.line - first.line > max_lines_between_items) return false;
    if (is_numbered(first)) return second.number == first.number + 1;
    if (first.indent != second.indent) return false;
    // A word in Portuguese and Italian: only lines on end, and further in than the text, are a list.
    return first.sign != 'o' || (first.indent > 0 && second.line == first.line + 1);
}

void take_candidate(std::string_view text, const Candidate& candidate, DumpLine& line) {
    line.mark = is_numbered(candidate) ? DumpMark::number : DumpMark::bullet;
    line.number_begin = line.begin;
    take_off(text, line, candidate.bytes, candidate.bytes);
}

// Takes off the markers that have another before or after them.
class CompanyKeeper {
  public:
    CompanyKeeper(std::string_view text, std::vector<DumpLine>& lines) : text_(text), lines_(lines) {}

    void add(const Candidate& candidate) {
        const bool has_company = has_latest_ && are_companions(latest_, candidate);
        if (has_company && !is_latest_taken_) take_candidate(text_, latest_, lines_[latest_.line]);
        if (has_company) take_candidate(text_, candidate, lines_[candidate.line]);
        latest_ = candidate;
        has_latest_ = true;
        is_latest_taken_ = has_company;
    }

  private:
    std::string_view text_;
    std::vector<DumpLine>& lines_;
    Candidate latest_;
    bool has_latest_ = false;
    bool is_latest_taken_ = false;
};

// Three or more signs without a letter or digit: `---`, `* * *`, `---|:---`.
bool is_rule(std::string_view own) {
    // Most lines begin with a letter.
    constexpr std::string_view signs = "-*_=~+|: .#";
    return own.size() >= 3 && signs.find(own[0]) != std::string_view::npos &&
           own.find_first_not_of(signs) == std::string_view::npos &&
           own.find_first_of("-*_=~|") != std::string_view::npos;
}

bool is_fence(std::string_view own) {
    return own.starts_with("```") || own.starts_with("~~~");
}

// What a line may be by its bytes. One look at each spares most lines a dozen searches.
struct LineSigns {
    bool may_be_table = false;    ///< holds '|' or a tab
    bool may_be_program = false;  ///< holds one of "=>:<&|;"
    bool has_four_spaces = false;
};

LineSigns signs_of(std::string_view text, const DumpLine& line) {
    ByteMask table = 0, program = 0, four_spaces = 0;
    PairedMask spaces;
    for (std::size_t at = line.begin; at < line.end; at += ByteBlock::size) {
        const char* from = text.data() + at;
        std::array<char, ByteBlock::size> last;
        if (text.size() - at < ByteBlock::size) {
            last.fill('\0');
            std::memcpy(last.data(), from, line.end - at);
            from = last.data();
        }
        const ByteBlock block(from);
        const ByteMask own = first_bits(std::min(ByteBlock::size, line.end - at));
        const ByteMask bars = block.any_of('|');
        table |= own & (bars | block.any_of('\t'));
        program |= own & (bars | block.any_of('&') | block.in_range(':', '>'));
        spaces.next(own & block.any_of(' '));
        four_spaces |= spaces.here & spaces.earlier(1) & spaces.earlier(2) & spaces.earlier(3);
    }
    return {table != 0, program != 0, four_spaces != 0};
}

// Cells parted by bars, tabs or gaps that no justified text has.
bool is_table_row(std::string_view own, const LineSigns& signs) {
    if (signs.has_four_spaces) return true;
    return signs.may_be_table && (own.starts_with('|') || own.find(" | ") != std::string_view::npos ||
                                  own.find('\t') != std::string_view::npos);
}

bool is_program_text(std::string_view own, const LineSigns& line_signs) {
    static constexpr std::array<std::string_view, 10> signs = {
        " = ", "==", "=>", "->", "::", "</", "&&", "||", "();", "/>"};
    static constexpr std::array<std::string_view, 4> openings = {"$ ", "// ", "/*", "#include"};
    if (own.empty()) return false;
    const auto stands_first = [own](std::string_view sign) { return own[0] == sign[0] && own.starts_with(sign); };
    const auto stands_in = [own](std::string_view sign) { return own.find(sign) != std::string_view::npos; };
    if (own.starts_with('{') || own.ends_with('{') || own.ends_with('}') || own.ends_with(");") || own.ends_with("\";"))
        return true;
    if (std::any_of(openings.begin(), openings.end(), stands_first)) return true;
    return line_signs.may_be_program && std::any_of(signs.begin(), signs.end(), stands_in);
}

// Only lines that a wrapper could have made are looked through: longer ones are never joined.
constexpr std::size_t max_fixed_shape_bytes = 2048;

void find_shape(std::string_view text, DumpLine& line) {
    const std::string_view own = text_of(text, line);
    line.is_fence = is_fence(own);
    line.is_rule = !line.is_fence && is_rule(own);
    line.is_fixed = line.is_fence || line.is_rule || own.size() > max_fixed_shape_bytes;
    if (line.is_fixed) return;
    const LineSigns signs = signs_of(text, line);
    line.is_fixed = is_table_row(own, signs);
    line.is_program = !line.is_fixed && is_program_text(own, signs);
}

// `Title` over `=====` or `-----` (CommonMark 4.3), where the title stands alone and the rule is as long, more or less.
void mark_underlined(const DumpLine& rule, std::string_view own, DumpLine& title) {
    const char sign = own[0];
    if ((sign != '=' && sign != '-') || own.find_first_not_of(sign) != std::string_view::npos) return;
    const std::size_t title_columns = title.edge - title.text_column;
    if (rule.blank_lines_before > 0 || title.is_fixed || title.mark != DumpMark::none || title.quote_depth > 0) return;
    if (own.size() * 2 < title_columns || own.size() > title_columns * 2 || own.size() > 120) return;
    title.mark = DumpMark::heading;
    title.heading_level = sign == '=' ? 1 : 2;
}

void mark_underlined_titles(std::string_view text, std::vector<DumpLine>& lines) {
    for (std::size_t i = 1; i < lines.size(); ++i) {
        if (!lines[i].is_rule || (i > 1 && lines[i - 1].blank_lines_before == 0)) continue;
        mark_underlined(lines[i], text_of(text, lines[i]), lines[i - 1]);
        if (lines[i - 1].mark == DumpMark::heading) lines[i].end = lines[i].begin;
    }
}

}  // namespace

void find_marks(std::string_view text, std::vector<DumpLine>& lines) {
    CompanyKeeper company(text, lines);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        DumpLine& line = lines[i];
        take_quote(text, line);
        find_shape(text, line);
        if (line.is_rule || line.is_fence) continue;
        take_heading(text, line);
        if (line.mark == DumpMark::none) take_bullets(text, line);
        Candidate candidate{.line = i, .indent = line.text_column};
        if (line.mark == DumpMark::none && read_candidate(text_of(text, line), candidate)) company.add(candidate);
    }
    for (DumpLine& line : lines) describe_line(text, line);
    mark_underlined_titles(text, lines);
}

}  // namespace dehusk
