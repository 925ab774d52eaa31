// The lines of a text dump as they stand, each with the few facts that joining and marking ask about.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "support/deadline.hpp"

namespace dehusk {

/// What stood before a line's text and was taken off it.
enum class DumpMark : std::uint8_t { none, bullet, number, heading };

/// What the first letter or digit of a line is, marks and opening punctuation passed over.
enum class LineStart : std::uint8_t { other, lower, upper, caseless, digit };

/// A line that is not blank. Columns are counted from 0, a tab goes to the next multiple of eight, and wide characters
/// take two.
struct DumpLine {
    /// Offsets in the decoded text: the first character that is not blank, the text behind the marks, and its end.
    std::uint32_t line_begin = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    /// Of the number of a numbered item. Unlike other marks it stays in the text: readers count by it, and sentences
    /// refer to it.
    std::uint32_t number_begin = 0;
    /// Column behind the last character.
    std::uint32_t edge = 0;
    /// Column of `line_begin` and of `begin`.
    std::uint16_t indent = 0;
    std::uint16_t text_column = 0;
    /// Columns of the first word: what a wrapper would have had to fit on the line before.
    std::uint16_t first_word = 0;
    std::uint16_t blank_lines_before = 0;
    std::uint8_t quote_depth = 0;
    std::uint8_t heading_level = 0;
    DumpMark mark = DumpMark::none;
    LineStart start = LineStart::other;
    /// Ends, or begins, with a character of a script that puts no spaces between words.
    bool starts_unspaced : 1 = false;
    bool ends_unspaced : 1 = false;
    /// Ends with a full stop, question mark and the like, closing quotes and brackets passed over.
    bool ends_sentence : 1 = false;
    bool ends_hyphen : 1 = false;
    bool one_word : 1 = false;
    /// At least four words, or any text without spaces: prose rather than a label.
    bool is_wordy : 1 = false;
    /// Blanks follow the text on its line; at least two of them mean a line break in Markdown.
    bool ends_blank : 1 = false;
    bool ends_two_blanks : 1 = false;
    /// A row of a table, a rule (`---`), a fence (```): never part of a paragraph.
    bool is_fixed : 1 = false;
    /// Looks like program text, or talks about it.
    bool is_program : 1 = false;
    bool is_rule : 1 = false;
    bool is_fence : 1 = false;
};

/// Fills `lines` with the lines of `text` that are not blank, marks not yet looked for. Ends at `max_lines` of them
/// (returns false) or when the deadline passes.
bool split_dump(std::string_view text, std::size_t max_lines, Deadline& deadline, std::vector<DumpLine>& lines);

/// Facts about the text between `line.begin` and `line.end`, which begins at `line.text_column`.
void describe_line(std::string_view text, DumpLine& line);

}  // namespace dehusk
