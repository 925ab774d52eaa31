// Writes the candidates for the headline of many pages with their numbers, for the trainer.
//
// usage: headline_numbers MANIFEST      prints the stamp, then one JSON object per document: {"candidates": [[text,
// [number, ...]], ...]}
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "assemble/headline_candidates.hpp"
#include "measured_document.hpp"

int main(int argc, char** argv) {
    using nlohmann::json;
    if (argc != 2) {
        std::cerr << "usage: headline_numbers MANIFEST\n";
        return 2;
    }
    std::cout << dehusk::headline_stamp << '\n';
    MeasuredDocument document;
    for (const ManifestEntry& entry : read_manifest(argv[1])) {
        document.read(entry);
        const dehusk::Pipeline& pipeline = document.pipeline;
        const std::vector<std::int32_t> scores(pipeline.text.lines.size(), 0);
        const dehusk::Evidence evidence = document.evidence(scores, 500);
        json candidates = json::array();
        for (const dehusk::HeadlineCandidate& candidate : dehusk::headline_candidates(evidence, {})) {
            candidates.push_back({candidate.text, candidate.row});
        }
        std::cout << json{{"candidates", candidates}}.dump(-1, ' ', false, json::error_handler_t::replace) << '\n';
    }
}
