// What the pipeline filled, as the steps of assembling read it.
#pragma once

#include <cstdint>
#include <vector>

#include "assemble/selection.hpp"
#include "pipeline.hpp"

namespace dehusk {

/// Views its arguments. `scores` and `threshold` are the classifier's, in permille.
inline Evidence evidence_of(const Pipeline& pipeline, const std::vector<std::int32_t>& scores, std::int32_t threshold,
                            AssemblyMemory& memory) {
    return {pipeline.page,
            pipeline.text,
            pipeline.measurer,
            pipeline.measurer.line_facts(),
            *pipeline.rules,
            pipeline.hits,
            scores,
            threshold,
            memory};
}

}  // namespace dehusk
