// One row a line of the page. The mark at its left can be read without colours:
//
//     + 0.98   1204-1377  paragraph  model                  Text of the line, cut to the terminal ...
//
// + is body, # headline, - residue. Rows that are too long lose text, never the strongest reason.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <string_view>
#include <sys/ioctl.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <unistd.h>

#include "command_line/render.hpp"

namespace command_line {
namespace {

constexpr std::size_t least_text_columns = 20;
constexpr std::size_t most_reason_columns = 32;
constexpr std::string_view end_of_colour = "\x1B[0m";

char mark(dehusk::Verdict verdict) {
    switch (verdict) {
        case dehusk::Verdict::body:
            return '+';
        case dehusk::Verdict::headline:
            return '#';
        case dehusk::Verdict::residue:
            break;
    }
    return '-';
}

std::string_view colour(dehusk::Verdict verdict) {
    switch (verdict) {
        case dehusk::Verdict::body:
            return "\x1B[32m";
        case dehusk::Verdict::headline:
            return "\x1B[1;36m";
        case dehusk::Verdict::residue:
            break;
    }
    return "\x1B[2m";
}

// The strongest reason; a wording that several languages share fires a rule of each, and JSON has them all.
std::string reasons_text(const dehusk::Line& line) {
    const auto& first = line.reasons.front();
    std::string text(first.rule.empty() ? dehusk::name(first.kind) : first.rule);
    if (line.reasons.size() > 1) text += " +" + std::to_string(line.reasons.size() - 1);
    return text;
}

std::string interval_text(const dehusk::Line& line) {
    return std::to_string(line.source_begin_byte) + '-' + std::to_string(line.source_end_byte);
}

// Columns that a character takes on a terminal.
std::size_t width_of(UChar32 character) {
    switch (u_charType(character)) {
        case U_NON_SPACING_MARK:
        case U_ENCLOSING_MARK:
        case U_FORMAT_CHAR:
            return 0;
        default:
            break;
    }
    const int width = u_getIntPropertyValue(character, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

// The text on one row: cut to `columns`, with a blank for whatever could move the cursor.
std::string cut(std::string_view text, std::size_t columns) {
    std::string row;
    std::size_t used = 0;
    std::size_t begin = 0;
    std::size_t ellipsis_at_byte = 0;  // where the row has to end if the text turns out too long
    UErrorCode status = U_ZERO_ERROR;
    const icu::LocalUTextPointer characters(
        utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status));
    if (U_FAILURE(status)) throw std::bad_alloc();
    for (UChar32 character = 0; (character = utext_next32(characters.getAlias())) != U_SENTINEL;) {
        const auto end = static_cast<std::size_t>(utext_getNativeIndex(characters.getAlias()));
        const bool printable = u_charType(character) != U_CONTROL_CHAR && character != 0x2028 && character != 0x2029;
        const std::size_t width = printable ? width_of(character) : 1;
        if (used + width > columns) {
            row.resize(ellipsis_at_byte);
            return row + "…";
        }
        row += printable ? text.substr(begin, end - begin) : " ";
        begin = end;
        used += width;
        if (used < columns) ellipsis_at_byte = row.size();
    }
    return row;
}

struct Columns {
    std::size_t interval = 0;
    std::size_t kind = 0;
    std::size_t reasons = 0;
};

Columns measure(const std::vector<dehusk::Line>& lines) {
    Columns columns;
    for (const auto& line : lines) {
        columns.interval = std::max(columns.interval, interval_text(line).size());
        columns.kind = std::max(columns.kind, kind_text(line).size());
        columns.reasons = std::max(columns.reasons, reasons_text(line).size());
    }
    columns.reasons = std::min(columns.reasons, most_reason_columns);
    return columns;
}

std::string padded(std::string text, std::size_t columns) {
    if (text.size() < columns) text.append(columns - text.size(), ' ');
    return text;
}

std::string row(const dehusk::Line& line, const Columns& columns, const Terminal& terminal) {
    std::string row{mark(line.verdict), ' '};
    row += two_decimals(line.score) + "  ";
    row += padded(interval_text(line), columns.interval) + "  ";
    row += padded(kind_text(line), columns.kind) + "  ";
    row += padded(reasons_text(line), columns.reasons) + "  ";
    const std::size_t room = terminal.columns > row.size() ? terminal.columns - row.size() : 0;
    row += cut(line.text, std::max(room, least_text_columns));
    if (terminal.colours) row.insert(0, colour(line.verdict)).append(end_of_colour);
    return row + '\n';
}

std::string summary(const dehusk::Article& article) {
    std::string text = "status " + status_text(article);
    text.append(", input ").append(dehusk::name(article.input));
    text.append(", encoding ").append(article.encoding);
    text.append(", kind ").append(dehusk::name(article.kind));
    text.append(", confidence ").append(two_decimals(article.confidence));
    if (!article.unclosed.empty()) text.append(", unclosed ").append(article.unclosed);
    return text + "\n+ body  # headline  - residue; score, source bytes, kind, reasons, text\n";
}

}  // namespace

std::string status_text(const dehusk::Article& article) {
    std::string text(dehusk::name(article.status));
    if (article.limit != dehusk::Limit::none) text.append(" (").append(dehusk::name(article.limit)).append(")");
    return text;
}

std::string kind_text(const dehusk::Line& line) {
    std::string text(dehusk::name(line.kind));
    if (line.heading_level != 0) text += ' ' + std::to_string(line.heading_level);
    return text;
}

std::string two_decimals(double value) {
    char digits[16];
    std::snprintf(digits, sizeof digits, "%.2f", value);
    return digits;
}

std::string render_explanation(const Result& result, bool with_name, const Terminal& terminal) {
    if (result.failed()) return {};
    std::string text = with_name ? name_line(result) : std::string();
    text += summary(result.article);
    const Columns columns = measure(result.article.lines);
    for (const auto& line : result.article.lines) text += row(line, columns, terminal);
    if (with_name) text += '\n';
    return text;
}

Terminal find_terminal() {
    Terminal terminal;
    if (::isatty(STDOUT_FILENO) == 0) return terminal;
    winsize size{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) terminal.columns = size.ws_col;
    const char* no_color = std::getenv("NO_COLOR");
    const char* kind = std::getenv("TERM");
    const bool refused = no_color != nullptr && *no_color != '\0';
    terminal.colours = !refused && kind != nullptr && std::string_view(kind) != "dumb";
    return terminal;
}

}  // namespace command_line
