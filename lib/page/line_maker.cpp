// White space collapses as CSS says (CSS Text 3, 4.1): over the borders of runs and inline elements, so that a line
// reads the same however a reader cuts the text into runs. A space is due, not written, until text follows; nothing is
// to be taken back.
//
// A no-break space is text, but not where nothing stands before it: <p>&nbsp;</p> and <br>&nbsp;<br> are how editors
// write an empty line, and a line of nothing else would be noise to all that follows.
#include "page/line_maker.hpp"

#include <algorithm>

#include "support/words.hpp"

namespace dehusk {

namespace {

constexpr std::string_view white_space = " \n\t\r\f";

constexpr bool is_white_space(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

constexpr std::uint32_t offset_of(std::size_t size) {
    return static_cast<std::uint32_t>(size);
}

// Bytes of the invisible character that `text` begins with, or 0: no-break space, zero-width space, byte order mark.
std::size_t blank_size(std::string_view text) {
    if (text.starts_with("\xC2\xA0")) return 2;
    if (text.starts_with("\xE2\x80\x8B") || text.starts_with("\xEF\xBB\xBF")) return 3;
    return 0;
}

// Bytes of white space and blanks that `text` begins with.
std::size_t leading_blank_size(std::string_view text) {
    std::size_t i = 0;
    while (i < text.size()) {
        const std::size_t size = is_white_space(text[i]) ? 1 : blank_size(text.substr(i, 3));
        if (size == 0) break;
        i += size;
    }
    return i;
}

// Bytes of white space and blanks that `text` ends with.
std::size_t trailing_blank_size(std::string_view text) {
    std::size_t end = text.size();
    while (end > 0) {
        if (is_white_space(text[end - 1])) {
            --end;
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
        const bool is_space = is_white_space(c);
        words += !is_space && !in_word;
        in_word = !is_space;
        wide_characters += static_cast<unsigned char>(c) >= 0xE3;
    }
    return words + wide_characters / 2;
}

// A sum over the words, so that their order does not count. Digits tell apart what one template made ("post-4711").
std::uint32_t hash_of_class(std::string_view words) {
    std::uint32_t sum = 0;
    for (std::size_t at = 0; at < words.size();) {
        std::uint64_t hash = hash_seed;
        const std::size_t begin = at;
        for (; at < words.size() && !is_white_space(words[at]); ++at) {
            const bool is_digit = words[at] >= '0' && words[at] <= '9';
            if (!is_digit) hash = hash_step(hash, static_cast<unsigned char>(words[at]));
        }
        if (at > begin) sum += static_cast<std::uint32_t>(hash >> 32) | 1U;
        while (at < words.size() && is_white_space(words[at])) ++at;
    }
    return sum;
}

}  // namespace

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
    const bool shows = text.find_first_not_of(white_space) != std::string_view::npos;
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
        text_ += text;
    } else {
        append_collapsed(text);
    }
    cut_at_limit();
    extend_spans(role, before);
    is_break_due_ = false;
}

void LineMaker::append_collapsed(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        if (is_white_space(text[i])) {
            is_space_due_ = true;
            ++i;
            continue;
        }
        if (is_space_due_ && !text_.empty()) text_ += ' ';
        is_space_due_ = false;
        const std::size_t begin = i;
        while (i < text.size() && !is_white_space(text[i])) ++i;
        text_.append(text, begin, i - begin);
    }
}

void LineMaker::cut_at_limit() {
    if (text_.size() <= options_.max_line_bytes) return;
    std::size_t size = options_.max_line_bytes;
    while (size > 0 && (static_cast<unsigned char>(text_[size]) & 0xC0) == 0x80) --size;
    text_.resize(size);
    is_cut_ = true;
    page_.limits_met.line_bytes = true;
}

// White space and blanks at the ends of a run are dropped from a line's ends, and between runs the interval covers them
// anyway. The indent of the first line of code belongs to it.
void LineMaker::take_source_interval(const TextRun& run) {
    const std::string_view source = decoded_.text.substr(run.begin, run.end - run.begin);
    std::size_t first = leading_blank_source_size(source);
    if (role_.is_preformatted) {
        first = source.find_first_not_of(white_space);
        first = first == std::string_view::npos ? 0 : first;
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
        text_ += '\n';
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
    const std::string_view* source = tree_.attribute(element, AttributeName::src);
    const std::string_view* label = tree_.attribute(element, AttributeName::alt);
    const std::uint32_t place = offset_of(text_.size());
    spans_.push_back({place, place, SpanKind::image, source == nullptr ? std::string_view{} : *source,
                      label == nullptr ? std::string_view{} : *label});
}

void LineMaker::add_boundary(const ElementRole& role) {
    if (!role.is_preformatted || !is_begun_ || role.block != role_.block) {
        finish_line();
    } else if (!text_.empty() && text_.back() != '\n') {
        text_ += '\n';
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
    const std::string_view added = std::string_view(text_).substr(std::min<std::size_t>(before, text_.size()));
    const std::size_t first = added.find_first_not_of(white_space);
    if (first == std::string_view::npos) return;
    const std::uint32_t begin = before + offset_of(first);
    const std::uint32_t end = before + offset_of(added.find_last_not_of(white_space) + 1);
    for (std::size_t i = 0; i < text_style_count; ++i) {
        const std::uint32_t owner = span_owner(static_cast<SpanKind>(i), role);
        if (owner == no_element) continue;
        if (open_spans_[i].owner == no_element) open_spans_[i] = {owner, begin, begin};
        open_spans_[i].end = end;
    }
}

void LineMaker::trim_end() {
    text_.resize(text_.size() - trailing_blank_size(text_));
    const std::uint32_t size = offset_of(text_.size());
    for (Span& span : spans_) {
        span.begin = std::min(span.begin, size);
        span.end = std::min(span.end, size);
    }
}

// Code keeps its layout, but for blank lines before and behind it.
void LineMaker::trim_preformatted() {
    const std::size_t blank = std::min(leading_blank_size(text_), text_.size());
    const std::size_t last_newline = blank == 0 ? std::string::npos : text_.rfind('\n', blank - 1);
    if (last_newline == std::string::npos) return;
    const std::uint32_t removed = offset_of(last_newline + 1);
    text_.erase(0, removed);
    for (Span& span : spans_) {
        span.begin -= std::min(span.begin, removed);
        span.end -= std::min(span.end, removed);
    }
}

void LineMaker::finish_line() {
    if (!is_begun_) return;
    for (std::size_t i = 0; i < text_style_count; ++i) close_span(static_cast<SpanKind>(i));
    trim_end();
    if (role_.is_preformatted) trim_preformatted();
    if (!text_.empty()) write_line();
    text_.clear();
    spans_.clear();
    source_begin_ = source_end_ = 0;
    is_begun_ = is_space_due_ = is_break_due_ = is_cut_ = false;
}

void LineMaker::write_line() {
    if (page_.lines.size() >= options_.max_lines) {
        page_.limits_met.lines = true;
        return;
    }
    PageLine line;
    line.text = page_.arena.copy(text_);
    line.element = page_element(role_.block);
    line.inline_concepts = inline_concepts_;
    line.kind = role_.kind;
    line.heading_level = role_.heading_level;
    line.source_begin = decoded_.source_begin(source_begin_);
    line.source_end = decoded_.source_end(source_end_);
    write_spans(line);
    page_.lines.push_back(line);
    if (!role_.is_furniture && role_.kind != LineKind::control) prose_words_ += rough_word_count(line.text);
}

void LineMaker::write_spans(PageLine& line) {
    std::erase_if(spans_, [](const Span& span) { return span.begin == span.end && span.kind != SpanKind::image; });
    std::stable_sort(spans_.begin(), spans_.end(), [](const Span& a, const Span& b) { return a.begin < b.begin; });
    line.first_span = offset_of(page_.spans.size());
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
        row.concepts = roles_.of(added).own_concepts;
        row.tag = tree_.elements[added].tag;
        if (const std::string_view* words = tree_.attribute(added, AttributeName::class_)) {
            row.class_hash = hash_of_class(*words);
        }
        row.depth = row.parent == no_element ? std::uint16_t{0}
                                             : static_cast<std::uint16_t>(page_.elements[row.parent].depth + 1);
        page_index_[added] = offset_of(page_.elements.size());
        page_.elements.push_back(row);
    }
    return page_index_[element];
}

void LineMaker::add_made_up_line(std::string_view text, std::uint32_t page_element, std::uint32_t begin,
                                 std::uint32_t end) {
    finish_line();
    append_collapsed(text);
    cut_at_limit();
    trim_end();
    if (!text_.empty() && page_.lines.size() < options_.max_lines) {
        PageLine line;
        line.text = page_.arena.copy(text_);
        line.element = page_element;
        line.first_span = offset_of(page_.spans.size());
        line.source_begin = decoded_.source_begin(begin);
        line.source_end = decoded_.source_end(end);
        page_.lines.push_back(line);
    } else if (!text_.empty()) {
        page_.limits_met.lines = true;
    }
    text_.clear();
    is_space_due_ = is_cut_ = false;
}

}  // namespace dehusk
