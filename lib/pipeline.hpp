// The stages in order, up to the numbers of each line: what extraction and training share, so that they cannot differ.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include <dehusk/extract.hpp>

#include "decode/decode.hpp"
#include "measure/measure.hpp"
#include "normalise/normalise.hpp"
#include "page/html_reader.hpp"
#include "page/page.hpp"
#include "page/page_builder.hpp"
#include "page/text_reader.hpp"
#include "page/tree.hpp"
#include "residue/rules.hpp"
#include "support/deadline.hpp"

namespace dehusk {

/// What the stages fill, kept from page to page.
struct Pipeline {
    Decoded decoded;
    TreeReader tree_reader;
    Tree tree;
    PageBuilder page_builder;
    TextReader text_reader;
    Page page;
    NormalText text;
    const RuleMatcher* rules = &RuleMatcher::builtin();
    RuleMatcher::Workspace scratch;
    std::vector<RuleHit> hits;
    Measurer measurer;
    Limit limit = Limit::none;
};

/// Runs decode, page, normalise, residue and measure over `bytes`, which must outlive the use of `pipeline`.
void read_and_measure(std::string_view bytes, const Options& options, const Deadline& deadline, Pipeline& pipeline);

}  // namespace dehusk
