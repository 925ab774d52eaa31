// A line goes on from the line before where both stand in the same block, the first is as full as the width of its
// stretch makes it (the next word would not have fitted), and their margins agree. The width comes from sentences that
// run over line ends (wrap_width.cpp); once it is known, breaks after a full stop or before a capital are judged by
// fullness alone.
//
// Blank lines, marks, deeper margins and lines that are clearly not full part paragraphs, so text with one paragraph a
// line stays as it is: where no width is found nothing is joined. Joining by length alone ("all lines below 80 are
// wrapped") was refused as it glues menus, teasers, verses and addresses.
#include "page/unwrap.hpp"

#include <algorithm>
#include <limits>

#include "page/code_point.hpp"
#include "page/hyphens.hpp"
#include "support/quick_hash.hpp"

namespace dehusk {
namespace {

// Nobody sets prose narrower; menus and verses are.
constexpr std::uint32_t min_wrapped_columns = 28;
// Longer "words" are addresses: they say little about the width.
constexpr std::uint32_t max_telling_word_columns = 24;
// All longer lines count alike.
constexpr std::uint32_t max_counted_columns = 60'000;
// What a small dump has of lines that may go on; a larger one grows the table.
constexpr std::size_t few_lines = 128;

std::uint32_t margin(const DumpLine& line) {
    return line.quote_depth > 0 ? line.text_column : line.indent;
}

bool is_list_item(const DumpLine& line) {
    return line.mark == DumpMark::bullet || line.mark == DumpMark::number;
}

class Unwrapper {
  public:
    Unwrapper(std::string_view text, const std::vector<DumpLine>& lines, Deadline& deadline, UnwrapMemory& memory)
        : text_(text),
          lines_(lines),
          deadline_(deadline),
          seen_(memory.seen_lines),
          breaks_(memory.breaks),
          widths_(memory.wrap.widths),
          memory_(memory) {}

    void run() {
        std::vector<Join>& joins = memory_.joins;
        joins.assign(lines_.size(), Join::none);
        collect_breaks();
        find_wrap_widths(breaks_, memory_.wrap);
        learn_trailing_blanks();
        learn_paragraph_indent();
        for (std::size_t k = 0; k < breaks_.size(); ++k) {
            const std::size_t line = breaks_[k].line;
            if (goes_on(k)) joins[line + 1] = is_unspaced(line) ? Join::nothing : Join::space;
        }
        if (lines_.size() > 1 && joins[1] == Join::none && is_headline_over_two_lines()) joins[1] = Join::space;
    }

  private:
    bool is_unspaced(std::size_t i) const { return lines_[i].ends_unspaced && lines_[i + 1].starts_unspaced; }

    std::uint32_t gap(std::size_t i) const { return is_unspaced(i) || lines_[i].ends_hyphen ? 0 : 1; }

    bool may_go_on(std::size_t i) const {
        const DumpLine& line = lines_[i];
        const DumpLine& next = lines_[i + 1];
        if (next.blank_lines_before > 0 || next.mark != DumpMark::none || next.quote_depth != line.quote_depth)
            return false;
        if (line.is_fixed || next.is_fixed || line.begin == line.end || next.begin == next.end) return false;
        return margins_agree(i);
    }

    bool opens_block(std::size_t i) const {
        return i == 0 || lines_[i].mark != DumpMark::none || lines_[i].blank_lines_before > 0 ||
               lines_[i - 1].is_fixed || margin(lines_[i - 1]) < margin(lines_[i]);
    }

    // The same margin, a first line further in than the rest, or further out when a sentence runs on (hanging indents).
    // An item goes on below its text, or flush with its marker where a wrapper knew nothing of lists.
    bool margins_agree(std::size_t i) const {
        const DumpLine& line = lines_[i];
        const std::uint32_t here = margin(line);
        const std::uint32_t there = margin(lines_[i + 1]);
        if (is_list_item(line))
            return there == line.text_column || there == here || (there < here && runs_on_surely(i));
        if (here >= there) return true;
        return opens_block(i) && runs_on_surely(i);
    }

    bool runs_on_surely(std::size_t i) const {
        return !lines_[i].ends_sentence && lines_[i + 1].start == LineStart::lower;
    }

    RunsOn runs_on(std::size_t i) const {
        if (lines_[i].ends_sentence) return RunsOn::unknown;
        if (lines_[i + 1].start == LineStart::lower) return RunsOn::surely;
        return lines_[i + 1].start == LineStart::caseless ? RunsOn::perhaps : RunsOn::unknown;
    }

    // Counters and form labels stand on a page many times with the same line below: one line is one witness.
    bool is_seen_first(std::size_t i) {
        const auto index = static_cast<std::uint32_t>(i);
        const std::string_view own = text_.substr(lines_[i].begin, lines_[i].end - lines_[i].begin);
        return seen_.find_or_add(quick_hash_of_text(own), index) == index;
    }

    void collect_breaks() {
        breaks_.clear();
        seen_.clear(few_lines);
        for (std::size_t i = 0; i + 1 < lines_.size() && !deadline_.passed(); ++i) {
            if (!may_go_on(i)) continue;
            const DumpLine& line = lines_[i];
            const DumpLine& next = lines_[i + 1];
            const std::uint32_t lowest = std::min<std::uint32_t>(line.edge, max_counted_columns);
            const std::uint32_t highest = std::min(lowest + gap(i) + next.first_word - 1, max_counted_columns);
            const bool is_telling = line.is_wordy && !line.is_program && !next.is_program &&
                                    line.edge >= margin(line) + min_wrapped_columns &&
                                    next.first_word <= max_telling_word_columns;
            const auto next_edge =
                static_cast<std::uint16_t>(next.one_word ? 0 : std::min<std::uint32_t>(next.edge, max_counted_columns));
            breaks_.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint16_t>(lowest),
                               static_cast<std::uint16_t>(highest), runs_on(i), is_telling, !is_seen_first(i),
                               next_edge, static_cast<std::uint16_t>(margin(line))});
        }
    }

    // Two blanks at a line's end are a break in Markdown, and nothing at all in dumps that end most lines so.
    void learn_trailing_blanks() {
        std::size_t wrapped = 0;
        std::size_t blanks = 0;
        for (std::size_t k = 0; k < breaks_.size(); ++k) {
            if (!widths_[k] || breaks_[k].runs_on == RunsOn::unknown) continue;
            ++wrapped;
            if (lines_[breaks_[k].line].ends_two_blanks) ++blanks;
        }
        two_blanks_break_ = 2 * blanks < wrapped;
    }

    // Where paragraphs begin further in than they go on, a line at that margin begins one.
    void learn_paragraph_indent() {
        memory_.margins.clear();
        for (std::size_t k = 0; k < breaks_.size(); ++k) {
            if (!widths_[k] || breaks_[k].runs_on == RunsOn::unknown) continue;
            const std::uint32_t here = margin(lines_[breaks_[k].line]);
            const std::uint32_t there = margin(lines_[breaks_[k].line + 1]);
            if (here < there) continue;
            if (here >= memory_.margins.size()) memory_.margins.resize(here + std::size_t{1});
            ++(here > there ? memory_.margins[here].first : memory_.margins[here].level);
        }
    }

    bool is_paragraph_margin(std::uint32_t column) const {
        if (column >= memory_.margins.size()) return false;
        const MarginLines& at = memory_.margins[column];
        return at.first >= min_first_lines && at.first > 4 * at.level;
    }

    bool goes_on(std::size_t k) const {
        if (!widths_[k] || is_paragraph_margin(margin(lines_[breaks_[k].line + 1]))) return false;
        const DumpLine& line = lines_[breaks_[k].line];
        const DumpLine& next = lines_[breaks_[k].line + 1];
        if (two_blanks_break_ && line.ends_two_blanks) return false;
        return (!line.is_program && !next.is_program) || breaks_[k].runs_on == RunsOn::surely;
    }

    // A headline that opens the dump may be set wider than the text, its rest on a line of its own.
    bool is_headline_over_two_lines() {
        const DumpLine& first = lines_[0];
        const DumpLine& rest = lines_[1];
        if (std::none_of(widths_.begin(), widths_.end(), [](WrapWidth width) { return bool(width); })) {
            return false;
        }
        if (rest.blank_lines_before > 0 || rest.mark != DumpMark::none || first.mark != DumpMark::none) return false;
        if (first.is_fixed || rest.is_fixed || first.ends_sentence || !first.is_wordy) return false;
        const std::uint32_t columns = first.edge - first.indent;
        const bool stands_alone = lines_.size() == 2 || lines_[2].blank_lines_before > 0;
        if (!stands_alone || columns < min_headline_columns || columns > max_headline_columns) return false;
        const std::uint32_t widest = columns + rest.first_word;  // at which the first line broke
        return rest.edge - rest.indent <= widest && (rest.indent > first.indent || runs_on_surely(0));
    }

    static constexpr std::uint32_t min_first_lines = 3;
    static constexpr std::uint32_t min_headline_columns = 40;
    static constexpr std::uint32_t max_headline_columns = 120;

    std::string_view text_;
    const std::vector<DumpLine>& lines_;
    Deadline& deadline_;
    IndexTable& seen_;
    std::vector<LineBreak>& breaks_;
    const std::vector<WrapWidth>& widths_;
    UnwrapMemory& memory_;
    bool two_blanks_break_ = true;
};

}  // namespace

void find_joins(std::string_view text, const std::vector<DumpLine>& lines, Deadline& deadline, UnwrapMemory& memory) {
    Unwrapper(text, lines, deadline, memory).run();
    repair_hyphens(text, lines, memory.joins);
}

}  // namespace dehusk
