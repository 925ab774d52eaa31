// The widths that stretches of a dump were wrapped at.
#pragma once

#include <cstdint>
#include <vector>

namespace dehusk {

/// What the sentence does at a line break that may lie inside a paragraph.
enum class RunsOn : std::uint8_t {
    unknown,  ///< a full stop before the break, or a capital behind it
    perhaps,  ///< no full stop, and a script without small letters
    surely,   ///< no full stop, and a small letter behind it
};

/// A line break that may lie inside a paragraph, and the widths at which a wrapper would have broken there: the line
/// fitted, and with the next line's first word it would not have.
struct LineBreak {
    std::uint32_t line = 0;  ///< the line in front of it
    std::uint16_t lowest = 0;
    std::uint16_t highest = 0;
    RunsOn runs_on = RunsOn::unknown;
    /// Prose long enough to tell a width.
    bool is_telling = false;
    /// The line stood in the dump before: no witness of its own.
    bool is_repeated = false;
    /// Columns that the next line fills, 0 where it is a single word, which wrappers let stick out.
    std::uint16_t next_edge = 0;
    /// Where the line's text begins: columns set side by side were wrapped at widths of their own.
    std::uint16_t margin = 0;
};

/// Columns a stretch was wrapped at, known only as an interval where evidence is thin. 0 where it was not wrapped.
struct WrapWidth {
    std::uint16_t lowest = 0;
    std::uint16_t highest = 0;
    explicit operator bool() const { return lowest != 0; }
};

/// Room for the breaks of one dump after another.
struct WrapMemory {
    /// What find_wrap_widths() found.
    std::vector<WrapWidth> widths;
    std::vector<std::uint32_t> suitabilities;
    std::vector<std::uint8_t> is_explained;
    /// By margin.
    std::vector<std::uint32_t> votes;
};

/// Fills `memory.widths` with the width that made each of `breaks`, which are in the order of their lines; none for
/// those that no wrapper made. Linear.
void find_wrap_widths(const std::vector<LineBreak>& breaks, WrapMemory& memory);

}  // namespace dehusk
