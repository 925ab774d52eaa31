// From a dump to a Page: split, take marks off, find joins, and write each paragraph out as one line.
//
// A dump has no structure but its lines, so they all hang on one element. What is known of them (blank lines, margins,
// how many lines were joined) is kept as numbers for the measures. Only lines that change are copied.
#include "page/text_reader.hpp"

#include <algorithm>
#include <cstring>
#include <limits>

#include "page/code_point.hpp"
#include "page/dump_line.hpp"
#include "page/dump_marks.hpp"
#include "page/unwrap.hpp"
#include "support/byte_sets.hpp"
#include "support/utf8.hpp"

namespace dehusk {
namespace {

// Lines of the dump that are looked at for each line that the page may have; paragraphs seldom have more.
constexpr std::size_t dump_lines_per_page_line = 8;

bool is_ascii_space(char byte) {
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

bool is_collapsed_otherwise(std::string_view text) {
    bool after_space = false;
    for (const char byte : text) {
        if (!is_ascii_space(byte)) {
            after_space = false;
            continue;
        }
        if (after_space || byte != ' ') return false;
        after_space = true;
    }
    return true;
}

// White space are single spaces only. Other controls than white space send the whole text the long way.
bool is_collapsed(std::string_view text) {
    bool after_space = false;
    for (std::size_t at = 0; at < text.size(); at += byte_set_size) {
        const std::size_t bytes = std::min(byte_set_size, text.size() - at);
        const ByteSets sets = byte_sets(text.data() + at, bytes);
        const std::uint64_t controls = ~(sets.visible | sets.spaces | sets.beyond_ascii) & first_bits(bytes);
        if (controls != 0) return is_collapsed_otherwise(text);
        if ((sets.spaces & (sets.spaces << 1 | (after_space ? 1U : 0U))) != 0) return false;
        after_space = text[at + bytes - 1] == ' ';
    }
    return true;
}

std::size_t cut_at_character(std::string_view text, std::size_t max_bytes) {
    if (text.size() <= max_bytes) return text.size();
    std::size_t end = max_bytes;
    while (end > 0 && is_trail_byte(text[end])) --end;
    return end;
}

LineKind kind_of(const DumpLine& line) {
    if (line.mark == DumpMark::heading) return LineKind::heading;
    if (line.mark != DumpMark::none) return LineKind::list_item;
    return line.quote_depth > 0 ? LineKind::quote : LineKind::paragraph;
}

std::uint16_t saturate(std::size_t value) {
    return static_cast<std::uint16_t>(std::min<std::size_t>(value, std::numeric_limits<std::uint16_t>::max()));
}

class DumpReading {
  public:
    DumpReading(const Decoded& decoded, const PageBuildOptions& options, const Deadline& deadline,
                std::vector<DumpLine>& lines, UnwrapMemory& unwrap, Page& page)
        : text_(decoded.text),
          decoded_(decoded),
          options_(options),
          deadline_(deadline),
          page_(page),
          lines_(lines),
          unwrap_(unwrap),
          joins_(unwrap.joins) {}

    void run() {
        page_.elements.push_back({.parent = no_element, .concepts = 0, .tag = Tag::body, .depth = 0});
        page_.is_text = true;
        const std::size_t max_dump_lines = options_.max_lines * dump_lines_per_page_line;
        Deadline splitting = deadline_.part(6);
        if (!split_dump(text_, max_dump_lines, splitting, lines_)) page_.limits_met.lines = true;
        find_marks(text_, lines_);
        Deadline joining = deadline_.part(12);
        find_joins(text_, lines_, joining, unwrap_);
        write_lines();
        if (splitting.has_passed() || joining.has_passed()) page_.limits_met.time = true;
    }

  private:
    std::uint32_t own_begin(std::size_t line) const {
        const DumpLine& own = lines_[line];
        return own.mark == DumpMark::number ? own.number_begin : own.begin;
    }
    std::string_view own(std::size_t line) const {
        return text_.substr(own_begin(line), lines_[line].end - own_begin(line));
    }

    void write_lines() {
        std::size_t blank_lines = 0;
        for (std::size_t i = 0; i < lines_.size();) {
            blank_lines += lines_[i].blank_lines_before;
            if (lines_[i].begin == lines_[i].end) {
                ++blank_lines;
                ++i;
                continue;
            }
            if (page_.lines.size() == options_.max_lines) {
                page_.limits_met.lines = true;
                return;
            }
            std::size_t end = lines_[i].is_fence ? fence_end(i) : i + 1;
            if (end > i + 1) {
                write_code(i, end, blank_lines);
            } else {
                while (end < lines_.size() && joins_[end] != Join::none) ++end;
                write_paragraph(i, end, blank_lines);
            }
            blank_lines = 0;
            i = end;
        }
    }

    PageLine& add_line(std::size_t begin, std::size_t end, std::size_t blank_lines) {
        const DumpLine& first = lines_[begin];
        PageLine& line = page_.lines.emplace_back();
        line.kind = kind_of(first);
        line.heading_level = first.heading_level;
        line.blank_lines_before = saturate(blank_lines);
        line.indent_columns = first.indent;
        line.joined_lines = saturate(end - begin);
        line.source_begin = decoded_.source_begin(first.line_begin);
        return line;
    }

    void write_paragraph(std::size_t begin, std::size_t end, std::size_t blank_lines) {
        PageLine& line = add_line(begin, end, blank_lines);
        const std::string_view first = own(begin);
        if (end == begin + 1 && first.size() <= options_.max_line_bytes && is_collapsed(first)) {
            line.text = first;
            line.source_end = decoded_.source_end(lines_[begin].end);
            return;
        }
        std::size_t bytes = end - begin;
        for (std::size_t i = begin; i < end; ++i) bytes += own(i).size();
        start_ = page_.arena.allocate(bytes);
        used_ = 0;
        std::uint32_t text_end = own_begin(begin);
        for (std::size_t i = begin; i < end && append(i, i > begin ? joins_[i] : Join::nothing, text_end); ++i) {
        }
        page_.arena.give_back(bytes - used_);
        line.text = {start_, used_};
        line.source_end = decoded_.source_end(text_end);
    }

    // A tab inside a line parts cells. False where the line is full.
    bool append(std::size_t index, Join join, std::uint32_t& text_end) {
        if (join == Join::no_hyphen) used_ -= code_point_before({start_, used_}, used_).bytes;
        if (join == Join::space) start_[used_++] = ' ';
        const std::string_view text = own(index);
        if (text.size() <= options_.max_line_bytes - std::min(used_, options_.max_line_bytes) && is_collapsed(text)) {
            std::memcpy(start_ + used_, text.data(), text.size());
            used_ += text.size();
            text_end = own_begin(index) + static_cast<std::uint32_t>(text.size());
            return true;
        }
        std::size_t at = 0;
        while (at < text.size() && used_ < options_.max_line_bytes) {
            if (!is_ascii_space(text[at])) {
                start_[used_++] = text[at++];
                continue;
            }
            bool holds_tab = false;
            for (; at < text.size() && is_ascii_space(text[at]); ++at) holds_tab = holds_tab || text[at] == '\t';
            start_[used_++] = holds_tab ? '\t' : ' ';
        }
        text_end = own_begin(index) + static_cast<std::uint32_t>(at);
        if (at == text.size()) return true;
        cut(text, at, text_end);
        return false;
    }

    // Goes back to the last whole character.
    void cut(std::string_view text, std::size_t at, std::uint32_t& text_end) {
        page_.limits_met.line_bytes = true;
        while (at > 0 && used_ > 0 && is_trail_byte(text[at])) {
            --at;
            --used_;
            --text_end;
        }
        if (used_ > 0 && is_ascii_space(start_[used_ - 1])) --used_;
    }

    // Index behind the fence that closes the one at `begin`, begin + 1 where none does.
    std::size_t fence_end(std::size_t begin) {
        const char sign = text_[lines_[begin].begin];
        bool& none_left = sign == '`' ? no_backticks_left_ : no_tildes_left_;
        if (none_left) return begin + 1;
        for (std::size_t i = begin + 1; i < lines_.size(); ++i) {
            if (lines_[i].is_fence && text_[lines_[i].begin] == sign) return i + 1;
        }
        none_left = true;
        return begin + 1;
    }

    void write_code(std::size_t begin, std::size_t end, std::size_t blank_lines) {
        if (end == begin + 2) return;
        PageLine& line = add_line(begin + 1, end - 1, blank_lines);
        line.kind = LineKind::code;
        line.heading_level = 0;  // "# " in code is none
        const std::size_t from = lines_[begin + 1].line_begin;
        const std::string_view code = text_.substr(from, lines_[end - 2].end - from);
        const std::size_t size = cut_at_character(code, options_.max_line_bytes);
        if (size < code.size()) page_.limits_met.line_bytes = true;
        line.text = with_plain_line_ends(code.substr(0, size));
        line.source_end = decoded_.source_end(static_cast<std::uint32_t>(from + size));
    }

    std::string_view with_plain_line_ends(std::string_view code) {
        if (code.find('\r') == std::string_view::npos) return code;
        char* start = page_.arena.allocate(code.size());
        std::size_t used = 0;
        for (std::size_t at = 0; at < code.size(); ++at) {
            if (code[at] == '\r' && at + 1 < code.size() && code[at + 1] == '\n') continue;
            start[used++] = code[at] == '\r' ? '\n' : code[at];
        }
        page_.arena.give_back(code.size() - used);
        return {start, used};
    }

    std::string_view text_;
    const Decoded& decoded_;
    const PageBuildOptions& options_;
    const Deadline& deadline_;
    Page& page_;
    std::vector<DumpLine>& lines_;
    UnwrapMemory& unwrap_;
    const std::vector<Join>& joins_;
    // Text being written.
    char* start_ = nullptr;
    std::size_t used_ = 0;
    bool no_backticks_left_ = false;
    bool no_tildes_left_ = false;
};

}  // namespace

struct TextReader::Memory {
    std::vector<DumpLine> lines;
    UnwrapMemory unwrap;
};

TextReader::TextReader() : memory_(std::make_unique<Memory>()) {}
TextReader::~TextReader() = default;
TextReader::TextReader(TextReader&&) noexcept = default;
TextReader& TextReader::operator=(TextReader&&) noexcept = default;

void TextReader::read(const Decoded& decoded, const PageBuildOptions& options, const Deadline& deadline, Page& page) {
    page.clear();
    DumpReading(decoded, options, deadline, memory_->lines, memory_->unwrap, page).run();
}

void read_text(const Decoded& decoded, const PageBuildOptions& options, const Deadline& deadline, Page& page) {
    TextReader().read(decoded, options, deadline, page);
}

}  // namespace dehusk
