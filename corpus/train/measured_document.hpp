// A document read and measured as extraction does it: what the training programs share.
#pragma once

#include <cstdint>
#include <vector>

#include "evidence.hpp"
#include "manifest.hpp"

/// Keeps its memory from document to document.
class MeasuredDocument {
  public:
    void read(const ManifestEntry& entry) {
        bytes_ = read_whole_file<char>(entry.path);
        dehusk::Options options;
        options.input = entry.kind;
        deadline = dehusk::Deadline{};
        dehusk::read_and_measure({bytes_.data(), bytes_.size()}, options, deadline, pipeline);
    }

    /// Views the document and `scores`.
    dehusk::Evidence evidence(const std::vector<std::int32_t>& scores, std::int32_t threshold) const {
        return dehusk::evidence_of(pipeline, scores, threshold, memory_);
    }

    dehusk::Pipeline pipeline;
    dehusk::Deadline deadline;

  private:
    std::vector<char> bytes_;
    mutable dehusk::AssemblyMemory memory_;
};
