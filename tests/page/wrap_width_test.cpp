#include "page/wrap_width.hpp"

#include <utility>
#include <vector>

#include "support/catch.hpp"

using namespace dehusk;

namespace {

LineBreak at(std::uint32_t line, int lowest, int highest, RunsOn runs_on = RunsOn::surely) {
    return {line, static_cast<std::uint16_t>(lowest), static_cast<std::uint16_t>(highest), runs_on, true, false};
}

// Breaks that a wrapper at `width` makes, with words of four to ten columns.
void add_wrapped(std::vector<LineBreak>& breaks, int width, int count) {
    for (int i = 0; i < count; ++i) {
        const int word = 4 + i * 5 % 7;
        const int left = i * 3 % word;
        breaks.push_back(at(static_cast<std::uint32_t>(breaks.size()), width - left, width - left + word));
    }
}

std::size_t found(const std::vector<WrapWidth>& widths) {
    std::size_t count = 0;
    for (const WrapWidth& width : widths) count += width ? 1 : 0;
    return count;
}

std::vector<WrapWidth> widths_of(const std::vector<LineBreak>& breaks) {
    WrapMemory memory;
    find_wrap_widths(breaks, memory);
    return memory.widths;
}

}  // namespace

TEST_CASE("a width that most breaks agree on is found") {
    for (int width = 40; width <= 120; width += 7) {
        CAPTURE(width);
        std::vector<LineBreak> breaks;
        add_wrapped(breaks, width, 20);
        const std::vector<WrapWidth> widths = widths_of(breaks);
        CHECK(found(widths) == breaks.size());
        CHECK(widths[3].lowest <= width);
        CHECK(widths[3].highest >= width);
    }
}

TEST_CASE("two stretches have two widths") {
    std::vector<LineBreak> breaks;
    add_wrapped(breaks, 60, 30);
    add_wrapped(breaks, 90, 30);
    const std::vector<WrapWidth> widths = widths_of(breaks);
    CHECK(widths[2].highest < 70);
    CHECK(widths[57].lowest > 80);
}

TEST_CASE("columns side by side keep widths of their own, though one width lies within most breaks of both") {
    std::vector<LineBreak> breaks;
    for (const auto& [margin, width] : {std::pair{16, 90}, std::pair{24, 94}}) {
        const std::size_t begin = breaks.size();
        add_wrapped(breaks, width, 12);
        for (std::size_t i = begin; i < breaks.size(); ++i) {
            breaks[i].margin = static_cast<std::uint16_t>(margin);
            breaks[i].next_edge = static_cast<std::uint16_t>(width);
        }
    }
    const std::vector<WrapWidth> widths = widths_of(breaks);
    CHECK(widths[11].lowest == 90);
    CHECK(widths[11].highest < 94);
    CHECK(widths[12].lowest == 94);
}

TEST_CASE("a width in which the next line would not have fitted made no break") {
    std::vector<LineBreak> breaks;
    add_wrapped(breaks, 72, 20);
    breaks[10].next_edge = 72;
    CHECK(widths_of(breaks)[10]);
    breaks[10].next_edge = 80;
    CHECK_FALSE(widths_of(breaks)[10]);
}

TEST_CASE("breaks at any column have no width") {
    std::vector<LineBreak> breaks;
    for (int i = 0; i < 60; ++i)
        breaks.push_back(at(static_cast<std::uint32_t>(i), 30 + i * 37 % 150, 35 + i * 37 % 150));
    CHECK(found(widths_of(breaks)) == 0);
}

TEST_CASE("few breaks, or the same line again, are no evidence") {
    std::vector<LineBreak> breaks;
    add_wrapped(breaks, 72, 2);
    CHECK(found(widths_of(breaks)) == 0);
    breaks.clear();
    add_wrapped(breaks, 72, 20);
    for (LineBreak& entry : breaks) entry.is_repeated = true;
    CHECK(found(widths_of(breaks)) == 0);
}

TEST_CASE("breaks that show nothing follow a stretch that is wrapped for the most part, and no other") {
    std::vector<LineBreak> breaks;
    add_wrapped(breaks, 72, 6);
    breaks.push_back(at(6, 70, 75, RunsOn::unknown));
    add_wrapped(breaks, 72, 6);
    CHECK(widths_of(breaks)[6]);
    breaks.clear();
    for (std::uint32_t i = 0; i < 60; ++i) breaks.push_back(at(i, 20, 26, RunsOn::unknown));
    breaks.push_back(at(60, 70, 75, RunsOn::unknown));
    add_wrapped(breaks, 72, 4);
    CHECK_FALSE(widths_of(breaks)[60]);
}

TEST_CASE("no breaks, no widths") {
    CHECK(widths_of({}).empty());
}
