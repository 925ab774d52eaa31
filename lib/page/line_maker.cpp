// White space collapses as CSS says (CSS Text 3, 4.1): over the borders of runs and inline elements, so that a line
// reads the same however a reader cuts the text into runs. A space is due, not written, until text follows; nothing is
// to be taken back.
//
// A no-break space is text, but not where nothing stands before it: <p>&nbsp;</p> and <br>&nbsp;<br> are how editors
// write an empty line, and a line of nothing else would be noise to all that follows.
#include "page/line_maker.hpp"

#include <algorithm>
#include <optional>

#include "page/image_source.hpp"
#include "page/white_space.hpp"
#include "support/ascii.hpp"

namespace dehusk {

namespace {

constexpr std::uint32_t offset_of(std::size_t size) {
    return static_cast<std::uint32_t>(size);
}

// Bytes of the invisible character that `text` begins with, or 0: no-break space, zero-width space, byte order mark.
std::size_t blank_size(std::string_view text) {
    switch (static_cast<unsigned char>(text[0])) {
        case 0xC2:
            return text.starts_with("\xC2\xA0") ? 2 : 0;
        case 0xE2:
            return text.starts_with("\xE2\x80\x8B") ? 3 : 0;
        case 0xEF:
            return text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
        default:
            return 0;
    }
}

// Bytes of white space and blanks that `text` begins with.
std::size_t leading_blank_size(std::string_view text) {
    std::size_t i = skip_white_space(text);
    while (i < text.size()) {
        const std::size_t size = blank_size(text.substr(i));
        if (size == 0) break;
        i = skip_white_space(text, i + size);
    }
    return i;
}

// Bytes of white space and blanks that `text` ends with.
std::size_t trailing_blank_size(std::string_view text) {
    std::size_t end = text.size();
    while (end > 0) {
        if (is_html_space(text[end - 1])) {
            --end;
        } else if (static_cast<unsigned char>(text[end - 1]) < 0x80) {
            break;
        } else if (end >= 2 && blank_size(text.substr(end - 2)) == 2) {
            end -= 2;
        } else if (end >= 3 && blank_size(text.substr(end - 3)) == 3) {
            end -= 3;
        } else {
            break;
        }
    }
    return text.size() - end;
}

constexpr std::string_view blank_references[] = {"&nbsp;", "&#160;", "&#xA0;", "&#xa0;",  "&#32;",
                                                 "&#x20;", "&#10;",  "&#13;",  "&#8203;", "&ZeroWidthSpace;"};

// Bytes of white space, blanks and references to them that a run's source begins with.
std::size_t leading_blank_source_size(std::string_view source) {
    std::size_t i = 0;
    for (bool goes_on = true; goes_on;) {
        goes_on = false;
        i += leading_blank_size(source.substr(i));
        if (i == source.size() || source[i] != '&') break;
        for (const std::string_view reference : blank_references) {
            if (!source.substr(i).starts_with(reference)) continue;
            i += reference.size();
            goes_on = true;
        }
    }
    return i;
}

// The same at its end.
std::size_t trailing_blank_source_size(std::string_view source) {
    std::size_t end = source.size();
    for (bool goes_on = true; goes_on;) {
        goes_on = false;
        end -= trailing_blank_size(source.substr(0, end));
        if (end == 0 || source[end - 1] != ';') break;
        for (const std::string_view reference : blank_references) {
            if (!source.substr(0, end).ends_with(reference)) continue;
            end -= reference.size();
            goes_on = true;
        }
    }
    return source.size() - end;
}

// Words between spaces; scripts without spaces count a word for every two characters of three bytes or more, which all
// of them have. Good enough to tell a page from an empty shell.
std::size_t rough_word_count(std::string_view text) {
    std::size_t words = 0;
    std::size_t wide_characters = 0;
    bool in_word = false;
    for (const char c : text) {
        const bool is_space = is_html_space(c);
        words += !is_space && !in_word;
        in_word = !is_space;
        wide_characters += static_cast<unsigned char>(c) >= 0xE3;
    }
    return words + wide_characters / 2;
}

}  // namespace

LineMaker::LineMaker(const Tree& tree, ElementRoles& roles, const Decoded& decoded, const PageBuildOptions& options,
                     LineMemory& memory, Page& page)
    : tree_(tree),
      roles_(roles),
      decoded_(decoded),
      options_(options),
      page_(page),
      page_index_(memory.page_index),
      new_elements_(memory.new_elements),
      text_(memory.text),
      spans_(memory.spans),
      images_(memory.images) {
    page_index_.assign(tree.elements.size(), no_element);
    text_.clear();
    spans_.clear();
    images_.clear();
}

bool LineMaker::may_add(const ElementRole& role) {
    if (is_full()) return false;
    if (is_begun_ && role.block != role_.block) finish_line();
    return !is_full();
}

void LineMaker::begin_line(const ElementRole& role) {
    role_ = role;
    is_begun_ = true;
    inner_block_ = role.inner_block;
    inline_concepts_ = ~Concepts{0};
}

void LineMaker::add_text(const TextRun& run, const ElementRole& role) {
    if (!may_add(role)) return;
    close_spans_not_of(role);
    std::string_view text = run.text;
    const bool is_blank_dropped = !role.is_preformatted && (text_.empty() || is_break_due_);
    if (is_blank_dropped) text.remove_prefix(leading_blank_size(text));
    const bool shows = !is_white_space(text);
    if (!shows && !role.is_preformatted) {
        is_space_due_ = true;
        return;
    }
    if (!is_begun_) begin_line(role);
    if (role.is_preformatted && role.inner_block != inner_block_) add_boundary(role);
    inner_block_ = role.inner_block;
    if (is_cut_) return;
    if (shows) {
        inline_concepts_ &= role.inline_concepts;
        take_source_interval(run);
    }
    const std::uint32_t before = offset_of(text_.size());
    if (role.is_preformatted) {
        text_.append(text);
    } else {
        text_.append_collapsed(text, is_space_due_);
    }
    cut_at_limit();
    extend_spans(role, before);
    is_break_due_ = false;
}

void LineMaker::cut_at_limit() {
    if (text_.size() <= options_.max_line_bytes) return;
    std::size_t size = options_.max_line_bytes;
    while (size > 0 && (static_cast<unsigned char>(text_.view()[size]) & 0xC0) == 0x80) --size;
    text_.shorten(size);
    is_cut_ = true;
    page_.limits_met.line_bytes = true;
}

// White space and blanks at the ends of a run are dropped from a line's ends, and between runs the interval covers them
// anyway. The indent of the first line of code belongs to it.
void LineMaker::take_source_interval(const TextRun& run) {
    const std::string_view source = decoded_.text.substr(run.begin, run.end - run.begin);
    std::size_t first = leading_blank_source_size(source);
    if (role_.is_preformatted) {
        first = skip_white_space(source);
        if (first == source.size()) first = 0;
        while (first > 0 && (source[first - 1] == ' ' || source[first - 1] == '\t')) --first;
    }
    const std::size_t end = source.size() - trailing_blank_source_size(source.substr(first));
    if (source_end_ == 0) source_begin_ = run.begin + offset_of(first);
    source_begin_ = std::min(source_begin_, run.begin + offset_of(first));
    source_end_ = std::max(source_end_, run.begin + offset_of(end));
}

void LineMaker::add_line_break(const ElementRole& role) {
    if (!may_add(role) || text_.empty()) return;
    if (role.is_preformatted) {
        text_.append("\n");
    } else if (is_break_due_) {
        finish_line();
    } else {
        is_break_due_ = true;
        is_space_due_ = true;
    }
}

void LineMaker::add_image(std::uint32_t element, const ElementRole& role) {
    if (!may_add(role) || is_cut_) return;
    if (!is_begun_) begin_line(role);
    const std::string_view* label = tree_.attribute(element, AttributeName::alt);
    const std::uint32_t place = offset_of(text_.size());
    spans_.push_back(
        {place, place, SpanKind::image, image_source(tree_, element), label == nullptr ? std::string_view{} : *label});
    if (options_.wants_images && text_.empty()) keep_image(element, role, spans_.back());
}

namespace {

// Of an attribute that counts pixels or columns; none where it has no digits alone, or more than four.
std::optional<std::uint32_t> whole_number(const std::string_view* value) {
    if (value == nullptr || value->empty() || value->size() > 4) return std::nullopt;
    std::uint32_t number = 0;
    for (const char digit : *value) {
        if (!is_ascii_digit(digit)) return std::nullopt;
        number = number * 10 + static_cast<std::uint32_t>(digit - '0');
    }
    return number;
}

}  // namespace

// Icons and what counts visits are no pictures, nor is what navigation shows.
void LineMaker::keep_image(std::uint32_t element, const ElementRole& role, const Span& image) {
    constexpr std::uint32_t least_pixels = 64;
    if (role.is_furniture || image.target.empty()) return;
    for (const AttributeName side : {AttributeName::width, AttributeName::height}) {
        if (whole_number(tree_.attribute(element, side)).value_or(least_pixels) < least_pixels) return;
    }
    images_.push_back({offset_of(page_.lines.size()), image.target, image.label});
}

void LineMaker::add_boundary(const ElementRole& role) {
    if (!role.is_preformatted || !is_begun_ || role.block != role_.block) {
        finish_line();
    } else if (!text_.empty() && text_.view().back() != '\n') {
        text_.append("\n");
    }
}

namespace {

// What makes a span of each kind go on from run to run: the link itself, or just that the style holds.
std::uint32_t span_owner(SpanKind kind, const ElementRole& role) {
    const auto style = [](bool holds) { return holds ? 0 : no_element; };
    switch (kind) {
        case SpanKind::bold:
            return style(role.is_bold);
        case SpanKind::italic:
            return style(role.is_italic);
        case SpanKind::code:
            return style(role.is_code && !role.is_preformatted);
        case SpanKind::link:
            return role.link;
        case SpanKind::image:
            break;
    }
    return no_element;
}

}  // namespace

void LineMaker::close_span(SpanKind kind) {
    OpenSpan& open = open_spans_[static_cast<std::size_t>(kind)];
    if (open.owner == no_element) return;
    Span span{open.begin, open.end, kind, {}, {}};
    if (kind == SpanKind::link) span.target = *tree_.attribute(open.owner, AttributeName::href);
    spans_.push_back(span);
    open.owner = no_element;
}

void LineMaker::close_spans_not_of(const ElementRole& role) {
    for (std::size_t i = 0; i < text_style_count; ++i) {
        const SpanKind kind = static_cast<SpanKind>(i);
        if (open_spans_[i].owner != span_owner(kind, role)) close_span(kind);
    }
}

// `before` is where the text ended before the latest was added. Spans begin and end at what shows, however a reader
// cuts runs.
void LineMaker::extend_spans(const ElementRole& role, std::uint32_t before) {
    const std::string_view added = text_.view().substr(std::min<std::size_t>(before, text_.size()));
    const std::size_t first = skip_white_space(added);
    if (first == added.size()) return;
    const std::uint32_t begin = before + offset_of(first);
    const std::uint32_t end = begin + offset_of(trimmed(added).size());
    for (std::size_t i = 0; i < text_style_count; ++i) {
        const std::uint32_t owner = span_owner(static_cast<SpanKind>(i), role);
        if (owner == no_element) continue;
        if (open_spans_[i].owner == no_element) open_spans_[i] = {owner, begin, begin};
        open_spans_[i].end = end;
    }
}

std::string_view LineMaker::without_blank_end() {
    const std::string_view text = text_.view();
    const std::uint32_t size = offset_of(text.size() - trailing_blank_size(text));
    for (Span& span : spans_) {
        span.begin = std::min(span.begin, size);
        span.end = std::min(span.end, size);
    }
    return text.substr(0, size);
}

// Code keeps its layout, but for blank lines before and behind it.
std::string_view LineMaker::without_blank_lines_before(std::string_view text) {
    const std::size_t blank = leading_blank_size(text);
    const std::size_t last_newline = blank == 0 ? std::string_view::npos : text.rfind('\n', blank - 1);
    if (last_newline == std::string_view::npos) return text;
    const std::uint32_t removed = offset_of(last_newline + 1);
    for (Span& span : spans_) {
        span.begin -= std::min(span.begin, removed);
        span.end -= std::min(span.end, removed);
    }
    return text.substr(removed);
}

void LineMaker::finish_line() {
    if (!is_begun_) return;
    for (std::size_t i = 0; i < text_style_count; ++i) close_span(static_cast<SpanKind>(i));
    std::string_view text = without_blank_end();
    if (role_.is_preformatted) text = without_blank_lines_before(text);
    if (!text.empty()) {
        write_line(text);
    } else {
        page_.images.insert(page_.images.end(), images_.begin(), images_.end());
    }
    images_.clear();
    text_.clear();
    spans_.clear();
    source_begin_ = source_end_ = 0;
    is_begun_ = is_space_due_ = is_break_due_ = is_cut_ = false;
}

void LineMaker::write_line(std::string_view text) {
    if (page_.lines.size() >= options_.max_lines) {
        page_.limits_met.lines = true;
        return;
    }
    // Filled where it stays: a copy would wait for its parts.
    PageLine& line = page_.lines.emplace_back();
    line.text = text_.kept(text, page_.arena);
    line.element = page_element(role_.block);
    line.inline_concepts = inline_concepts_;
    line.kind = role_.kind;
    line.heading_level = role_.heading_level;
    line.source_begin = decoded_.source_begin(source_begin_);
    line.source_end = decoded_.source_end(source_end_);
    write_spans(line);
    if (role_.is_furniture || role_.kind == LineKind::control || prose_words_ >= most_prose_words) return;
    prose_words_ += rough_word_count(text);
}

namespace {

// Spans that begin at the same place stay in their order. Lines that have any mostly have one or two; the library's
// sort for many asks for memory.
void sort_by_begin(std::vector<Span>& spans) {
    const auto begins_before = [](const Span& a, const Span& b) { return a.begin < b.begin; };
    constexpr std::size_t most_inserted = 16;
    if (spans.size() > most_inserted) {
        std::stable_sort(spans.begin(), spans.end(), begins_before);
        return;
    }
    for (auto next = spans.begin(); next != spans.end(); ++next) {
        std::rotate(std::upper_bound(spans.begin(), next, *next, begins_before), next, next + 1);
    }
}

}  // namespace

void LineMaker::write_spans(PageLine& line) {
    line.first_span = offset_of(page_.spans.size());
    if (spans_.empty()) return;
    std::erase_if(spans_, [](const Span& span) { return span.begin == span.end && span.kind != SpanKind::image; });
    sort_by_begin(spans_);
    line.span_count = offset_of(spans_.size());
    page_.spans.insert(page_.spans.end(), spans_.begin(), spans_.end());
}

std::uint32_t LineMaker::page_element(std::uint32_t element) {
    std::uint32_t ancestor = element;
    while (ancestor != no_element && page_index_[ancestor] == no_element) {
        new_elements_.push_back(ancestor);
        ancestor = tree_.elements[ancestor].parent;
    }
    for (; !new_elements_.empty(); new_elements_.pop_back()) {
        const std::uint32_t added = new_elements_.back();
        const std::uint32_t parent = tree_.elements[added].parent;
        PageElement row;
        row.parent = parent == no_element ? no_element : page_index_[parent];
        const ElementRole& role = roles_.of(added);
        row.concepts = role.own_concepts;
        row.tag = tree_.elements[added].tag;
        row.class_hash = role.class_hash;
        row.depth = row.parent == no_element ? std::uint16_t{0}
                                             : static_cast<std::uint16_t>(page_.elements[row.parent].depth + 1);
        if ((row.tag == Tag::td || row.tag == Tag::th) && parent != no_element) row.column = cell_column(added, parent);
        page_index_[added] = offset_of(page_.elements.size());
        page_.elements.push_back(row);
    }
    return page_index_[element];
}

namespace {

// A cell wider than that spans all of its table, most likely, and nothing follows it.
constexpr std::uint32_t most_columns_of_a_cell = 32;

}  // namespace

std::size_t LineMaker::columns_of_cell(std::uint32_t cell) const {
    return std::clamp(whole_number(tree_.attribute(cell, AttributeName::colspan)).value_or(1), 1U,
                      most_columns_of_a_cell);
}

// Counts on from the cell before. Where a table inside the row came between, that far back is not counted.
std::uint8_t LineMaker::cell_column(std::uint32_t cell, std::uint32_t row) {
    constexpr std::uint32_t most_counted = 1024;
    constexpr std::size_t last_column = 255;
    const bool goes_on = row == counted_row_ && counted_cell_ < cell;
    const std::uint32_t before = goes_on ? counted_cell_ : row;
    std::size_t column = goes_on ? counted_column_ + columns_of_cell(before) : 0;
    if (before < cell && cell - before <= most_counted) {
        for (std::uint32_t i = before + 1; i < cell; ++i) {
            const TreeElement& element = tree_.elements[i];
            const bool is_cell = element.parent == row && (element.tag == Tag::td || element.tag == Tag::th);
            if (is_cell) column += columns_of_cell(i);
        }
    }
    counted_row_ = row;
    counted_cell_ = cell;
    counted_column_ = column;
    return static_cast<std::uint8_t>(std::min(column, last_column));
}

void LineMaker::add_made_up_line(std::string_view text, std::uint32_t page_element, std::uint32_t begin,
                                 std::uint32_t end) {
    finish_line();
    text_.append_collapsed(text, is_space_due_);
    cut_at_limit();
    text = without_blank_end();
    if (!text.empty() && page_.lines.size() < options_.max_lines) {
        PageLine line;
        line.text = text_.kept(text, page_.arena);
        line.element = page_element;
        line.first_span = offset_of(page_.spans.size());
        line.source_begin = decoded_.source_begin(begin);
        line.source_end = decoded_.source_end(end);
        page_.lines.push_back(line);
    } else if (!text.empty()) {
        page_.limits_met.lines = true;
    }
    text_.clear();
    is_space_due_ = is_cut_ = false;
}

}  // namespace dehusk
