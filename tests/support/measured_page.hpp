// A page run through the pipeline up to its numbers, with scores that a test sets: what the later stages are tested on.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "evidence.hpp"

namespace dehusk::testing {

/// The numbers of one line.
struct LineNumbers {
    const Measurer& measurer;
    std::uint32_t line = 0;
};

inline std::int32_t number(const LineNumbers& row, Number column) {
    return row.measurer.number(column, row.line);
}

class MeasuredPage {
  public:
    MeasuredPage(std::string bytes, InputKind kind, Options options = {}) : bytes_(std::move(bytes)) {
        options.input = kind;
        Deadline deadline;
        read_and_measure(bytes_, options, deadline, pipeline);
        scores.assign(pipeline.text.lines.size(), 900);
    }
    MeasuredPage(const MeasuredPage&) = delete;
    MeasuredPage& operator=(const MeasuredPage&) = delete;

    /// Index of the first line with that text, or -1.
    int line(std::string_view text) const {
        for (std::size_t i = 0; i < pipeline.text.lines.size(); ++i) {
            if (pipeline.text.lines[i].text == text) return static_cast<int>(i);
        }
        return -1;
    }

    LineNumbers row(int index) const { return {pipeline.measurer, static_cast<std::uint32_t>(index)}; }

    Evidence evidence() const { return evidence_of(pipeline, scores, threshold, memory_); }

    Pipeline pipeline;
    std::vector<std::int32_t> scores;
    std::int32_t threshold = 250;

  private:
    std::string bytes_;
    mutable AssemblyMemory memory_;
};

}  // namespace dehusk::testing
