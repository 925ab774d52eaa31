// What a page states of its article: who wrote it, when it was published, in which language. Nothing is guessed: where
// it is stated nowhere, or statements of equal standing contradict each other, there is none.
#pragma once

#include <vector>

#include <dehusk/extract.hpp>

#include "assemble/selection.hpp"

namespace dehusk {

/// Fills byline, published and language of `article`, whose headline is there already. Linear.
void read_statements(const Evidence& evidence, const std::vector<Decision>& decisions, Article& article);

}  // namespace dehusk
