// Counts the tree nodes that both passes look at, a line on average: what the sizes of the models are chosen by.
//
// usage: nodes_visited MANIFEST      with the models of DEHUSK_MODEL_FOLDER; prints documents, lines, nodes and nodes a
// line
#include <cstdint>
#include <iostream>
#include <vector>

#include "classify/classify.hpp"
#include "manifest.hpp"
#include "pipeline.hpp"

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "usage: nodes_visited MANIFEST\n";
        return 2;
    }
    dehusk::Pipeline pipeline;
    std::vector<std::int32_t> scores;
    std::uint64_t documents = 0, lines = 0, nodes = 0;
    for (const ManifestEntry& entry : read_manifest(argv[1])) {
        const std::vector<char> bytes = read_whole_file<char>(entry.path);
        dehusk::Options options;
        options.input = entry.kind;
        dehusk::Deadline deadline;
        dehusk::read_and_measure({bytes.data(), bytes.size()}, options, deadline, pipeline);
        const dehusk::Model& model = pipeline.page.is_text ? dehusk::text_model() : dehusk::html_model();
        nodes += dehusk::classify(model, pipeline.measurer, deadline, scores).nodes_visited;
        lines += scores.size();
        ++documents;
    }
    const double per_line = lines == 0 ? 0.0 : static_cast<double>(nodes) / static_cast<double>(lines);
    std::cout << documents << " documents, " << lines << " lines, " << nodes << " nodes, " << per_line << " a line\n";
}
