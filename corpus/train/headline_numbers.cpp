// Writes the candidates for the headline of many pages with their numbers, for the trainer.
//
// usage: headline_numbers MANIFEST      prints the stamp, then one JSON object per document: {"candidates": [[text,
// [number, ...]], ...]}
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "assemble/headline_candidates.hpp"
#include "manifest.hpp"
#include "pipeline.hpp"

int main(int argc, char** argv) {
    using nlohmann::json;
    if (argc != 2) {
        std::cerr << "usage: headline_numbers MANIFEST\n";
        return 2;
    }
    std::cout << dehusk::headline_stamp << '\n';
    dehusk::Pipeline pipeline;
    for (const ManifestEntry& entry : read_manifest(argv[1])) {
        const std::vector<char> bytes = read_whole_file<char>(entry.path);
        dehusk::Options options;
        options.input = entry.kind;
        dehusk::Deadline deadline;
        dehusk::read_and_measure({bytes.data(), bytes.size()}, options, deadline, pipeline);
        const std::vector<std::int32_t> scores(pipeline.text.lines.size(), 0);
        const dehusk::Evidence evidence{pipeline.page,
                                        pipeline.text,
                                        pipeline.measurer,
                                        pipeline.measurer.line_facts(),
                                        dehusk::RuleMatcher::builtin(),
                                        pipeline.hits,
                                        scores,
                                        500};
        dehusk::Arena arena;
        json candidates = json::array();
        for (const dehusk::HeadlineCandidate& candidate : dehusk::headline_candidates(evidence, {}, arena)) {
            candidates.push_back({candidate.text, candidate.row});
        }
        std::cout << json{{"candidates", candidates}}.dump(-1, ' ', false, json::error_handler_t::replace) << '\n';
    }
}
